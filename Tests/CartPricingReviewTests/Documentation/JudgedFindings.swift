// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The findings of the examples and the recipes that have any, read and judged by hand: each is right, and none is worse
/// than it says.
enum JudgedFindings {
  /// For each example or recipe, its findings: severity, kind and promotions.
  static let all: [String: [String]] = {
    var found: [String: [String]] = [:]
    var name = ""
    for line in table.split(separator: "\n") {
      if line.hasPrefix("# ") {
        name = String(line.dropFirst(2))
      } else {
        found[name, default: []].append(String(line))
      }
    }
    return found
  }()

  private static let table = """
    # best-for-the-customer.json
    low discountAboveShare welcome-12
    low splittingCostsLess welcome-12
    low splittingCostsLess big-sale
    # bundle-and-gift.json
    medium missingCurrency club-credit
    medium missingCurrency starter-kit
    # first-order.json
    low moreCostsLess free-shipping
    # free-shipping-near-miss.json
    low moreCostsLess free-shipping-50
    # tax-included.json
    medium moreCostsLess wrapping
    low discountAboveShare teachers
    low splittingCostsLess teachers
    # three-pay-two.json
    low idsDecide insoles sock-pairs
    low ended winter-sale
    # tiers-and-coupon.json
    low discountAboveShare spring-plants
    low moreCostsLess spend-more
    low splittingCostsLess spring-plants
    low idsDecide spend-more spring-plants
    # 20 off in Cyber Week
    low discountAboveShare cyber-week
    low splittingCostsLess cyber-week
    # A code that is used up
    low discountAboveShare cyber-week
    low splittingCostsLess cyber-week
    # 20 % on Cyber Monday from three items
    low moreCostsLess cyber-monday
    # 10 % of the subtotal from 100
    low moreCostsLess ten
    # Buy more, save more
    low moreCostsLess more
    # 5 % from 50, 10 % from 100
    low moreCostsLess spend
    # Spend 1,000, get 100 off this weekend
    low moreCostsLess thousand
    low splittingCostsLess thousand
    # A scale by volume
    low moreCostsLess licences
    low splittingCostsLess licences
    # An amount before or after tax
    low discountAboveShare twenty
    low splittingCostsLess twenty
    # A value for each currency
    low discountAboveShare welcome
    low splittingCostsLess welcome
    # An exclusive promotion, and a draft
    medium neverTaken newsletter spring
    # An amount off items, a percentage off a part
    low discountAboveShare toys
    # Buy 5, get 20 % off
    low moreCostsLess bulk
    # Buy 3, the 4th at 50 %
    low splittingCostsLess fourth
    # Buy X, get a discount on P others
    low moreCostsLess bag
    # Any three items, the most expensive at 50 %
    low moreCostsLess top
    low splittingCostsLess top
    # Buy for 100, get the most expensive discounted
    low moreCostsLess treat
    low splittingCostsLess treat
    # The cheapest of the items that cost at least 100
    low splittingCostsLess gadget
    # 30 % off the most expensive TV, 50 off the most expensive watch
    low discountAboveShare watch
    low splittingCostsLess watch
    low splittingCostsLess tv
    # 10 % off the cheapest book, 5 off the cheapest toy
    low discountAboveShare toy
    low splittingCostsLess toy
    low splittingCostsLess book
    # An item pairing, or a subtotal of one category
    low moreCostsLess photo
    # Two products, and the second is free
    low splittingCostsLess free-case
    # A quantity rule
    low splittingCostsLess rule
    # A linear rule, twice
    low splittingCostsLess twice
    # Free shipping over 50, and how near it is
    low moreCostsLess ship
    # Handling waived over 50
    low moreCostsLess no-fee
    # 10 off for an abandoned cart, once
    low discountAboveShare come-back
    # Segments follow events
    low splittingCostsLess regulars
    # Premium customers: buy one, get one at 50 %
    low splittingCostsLess premium
    # Above 250 for premium status
    low moreCostsLess premium
    # A voucher after a complaint
    low discountAboveShare sorry
    # A birthday: 20 off and free shipping
    low discountAboveShare birthday
    low splittingCostsLess birthday
    # In store only: buy 2, get 1 free
    low splittingCostsLess store
    # Once a customer, three times, a hundred times
    low discountAboveShare hundred
    low splittingCostsLess hundred
    # What the customer spent, ever or lately
    low discountAboveShare recent
    low splittingCostsLess recent
    low idsDecide big recent
    # An A/B test
    low discountAboveShare amount
    low splittingCostsLess amount
    # 5 off for every 50
    low moreCostsLess every
    # The best discount for each line
    low discountAboveShare euro
    # Once a day for each customer
    low discountAboveShare daily
    # A million codes without a list
    low discountAboveShare spring
    # A discount that the maker pays
    low discountAboveShare maker
    low splittingCostsLess maker
    # Two that exclude one another
    medium neverTaken ten twenty
    # With offers on shipping only
    low splittingCostsLess ten
    # Nothing after this one
    medium neverTaken newsletter week
    # Not on what is already reduced
    low discountAboveShare sale voucher
    low discountAboveShare ten voucher
    low splittingCostsLess voucher
    # One budget for several promotions
    low discountAboveShare ten
    low splittingCostsLess ten
    # A unit counts for one offer
    low moreCostsLess pairs
    low splittingCostsLess pairs
    # More than 100, and items below 10
    medium moreCostsLess large small
    low splittingCostsLess large
    # Only what can be discounted counts
    low moreCostsLess ten
    low splittingCostsLess ten
    # Free shipping up to 2 kg
    low splittingCostsLess light
    # Every third purchase
    low discountAboveShare third
    low splittingCostsLess third
    # Orders in another currency
    low discountAboveShare frequent
    low discountAboveShare large
    low splittingCostsLess frequent
    # From 100 before tax
    low moreCostsLess trade
    low splittingCostsLess trade
    # Steps after tax
    low moreCostsLess steps
    low splittingCostsLess steps
    # Never below the minimum price
    low discountAboveShare twelve
    low splittingCostsLess twelve
    # The third dearest of four free
    low splittingCostsLess third
    # Pairs from the cheapest end
    low moreCostsLess pairs
    low splittingCostsLess pairs
    # Half price for two of each
    low splittingCostsLess two
    # A code of the first bill is kept
    low ended start
    # A code for one customer, a code with an end
    low discountAboveShare present
    low splittingCostsLess present
    # The last code that does something
    low discountAboveShare five
    low splittingCostsLess five
    # An abandoned cart, the second time
    low discountAboveShare come-back
    # A referral: the customer who recommends
    medium moreCostsLess thanks
    # 12.40 more for 15 %
    low moreCostsLess more
    # The case for the phone is missing
    low moreCostsLess case
    # 5.00 are missing after discounts
    low moreCostsLess ship ten
    """
}

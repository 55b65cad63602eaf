// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

package import CartPricing

/// What somebody would write by hand for exactly the promotions of the typical checkout: the totals, and nothing else.
///
/// It is the yardstick of the benchmarks in two ways: the engine must agree with it on every cart, and its time is what
/// the engine's is compared with. It explains nothing, splits nothing over lines, and knows two things about the
/// workload: a line has one category, and no promotion brings a unit that another one takes money off below zero.
package struct HandWrittenTotals: Sendable {
  private let knowsSegments: Bool
  private let knowsCustomers: Bool
  private let discountsShipping: Bool
  private let givesGifts: Bool
  private let ids = KnownIDs()

  package init(parts: TypicalCheckout.Parts) {
    knowsSegments = parts.contains(.segments)
    knowsCustomers = parts.contains(.customers)
    discountsShipping = parts.contains(.shipping)
    givesGifts = parts.contains(.gifts)
  }

  package func totals(of cart: Cart, in context: PricingContext) -> Totals {
    let basket = Basket(cart, ids)
    let subtotal = basket.subtotal
    let vip = knowsSegments && context.isInSegment(ids.vip)

    // Items, each promotion by what it takes off the lines that it is about.
    var rest = subtotal
    if basket.sockUnits >= 3 { rest -= cheapest(basket.sockUnits / 3, of: basket.socks) }
    rest -= basket.fiveOffEach
    if vip && basket.shoes >= 20_000 { rest -= basket.fifteenPercentOfShoes }
    if !cart.isEntered(ids.noStacking) { rest -= basket.fivePercentOfElectronics }
    if knowsSegments && basket.bookUnits >= 2 {
      if context.isInSegment(ids.student) || context.isInSegment(ids.teacher) { rest -= basket.tenPercentOfBooks }
    }
    if basket.hasPartner { rest -= basket.twoFiftyOffEach }
    if basket.garden >= 20_000 { rest -= basket.twentyPercentOfGarden }
    if basket.toyUnits >= 6 { rest -= basket.tenPercentOfToys }
    if basket.shirtUnits >= 2 && cart.isEntered(ids.bogo) { rest -= cheapest(basket.shirtUnits / 2, of: basket.shirts) }

    // The cart, each promotion on what the earlier ones left.
    if subtotal >= 10_000 { rest -= percent(10, of: rest) }
    if cart.isEntered(ids.take25) { rest -= percent(25, of: rest) }
    if subtotal >= 15_000 && knowsSegments && context.isInSegment(ids.club) {
      rest -= percent(subtotal >= 60_000 ? 20 : subtotal >= 30_000 ? 15 : 10, of: rest)
    }
    if subtotal >= 60_000 && cart.isEntered(ids.spring5) { rest -= min(500, rest) }
    if knowsCustomers && context.isCustomer(ids.luckyCustomer) { rest -= percent(5, of: rest) }
    if subtotal >= 5_000 && knowsSegments && context.isInSegment(ids.birthday) { rest -= min(1_000, rest) }
    if basket.units >= 30 && knowsSegments && !context.isInSegment(ids.business) { rest -= percent(3, of: rest) }

    var shipping = cart.shippingCost
    if discountsShipping && (subtotal >= 5_000 || cart.isEntered(ids.freeShipping)) { shipping = 0 }

    var gifts: Int64 = 0
    if givesGifts && subtotal >= 70_000 { gifts += 500 }
    if givesGifts && vip && basket.beauty >= 5_000 { gifts += 500 }

    return Totals(
      subtotal: subtotal + gifts,
      discount: subtotal - rest + gifts + cart.shippingCost - shipping,
      total: rest + shipping
    )
  }
}

/// What one pass over the lines finds out.
private struct Basket {
  var subtotal: Int64 = 0
  var units = 0
  var socks: [(price: Int64, units: Int)] = []
  var sockUnits = 0
  var shirts: [(price: Int64, units: Int)] = []
  var shirtUnits = 0
  var shoes: Int64 = 0
  var fifteenPercentOfShoes: Int64 = 0
  var fivePercentOfElectronics: Int64 = 0
  var bookUnits = 0
  var tenPercentOfBooks: Int64 = 0
  var toyUnits = 0
  var tenPercentOfToys: Int64 = 0
  var garden: Int64 = 0
  var twentyPercentOfGarden: Int64 = 0
  var beauty: Int64 = 0
  var fiveOffEach: Int64 = 0
  var twoFiftyOffEach: Int64 = 0
  var hasPartner = false

  // Borrowed, since an initialiser would otherwise own its arguments, and so be given copies.
  init(_ cart: borrowing Cart, _ ids: borrowing KnownIDs) {
    // Lent through a span: a loop over the array would copy each line, with all that it holds.
    let lines = cart.lines.span
    for place in lines.indices {
      let price = lines[place].unitPrice.minorUnits(in: cart.currency) ?? 0
      let quantity = lines[place].quantity
      let value = price * Int64(quantity)
      subtotal += value
      units += quantity
      if let category = lines[place].categories.first {
        switch category {
        case ids.socks:
          socks.append((price, quantity))
          sockUnits += quantity
        case ids.shirts:
          shirts.append((price, quantity))
          shirtUnits += quantity
        case ids.shoes:
          shoes += value
          fifteenPercentOfShoes += percent(15, of: value)
        case ids.electronics:
          fivePercentOfElectronics += percent(5, of: value)
        case ids.books:
          bookUnits += quantity
          tenPercentOfBooks += percent(10, of: value)
        case ids.toys:
          toyUnits += quantity
          tenPercentOfToys += percent(10, of: value)
        case ids.garden:
          garden += value
          twentyPercentOfGarden += percent(20, of: value)
        case ids.beauty:
          beauty += value
        default:
          break
        }
      }
      switch lines[place].sku {
      case ids.fiveOff: fiveOffEach += 500 * Int64(quantity)
      case ids.twoFiftyOff: twoFiftyOffEach += 250 * Int64(quantity)
      case ids.partner: hasPartner = true
      default: break
      }
    }
  }
}

/// A percentage of an amount that is not negative, rounded half up.
private func percent(_ percent: Int64, of amount: Int64) -> Int64 {
  (amount * percent + 50) / 100
}

/// What the `count` cheapest units cost together.
private func cheapest(_ count: Int, of lines: [(price: Int64, units: Int)]) -> Int64 {
  var missing = count
  var sum: Int64 = 0
  for line in lines.sorted(by: { $0.price < $1.price }) where missing > 0 {
    let taken = min(missing, line.units)
    sum += line.price * Int64(taken)
    missing -= taken
  }
  return sum
}

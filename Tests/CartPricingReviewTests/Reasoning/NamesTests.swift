// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@testable import CartPricingReview

@Suite("Names that are nearly equal")
struct NamesTests {
  @Test(
    "differ by case, accents, separators, a plural, a letter more or less, two letters exchanged, or a digit like a letter",
    arguments: [
      ("vip", "VIPs"), ("new-customer", "new_customer"), ("newcustomer", "New Customer"), ("coffee", "cofee"),
      ("shoe", "shoes"), ("newsletter", "newsletetr"), ("clearance", "clearence"), ("outlet", "outlett"),
      ("gold", "glod"), ("accessory", "accessories"), ("dress", "dresses"), ("Getränke", "getranke"),
      ("É-shop", "eshop"),
      ("SAVE10", "SAVE1O"), ("CLUB1", "CLUBI"),
    ])
  func near(_ pair: (String, String)) {
    #expect(NameTable.isNear(pair.0, pair.1))
    #expect(NameTable.isNear(pair.1, pair.0))
  }

  @Test(
    "are not those that differ by a digit, by more letters, or are short",
    arguments: [
      ("SAVE10", "SAVE20"), ("tier-1", "tier-2"), ("code1", "code12"), ("men", "women"), ("tea", "ten"),
      ("shirt", "skirt"), ("books", "boots"), ("gold", "silver"), ("spring", "string12"),
      ("SAVE10", "SAVE1A"), ("ABC0", "ABC1"),
    ])
  func far(_ pair: (String, String)) {
    #expect(!NameTable.isNear(pair.0, pair.1))
    #expect(!NameTable.isNear(pair.1, pair.0))
  }

  @Test("are reported only if one of them occurs once")
  func once() throws {
    func count(_ tags: [[TagID]]) throws -> Int {
      let promotions = tags.enumerated().map { place, tags in
        Promotion(
          PromotionID("p\(place)"), priority: place, actions: [.discount(.percent("5"), on: .items(.tag(tags)))])
      }
      var review = try Review(of: PromotionSet(currency: .eur, promotions), options: ReviewOptions(budget: 0))
      while !review.isFinished { review.advance(pricings: 1) }
      return review.findings.count { $0.kind == .nearlyEqualName }
    }
    #expect(try count([["sale"], ["sales"]]) == 1)
    #expect(try count([["sale"], ["sale"], ["sales"]]) == 1)
    #expect(try count([["sale"], ["sale"], ["sales"], ["sales"]]) == 0)
    #expect(try count([["sale"], ["other"]]) == 0)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Scenario {
  /// The name of the totals that are written by hand, which are the yardstick of all others.
  package static let yardstick = "hand-written"

  /// All scenarios, in the order of the tables.
  package static let all: [ScenarioEntry] =
    checkout + [large] + many + choices + quantities + lines + parts + documents + compiling

  private static let checkout = [
    ScenarioEntry(yardstick, "checkout: totals only, written by hand") { .handWritten(try .typicalCheckout()) },
    ScenarioEntry("checkout-totals", "checkout: totals only, workspace kept") { .totals(try .typicalCheckout()) },
    ScenarioEntry("checkout", "checkout: full result, workspace kept") {
      .keepingWorkspace(try .typicalCheckout())
    },
    ScenarioEntry("checkout-new-workspace", "checkout: full result, a new workspace for each cart") {
      .fullResult(try .typicalCheckout())
    },
    ScenarioEntry("checkout-fields", "checkout: full result, workspace kept, every field read") {
      .everyField(try .typicalCheckout())
    },
    ScenarioEntry("checkout-json", "checkout: full result, workspace kept, written as JSON") {
      .writtenAsJSON(try .typicalCheckout())
    },
    ScenarioEntry("checkout-new-carts", "checkout: full result, workspace kept, each cart made anew from its values") {
      .newCarts(try .typicalCheckout())
    },
    ScenarioEntry("checkout-stream", "checkout: a cart and its context read from JSON, priced and written as JSON") {
      .stream(try .typicalCheckout())
    },
  ]

  private static let large = ScenarioEntry("large-cart", "large carts: 200 lines, 100 promotions") {
    .keepingWorkspace(try .plain(LargeCarts.carts(), LargeCarts.promotions()))
  }

  private static let many =
    [10, 1_000, 100_000, 1_000_000].map { count in
      ScenarioEntry(
        promotions(count), "\(grouped(count)) promotions, 5 match, the same cart", count > 1_000 ? .timed : .gated
      ) {
        .keepingWorkspace(try .manyPromotions(count))
      }
    }
    + [false, true].flatMap { hits in
      [10, 1_000_000].map { count in
        ScenarioEntry(
          "\(promotions(count))-varied\(hits ? "-hits" : "")",
          "\(grouped(count)) promotions, 65,536 carts\(hits ? " with their SKUs" : "")",
          .timed
        ) {
          .keepingWorkspace(try .manyPromotionsVaried(count, hits: hits))
        }
      }
    }

  private static let choices =
    [
      ScenarioEntry("conflicting-promotions", "the best set of 12 conflicting promotions") {
        .keepingWorkspace(try .choice())
      }
    ]
    + [4, 8, 12, 16, 20].map { count in
      ScenarioEntry(
        "best-set-\(count)", "the best subset of \(count) promotions, no two on the same items"
      ) {
        .keepingWorkspace(try .choice(of: count))
      }
    }

  private static let quantities =
    [10, 1_000_000_000].map { quantity in
      ScenarioEntry(
        "quantity-\(quantity)", "4 promotions, 10 lines of quantity \(grouped(quantity)), prices divide evenly"
      ) {
        .keepingWorkspace(try .evenPrices(quantity: quantity))
      }
    }
    + [10, 1_000_000_000].map { quantity in
      ScenarioEntry(
        "uneven-quantity-\(quantity)",
        "the checkout promotions, 10 lines of quantity \(grouped(quantity)), cents left over", .counted
      ) {
        .keepingWorkspace(try .unevenPrices(quantity: quantity))
      }
    }

  private static let lines = [1, 10, 100, 1_000, 10_000].map { lines in
    ScenarioEntry(
      "lines-\(lines)", "the checkout promotions, \(grouped(lines)) \(lines == 1 ? "line" : "lines")",
      lines > 1_000 ? .counted : .gated
    ) {
      .keepingWorkspace(try .ofLines(lines))
    }
  }

  private static let parts = [
    ScenarioEntry("part-cart", "the checkout carts without a promotion, totals only") { .totals(try .checkoutCarts()) },
    ScenarioEntry("part-qualifier", "… with one qualifier of 24 leaves") {
      .totals(try .checkoutCarts(Parts.qualifier))
    },
    ScenarioEntry("part-selectors", "… with one qualifier that adds up the units of 8 selectors") {
      .totals(try .checkoutCarts(Parts.selectors))
    },
    ScenarioEntry("part-item-step", "… with a percentage off a category") {
      .totals(try .checkoutCarts(Parts.itemStep))
    },
    ScenarioEntry("part-cart-step", "… with a percentage off the whole") {
      .totals(try .checkoutCarts(Parts.cartStep))
    },
    ScenarioEntry("part-result", "the checkout carts without a promotion, full result") {
      .keepingWorkspace(try .checkoutCarts())
    },
    ScenarioEntry("part-allocate", "`Allocation.allocate` over ten weights") { .allocating() },
  ]

  private static let documents = [
    ScenarioEntry("read-cart", "checkout: a cart and its context read from JSON") {
      .reading(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-set", "the checkout promotion set read from JSON") {
      .readingSet(try .typicalCheckout())
    },
    ScenarioEntry("read-cart-codable", "checkout: the same by Foundation's JSONDecoder", .counted) {
      .decoding(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-cart-plain-codable", "checkout: JSONDecoder into structs of strings and integers", .counted) {
      .decodingPlainly(TypicalCheckout.workload(parts: .all))
    },
  ]

  private static let compiling =
    [
      ScenarioEntry("compile-checkout", "the 20 checkout promotions compiled") {
        .compiling(try .typicalCheckout())
      }
    ]
    + [1_000, 100_000, 1_000_000].map { count in
      ScenarioEntry(
        "compile-\(promotions(count))", "\(grouped(count)) promotions compiled", count > 1_000 ? .timed : .gated
      ) {
        .compiling(try .manyPromotions(count))
      }
    }
    + [1_000, 1_000_000].map { count in
      ScenarioEntry(
        "update-\(promotions(count))", "one of \(grouped(count)) promotions replaced in a new engine",
        count > 1_000 ? .timed : .gated
      ) {
        try .updating(count)
      }
    }
    + [false, true].map { reserved in
      ScenarioEntry(
        "fill-\(reserved ? "reserved-" : "")dictionaries",
        "1,000,000 ids and keys filled into dictionaries\(reserved ? " of reserved capacity" : "")", .timed
      ) {
        try .fillingDictionaries(1_000_000, reserved: reserved)
      }
    }
}

/// The name of the scenario that prices one cart with so many promotions.
private func promotions(_ count: Int) -> String {
  count == 1_000_000 ? "million-promotions" : "promotions-\(count)"
}

/// A number with commas between its thousands.
private func grouped(_ number: Int) -> String {
  number < 1_000 ? "\(number)" : grouped(number / 1_000) + "," + padded(number % 1_000, to: 3)
}

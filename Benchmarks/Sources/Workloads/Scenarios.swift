extension Scenario {
  /// The name of the totals that are written by hand, which are the yardstick of all others.
  package static let yardstick = "hand-written"

  /// All scenarios, in the order of the tables.
  package static let all: [ScenarioEntry] =
    checkout + [large] + many + choices + quantities + lines + parts + documents + compiling

  private static let checkout = [
    ScenarioEntry(yardstick, "W1: totals only, written by hand") { .handWritten(try .typicalCheckout()) },
    ScenarioEntry("w1-totals", "W1: totals only, room kept") { .totals(try .typicalCheckout()) },
    ScenarioEntry("w1", "W1: full result, room kept") { .keepingRoom(try .typicalCheckout()) },
    ScenarioEntry("w1-new-room", "W1: full result, new room for each cart") { .fullResult(try .typicalCheckout()) },
    ScenarioEntry("w1-fields", "W1: full result, room kept, every field read") { .everyField(try .typicalCheckout()) },
    ScenarioEntry("w1-json", "W1: full result, room kept, written as JSON") { .writtenAsJSON(try .typicalCheckout()) },
  ]

  private static let large = ScenarioEntry("w2", "W2: 200 lines, 100 promotions") {
    .keepingRoom(try .plain(LargeCarts.carts(), LargeCarts.promotions()))
  }

  private static let many =
    [10, 1_000, 100_000, 1_000_000].map { count in
      ScenarioEntry(
        "w3-\(count)", "W3: \(grouped(count)) promotions, 5 match, the same cart", count > 1_000 ? .timed : .gated
      ) {
        .keepingRoom(try .manyPromotions(count))
      }
    }
    + [false, true].flatMap { hits in
      [10, 1_000_000].map { count in
        ScenarioEntry(
          "w3-varied-\(hits ? "hits-" : "")\(count)",
          "W3: \(grouped(count)) promotions, 65,536 carts\(hits ? " with their SKUs" : "")",
          .timed
        ) {
          .keepingRoom(try .manyPromotionsVaried(count, hits: hits))
        }
      }
    }

  private static let choices =
    [
      ScenarioEntry("w4", "W4: the best of 12 conflicting promotions") { .keepingRoom(try .choice()) }
    ]
    + [4, 8, 12, 16, 20].map { count in
      ScenarioEntry(
        "choice-\(count)", "the best subset of \(count) promotions, no two on the same items"
      ) {
        .keepingRoom(try .choice(of: count))
      }
    }

  private static let quantities =
    [10, 1_000_000_000].map { quantity in
      ScenarioEntry(
        "quantity-\(quantity)", "4 promotions, 10 lines of quantity \(grouped(quantity)), prices divide evenly"
      ) {
        .keepingRoom(try .evenPrices(quantity: quantity))
      }
    }
    + [10, 1_000_000_000].map { quantity in
      ScenarioEntry(
        "uneven-\(quantity)", "W1's promotions, 10 lines of quantity \(grouped(quantity)), cents left over", .counted
      ) {
        .keepingRoom(try .unevenPrices(quantity: quantity))
      }
    }

  private static let lines = [1, 10, 100, 1_000, 10_000].map { lines in
    ScenarioEntry(
      "lines-\(lines)", "W1's promotions, \(grouped(lines)) \(lines == 1 ? "line" : "lines")",
      lines > 1_000 ? .counted : .gated
    ) {
      .keepingRoom(try .ofLines(lines))
    }
  }

  private static let parts = [
    ScenarioEntry("part-cart", "W1's carts without a promotion, totals only") { .totals(try .checkoutCarts()) },
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
    ScenarioEntry("part-result", "W1's carts without a promotion, full result") {
      .keepingRoom(try .checkoutCarts())
    },
    ScenarioEntry("part-allocate", "`Allocation.allocate` over ten weights") { .allocating() },
  ]

  private static let documents = [
    ScenarioEntry("read", "W1: a cart and its context read from JSON") {
      .reading(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-codable", "W1: the same by Foundation's JSONDecoder", .counted) {
      .decoding(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-plain-codable", "W1: JSONDecoder into structs of strings and integers", .counted) {
      .decodingPlainly(TypicalCheckout.workload(parts: .all))
    },
  ]

  private static let compiling =
    [
      ScenarioEntry("compile-w1", "W1: 20 promotions compiled") { .compiling(try .typicalCheckout()) }
    ]
    + [1_000, 100_000, 1_000_000].map { count in
      ScenarioEntry(
        "compile-w3-\(count)", "W3: \(grouped(count)) promotions compiled", count > 1_000 ? .timed : .gated
      ) {
        .compiling(try .manyPromotions(count))
      }
    }
    + [1_000, 1_000_000].map { count in
      ScenarioEntry(
        "update-w3-\(count)", "W3: one of \(grouped(count)) promotions replaced in a new engine",
        count > 1_000 ? .timed : .gated
      ) {
        try .updating(count)
      }
    }
    + [false, true].map { reserved in
      ScenarioEntry(
        "fill-\(reserved ? "reserved-" : "")1000000",
        "W3: 1,000,000 ids and keys filled into dictionaries\(reserved ? " of reserved room" : "")", .timed
      ) {
        try .fillingDictionaries(1_000_000, reserved: reserved)
      }
    }
}

/// A number with commas between its thousands.
private func grouped(_ number: Int) -> String {
  number < 1_000 ? "\(number)" : grouped(number / 1_000) + "," + padded(number % 1_000, to: 3)
}

extension Scenario {
  /// The name of the totals that are written by hand, which are the yardstick of all others.
  package static let yardstick = "hand-written"

  /// All scenarios, in the order of the tables.
  package static let all: [ScenarioEntry] = checkout + larger + sizes + documents

  private static let checkout = [
    ScenarioEntry(yardstick, "W1: totals only, written by hand") {
      .handWritten(try .typicalCheckout())
    },
    ScenarioEntry("w1", "W1: full result") {
      .fullResult(try .typicalCheckout())
    },
    ScenarioEntry("w1-workspace", "W1: full result, room kept") {
      .keepingRoom(try .typicalCheckout())
    },
    ScenarioEntry("w1-fields", "W1: full result, room kept, every field read") {
      .everyField(try .typicalCheckout())
    },
    ScenarioEntry("w1-json", "W1: full result, room kept, written as JSON") {
      .writtenAsJSON(try .typicalCheckout())
    },
  ]

  private static let larger = [
    ScenarioEntry("w2", "W2: 200 lines, 100 promotions") {
      .keepingRoom(try .plain(LargeCarts.carts(), LargeCarts.promotions()))
    },
    ScenarioEntry("w3-10", "W3: 10 promotions, 5 match") { .keepingRoom(try .manyPromotions(10)) },
    ScenarioEntry("w3-1000", "W3: 1,000 promotions, 5 match") { .keepingRoom(try .manyPromotions(1_000)) },
    ScenarioEntry("w3-100000", "W3: 100,000 promotions, 5 match") { .keepingRoom(try .manyPromotions(100_000)) },
    ScenarioEntry("w4", "W4: the best of 12 conflicting promotions") { .keepingRoom(try .choice()) },
  ]

  private static let sizes =
    [10, 1_000_000_000].map { quantity in
      ScenarioEntry(
        "quantity-\(quantity)", "4 promotions, 10 lines of quantity \(grouped(quantity)), prices divide evenly"
      ) {
        .keepingRoom(try .evenPrices(quantity: quantity))
      }
    }
    + [10, 1_000_000_000].map { quantity in
      ScenarioEntry("uneven-\(quantity)", "W1's promotions, 10 lines of quantity \(grouped(quantity)), cents left over")
      {
        .keepingRoom(try .unevenPrices(quantity: quantity))
      }
    }
    + [1, 10, 100, 1_000, 10_000].map { lines in
      ScenarioEntry("lines-\(lines)", "W1's promotions, \(grouped(lines)) \(lines == 1 ? "line" : "lines")") {
        .keepingRoom(try .ofLines(lines))
      }
    }

  private static let documents = [
    ScenarioEntry("read", "W1: a cart and its context read from JSON") {
      .reading(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-codable", "W1: the same by Foundation's JSONDecoder") {
      .decoding(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("read-plain-codable", "W1: JSONDecoder into structs of strings and integers") {
      .decodingPlainly(TypicalCheckout.workload(parts: .all))
    },
    ScenarioEntry("compile-w1", "W1: 20 promotions compiled") { .compiling(try .typicalCheckout()) },
    ScenarioEntry("compile-w3-1000", "W3: 1,000 promotions compiled") { .compiling(try .manyPromotions(1_000)) },
    ScenarioEntry("compile-w3-100000", "W3: 100,000 promotions compiled") { .compiling(try .manyPromotions(100_000)) },
  ]
}

/// A number with commas between its thousands.
private func grouped(_ number: Int) -> String {
  number < 1_000 ? "\(number)" : grouped(number / 1_000) + "," + padded(number % 1_000, to: 3)
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A right value of a type and values of it that a host can author although they are wrong.
struct MalformedValues<Value: Sendable>: Sendable {
  let right: Value
  let wrong: [Value]

  init(right: Value, wrong: [Value]) {
    self.right = right
    self.wrong = wrong
  }

  /// The values of another type that are made of these.
  func map<Other: Sendable>(_ make: (Value) -> Other) -> MalformedValues<Other> {
    MalformedValues<Other>(right: make(right), wrong: wrong.map { make($0) })
  }

  /// Copies of a sample, each with one of the values.
  func put<Sample: Sendable>(into sample: Sample, _ put: (inout Sample, Value) -> Void) -> MalformedValues<Sample> {
    map { value in
      var copy = sample
      put(&copy, value)
      return copy
    }
  }
}

/// 257 bytes: one more than an id may have.
let tooLong = String(repeating: "x", count: 257)

extension MalformedValues {
  /// An id of a text; the wrong ones are empty or too long.
  static func id<Kind>(_ right: String) -> Self where Value == Identifier<Kind> {
    Self(right: Identifier(right), wrong: [Identifier(""), Identifier(tooLong)])
  }
}

extension MalformedValues where Value == CouponCode {
  /// A code; the wrong ones are empty or too long.
  static func code(_ right: String) -> Self {
    Self(right: CouponCode(right), wrong: [CouponCode(" "), CouponCode(tooLong)])
  }

  /// A code that was entered; an empty one is no fault.
  static func enteredCode(_ right: String) -> Self {
    Self(right: CouponCode(right), wrong: [CouponCode(tooLong)])
  }
}

extension MalformedValues where Value == String {
  static var idText: Self { Self(right: "x", wrong: ["", tooLong]) }
  static var empty: Self { Self(right: "x", wrong: [""]) }
}

extension MalformedValues where Value == Int {
  static var count: Self { Self(right: 0, wrong: [-1, 1_000_000_001, .min, .max]) }
  static var countAboveZero: Self { Self(right: 1, wrong: [0, -1, 1_000_000_001, .min, .max]) }
  static var signed: Self { Self(right: -1, wrong: [-1_000_000_001, 1_000_000_001, .min, .max]) }
}

extension MalformedValues where Value == Double {
  static var number: Self { Self(right: 1.5, wrong: [.nan, .infinity, -.infinity]) }
}

extension MalformedValues where Value == AttributeValue {
  static var attribute: Self {
    Self(right: "red", wrong: [.number(.nan), .number(.infinity), .number(-.infinity)])
  }
}

extension MalformedValues where Value == Amount {
  /// An amount in EUR: malformed, too fine, too large, or of another currency.
  static var amount: Self {
    Self(
      right: "1.00",
      wrong: [
        "", "abc", "1,5", "-1", ".5", "1.234", "1.000", "10000000000000.01", Amount(minorUnits: 1000, currency: .jpy),
        Amount(minorUnits: -1, currency: .eur),
      ])
  }
}

extension MalformedValues where Value == AmountByCurrency {
  /// A plain amount of a set in EUR, or a table without an entry.
  static var amount: Self {
    Self(
      right: "1.00",
      wrong: [
        "", "abc", "1,5", "-1", "1.234", "10000000000000.01", .plain(Amount(minorUnits: 1000, currency: .jpy)), [:],
      ])
  }

  /// A table with an amount in EUR.
  static var table: Self {
    Self(
      right: ["EUR": "1.00", "CHF": "1.00"],
      wrong: [["EUR": "abc"], ["EUR": "1.234", "CHF": "1.00"], ["EUR": Amount(minorUnits: 1000, currency: .jpy)]])
  }
}

extension MalformedValues where Value == Currency {
  static var currency: Self { Self(right: "EUR", wrong: ["", "Euro", "EURO", "eur", "XXQ"]) }
}

extension MalformedValues where Value == Instant {
  static var instant: Self {
    Self(
      right: "2026-11-27T18:30:00+01:00",
      wrong: ["", "2026-11-25 12:00", "2026-11-25", "2026-11-25T12:00:00", "2026-13-25T12:00:00Z", "tomorrow"])
  }
}

extension MalformedValues where Value == LocalDate {
  static var date: Self { Self(right: "1990-05-04", wrong: ["", "1990-13-25", "2027-02-29", "4 May 1990"]) }
}

extension MalformedValues where Value == TimeSpan {
  static var span: Self { Self(right: "P30D", wrong: ["", "P0D", "30 days", "P1M", "-P1D"]) }
}

extension MalformedValues where Value == BillingInterval {
  static var interval: Self { Self(right: "P1M", wrong: ["", "P1", "P0M", "monthly"]) }
}

extension MalformedValues where Value == TimeOfDay {
  /// A time at which a window begins.
  static var from: Self { Self(right: "09:00", wrong: ["", "9", "25:00", "18.30", "24:00"]) }
  /// A time at which a window ends.
  static var until: Self { Self(right: "24:00", wrong: ["", "9", "25:00", "18.30", "24:01"]) }
}

extension MalformedValues where Value == Rate {
  static var percentage: Self { Self(right: "12.5", wrong: ["", "%", "-1", "12.34567", "100.0001", "1001"]) }
  static var tax: Self { Self(right: "19", wrong: ["", "%", "-1", "12.34567", "1000.0001"]) }
  static var belowHundred: Self { Self(right: "50", wrong: ["", "half", "100", "100.0001"]) }
}

extension MalformedValues where Value == ExactDecimal {
  /// An exact number: malformed, too fine or too large.
  static var decimal: Self { Self(right: "1.5", wrong: ["", "-1", "1,5", "0.0000001", "1000000000"]) }
}

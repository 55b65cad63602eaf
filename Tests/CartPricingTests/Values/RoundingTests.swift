// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.10.
@Suite("Values: rounding")
struct RoundingTests {
  /// Numerator, denominator, and the quotient rounded halfUp, halfEven, halfDown, down.
  static let quotients: [(Int128, Int128, [Int128])] = [
    (24, 10, [2, 2, 2, 2]), (25, 10, [3, 2, 2, 2]), (26, 10, [3, 3, 3, 2]), (35, 10, [4, 4, 3, 3]),
    (0, 7, [0, 0, 0, 0]),
    (7, 7, [1, 1, 1, 1]), (1, 2, [1, 0, 0, 0]), (3, 2, [2, 2, 1, 1]), (1, 3, [0, 0, 0, 0]), (2, 3, [1, 1, 1, 0]),
    (-25, 10, [-3, -2, -2, -2]), (-35, 10, [-4, -4, -3, -3]), (-24, 10, [-2, -2, -2, -2]), (-26, 10, [-3, -3, -3, -2]),
    (.max, 1, [.max, .max, .max, .max]), (.min, 1, [.min, .min, .min, .min]), (.max, .max, [1, 1, 1, 1]),
    (1 << 64, 2, [1 << 63, 1 << 63, 1 << 63, 1 << 63]), ((1 << 66) + 2, 4, [(1 << 64) + 1, 1 << 64, 1 << 64, 1 << 64]),
    (5, 0, [0, 0, 0, 0]), (5, -1, [0, 0, 0, 0]), (.min, -1, [0, 0, 0, 0]),
  ]

  @Test(arguments: quotients)
  func `A quotient is rounded once`(_ numerator: Int128, _ denominator: Int128, _ expected: [Int128]) {
    for (rounding, quotient) in zip([Rounding.halfUp, .halfEven, .halfDown, .down], expected) {
      #expect(rounding.divide(numerator, by: denominator) == quotient, "\(rounding)")
    }
  }

  @Test func `Rounding agrees with counting in halves`() {
    var random = ValuesGenerator(seed: 2)
    for _ in 0..<5000 {
      let denominator = Int128(random.amount(upTo: 2_000_000_000) + 1)
      let numerator = Int128(random.amount(upTo: .max)) * (random.next() % 2 == 0 ? 1 : 1_000_000)
      let floor = numerator / denominator
      let twice = (numerator - floor * denominator) * 2
      let expected: [Rounding: Int128] = [
        .down: floor,
        .halfUp: floor + (twice >= denominator ? 1 : 0),
        .halfDown: floor + (twice > denominator ? 1 : 0),
        .halfEven: floor + (twice > denominator || (twice == denominator && floor % 2 == 1) ? 1 : 0),
      ]
      for rounding in Rounding.allCases {
        #expect(rounding.divide(numerator, by: denominator) == expected[rounding])
        #expect(rounding.divide(-numerator, by: denominator) == expected[rounding].map { -$0 })
      }
    }
  }

  @Test func `The names of roundings are those of documents`() {
    #expect(Rounding.allCases.map(\.rawValue) == ["halfUp", "halfEven", "halfDown", "down"])
    #expect(Rounding(rawValue: "up") == nil)
  }
}

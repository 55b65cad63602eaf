// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Parts of pricing by themselves: the checkout carts with one promotion that asks for little but that part. What a cart costs
/// without any promotion is a scenario too, so that a part's own cost is the difference.
enum Parts {
  /// A qualifier of 24 leaves, none of them about some lines only, of which each is asked: it never holds.
  static let qualifier = PlainPromotion(
    id: "p",
    when: .any(
      ["vip", "club", "student", "teacher", "birthday", "b2b", "app", "new"].map { segment in
        .all([.subtotal(atLeast: 100), .any([.segment(segment), .not(.segment(segment))]), .quantity(atLeast: 1_000)])
      }), effect: .percentOffCart(1_000))

  /// Eight selectors, each with the units of its lines added up: it never holds.
  static let selectors = PlainPromotion(
    id: "p", when: .any(TypicalCheckout.categories.prefix(8).map { .quantity(of: $0, atLeast: 1_000) }),
    effect: .percentOffCart(1_000))

  /// A percentage off the units of some lines, split over them.
  static let itemStep = PlainPromotion(id: "p", when: .always, effect: .percentOffCategory("socks", 1_500))

  /// A percentage off the whole, split over all lines.
  static let cartStep = PlainPromotion(id: "p", when: .always, effect: .percentOffCart(1_500))
}

extension PreparedWorkload {
  /// The checkout carts with these promotions.
  static func checkoutCarts(_ promotions: PlainPromotion...) throws -> PreparedWorkload {
    try plain(TypicalCheckout.carts(), promotions)
  }
}

extension Scenario {
  /// An amount split over ten weights by largest remainder: what `Allocation.allocate` does by itself.
  static func allocating() -> Scenario {
    var dice = SeededGenerator(seed: 20_250_610)
    let splits = (0..<1_024).map { _ in
      let weights = (0..<10).map { _ in Int64(dice.number(below: 10_000)) }
      return (amount: weights.reduce(0, +) * Int64(dice.number(below: 100)) / 100, weights: weights)
    }
    let verify: @Sendable () throws -> Void = {
      for split in splits {
        let shares = Allocation.allocate(split.amount, over: split.weights)
        guard shares == sharesByHand(split.amount, over: split.weights) else {
          throw Disagreement("\(split.amount) over \(split.weights): \(shares ?? [])")
        }
      }
    }
    return Scenario(distinct: splits.count, verify: verify) { operations in
      var sum: Int64 = 0
      for number in 0..<operations {
        let split = splits[number % splits.count]
        sum &+= Allocation.allocate(split.amount, over: split.weights)?[0] ?? 0
      }
      return sum
    }
  }
}

/// The shares as somebody finds them on paper: one unit after the other to the largest remainder that has had none.
private func sharesByHand(_ amount: Int64, over weights: [Int64]) -> [Int64] {
  let total = weights.reduce(0, +)
  guard total > 0 else { return weights }
  var shares = weights.map { amount * $0 / total }
  var remainders = weights.map { amount * $0 % total }
  while shares.reduce(0, +) < amount {
    guard let largest = remainders.max(), let place = remainders.firstIndex(of: largest) else { break }
    shares[place] += 1
    remainders[place] = -1
  }
  return shares
}

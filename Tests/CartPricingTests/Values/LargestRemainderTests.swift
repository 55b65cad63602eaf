// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.11 and §1.12.
@Suite("Values: allocation")
struct LargestRemainderTests {
  /// Largest remainder by the book: floors, then one unit at a time to the first of the largest remainders left.
  private func naive(_ amount: Int64, _ weights: [Int64]) -> [Int64] {
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { Int64(Int128(amount) * Int128($0) / total) }
    var remainders = weights.map { Int128(amount) * Int128($0) % total }
    while shares.reduce(0, +) < amount, let largest = remainders.max(), let place = remainders.firstIndex(of: largest) {
      shares[place] += 1
      remainders[place] = -1
    }
    return shares
  }

  private func wide(_ amount: Int128, _ weights: [Int128]) -> [Int128] {
    var shares = [Int128](repeating: 99, count: weights.count)
    var order: [Int32] = [7]
    var span = shares.mutableSpan
    Allocation.allocate(amount, over: weights.span, shares: &span, order: &order)
    return shares
  }

  private func runs(_ amount: Int64, _ weights: [Int64], _ counts: [Int64]) -> [Allocation.RunShare] {
    var shares: [Allocation.RunShare] = [.init(share: 9, extra: 9)]
    var order: [Int32] = [7]
    Allocation.allocate(amount, overRuns: weights.span, counts: counts.span, shares: &shares, order: &order)
    return shares
  }

  @Test(
    arguments: [
      (10, [15, 10, 5], [5, 3, 2]),  // 5, 3⅓, 1⅔: the left-over one to the third
      (1, [1, 1, 1], [1, 0, 0]), (2, [1, 1, 1], [1, 1, 0]), (3, [1, 1, 1], [1, 1, 1]), (0, [1, 1, 1], [0, 0, 0]),
      (0, [], []), (0, [0, 0], [0, 0]), (100, [0, 100, 0], [0, 100, 0]),
      (5, [3, 0, 3], [3, 0, 2]),  // 2½ each
      (100, [100, 200, 300], [17, 33, 50]),  // 16⅔, 33⅓, 50
      (7, [2, 2, 2, 2], [2, 2, 2, 1]),  // 1¾ each
      (1, [1, 2], [0, 1]), (2, [1, 2], [1, 1]),  // ⅓ ⅔; ⅔ 1⅓
      (.max, [.max], [.max]), (.max, [.max, .max], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
      (1, [.max, .max, .max], [1, 0, 0]),
    ] as [(Int64, [Int64], [Int64])])
  func `An amount is split by largest remainder`(_ amount: Int64, _ weights: [Int64], _ shares: [Int64]) {
    #expect(Allocation.allocate(amount, over: weights) == shares)
  }

  @Test(
    arguments: [
      (-1, [1]), (1, []), (1, [0]), (2, [1]), (1, [2, -1]), (0, [-1]), (.max, [.max - 1]), (.min, [.max]),
    ] as [(Int64, [Int64])])
  func `What cannot be split is refused`(_ amount: Int64, _ weights: [Int64]) {
    #expect(Allocation.allocate(amount, over: weights) == nil)
  }

  @Test func `Shares add up, stay within their weights, and follow the remainders`() {
    var random = ValuesGenerator(seed: 3)
    for round in 0..<3000 {
      let limit: Int64 = round % 3 == 0 ? 20 : round % 3 == 1 ? 1_000_000 : .max / 16
      let weights = (0..<Int.random(in: 0...12, using: &random)).map { _ in random.amount(upTo: limit) }
      let total = weights.reduce(0, +)
      let amount = round % 5 == 0 ? total : Int64.random(in: 0...total, using: &random)
      guard let shares = Allocation.allocate(amount, over: weights) else {
        Issue.record("refused \(amount) over \(weights)")
        continue
      }
      #expect(shares == naive(amount, weights), "\(amount) over \(weights)")
      #expect(shares.reduce(0, +) == amount)
      #expect(zip(shares, weights).allSatisfy { $0 >= 0 && $0 <= $1 })
    }
  }

  @Test func `Products beyond 128 bits are exact`() {
    let huge: Int128 = 200_000_000_000_000_000_000
    #expect(wide(huge, [huge, huge]) == [huge / 2, huge / 2])
    #expect(wide(huge + 1, [huge, huge]) == [huge / 2 + 1, huge / 2])
    #expect(
      wide(huge, [huge / 2, huge / 2, huge / 2]) == [
        66_666_666_666_666_666_667, 66_666_666_666_666_666_667, 66_666_666_666_666_666_666,
      ])
    #expect(wide(.max, [.max]) == [.max])
    #expect(wide(.max - 1, [.max - 2, 2]) == [.max - 3, 2])
    #expect(wide(huge, [huge]) == [huge])
  }

  @Test func `Wide and narrow weights split alike when scaled`() {
    var random = ValuesGenerator(seed: 4)
    let scale: Int128 = 100_000_000_000_000_000
    for _ in 0..<500 {
      let weights = (0..<6).map { _ in random.amount(upTo: 2000) }
      let total = weights.reduce(0, +)
      let amount = Int64.random(in: 0...total, using: &random)
      let shares = wide(Int128(amount) * scale, weights.map { Int128($0) * scale })
      #expect(shares.reduce(0, +) == Int128(amount) * scale)
      for (share, weight) in zip(shares, weights) where total > 0 {
        // Within one of the exact quotient, which here still fits 128 bits by the narrow weight.
        let floor = Int128(amount) * scale * Int128(weight) / Int128(total)
        #expect(share == floor || share == floor + 1)
      }
    }
  }

  @Test func `Unfit input of the hot forms gives zeros`() {
    #expect(wide(3, [1, 1]) == [0, 0])
    #expect(wide(-1, [1, 1]) == [0, 0])
    #expect(wide(1, [2, -1]) == [0, 0])
    #expect(wide(1, [.max, .max]) == [0, 0])
    #expect(runs(3, [1], [2]) == [.init(share: 0, extra: 0)])
    #expect(runs(-1, [1], [2]) == [.init(share: 0, extra: 0)])
    #expect(runs(1, [-1], [2]) == [.init(share: 0, extra: 0)])
    #expect(runs(1, [1], [-2]) == [.init(share: 0, extra: 0)])
    #expect(runs(1, [.max], [2]) == [.init(share: 0, extra: 0)])
    #expect(runs(1, [.max, 1], [1, 1]) == [.init(share: 0, extra: 0), .init(share: 0, extra: 0)])
    #expect(runs(1, [1, 1], [1]) == [.init(share: 0, extra: 0), .init(share: 0, extra: 0)])
    #expect(runs(0, [], []) == [])
  }

  @Test func `A run of units costs what one unit costs`() {
    // 10.00 off a million units at 20.00 each: 1000 cents over 10⁶ equal units, the first 1000 get one each.
    #expect(runs(1000, [2000], [1_000_000]) == [.init(share: 0, extra: 1000)])
    #expect(runs(2_500_000, [2000], [1_000_000]) == [.init(share: 2, extra: 500_000)])
    #expect(runs(2_000_000_000, [2000], [1_000_000]) == [.init(share: 2000, extra: 0)])
    #expect(runs(.max, [9_223_372_036], [1_000_000_000]) == [.init(share: 0, extra: 0)])
    #expect(
      runs(9_223_372_036_000_000_000, [9_223_372_036], [1_000_000_000]) == [.init(share: 9_223_372_036, extra: 0)])
    // Equal remainders: the earlier run first. 3 over units 1 1 | 1 1: ¾ each.
    #expect(runs(3, [1, 1], [2, 2]) == [.init(share: 1, extra: 0), .init(share: 0, extra: 1)])
    // 4 over units 3 3 | 2: 1½ 1½ | 1.
    #expect(runs(4, [3, 2], [2, 1]) == [.init(share: 1, extra: 1), .init(share: 1, extra: 0)])
    // A run without units takes no part, however much each of its units would weigh.
    #expect(runs(1, [.max, 1], [0, 2]) == [.init(share: 0, extra: 0), .init(share: 0, extra: 1)])
    #expect(runs(1, [5, 1], [0, 2]) == [.init(share: 0, extra: 0), .init(share: 0, extra: 1)])
  }

  @Test func `Runs give what the units spelled out give`() {
    var random = ValuesGenerator(seed: 5)
    for round in 0..<3000 {
      let count = Int.random(in: 0...6, using: &random)
      let weights = (0..<count).map { _ in random.amount(upTo: round % 2 == 0 ? 6 : 5000) }
      let counts = (0..<count).map { _ in Int64.random(in: 0...9, using: &random) }
      let units = zip(weights, counts).flatMap { Array(repeating: $0, count: Int($1)) }
      let amount = Int64.random(in: 0...units.reduce(0, +), using: &random)
      let shares = runs(amount, weights, counts)
      let spelled = zip(shares, counts).flatMap { share, count in
        (0..<count).map { share.share + ($0 < share.extra ? 1 : 0) }
      }
      #expect(spelled == Allocation.allocate(amount, over: units), "\(amount) over \(weights) × \(counts)")
      #expect(zip(shares, counts).allSatisfy { $0.extra == 0 || ($0.extra > 0 && $0.extra < $1) })
    }
  }

  @Test func `The largest remainders are found in any order of the entries`() {
    var random = ValuesGenerator(seed: 6)
    for round in 0..<600 {
      let count = Int.random(in: 1...60, using: &random)
      let remainders: [Int64] = (0..<count).map { place in
        switch round % 4 {
        case 0: Int64.random(in: 0...1000, using: &random)
        case 1: Int64.random(in: 0...3, using: &random)
        case 2: Int64(place < count / 2 ? place : count - place)  // a roof, on which middle pivots do badly
        default: Int64(place)
        }
      }
      let units = (0..<count).map { _ in round % 3 == 0 ? 1 : Int64.random(in: 1...5, using: &random) }
      let sorted = (0..<count).sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
      var expected = [Int64](repeating: 0, count: count)
      var left = Int64.random(in: 1...units.reduce(0, +), using: &random)
      let all = left
      for entry in sorted {
        expected[entry] = min(left, units[entry])
        left -= expected[entry]
      }
      var entries = (0..<Int32(count)).shuffled(using: &random)
      var span = entries.mutableSpan
      let chosen = Quickselect.choose(all, in: &span, remainder: { remainders[$0] }, units: { units[$0] })
      var given = [Int64](repeating: 0, count: count)
      for (place, entry) in entries.prefix(chosen.winners).enumerated() {
        given[Int(entry)] = place + 1 == chosen.winners ? chosen.ofLast : units[Int(entry)]
      }
      #expect(given == expected)
      var again = (0..<Int32(count)).shuffled(using: &random)
      let untouched = Array(again.prefix(count / 4))
      var sortedSpan = again.mutableSpan
      Quickselect.sort(&sortedSpan, from: count / 4, to: count, remainder: { remainders[$0] })
      #expect(Array(again.prefix(count / 4)) == untouched)
      let rest = again.dropFirst(count / 4).map { Int($0) }
      #expect(rest == sorted.filter { rest.contains($0) })
    }
  }

  @Test func `Thousands of weights are split in any arrangement`() {
    var random = ValuesGenerator(seed: 7)
    let count = 3000
    for weights in [
      (0..<count).map { Int64($0 < count / 2 ? $0 : count - $0) }, (0..<count).map { Int64($0) },
      (0..<count).map { Int64(count - $0) }, (0..<count).map { _ in Int64.random(in: 0...100, using: &random) },
    ] {
      let total = weights.reduce(0, +)
      for amount in [1, total / 3, total / 2 + 1, total - 1, total] {
        let shares = Allocation.allocate(amount, over: weights) ?? []
        let floors = weights.map { amount * $0 / total }
        let left = Int(amount - floors.reduce(0, +))
        let winners = (0..<count).sorted {
          (-(amount * weights[$0] % total), $0) < (-(amount * weights[$1] % total), $1)
        }.prefix(left)
        var expected = floors
        for winner in winners { expected[winner] += 1 }
        #expect(shares == expected)
      }
    }
  }
}

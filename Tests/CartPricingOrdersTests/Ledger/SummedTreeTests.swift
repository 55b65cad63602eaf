// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import CartPricingOrders

@Suite("Summed trees")
struct SummedTreeTests {
  /// The same as a list: a second implementation.
  private struct List {
    var entries: [(key: Int, count: Int128)] = []

    mutating func insert(_ key: Int, count: Int128) {
      entries.append((key, count))
      entries.sort { $0.key < $1.key }
    }

    mutating func remove(_ key: Int) { entries.removeAll { $0.key == key } }

    func sum(before key: Int) -> Int128 { entries.filter { $0.key < key }.reduce(0) { $0 + $1.count } }
  }

  @Test("An empty tree has no key, and sums of 0")
  func empty() {
    var tree = SummedTree<Int>()
    #expect(tree.first(from: .min) == nil)
    #expect(tree.sum(before: .max) == 0)
    tree.remove(7)
    #expect(tree.count == 0)
  }

  @Test(
    "Keys that come and go in any order leave a tree that is the same as a list",
    arguments: [(1, 40), (2, 400), (3, 4_000)])
  func random(seed: UInt64, keys: Int) {
    var random = Words(state: seed)
    var tree = SummedTree<Int>()
    var list = List()
    for step in 0..<4_000 {
      let key = Int(random.next() % UInt64(keys))
      // Twice as many keys come as go, and then the other way round.
      let isComing = random.next() % 3 < (step < 2_000 ? 2 : 1)
      let isThere = tree.first(from: key) == key
      #expect(isThere == list.entries.contains { $0.key == key })
      if isComing, !isThere {
        let count = Int128(random.next() % 1_000) - 200
        tree.insert(key, count: count)
        list.insert(key, count: count)
      } else if !isComing {
        tree.remove(key)
        list.remove(key)
      }
      let place = Int(random.next() % UInt64(keys))
      #expect(tree.sum(before: place) == list.sum(before: place))
      #expect(tree.first(from: place) == list.entries.first { $0.key >= place }?.key)
    }
    var found: [Int] = []
    tree.forEach(from: .min) { key in
      found.append(key)
      return true
    }
    #expect(found == list.entries.map { $0.key })
    #expect(tree.count == found.count)
  }

  @Test("Keys in ascending, descending and alternating order are kept, and all can be removed", arguments: 0..<3)
  func orders(_ order: Int) {
    let count = 20_000
    let keys = (0..<count).map { order == 0 ? $0 : order == 1 ? count - $0 : $0 % 2 == 0 ? $0 : -$0 }
    var tree = SummedTree<Int>()
    for key in keys { tree.insert(key, count: 1) }
    #expect(tree.sum(from: .min, to: .max) == Int128(count))
    #expect(tree.sum(from: 100, to: 200) == Int128(keys.count { (100..<200).contains($0) }))
    for key in keys.dropLast() { tree.remove(key) }
    #expect(tree.first(from: .min) == keys.last)
    #expect(tree.sum(before: .max) == 1)
    tree.remove(keys[count - 1])
    #expect(tree.first(from: .min) == nil)
    tree.insert(3, count: 9)
    #expect(tree.sum(before: 4) == 9)
  }

  @Test("As in a queue, small keys go while large ones come")
  func queue() {
    var tree = SummedTree<Int>()
    for key in 0..<10_000 {
      tree.insert(key, count: Int128(key))
      if key >= 100 { tree.remove(key - 100) }
    }
    #expect(tree.count == 100)
    #expect(tree.first(from: 0) == 9_900)
    #expect(tree.sum(before: .max) == Int128((9_900..<10_000).reduce(0, +)))
  }

  @Test("A call compares no more keys than the logarithm of their number allows, times a constant")
  func comparisons() {
    var tree = SummedTree<CountedKey>()
    for number in 0..<50_000 { tree.insert(CountedKey(number * 7_919 % 50_000), count: 1) }
    CountedKey.comparisons.withLock { $0 = 0 }
    tree.insert(CountedKey(50_000), count: 1)
    _ = tree.first(from: CountedKey(25_000))
    #expect(tree.sum(from: CountedKey(10), to: CountedKey(49_000)) == 48_990)
    tree.remove(CountedKey(30_000))
    // Five searches in nodes of at most 64 keys, three levels deep: 5 · 3 · (6 + 2) comparisons.
    #expect(CountedKey.comparisons.withLock { $0 } <= 120)
  }

  @Test("Sums beyond 64 bits are exact")
  func large() {
    var tree = SummedTree<Int>()
    for key in 0..<1_000 { tree.insert(key, count: Int128(Int64.max)) }
    #expect(tree.sum(before: 1_000) == 1_000 * Int128(Int64.max))
  }
}

/// A linear congruential generator.
private struct Words {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state &>> 33
  }
}

/// A key that counts how often keys are compared.
private struct CountedKey: Comparable {
  static let comparisons = Mutex(0)
  let number: Int

  init(_ number: Int) { self.number = number }

  static func < (left: CountedKey, right: CountedKey) -> Bool {
    comparisons.withLock { $0 += 1 }
    return left.number < right.number
  }
}

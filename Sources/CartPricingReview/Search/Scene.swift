// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Which cart a probe makes: the promotions that are to be applied to it, and where it lies at a bound.
struct Scene: Sendable, Hashable {
  /// The places of the promotions in the reviewed set.
  var promotions: [Int]
  /// Which of the bounds of the first promotion the cart lies at; the bounds are counted in a cycle.
  var focus: Int
  /// Where the cart lies: 0 at the bound, -1 just below, 1 just above.
  var offset: Int
  /// How prices and quantities are chosen.
  var style: Style
  /// The seed of everything else.
  var seed: UInt64

  /// How prices and quantities are chosen.
  enum Style: Int, Sendable, CaseIterable {
    /// Few units of usual prices.
    case usual
    /// Many units of low prices, so that one unit more passes a bound.
    case cheap
    /// Units of a usual and of a low price.
    case mixed
    /// At random.
    case random
  }
}

/// The order in which the search makes carts.
struct ScenePlan: Sendable {
  /// The number of bounds of each promotion.
  private let bounds: [Int]
  private let seed: UInt64
  private var probe: UInt64 = 0

  // Carts for one promotion: each round visits all promotions.
  private var place = 0
  private var round = 0
  private let rounds: Int
  // Carts for two promotions, by the distance of their places.
  private var first = 0
  private var distance = 1
  private var variant = 0
  // Carts for three and four of the promotions with the largest percentages.
  private let stacks: [[Int]]
  private var stack = 0
  // Random carts.
  private var randomLeft: Int

  /// The offsets and styles of the rounds for each bound.
  private static let variants: [(offset: Int, style: Scene.Style)] = [
    (0, .usual), (-1, .cheap), (0, .mixed), (-1, .usual), (1, .usual), (0, .cheap), (-1, .mixed), (1, .cheap),
    (0, .random),
  ]

  /// The largest distance of the places of two promotions that are tried together.
  private static let mostDistance = 200

  /// The most promotions of which each three and each four are tried together.
  private static let mostStrong = 6

  /// `percentages`: the largest percentage that each promotion takes off items, in parts per million.
  init(bounds: [Int], percentages: [Int], seed: UInt64) {
    self.bounds = bounds
    self.seed = seed
    let strong = percentages.indices.filter { percentages[$0] > 0 }
      .sorted { (percentages[$0], $1) > (percentages[$1], $0) }.prefix(Self.mostStrong).sorted()
    stacks = Self.subsets(of: strong, counts: 3...4)
    rounds = (bounds.max() ?? 0) * Self.variants.count
    randomLeft = bounds.isEmpty ? 0 : min(4_000, 100 + 20 * bounds.count)
  }

  /// The next cart; nil if all have been made.
  mutating func next() -> Scene? {
    probe += 1
    for turn in 0..<5 {
      switch (probe + UInt64(turn)) % 5 {
      case 0, 1: if let scene = nextOfOne() { return scene }
      case 2: if let scene = nextOfTwo() { return scene }
      case 3: if let scene = nextStack() { return scene }
      default: if let scene = nextRandom() { return scene }
      }
    }
    return nil
  }

  /// The subsets of a list with so many elements.
  private static func subsets(of list: [Int], counts: ClosedRange<Int>) -> [[Int]] {
    (0..<1 << list.count).filter { counts.contains($0.nonzeroBitCount) }.map { bits in
      list.indices.filter { bits >> $0 & 1 == 1 }.map { list[$0] }
    }
  }

  private mutating func nextStack() -> Scene? {
    guard stack < stacks.count else { return nil }
    defer { stack += 1 }
    return Scene(promotions: stacks[stack], focus: 0, offset: 0, style: .mixed, seed: seed &+ probe)
  }

  private mutating func nextOfOne() -> Scene? {
    while round < rounds {
      if place == bounds.count {
        place = 0
        round += 1
        continue
      }
      defer { place += 1 }
      let variant = Self.variants[round % Self.variants.count]
      let focus = round / Self.variants.count
      guard focus < bounds[place] else { continue }
      return Scene(
        promotions: [place], focus: focus, offset: variant.offset, style: variant.style, seed: seed &+ probe)
    }
    return nil
  }

  private mutating func nextOfTwo() -> Scene? {
    while distance < min(bounds.count, Self.mostDistance) {
      if first + distance >= bounds.count {
        first = 0
        variant += 1
        if variant == 3 {
          variant = 0
          distance += 1
        }
        continue
      }
      defer { first += 1 }
      let style: Scene.Style = variant == 0 ? .usual : variant == 1 ? .mixed : .cheap
      return Scene(
        promotions: [first, first + distance], focus: 0, offset: 0, style: style, seed: seed &+ probe)
    }
    return nil
  }

  private mutating func nextRandom() -> Scene? {
    guard randomLeft > 0 else { return nil }
    randomLeft -= 1
    var dice = Dice(seed: seed, probe: probe)
    var chosen: [Int] = []
    for _ in 0...dice.below(4) {
      let place = dice.below(bounds.count)
      if !chosen.contains(place) { chosen.append(place) }
    }
    let focus = dice.below(max(1, bounds[chosen[0]]))
    return Scene(
      promotions: chosen, focus: focus, offset: dice.below(3) - 1,
      style: Scene.Style.allCases[dice.below(Scene.Style.allCases.count)], seed: dice.next())
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A small generator of pseudo-random numbers, SplitMix64: the same seed gives the same
/// numbers on every machine.
public struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator with a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number in a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// True with a probability in percent.
  public mutating func happens(_ percent: Int) -> Bool { next() % 100 < UInt64(percent) }

  /// One of some values, of which there must be at least one.
  public mutating func one<Element>(of values: [Element]) -> Element { values[number(0...values.count - 1)] }

  /// Some of the values, each at most once, in any order; all of them if there are fewer.
  public mutating func some<Element>(_ count: ClosedRange<Int>, of values: [Element]) -> [Element] {
    let shuffled = values.shuffled(using: &self)
    return Array(shuffled.prefix(number(count)))
  }

  /// An index into a list of weights, each with the probability of its weight.
  mutating func place(in weights: [Int]) -> Int {
    var rest = number(1...max(1, weights.reduce(0, +)))
    for (place, weight) in weights.enumerated() {
      rest -= weight
      if rest <= 0 { return place }
    }
    return 0
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A small pseudo-random generator (SplitMix64): the same numbers from the same seed, on every machine and for good.
///
/// The standard library's own `shuffled` and `randomElement` may draw differently from one version to the next, so
/// the workloads draw with the methods below.
package struct SeededGenerator: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 to `bound - 1`. The bias of the remainder is far too small to matter here.
  package mutating func number(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// One of the values, each as likely as any other entry.
  package mutating func one<Value>(of values: [Value]) -> Value {
    values[number(below: values.count)]
  }

  /// `count` different entries, in random order.
  package mutating func sample<Value>(_ count: Int, of values: [Value]) -> [Value] {
    var rest = values
    for place in 0..<count {
      rest.swapAt(place, place + number(below: rest.count - place))
    }
    return Array(rest.prefix(count))
  }
}

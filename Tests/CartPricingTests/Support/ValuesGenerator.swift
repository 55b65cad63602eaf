// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A small generator of repeatable random numbers (SplitMix64): the same seed gives the same numbers everywhere.
struct ValuesGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `limit`, small ones and round ones more often than chance would have it.
  mutating func amount(upTo limit: Int64) -> Int64 {
    switch Int.random(in: 0..<4, using: &self) {
    case 0: Int64.random(in: 0...min(limit, 10), using: &self)
    case 1: Int64.random(in: 0...min(limit, 100), using: &self) * (limit >= 10_000 ? 100 : 1)
    default: Int64.random(in: 0...limit, using: &self)
    }
  }
}

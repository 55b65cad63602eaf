// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A generator of pseudo-random numbers, SplitMix64: the same seed gives the same numbers on every
/// machine.
struct Dice: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The generator of the probe with a number.
  init(seed: UInt64, probe: UInt64) {
    var mixer = Dice(seed: seed &+ probe &* 0xd1b5_4a32_d192_ed03)
    state = mixer.next()
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to a count, which is at least 1.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
}

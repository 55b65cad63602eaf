// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The hash function FNV-1a with 64 bits: the same bytes have the same hash on every host, in every process.
///
/// It is not made to resist keys that are chosen to collide; callers must not depend on that.
struct FNV1a {
  /// The hash of all bytes so far; of no bytes, the offset basis of FNV.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Goes on from the hash of earlier bytes, or from another start value.
  @inline(__always)
  init(from value: UInt64) { self.value = value }

  init() {}

  @inline(__always)
  mutating func combine(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Adds the UTF-8 bytes of a text.
  @inline(__always)
  mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("FNV-1a")
struct FNV1aTests {
  @Test(
    "has the published values of the 64-bit function",
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func published(text: String, value: UInt64) {
    var hash = FNV1a()
    hash.combine(text)
    #expect(hash.value == value)
  }

  @Test("goes on from the hash of earlier bytes")
  func goesOn() {
    var whole = FNV1a()
    whole.combine("foobar")
    var first = FNV1a()
    first.combine("foo")
    var rest = FNV1a(from: first.value)
    for byte in "bar".utf8 { rest.combine(byte) }
    #expect(rest.value == whole.value)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A map from indices to indices")
struct GenerationStampedMapTests {
  @Test("knows what it was told, and nothing once it is emptied")
  func values() {
    var map = GenerationStampedMap<String, Int>()
    for round in 0..<3 {
      map.removeAll()
      #expect(map[Index(0)] == nil)
      for number in stride(from: 0, to: 2_000, by: 3) {
        #expect(map.set(Index(number * 64), to: Index(number)) == nil)
      }
      for number in stride(from: 0, to: 2_000, by: 3) {
        #expect(map[Index(number * 64)] == Index(number), "round \(round)")
        #expect(map[Index(number * 64 + 1)] == nil)
      }
      #expect(map.set(Index(0), to: Index(7)) == Index(0))
      #expect(map[Index(0)] == Index(7))
    }
  }

  @Test("gives a new key its value, and a known one the value that it has")
  func newValues() {
    var map = GenerationStampedMap<String, Int>()
    for _ in 0..<2 {
      map.removeAll()
      for number in 0..<500 {
        #expect(map.value(of: Index(number * 32), orNew: Index(number)) == (Index(number), true))
      }
      for number in 0..<500 {
        #expect(map.value(of: Index(number * 32), orNew: Index(9)) == (Index(number), false))
      }
      #expect(map[Index(32)] == Index(1))
    }
  }
}

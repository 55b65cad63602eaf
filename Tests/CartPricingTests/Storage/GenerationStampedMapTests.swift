// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A map from numbers to places")
struct GenerationStampedMapTests {
  @Test("knows what it was told, and nothing once it is emptied")
  func places() {
    var map = GenerationStampedMap()
    for round in 0..<3 {
      map.removeAll()
      #expect(map.value(of: 0) == nil)
      for number in stride(from: Int32(0), to: 2_000, by: 3) {
        #expect(map.set(number &* 64, to: number) == nil)
      }
      for number in stride(from: Int32(0), to: 2_000, by: 3) {
        #expect(map.value(of: number &* 64) == number, "round \(round)")
        #expect(map.value(of: number &* 64 &+ 1) == nil)
      }
      #expect(map.set(0, to: 7) == 0)
      #expect(map.value(of: 0) == 7)
    }
  }

  @Test("gives a new number its place, and a known one the place that it has")
  func newPlaces() {
    var map = GenerationStampedMap()
    for _ in 0..<2 {
      map.removeAll()
      for number in 0..<500 { #expect(map.value(of: Int32(number * 32), orNew: number) == (number, true)) }
      for number in 0..<500 { #expect(map.value(of: Int32(number * 32), orNew: 9) == (number, false)) }
      #expect(map.value(of: 32) == 1)
    }
  }
}

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
      #expect(map.place(of: 0) == -1)
      for number in stride(from: Int32(0), to: 2_000, by: 3) {
        #expect(map.set(number &* 64, to: number) == -1)
      }
      for number in stride(from: Int32(0), to: 2_000, by: 3) {
        #expect(map.place(of: number &* 64) == number, "round \(round)")
        #expect(map.place(of: number &* 64 &+ 1) == -1)
      }
      #expect(map.set(0, to: 7) == 0)
      #expect(map.place(of: 0) == 7)
    }
  }

  @Test("gives a new number its place, and a known one the place that it has")
  func newPlaces() {
    var map = GenerationStampedMap()
    for _ in 0..<2 {
      map.removeAll()
      for number in 0..<500 { #expect(map.place(of: Int32(number * 32), orNew: number) == (number, true)) }
      for number in 0..<500 { #expect(map.place(of: Int32(number * 32), orNew: 9) == (number, false)) }
      #expect(map.place(of: 32) == 1)
    }
  }
}

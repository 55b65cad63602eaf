// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Binary search")
struct BinarySearchTests {
  @Test("finds each partition point of ranges of each small length")
  func allPoints() {
    for first in [-3, 0, 5] {
      for count in 0...17 {
        let range = first..<first + count
        for point in first...first + count {
          #expect(range.partitionPoint { $0 < point } == point, "\(range) \(point)")
        }
      }
    }
  }

  @Test("calls its predicate O(log n) times, and with indices of the range alone")
  func calls() {
    for point in [0, 1, 499_999, 999_999, 1_000_000] {
      var asked: [Int] = []
      let found = (0..<1_000_000).partitionPoint { index in
        asked.append(index)
        return index < point
      }
      #expect(found == point && asked.count <= 20 && asked.allSatisfy { (0..<1_000_000).contains($0) })
    }
  }

  @Test("does not overflow at the ends of Int")
  func ends() {
    #expect((Int.max - 3..<Int.max).partitionPoint { $0 < Int.max - 1 } == Int.max - 1)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Indices of tables")
struct IndexTests {
  @Test("An index that may be missing takes four bytes")
  func optional() {
    #expect(MemoryLayout<Index<Run>>.size == 4)
    #expect(MemoryLayout<OptionalIndex<Run>>.size == 4)
    let none: OptionalIndex<Run> = nil
    #expect(none.index == nil)
    #expect(OptionalIndex(Index<Run>(7)).index?.position == 7)
    #expect(OptionalIndex(Index<Run>(7)) == Index<Run>(7))
    #expect(!(none == Index<Run>(0)))
  }

  @Test("A table is subscripted by its own indices")
  func table() {
    var table = UniqueArray<Int>()
    table.append(5)
    table.append(6)
    table[Index(1)] += 10
    #expect(table[Index(0)] == 5)
    #expect(table[Index(1)] == 16)
  }

  @Test("Records keep their sizes")
  func sizes() {
    #expect(MemoryLayout<PromotionTable.Row>.stride == 24)
    #expect(MemoryLayout<QualifierOperation>.stride == 16)
    #expect(MemoryLayout<Run>.stride == 24)
  }
}

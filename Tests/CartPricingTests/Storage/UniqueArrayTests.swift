// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("A unique array")
struct UniqueArrayTests {
  @Test("keeps what is appended, whatever its length", arguments: [0, 1, 8, 9, 1_000])
  func appending(count: Int) {
    var array = UniqueArray<Int>()
    for number in 0..<count { array.append(number) }
    #expect(array.array == Array(0..<count))
    array.append(repeating: -1, count: 3)
    array.append([7, 8] as InlineArray)
    array.append(contentsOf: [9])
    #expect(array.array == Array(0..<count) + [-1, -1, -1, 7, 8, 9])
  }

  @Test("takes what a function appends to a span, up to its capacity", arguments: [0, 1, 16, 40])
  func appendingToSpan(most: Int) {
    var array = UniqueArray<Int>()
    array.append(7)
    array.append(atMost: most) { span in
      for number in 0..<most where number % 3 != 1 { span.append(number) }
    }
    #expect(array.array == [7] + (0..<most).filter { $0 % 3 != 1 })
    array.append(8)
    #expect(array.array.last == 8)
  }

  @Test("is cut, emptied and filled again")
  func cutting() {
    var array = UniqueArray<Int>()
    array.append(contentsOf: [1, 2, 3, 4, 5])
    array.removeSubrange(1..<3)
    #expect(array.array == [1, 4, 5])
    array.removeLast()
    #expect(array.array == [1, 4])
    array.insert(9, at: 0)
    array.insert(8, at: 3)
    #expect(array.array == [9, 1, 4, 8])
    array.removeAll(keepingCapacity: true)
    #expect(array.isEmpty && array.indices.isEmpty)
    array.append(6)
    #expect(array.array == [6])
  }

  @Test("becomes what another one is, and stays apart from it")
  func copying() {
    var source = UniqueArray<Int>(capacity: 2)
    source.append(contentsOf: [1, 2, 3])
    var copy = UniqueArray<Int>()
    copy.append(contentsOf: [9, 9, 9, 9])
    copy.copy(source)
    source[0] = 5
    #expect(copy.array == [1, 2, 3])
    copy.append(contentsOf: source)
    #expect(copy.array == [1, 2, 3, 5, 2, 3])
  }

  @Test("is sorted from a place on, equal ones in their order", arguments: [1, 5, 16, 17, 18, 300])
  func sorting(count: Int) {
    var array = UniqueArray<SIMD2<Int>>()
    array.append(SIMD2(99, 0))
    for number in 0..<count { array.append(SIMD2(number * 7 % 5, number)) }
    array.sort(from: 1) { $0.x < $1.x }
    let expected = (0..<count).map { SIMD2($0 * 7 % 5, $0) }.enumerated()
      .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map { $0.element }
    #expect(array.array == [SIMD2(99, 0)] + expected)
  }

  @Test("lets go of what it held")
  func releasing() {
    final class Token {}
    weak var first: Token?
    weak var second: Token?
    do {
      var array = UniqueArray<Token>()
      for _ in 0..<20 { array.append(Token()) }
      first = array[0]
      second = array[19]
      #expect(first != nil)
      array.removeSubrange(19...)
      #expect(second == nil)
    }
    #expect(first == nil)
  }
}

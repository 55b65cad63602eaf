// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Sharing an amount over lines")
struct LineAllocationTests {
  @Test("gives what sharing over any weights gives, for few lines and many, with and without ties")
  func agreement() throws {
    var random = ValuesGenerator(seed: 17)
    var shares = UniqueArray<Int64>()
    var remainders = UniqueArray<Int64>()
    for round in 0..<3000 {
      let most: Int64 = [3, 20, 1000, 1_000_000_000_000][round % 4]
      var weights = UniqueArray<Int64>()
      let number = Int.random(in: 1...(round % 3 == 0 ? 400 : 80), using: &random)
      for _ in 0..<number { weights.append(Int64.random(in: 0...most, using: &random)) }
      let total = weights.array.reduce(0, +)
      let amount = round % 7 == 0 ? total : Int64.random(in: 0...total, using: &random)
      Allocation.allocate(amount, over: weights, shares: &shares, remainders: &remainders)
      let expected = try #require(Allocation.allocate(amount, over: weights.array))
      if shares.array != expected { Issue.record("\(amount) over \(weights.array)") }
    }
  }

  static let orders: [[Int64]] = [
    Array(1...300), (1...300).reversed(), Array(repeating: 7, count: 300), Array(1...150) + (1...150).reversed(),
  ]

  @Test("whatever the order of the remainders", arguments: orders)
  func order(_ list: [Int64]) throws {
    var weights = UniqueArray<Int64>()
    weights.append(contentsOf: list)
    var shares = UniqueArray<Int64>()
    var remainders = UniqueArray<Int64>()
    let total = list.reduce(0, +)
    for amount in Swift.stride(from: 1, through: total, by: 97) {
      Allocation.allocate(amount, over: weights, shares: &shares, remainders: &remainders)
      #expect(shares.array == Allocation.allocate(amount, over: list))
    }
  }
}

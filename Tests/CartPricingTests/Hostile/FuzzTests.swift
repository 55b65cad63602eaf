// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §11.14.
@Suite("Mutated documents")
struct FuzzTests {
  @Test("come back, whatever they are, and what is accepted reads back as it was written", arguments: 1...2)
  func mutations(seed: UInt64) {
    var fuzzing = Fuzzing(seed: seed)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(2)
    while clock.now < end { fuzzing.step() }
    #expect(fuzzing.tried > 20)
    #expect(fuzzing.changed == nil)
    #expect(
      fuzzing.slowest.time < .seconds(20), "\(String(decoding: fuzzing.slowest.document.prefix(2000), as: UTF8.self))")
  }

  @Test("of results come back, and what is accepted has the same bytes and can be printed", arguments: 1...2)
  func results(seed: UInt64) throws {
    var pool: [[UInt8]] = []
    for offset in UInt64(0)..<60 {
      let request = RequestGenerator.request(seed: seed &* 1_000 &+ offset)
      if let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) {
        pool.append(priced.jsonBytes)
      }
    }
    try #require(pool.count > 20)
    var mutator = Mutator(seed: seed)
    var accepted = 0
    let rounds = 1_500
    for round in 0..<rounds {
      let document = mutator.mutate(pool[round % pool.count], with: pool[(round &* 7 &+ 3) % pool.count])
      guard let priced = try? PricedCart(json: document) else { continue }
      accepted += 1
      #expect(try PricedCart(json: priced.jsonBytes).jsonBytes == priced.jsonBytes)
      #expect(!priced.receipt.isEmpty)
      _ = priced.adjustments.map(\.description) + priced.decisions.map(\.description) + priced.lines.map(\.description)
      _ = priced.coupons.map { priced.explanation(ofCode: $0.code) } + priced.promotions.map(\.description)
      _ = priced.nearMisses(within: "100").count + priced.issuedCoupons.map(\.description).count
    }
    #expect(accepted > 0 && accepted < rounds)
  }
}

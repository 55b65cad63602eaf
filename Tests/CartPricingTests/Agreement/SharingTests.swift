// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §0.1.
@Suite("An engine is shared by many tasks")
struct SharingTests {
  @Test("every task gets the result that one alone gets, with a workspace of its own")
  func sharing() async throws {
    let requests = (UInt64(0)..<40).map { RequestGenerator.request(seed: $0) }
    let engines = try requests.map { try PricingEngine($0.promotions) }
    let alone = zip(requests, engines).map { Self.price($0, $1) }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var workspace = PricingWorkspace()
          return zip(requests, engines).map { request, engine in
            do throws(PricingError) {
              return try engine.price(request.cart, in: request.context, using: &workspace).json
            } catch {
              return error.json
            }
          }
        }
      }
      for await results in group { #expect(results == alone) }
    }
  }

  @Test("a workspace carries nothing over from one cart to the next, faults among them")
  func workspace() throws {
    let request = RequestGenerator.request(seed: 7)
    let engine = try PricingEngine(request.promotions)
    var workspace = PricingWorkspace()
    let first = try engine.price(request.cart, in: request.context, using: &workspace)
    var wrong = request.cart
    wrong.lines.append(CartLine("", sku: "", quantity: 0, unitPrice: "x"))
    #expect(throws: PricingError.self) { try engine.price(wrong, in: request.context, using: &workspace) }
    let empty = try engine.price(Cart(currency: request.cart.currency), in: request.context, using: &workspace)
    #expect(empty.lines.isEmpty)
    let again = try engine.price(request.cart, in: request.context, using: &workspace)
    #expect(again == first)
    #expect(try engine.price(request.cart, in: request.context).json == first.json)
  }

  private static func price(_ request: PricingRequest, _ engine: PricingEngine) -> String {
    do throws(PricingError) {
      return try engine.price(request.cart, in: request.context).json
    } catch {
      return error.json
    }
  }
}

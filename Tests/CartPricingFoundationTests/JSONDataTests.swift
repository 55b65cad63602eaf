// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingFoundation
import Foundation
import Testing

@Suite("Documents as data, and errors for people")
struct JSONDataTests {
  private let request = PricingRequest(
    promotions: PromotionSet(currency: .eur) { Promotion.cart("ten", .percent("10")) },
    cart: Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "5")]),
    context: PricingContext(now: "2026-11-27T17:30:00+01:00"))

  @Test("Documents read back from their data")
  func roundTrips() throws {
    #expect(try PricingRequest(json: request.jsonData) == request)
    let cartRequest = CartRequest(cart: request.cart, context: request.context)
    #expect(try CartRequest(json: cartRequest.jsonData) == cartRequest)
    #expect(try PromotionSet(json: request.promotions.jsonData) == request.promotions)
    #expect(try Cart(json: request.cart.jsonData) == request.cart)
    #expect(try PricingContext(json: request.context.jsonData) == request.context)
    let priced = try PricingEngine(json: request.promotions.jsonData).price(request.cart, in: request.context)
    #expect(String(decoding: priced.jsonData, as: UTF8.self) == priced.json)
    #expect(try PricedCart(json: priced.jsonData) == priced)
    let promotion = request.promotions.promotions[0]
    #expect(try Promotion(json: promotion.jsonData, currency: .eur) == promotion)
    let check = PromotionSetCheck(json: request.promotions.jsonData)
    #expect(check.promotionCount == 1)
    #expect(String(decoding: check.jsonData, as: UTF8.self) == check.json)
  }

  @Test("A wrong document reports all faults, for people and as JSON")
  func faults() throws {
    let data = Data(#"{"currency":"EUR","lines":[{"id":"1","quantity":0,"unitPrice":"1,5"}]}"#.utf8)
    let error = try #require(throws: PricingError.self) { try Cart(json: data) }
    #expect(error.faults.count == 3)
    #expect(error.errorDescription?.hasSuffix(" (and 2 more faults)") == true)
    #expect(error.errorDescription?.hasPrefix(error.faults[0].description) == true)
    #expect(error.localizedDescription == error.errorDescription)
    #expect(error.failureReason == error.description)
    #expect(PromotionSetCheck(json: data).faults.isEmpty == false)
    #expect(throws: PricingError.self) { try PricedCart(json: data) }
    #expect(throws: PricingError.self) { try Promotion(json: data, currency: nil) }
    #expect(error.recoverySuggestion == "Correct the fields that are named; nothing was priced.")
    #expect(String(decoding: error.jsonData, as: UTF8.self) == error.json)
  }

  @Test("Each kind of fault has its own advice", arguments: Fault.Code.allCases)
  func advice(code: Fault.Code) {
    let fault = Fault(code, "something")
    #expect(PricingError(fault).errorDescription == "something")
    #expect(PricingError([fault, fault]).errorDescription == "something (and 1 more fault)")
    #expect(PricingError(fault).recoverySuggestion?.isEmpty == false)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Scenario {
  /// A cart and its context, read from UTF-8 bytes by the library's own strict reader.
  static func reading(_ workload: Workload) -> Scenario {
    let documents = workload.requests.map { (cart: Array($0.cart.utf8), context: Array($0.context.utf8)) }
    return Scenario(distinct: documents.count, verify: { try verifyReaders(workload) }) { operations in
      var sum = 0
      for number in 0..<operations {
        let place = number % documents.count
        let cart = try Cart(json: documents[place].cart)
        let context = try PricingContext(json: documents[place].context)
        sum &+= cart.lines.count &+ (context.customer?.segments.count ?? 0)
      }
      return Int64(sum)
    }
  }

  /// A promotion set, read from UTF-8 bytes, and the set freed.
  static func readingSet(_ workload: PreparedWorkload) -> Scenario {
    let document = workload.promotions.jsonBytes
    let verify: @Sendable () throws -> Void = {
      guard try PromotionSet(json: document) == workload.promotions else {
        throw Disagreement("the set that was read is not the one that was written")
      }
    }
    return Scenario(distinct: 1, verify: verify) { operations in
      var sum = 0
      for _ in 0..<operations { sum &+= try PromotionSet(json: document).promotions.count }
      return Int64(sum)
    }
  }

  /// The same values, read by Foundation's decoder.
  static func decoding(_ workload: Workload) -> Scenario {
    let documents = workload.requests.map { (cart: Data($0.cart.utf8), context: Data($0.context.utf8)) }
    return Scenario(distinct: documents.count, verify: { try verifyReaders(workload) }) { operations in
      let decoder = JSONDecoder()
      var sum = 0
      for number in 0..<operations {
        let place = number % documents.count
        let cart = try decoder.decode(Cart.self, from: documents[place].cart)
        let context = try decoder.decode(PricingContext.self, from: documents[place].context)
        sum &+= cart.lines.count &+ (context.customer?.segments.count ?? 0)
      }
      return Int64(sum)
    }
  }

  /// What a host reads that leaves its checks for later: Foundation's decoder into structs without any rules.
  static func decodingPlainly(_ workload: Workload) -> Scenario {
    let documents = workload.requests.map { (cart: Data($0.cart.utf8), context: Data($0.context.utf8)) }
    return Scenario(distinct: documents.count, verify: { try verifyReaders(workload) }) { operations in
      let decoder = JSONDecoder()
      var sum = 0
      for number in 0..<operations {
        let place = number % documents.count
        let cart = try decoder.decode(UncheckedCart.self, from: documents[place].cart)
        let context = try decoder.decode(UncheckedContext.self, from: documents[place].context)
        sum &+= cart.lines.count &+ context.customer.segments.count
      }
      return Int64(sum)
    }
  }

  /// Every request must be the same value whoever reads it.
  private static func verifyReaders(_ workload: Workload) throws {
    let decoder = JSONDecoder()
    for (number, request) in workload.requests.enumerated() {
      let read = try request.read()
      let cart = try decoder.decode(Cart.self, from: Data(request.cart.utf8))
      let context = try decoder.decode(PricingContext.self, from: Data(request.context.utf8))
      let plain = try decoder.decode(UncheckedCart.self, from: Data(request.cart.utf8))
      let customer = try decoder.decode(UncheckedContext.self, from: Data(request.context.utf8)).customer
      guard
        read.cart == cart && read.context == context && plain.lines.map(\.sku) == cart.lines.map(\.sku.text)
          && customer.segments.count == context.customer?.segments.count
      else { throw Disagreement("request \(number) is not the same to all readers") }
    }
  }
}

private struct UncheckedCart: Decodable {
  struct Line: Decodable {
    var id: String
    var sku: String
    var quantity: Int
    var unitPrice: String
    var categories: [String]
  }

  struct Shipping: Decodable {
    var method: String
    var cost: String
  }

  var id: String
  var currency: String
  var coupons: [String]
  var shipping: Shipping
  var lines: [Line]
}

private struct UncheckedContext: Decodable {
  struct Customer: Decodable {
    var id: String
    var segments: [String]
  }

  var now: String
  var customer: Customer
}

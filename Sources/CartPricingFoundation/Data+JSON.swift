// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension PricingRequest {
  /// Reads a request from JSON. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `cart.lines[0].sku`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The request as compact JSON in UTF-8, which can be read back. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension CartRequest {
  /// Reads a cart and its context from JSON. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `cart.lines[0].sku`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The request as compact JSON in UTF-8, which can be read back. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension PromotionSet {
  /// Reads a promotion set from JSON. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `promotions[3].actions[0].discount.percent`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The promotion set as compact JSON in UTF-8, which can be read back. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension Promotion {
  /// Reads a single promotion from JSON, in the form that it has in a set. O(n) in the length of the text.
  /// - Parameters:
  ///   - data: The promotion in UTF-8.
  ///   - currency: The currency of the set that the promotion is meant for; nil if the set has none.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `actions[0].discount.percent`, up to 100.
  public init(json data: Data, currency: Currency?) throws(PricingError) {
    try self.init(json: [UInt8](data), currency: currency)
  }

  /// The promotion as compact JSON in UTF-8, which can be read back. O(n log n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension PromotionSetCheck {
  /// Reads a promotion set from JSON and checks it. O(n log n) in the length of the text.
  /// - Parameter data: The promotion set in UTF-8.
  public init(json data: Data) { self.init(json: [UInt8](data)) }

  /// The check as compact JSON in UTF-8. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension Cart {
  /// Reads a cart from JSON. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `lines[0].sku`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The cart as compact JSON in UTF-8, which can be read back. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension PricingContext {
  /// Reads a context from JSON. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `customer.events[2].at`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The context as compact JSON in UTF-8, which can be read back. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension PricingEngine {
  /// Reads, validates and compiles a promotion set: `PricingEngine(PromotionSet(json: data))`.
  /// - Parameter data: The promotion set as JSON in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(PromotionSet(json: data)) }
}

extension PricedCart {
  /// Reads a stored result from JSON, and checks every sum. O(n) in the length of the text.
  /// - Parameter data: The document in UTF-8.
  /// - Throws: ``CartPricing/PricingError`` with every fault and its path, such as `lines[0].units`, up to 100.
  public init(json data: Data) throws(PricingError) { try self.init(json: [UInt8](data)) }

  /// The result as compact JSON in UTF-8; the same result has the same bytes everywhere. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

extension PricingError {
  /// The faults as JSON in UTF-8, `{"errors":[{"code":…,"path":…,"message":…}]}`. O(n) in its length.
  public var jsonData: Data { Data(jsonBytes) }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A property of a cart and its context by which a comparison is divided.
///
/// `CartKey("customer.segment")` divides by segments: a cart of a customer in two segments counts for both.
public struct CartKey: Sendable, Hashable, CustomStringConvertible {
  private enum Property: Sendable, Hashable {
    case segment
    case customerAttribute(String)
    case cartAttribute(String)
    case coupon
    case storeID, channel, storeCountry, storeRegion
    case shippingMethod, shippingCountry
    case day, month, weekday
  }

  private let property: Property
  /// The key as it was written.
  public let description: String

  /// The keys with a fixed name.
  private static let names: [(String, Property)] = [
    ("customer.segment", .segment), ("coupon", .coupon), ("store.id", .storeID), ("store.channel", .channel),
    ("store.country", .storeCountry), ("store.region", .storeRegion), ("shipping.method", .shippingMethod),
    ("shipping.country", .shippingCountry), ("day", .day), ("month", .month), ("weekday", .weekday),
  ]

  /// All keys in words, for messages.
  public static let list =
    names.map { $0.0 }.joined(separator: ", ") + ", customer.attributes.NAME, cart.attributes.NAME"

  /// The key with a name: one of ``list``. Nil for any other text.
  public init?(_ text: String) {
    description = text
    if let known = Self.names.first(where: { $0.0.hasSameBytes(as: text) }) {
      property = known.1
    } else if let name = text.behind("customer.attributes.") {
      property = .customerAttribute(name)
    } else if let name = text.behind("cart.attributes.") {
      property = .cartAttribute(name)
    } else {
      return nil
    }
  }

  /// The value for carts without the property.
  static let none = "none"

  /// The values of a cart, each once; ``none`` if it has none.
  func values(_ request: CartRequest) -> [String] {
    let found: [String]
    switch property {
    case .segment: found = request.context.customer?.segments.map { $0.text } ?? []
    case .customerAttribute(let name): found = Self.texts(request.context.customer?.attributes[name])
    case .cartAttribute(let name): found = Self.texts(request.cart.attributes[name])
    case .coupon: found = request.cart.coupons.map { $0.code.text }
    case .storeID: found = [request.context.store?.id].compactMap { $0 }
    case .channel: found = [request.context.store?.channel].compactMap { $0 }
    case .storeCountry: found = [request.context.store?.country].compactMap { $0 }
    case .storeRegion: found = [request.context.store?.region].compactMap { $0 }
    case .shippingMethod: found = [request.cart.shipping?.method].compactMap { $0 }
    case .shippingCountry: found = [request.cart.shipping?.destination?.country].compactMap { $0 }
    case .day: found = [request.context.now.localDate.description]
    case .month:
      found = [String(decoding: Array(request.context.now.localDate.description.utf8.prefix(7)), as: UTF8.self)]
    case .weekday: found = [request.context.now.localDate.weekday.rawValue]
    }
    if found.count < 2 { return found.isEmpty ? [Self.none] : found }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func texts(_ value: AttributeValue?) -> [String] {
    switch value {
    case nil: []
    case .list(let texts)?: texts
    case let value?: [value.description]
    }
  }
}

extension String {
  /// What is behind a beginning of the text; nil if the text does not begin so, or is nothing else.
  fileprivate func behind(_ start: String) -> String? {
    guard beginsWithBytes(of: start), utf8.count > start.utf8.count else { return nil }
    return String(decoding: Array(utf8.dropFirst(start.utf8.count)), as: UTF8.self)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// What a client wants priced: a cart, and what it knows of the customer and the store. The time, the uses of
/// promotions and the events that the service has stored are added by the service.
struct CheckoutRequest: Sendable {
  /// The cart.
  let cart: Cart
  /// The total that the customer has seen, for an order.
  let total: Amount?
  /// The context without its time, uses and stored events.
  private let context: PricingContext

  /// Reads a body.
  /// - Parameters:
  ///   - bytes: The body.
  ///   - isOrder: Whether it has to have the total that the customer has seen.
  /// - Throws: `Problem` with all faults of the members.
  init(_ bytes: [UInt8], isOrder: Bool) throws {
    let keys = ["cart", "customer", "store", "billingCycle", "explain", "redeemed", "unavailable"]
    var body = try BodyReader(bytes, isOrder ? keys + ["total"] : keys)
    let cart: Cart? = body.require("cart", "a cart")
    let customer: PricingCustomer? = body.read("customer", "a customer, with an \"id\"")
    let store: [String: String?] = body.read("store", "an object of texts") ?? [:]
    for key in store.keys.sorted() where !["id", "channel", "country", "region"].contains(key) {
      body.report("store.\(key)", "is unknown; expected id, channel, country or region")
    }
    let billingCycle: Int? = body.read("billingCycle", "an integer from 1")
    let redeemed: [PromotionID]? = body.read("redeemed", "a list of promotion ids")
    let unavailable: [SKU]? = body.read("unavailable", "a list of SKUs")
    let explain: String? = body.read("explain", "\"relevant\" or \"all\"")
    total = isOrder ? body.require("total", "the total of the quote, such as \"49.45\"") : nil
    if let id = customer?.id.text, id.utf8.contains(0) { body.report("customer.id", "has a NUL") }
    let explained = explain.map { PricingContext.Explain(rawValue: $0) } ?? .relevant
    if explained == nil { body.report("explain", "expected \"relevant\" or \"all\"") }
    if let cart, let total, total.minorUnits(in: cart.currency) == nil {
      body.report("total", "is no amount in \(cart.currency)")
    }
    try body.check()
    guard let cart else { throw Problem(at: "cart", "is missing") }
    self.cart = cart
    context = PricingContext(
      now: Instant(secondsSinceEpoch: 0), billingCycle: billingCycle ?? 1, customer: customer,
      store: store.isEmpty
        ? nil
        : PricingStore(
          id: store["id"] ?? nil, channel: store["channel"] ?? nil, country: store["country"] ?? nil,
          region: store["region"] ?? nil),
      explain: explained ?? .relevant, redeemed: redeemed ?? [], unavailable: unavailable ?? [])
  }

  /// The customer.
  var customer: CustomerID? { context.customer?.id }

  /// The context at an instant, with the events that are stored of the customer.
  func context(at now: Instant, _ events: [CustomerEvent]) -> PricingContext {
    var context = context
    context.now = now
    context.customer?.events += events
    return context
  }

  /// The request as a text that is equal for equal requests.
  var canonical: String {
    CartRequest(cart: cart, context: context).json + (total.map { " " + $0.description } ?? "")
  }
}

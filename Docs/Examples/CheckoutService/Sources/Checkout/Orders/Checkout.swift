// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import Foundation
internal import HTTPTypes

/// The service without HTTP: prices carts, places orders and takes returns.
struct Checkout: Sendable {
  let store: any SQLStore
  let ledger: SQLLedger
  let catalogue: PromotionCatalogue
  let clock: ServiceClock

  init(_ store: any SQLStore, clock: ServiceClock) {
    self.store = store
    self.clock = clock
    ledger = SQLLedger(store)
    catalogue = PromotionCatalogue(store)
  }

  // MARK: Pricing

  /// A cart that was priced, with what it was priced with.
  struct Price: Sendable {
    let version: PromotionCatalogue.Version
    let context: PricingContext
    let cart: PricedCart
  }

  /// Prices a cart with the promotions, the events and the uses as they are now.
  func price(_ request: CheckoutRequest) async throws -> Price {
    let version = try await catalogue.latest()
    let now = clock.now
    var events: [CustomerEvent] = []
    if let customer = request.customer {
      events = try await store.read { try CustomerEvents(sql: $0).events(of: customer) }
    }
    var context = request.context(at: now, events)
    do {
      let keys = try version.engine.usageKeys(for: request.cart, in: context)
      context.usage = try await ledger.usage(of: keys, at: now)
      return Price(version: version, context: context, cart: try version.engine.price(request.cart, in: context))
    } catch let error as PricingError {
      throw Problem(error, removing: "context")
    }
  }

  // MARK: Orders

  /// An order that was placed, by this call or by an earlier one.
  struct Placed: Sendable {
    let order: StoredOrder
    let isNew: Bool
  }

  /// Prices a cart again, counts what it uses and stores the order, if the total is still the one that the
  /// customer has seen.
  /// - Throws: `Problem` 409 with the new price if it is not, or if somebody has taken a use meanwhile.
  func place(_ request: CheckoutRequest, key: String) async throws -> Placed {
    var full: [FullCounter] = []
    for _ in 0..<5 {
      if let known = try await store.read({ try OrderTable(sql: $0).order(key: key) }) {
        if known.request == request.canonical { return Placed(order: known, isNew: false) }
        throw Problem(.unprocessableContent, "The idempotency key was used with another request.")
      }
      let price = try await price(request)
      if price.cart.total.minorUnits != request.total?.minorUnits(in: request.cart.currency) {
        try? await note(price)
        throw Self.changed(price, full)
      }
      do {
        let order = try await store(price, request, key: key)
        try? await note(price)
        return Placed(order: order, isNew: true)
      } catch let refusal as LedgerTransaction.Refusal {
        full = refusal.full
      } catch is KeyIsUsed {}
    }
    throw Problem(.serviceUnavailable, "Others take the same uses. The same request can be sent again.")
  }

  /// Thrown so that the transaction of an order is rolled back, because another one has its key.
  private struct KeyIsUsed: Error {}

  /// Counts and stores an order in one transaction.
  private func store(_ price: Price, _ request: CheckoutRequest, key: String) async throws -> StoredOrder {
    let id = OrderID("o-" + UUID().uuidString.lowercased())
    let claims = try OrderClaims(id, of: price.cart, in: price.context, by: price.version.engine)
    try LedgerChecks.check(claims)
    let at = price.context.now
    let order = StoredOrder(
      id: id, request: request.canonical, promotionSet: price.version.number, cart: request.cart.json,
      context: price.context.json, total: Amount(price.cart.total).description, priced: price.cart.json,
      placedAt: at.description, isCancelled: false)
    let event = CustomerEvent(
      "order", at: at, amount: Amount(price.cart.total), currency: price.cart.currency,
      skus: Array(Set(request.cart.lines.map { $0.sku }).sorted().prefix(1_000)),
      categories: Array(Set(request.cart.lines.flatMap { $0.categories }).sorted().prefix(1_000)))
    try await store.write { sql in
      try LedgerTransaction(sql: sql).count(claims, at: at, until: nil)
      guard try OrderTable(sql: sql).add(order, key: key) else { throw KeyIsUsed() }
      if let customer = request.customer {
        try CustomerEvents(sql: sql).add([(CustomerEvents.id(of: id), event)], of: customer)
      }
    }
    return order
  }

  /// Counts the codes that were refused, for the overviews.
  private func note(_ price: Price) async throws {
    let notes = price.cart.coupons.compactMap { outcome -> RefusalNote? in
      switch outcome.outcome {
      case .applied, .replaced, .notNeeded, .recognized: nil
      case .unknown: RefusalNote(.unknownCoupon, reason: outcome.outcome.name)
      default: outcome.promotion.map { RefusalNote(.promotion($0), reason: outcome.outcome.name) }
      }
    }
    if !notes.isEmpty { try await ledger.note(notes, at: price.context.now) }
  }

  /// The problem of an order whose total has changed: what was taken meanwhile, and the new price.
  private static func changed(_ price: Price, _ full: [FullCounter]) -> Problem {
    var problem = Problem(.conflict, "The total has changed. The new price is in \"priced\"; nothing was ordered.")
    var taken = full.map { counter in
      var object = JSONObject()
      object.add("counter", json: counter.counter.json)
      object.add("left", counter.left)
      return object.json
    }
    for outcome in price.cart.coupons where outcome.outcome.name == "limitReached" {
      var object = JSONObject()
      object.add("coupon", outcome.code.text)
      object.add("promotion", outcome.promotion?.text)
      taken.append(object.json)
    }
    for decision in price.cart.decisions {
      guard let limit = decision.limit else { continue }
      var object = JSONObject()
      object.add("promotion", decision.promotion.text)
      object.add("limit", limit.rawValue)
      taken.append(object.json)
    }
    problem.further.add("taken", json: JSONObject.list(taken))
    problem.further.add("promotionSet", price.version.number)
    problem.further.add("priced", json: price.cart.json)
    return problem
  }

  /// The order with an id, with the answers to its returns.
  func order(_ id: OrderID) async throws -> (order: StoredOrder, returns: [String]) {
    let found = try await store.read { sql -> (StoredOrder, [String])? in
      guard let order = try OrderTable(sql: sql).order(id) else { return nil }
      return (order, try OrderTable(sql: sql).returns(of: id).map { $0.answer })
    }
    guard let found else { throw Self.unknown(id) }
    return found
  }

  private static func unknown(_ id: OrderID) -> Problem { Problem(.notFound, "There is no such order.") }

  /// Cancels an order: all that it counted is free again. Again, it answers the same.
  func cancel(_ id: OrderID) async throws {
    try await store.write { sql in
      guard let order = try OrderTable(sql: sql).order(id) else { throw Self.unknown(id) }
      // The record of the ledger is locked, so that no return is taken at the same time.
      try LedgerTransaction(sql: sql).release(id)
      if try !OrderTable(sql: sql).returns(of: id).isEmpty {
        throw Problem(.conflict, "The order has returns, and is not cancelled.")
      }
      try OrderTable(sql: sql).cancel(id)
      if let customer = try PricingContext(json: order.context).customer?.id {
        try CustomerEvents(sql: sql).remove(id, of: customer)
      }
    }
  }

  // MARK: Returns

  /// Takes a return: what it gives back, in the form of the library.
  ///
  /// The order is priced again with the promotions, the cart and the context that it was placed with.
  /// - Returns: The answer, and whether it is that of an earlier call.
  /// - Throws: `Problem` 409 if the number is not the next one.
  func takeReturn(_ sent: SentReturn, number: Int, of id: OrderID) async throws -> (answer: String, isNew: Bool) {
    let request = try sent.json
    let found = try await store.read { sql -> (StoredOrder, [(request: String, answer: String)])? in
      guard let order = try OrderTable(sql: sql).order(id) else { return nil }
      return (order, try OrderTable(sql: sql).returns(of: id))
    }
    guard let (order, former) = found else { throw Self.unknown(id) }
    if (1...max(1, former.count)).contains(number), number <= former.count {
      if former[number - 1].request == request { return (former[number - 1].answer, false) }
      throw Problem(.conflict, "The order has another return \(number).")
    }
    if number != former.count + 1 { throw Problem(.conflict, "The next return of the order is \(former.count + 1).") }
    if order.isCancelled { throw Problem(.conflict, "The order is cancelled.") }
    let set = try await catalogue.set(order.promotionSet)
    let returns = try former.map { try SentReturn(json: $0.request).value } + [sent.value]
    let result = try Self.refund(order, set, returns)
    var object = JSONObject()
    object.add("order", id.text)
    object.add("number", Int64(number))
    object.add("result", json: result.json)
    let answer = object.json
    let discounts = result.refunds.last?.discounts ?? []
    let now = clock.now
    let stored = try await store.write { sql -> (request: String, answer: String)? in
      try LedgerTransaction(sql: sql).giveBack(id, return: number, discounts, at: now)
      try OrderTable(sql: sql).add(number, of: id, request: request, answer: answer)
      // The same number may have been given meanwhile by another call, with other goods and the same discounts.
      let all = try OrderTable(sql: sql).returns(of: id)
      return all.count >= number ? all[number - 1] : nil
    }
    guard let stored, stored.request == request else {
      throw Problem(.conflict, "The order has another return \(number).")
    }
    return (stored.answer, true)
  }

  /// What all returns of an order give back.
  private static func refund(_ order: StoredOrder, _ set: PromotionSet, _ returns: [Return]) throws -> RefundResult {
    let request = RefundRequest(
      promotions: set, cart: try Cart(json: order.cart), context: try PricingContext(json: order.context),
      paid: Amount(parsing: order.total), version: set.version, returns: returns)
    do throws(PricingError) {
      return try RefundResult(of: request)
    } catch {
      throw Problem(error, removing: "returns[\(returns.count - 1)]")
    }
  }

  // MARK: Events

  /// Stores events of a customer; the same call again changes nothing.
  func add(_ events: [CustomerEvent], of customer: CustomerID, key: String) async throws {
    try await store.write { sql in
      try CustomerEvents(sql: sql).add(
        events.enumerated().map { ("\(key)/\($0.offset)", $0.element) }, of: customer)
    }
  }
}

extension Counter {
  /// The counter as JSON, in the form of the library, such as `{"promotion":"spring"}`.
  fileprivate var json: String {
    var object = JSONObject()
    switch subject {
    case .promotion(let id): object.add("promotion", id.text)
    case .coupon(let code): object.add("coupon", code.text)
    case .campaign(let id): object.add("campaign", id.text)
    }
    object.add("customer", customer?.text)
    object.add("currency", currency?.description)
    object.add("during", period?.during.rawValue)
    object.add("from", period?.from.description)
    return object.json
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The routes of the service.
struct Routes {
  private let checkout: Checkout
  private let limits: ServiceLimits
  private let metrics: PrometheusMetrics
  private let playground: String?

  init(_ checkout: Checkout, limits: ServiceLimits, metrics: PrometheusMetrics, playground: String?) {
    self.checkout = checkout
    self.limits = limits
    self.metrics = metrics
    self.playground = playground
  }

  /// A router with all routes.
  func router(token: String?) -> Router<BasicRequestContext> {
    let router = Router()
    router.addMiddleware {
      ProblemMiddleware()
      MethodMiddleware(Self.all)
    }
    addOperations(to: router)
    let open = router.group("v1").add(middleware: ConcurrencyMiddleware(atMost: limits.concurrency))
    addCheckout(to: open)
    addAdministration(to: router.group("v1").add(middleware: AdminMiddleware(token: token)))
    return router
  }

  /// The routes, for the answer to a wrong method.
  private static let all: [(path: String, method: HTTPRequest.Method)] = [
    ("/", .get), ("/health", .get), ("/ready", .get), ("/metrics", .get),
    ("/v1/quotes", .post), ("/v1/orders", .post), ("/v1/orders/:id", .get), ("/v1/orders/:id/returns", .post),
    ("/v1/orders/:id/cancel", .post), ("/v1/customers/:id/events", .post),
    ("/v1/promotions", .put), ("/v1/promotions", .get), ("/v1/promotions/:id/overview", .get),
    ("/v1/redemptions", .get), ("/v1/audit", .get), ("/v1/codes", .post),
  ]

  private func body(_ request: Request) async throws -> [UInt8] {
    try await RequestReader.body(request, upTo: limits.bodyBytes, seconds: limits.bodySeconds)
  }

  // MARK: Operations

  private func addOperations(to router: Router<BasicRequestContext>) {
    router.get("health") { _, _ in Response.json(#"{"status":"alive"}"#) }
    router.get("ready") { _, _ in
      _ = try await checkout.catalogue.latest()
      return Response.json(#"{"status":"ready"}"#)
    }
    router.get("metrics") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
    }
    router.get("/") { _, _ in
      guard let playground, let page = FileManager.default.contents(atPath: playground) else {
        throw Problem(.notFound, "There is no page here. The option --playground names a file.")
      }
      return Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: page)))
    }
  }

  // MARK: Checkout

  private func addCheckout(to group: RouterGroup<BasicRequestContext>) {
    group.post("quotes") { request, _ in
      let price = try await checkout.price(CheckoutRequest(try await body(request), isOrder: false))
      var object = JSONObject()
      object.add("promotionSet", price.version.number)
      object.add("priced", json: price.cart.json)
      return Response.json(object.json)
    }
    group.post("orders") { request, _ in
      let key = try RequestReader.idempotencyKey(request)
      let placed = try await checkout.place(CheckoutRequest(try await body(request), isOrder: true), key: key)
      return Response.json(Self.json(placed.order, []), placed.isNew ? .created : .ok)
    }
    group.get("orders/:id") { _, context in
      let (order, returns) = try await checkout.order(OrderID(RequestReader.id(context)))
      return Response.json(Self.json(order, returns))
    }
    group.post("orders/:id/returns") { request, context in
      let id = OrderID(try RequestReader.id(context))
      let (number, sent) = try SentReturn.read(try await body(request))
      let (answer, isNew) = try await checkout.takeReturn(sent, number: number, of: id)
      return Response.json(answer, isNew ? .created : .ok)
    }
    group.post("orders/:id/cancel") { _, context in
      let id = OrderID(try RequestReader.id(context))
      try await checkout.cancel(id)
      let (order, returns) = try await checkout.order(id)
      return Response.json(Self.json(order, returns))
    }
    group.post("customers/:id/events") { request, context in
      let customer = CustomerID(try RequestReader.id(context))
      let key = try RequestReader.idempotencyKey(request)
      let events = try SentEvents.read(try await body(request), of: customer, at: checkout.clock.now)
      try await checkout.add(events, of: customer, key: key)
      return Response.json("{\"stored\":\(events.count)}", .created)
    }
  }

  /// An order as a client gets it.
  private static func json(_ order: StoredOrder, _ returns: [String]) -> String {
    var object = JSONObject()
    object.add("id", order.id.text)
    object.add("state", order.isCancelled ? "cancelled" : "placed")
    object.add("placedAt", order.placedAt)
    object.add("promotionSet", order.promotionSet)
    object.add("total", order.total)
    object.add("priced", json: order.priced)
    object.add("returns", json: JSONObject.list(returns))
    return object.json
  }

  // MARK: Administration

  private func addAdministration(to group: RouterGroup<BasicRequestContext>) {
    group.put("promotions") { request, _ in
      let bytes = try await RequestReader.body(
        request, upTo: limits.promotionSetBytes, seconds: limits.bodySeconds)
      let set = try PromotionSet(json: bytes)
      let number = try await checkout.catalogue.put(set, at: checkout.clock.now)
      var object = JSONObject()
      object.add("promotionSet", number)
      object.add("version", set.version)
      object.add("promotions", Int64(set.promotions.count))
      object.add(
        "warnings",
        json: JSONObject.list(
          PromotionSetCheck(set).warnings.prefix(100).map { warning in
            var object = JSONObject()
            object.add("path", warning.path.description)
            object.add("message", warning.message)
            return object.json
          }))
      return Response.json(object.json)
    }
    group.get("promotions") { request, _ in
      let values = try RequestReader.query(request, ["number"])
      var number = try await checkout.catalogue.latest().number
      if let text = values["number"] {
        guard let wanted = Int64(text), wanted >= 0 else { throw Problem(at: "number", "expected the number of a set") }
        number = wanted
      }
      var object = JSONObject()
      object.add("promotionSet", number)
      object.add("promotions", json: try await checkout.catalogue.set(number).json)
      return Response.json(object.json)
    }
    group.get("promotions/:id/overview") { request, context in
      try await overview(of: PromotionID(RequestReader.id(context)), request)
    }
    group.get("redemptions") { request, _ in try await RedemptionPages.answer(request, checkout.ledger) }
    group.get("audit") { request, _ in
      let values = try RequestReader.query(request, ["after"])
      return Response.json(try await Audit.answer(checkout.ledger, after: values["after"], at: checkout.clock.now))
    }
    group.post("codes") { request, _ in
      Response.json(try await codes(try await body(request)))
    }
  }

  private func overview(of promotion: PromotionID, _ request: Request) async throws -> Response {
    let values = try RequestReader.query(request, ["from", "to", "format"])
    let now = checkout.clock.now
    let seconds = Int64(limits.overviewDays) * 86_400
    let to = try RequestReader.instant(values, "to")
    let end = (to ?? now).secondsSinceEpoch
    let from = try RequestReader.instant(values, "from") ?? Instant(secondsSinceEpoch: end - seconds)
    if !from.isWellFormed || end - from.secondsSinceEpoch > seconds {
      throw Problem(at: "from", "an overview has at most \(limits.overviewDays) days")
    }
    let overview = try await checkout.ledger.overview(of: promotion, from: from, to: to)
    if try RequestReader.wantsCSV(request, values) {
      return Response(
        status: .ok, headers: [.contentType: "text/csv; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: Overview(promotions: [overview]).csv)))
    }
    return Response.json(overview.json)
  }

  /// Draws coupon codes that the promotions do not list yet.
  private func codes(_ bytes: [UInt8]) async throws -> String {
    var body = try BodyReader(bytes, ["pattern", "count", "guessable", "checkCharacter"])
    let pattern: String? = body.require("pattern", "a pattern such as \"SPRING-####-####\"")
    let count: Int? = body.require("count", "the number of codes")
    let isGuessable: Bool? = body.read("guessable", "true or false")
    let hasCheckCharacter: Bool? = body.read("checkCharacter", "true or false")
    if let count, !(0...limits.codes).contains(count) { body.report("count", "is not within 0 and \(limits.codes)") }
    try body.check()
    let listed = try await checkout.catalogue.latest().engine.promotionSet.promotions.flatMap { promotion in
      promotion.coupons.map { $0.code }
    }
    let batch = try CodePattern(pattern ?? "", checkCharacter: hasCheckCharacter ?? false).batch(
      count ?? 0, guessable: isGuessable ?? false, besides: listed.compactMap { $0 })
    var object = JSONObject()
    object.add("codes", json: JSONObject.list(batch.map { JSONObject.quoted($0.text) }))
    return object.json
  }
}

/// Events as a client sends them: a customer of the library with its id and its events.
enum SentEvents {
  /// The events of a body, checked.
  static func read(_ bytes: [UInt8], of customer: CustomerID, at now: Instant) throws -> [CustomerEvent] {
    _ = try BodyReader(bytes, ["id", "events"])
    let sent: PricingCustomer
    do {
      sent = try JSONDecoder().decode(PricingCustomer.self, from: Data(bytes))
      // The bounds of a customer are those of a context that has it.
      _ = try PricingContext(json: PricingContext(now: now, customer: sent).json)
    } catch let error as PricingError {
      throw Problem(error, removing: "customer")
    }
    if sent.id != customer { throw Problem(at: "id", "is not the customer of the path") }
    if !(1...CustomerEvents.mostSent).contains(sent.events.count) {
      throw Problem(at: "events", "expected 1 to \(CustomerEvents.mostSent) events")
    }
    return sent.events
  }
}

/// Pages of the comparison of counters with records.
enum Audit {
  /// The next 1,000 counters behind one.
  static func answer(_ ledger: SQLLedger, after: String?, at now: Instant) async throws -> String {
    var cursor: AuditCursor?
    if let after {
      guard let counter = Counter(key: after) else {
        throw Problem(at: "after", "expected \"next\" of the page before")
      }
      cursor = AuditCursor(counter)
    }
    let page = try await ledger.audit(at: now, after: cursor, atMost: 1_000)
    var object = JSONObject()
    object.add(
      "differences",
      json: JSONObject.list(
        page.differences.map { difference in
          var object = JSONObject()
          object.add("counter", difference.counter.key)
          object.add("counted", difference.counted)
          object.add("recorded", difference.recorded)
          return object.json
        }))
    object.add("next", page.next?.counter.key)
    return object.json
  }
}

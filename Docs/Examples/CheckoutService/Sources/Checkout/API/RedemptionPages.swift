// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import HTTPTypes
internal import Hummingbird

/// Pages of redemptions, as JSON and as CSV.
enum RedemptionPages {
  /// The parameters of the query.
  static let parameters = ["promotion", "coupon", "customer", "from", "to", "after", "limit", "format"]

  /// Answers a request.
  static func answer(_ request: Request, _ ledger: SQLLedger) async throws -> Response {
    let values = try RequestReader.query(request, parameters)
    let coupon = try RequestReader.id(values, "coupon").map { CouponCode($0) }
    if let coupon, !coupon.isWellFormed { throw Problem(at: "coupon", "a code has 1 to 256 bytes") }
    let query = RecordQuery(
      promotion: try RequestReader.id(values, "promotion").map { PromotionID($0) }, coupon: coupon,
      customer: try RequestReader.id(values, "customer").map { CustomerID($0) },
      from: try RequestReader.instant(values, "from"), to: try RequestReader.instant(values, "to"))
    var limit = 100
    if let text = values["limit"] {
      guard let number = Int(text), (1...1_000).contains(number) else {
        throw Problem(at: "limit", "expected 1 to 1000")
      }
      limit = number
    }
    let page = try await ledger.records(query, after: try cursor(values["after"]), atMost: limit)
    let next = page.next.map { text($0) }
    if try RequestReader.wantsCSV(request, values) {
      var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8"]
      if let next, let name = HTTPField.Name("Next-Page") { headers[name] = next }
      return Response(
        status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: csv(page.records))))
    }
    var object = JSONObject()
    object.add("redemptions", json: JSONObject.list(page.records.map { $0.json }))
    object.add("next", next)
    return Response.json(object.json)
  }

  /// A cursor as a text of a query: the instant in UTC, `_` and the order.
  private static func text(_ cursor: RecordCursor) -> String {
    let instant = Instant(
      secondsSinceEpoch: cursor.placedAt.secondsSinceEpoch, nanoseconds: cursor.placedAt.nanoseconds)
    return "\(instant)_\(cursor.order)"
  }

  private static func cursor(_ text: String?) throws -> RecordCursor? {
    guard let text else { return nil }
    let parts = text.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let instant = Instant(rfc3339: String(parts[0])), parts[1].utf8.count <= 256 else {
      throw Problem(at: "after", "expected \"next\" of the page before")
    }
    return RecordCursor(placedAt: instant, order: OrderID(String(parts[1])))
  }

  // MARK: CSV

  /// A table with a line for each order and promotion.
  private static func csv(_ records: [RedemptionRecord]) -> String {
    var lines = ["order,placedAt,state,customer,promotion,uses,currency,discount,givenBack,coupons"]
    for record in records {
      var promotions: [PromotionID] = []
      for claim in record.claims {
        if case .promotion(let id) = claim.counter.subject, !promotions.contains(id) { promotions.append(id) }
      }
      for promotion in promotions {
        var uses: Int64 = 0
        var discount: Int64 = 0
        var coupons: [String] = []
        for claim in record.claims where claim.counter.customer == nil && claim.counter.period == nil {
          switch claim.counter.subject {
          case .promotion(promotion) where claim.counter.currency == nil: uses = claim.count
          case .promotion(promotion): discount = claim.count
          case .coupon(let code) where claim.promotions.contains(promotion): coupons.append(code.text)
          default: break
          }
        }
        let given = record.returned.filter { $0.discount.promotion == promotion }
        let givenBack = given.reduce(0) { $0 &+ $1.discount.amount.minorUnits }
        let fields = [
          record.order.text, record.placedAt.description, record.state.rawValue, record.customer?.text ?? "",
          promotion.text, String(uses), record.currency.description,
          Amount(minorUnits: discount, currency: record.currency).description,
          Amount(minorUnits: givenBack, currency: record.currency).description, coupons.joined(separator: " "),
        ]
        lines.append(fields.map { field($0) }.joined(separator: ","))
      }
    }
    return lines.map { $0 + "\r\n" }.joined()
  }

  /// A field (RFC 4180). One that begins with `=`, `+`, `-` or `@` gets an apostrophe in front, so that no program
  /// takes it for a formula.
  private static func field(_ text: String) -> String {
    let safe = text.utf8.first.map { "=+-@".utf8.contains($0) } ?? false ? "'" + text : text
    guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}

extension Response {
  /// An answer of JSON.
  static func json(_ text: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "application/json; charset=utf-8"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

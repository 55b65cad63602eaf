// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// Reads a result from UTF-8 bytes of JSON, as ``jsonBytes`` writes it.
  ///
  /// Reading is strict like that of the other documents: no unknown key, no value of another type, and every sum must
  /// hold: the units and adjustments of lines, the adjustments of shipping, fees and tax, the promotions' discounts and
  /// the totals. The result equals the one that was written and has the same bytes.
  ///
  /// A document lacks some texts of the cart and of the promotions. In the result that is read, ``AppliedPromotion/name``
  /// is nil, and ``receipt`` shows ids of promotions and fees.
  ///
  /// Complexity: O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `lines[0].units`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self.init(
      storage: try NodeSource.result(bytes) { reader, node, builder in
        reader.pricedCart(node, &builder)
        if reader.faults.isEmpty { ResultSums.check(&builder, &reader.faults) }
      })
  }

  /// Reads a result from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension NodeSource {
  private enum ResultKey: String, DocumentKey {
    case version, currency, lines, subtotal, tax, discount, total, promotions, decisions, messages, credits, points,
      issuedCoupons, choices, redemptions, tenders, due, optimal, shipping, fees, coupons
    static let table = KeyTable(
      ResultKey.self, "a priced cart",
      required: [
        .currency, .lines, .subtotal, .tax, .discount, .total, .promotions, .decisions, .messages, .credits,
        .issuedCoupons, .redemptions, .optimal,
      ])
  }

  /// Reads a document of a result, or of a part of one, into new storage.
  static func result(
    _ bytes: [UInt8], _ body: (inout NodeSource, Int, inout ResultBuilder) -> Void
  ) throws(PricingError) -> PricedStorage {
    var builder = ResultBuilder()
    try DocumentReader.readUnchecked(bytes) { body(&$0, $1, &builder) }
    return builder.finished()
  }

  /// Reads a result. The currency and the codes come first, as other members need them; the adjustments are read in the
  /// order of the storage: lines, shipping, fees, tax.
  fileprivate mutating func pricedCart(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, ResultKey.self) else { return }
    builder.promotions.version = read(members[.version], at: "version") { $0.string($1) }
    builder.cart.currency = read(members[.currency], at: "currency") { $0.read($1) as Currency } ?? .none
    forEach(members[.coupons], at: "coupons", mayBeEmpty: false) { $0.couponOutcome($1, &builder) }
    forEach(members[.lines], at: "lines") { $0.pricedLine($1, &builder) }
    _ = read(members[.shipping], at: "shipping") { $0.pricedShipping($1, &builder) }
    forEach(members[.fees], at: "fees", mayBeEmpty: false) { $0.pricedFee($1, &builder) }
    _ = read(members[.tax], at: "tax") { $0.pricedTax($1, &builder) }
    builder.layout.subtotal = money(members[.subtotal], at: "subtotal", builder)
    builder.layout.discount = money(members[.discount], at: "discount", builder)
    builder.layout.total = money(members[.total], at: "total", builder)
    forEach(members[.promotions], at: "promotions") { $0.appliedPromotion($1, &builder) }
    forEach(members[.decisions], at: "decisions") { $0.decision($1, &builder) }
    forEach(members[.messages], at: "messages") { $0.message($1, &builder) }
    forEach(members[.credits], at: "credits") { $0.issuedCredit($1, &builder) }
    forEach(members[.points], at: "points", mayBeEmpty: false) { $0.issuedPoints($1, &builder) }
    forEach(members[.issuedCoupons], at: "issuedCoupons") { $0.issuedCoupon($1, &builder) }
    forEach(members[.choices], at: "choices", mayBeEmpty: false) { $0.giftOffer($1, &builder) }
    _ = read(members[.redemptions], at: "redemptions") { $0.redemptions($1, &builder) }
    forEach(members[.tenders], at: "tenders") { $0.paidTender($1, &builder) }
    builder.layout.due = members[.due].map { money($0, at: "due", builder) }
    checkPayment(members[.tenders], members[.due])
    builder.layout.isOptimal = read(members[.optimal], at: "optimal") { $0.boolean($1) } ?? true
  }

  private mutating func forEach(
    _ node: Int?, at key: StaticString, mayBeEmpty: Bool = true, _ body: (inout NodeSource, Int) -> Void
  ) {
    _ = read(node, at: key) { reader, node in
      let count = reader.forEachElement(node, whole: 0, body)
      if !mayBeEmpty, count == 0, reader.kind(node) == .array { reader.report(FaultCollector.emptyMessage) }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension RefundResult {
  /// Prices an order, judges its returns, and says what each of them gives back.
  ///
  /// A pure function: the same request gives the same result on every machine (§O0.1).
  ///
  /// Complexity: that of compiling the promotions and of pricing the order, and O(n · a) for n returned
  /// lines with a discounts each. Under ``RefundPolicy/Discounts/reprice`` each return with lines of the
  /// cart prices the cart that is left. The cost does not depend on quantities.
  /// - Throws: `PricingError` with every fault of the request, each with its path. Faults of its form,
  ///   of the order, of `paid` and `version` are reported alone: returns are judged only if there are
  ///   none. `tooComplex` if all pricings together take more than 10⁹ elementary steps.
  public init(of request: RefundRequest) throws(PricingError) {
    try self.init(of: request, mostSteps: RefundLimits.steps)
  }

  /// Refunds within a number of elementary steps; tests set a smaller one.
  package init(of request: RefundRequest, mostSteps: Int) throws(PricingError) {
    var report = FaultReport()
    request.check(into: &report)
    try report.check()
    var pricer = RefundPricer(try PricingEngine(request.promotions), mostSteps: mostSteps)
    try self.init(
      request.returns, of: request.cart, in: request.context, request.policy, paid: request.paid,
      version: request.version, &pricer)
  }
}

extension PricingEngine {
  /// Says what each of the returns of an order gives back, with the promotions of this engine:
  /// ``RefundResult/init(of:)`` of a request with the engine's promotion set.
  ///
  /// ```swift
  /// let result = try engine.refund([Return(lines: [ReturnedLine(line: "a", quantity: 1)])], of: cart, in: context)
  /// print(result.refunded, result.remaining)
  /// ```
  ///
  /// Complexity: as that of ``RefundResult/init(of:)``, without compiling the promotions.
  /// - Parameters:
  ///   - returns: All returns of the order, the earliest first; at most 1,000.
  ///   - cart: The cart of the order.
  ///   - context: The context that the cart was priced in.
  ///   - policy: The policy, which holds for all returns of the order.
  ///   - paid: The total of the order that the host has recorded; nil if it need not be compared.
  ///   - version: The version of the promotions that the host has recorded; nil if it need not be
  ///     compared.
  /// - Returns: What each return gives back, in the order of the returns.
  /// - Throws: As ``RefundResult/init(of:)`` does.
  public func refund(
    _ returns: [Return], of cart: Cart, in context: PricingContext, policy: RefundPolicy = RefundPolicy(),
    paid: Amount? = nil, version: String? = nil
  ) throws(PricingError) -> RefundResult {
    var report = FaultReport()
    report.check(CartRequest(cart: cart, context: context))
    RefundRequest.check(paid, version, returns, in: cart.currency, into: &report)
    try report.check()
    var pricer = RefundPricer(self, mostSteps: RefundLimits.steps)
    return try RefundResult(returns, of: cart, in: context, policy, paid: paid, version: version, &pricer)
  }
}

// MARK: - Refunding

extension RefundResult {
  /// Refunds an order whose form has no faults.
  fileprivate init(
    _ returns: [Return], of cart: Cart, in context: PricingContext, _ policy: RefundPolicy, paid: Amount?,
    version: String?, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    let order = try PaidOrder(cart, in: context, with: &pricer)
    try Self.check(paid, version, of: order)
    let judged = try ReturnedParts.judge(returns, of: order)
    let refunds: [Refund]
    switch policy.discounts {
    case .keep:
      let rules = try KeepPolicy(order, units: policy.units)
      refunds = try Self.refunds(of: judged, of: order, cart, rules, &pricer)
    case .reprice:
      let rules = try RepricePolicy(order, cart, in: context)
      refunds = try Self.refunds(of: judged, of: order, cart, rules, &pricer)
    }
    var refunded: Int64 = 0
    for refund in refunds { refunded += refund.amount.minorUnits }
    let total = order.priced.total
    self.init(
      version: order.priced.version, currency: order.currency, paid: total, refunds: refunds,
      refunded: order.money(refunded), remaining: order.money(total.minorUnits - refunded))
  }

  /// Throws if the order is not the one that the host has recorded (§O2.9).
  private static func check(_ paid: Amount?, _ version: String?, of order: PaidOrder) throws(PricingError) {
    var report = FaultReport()
    let total = order.priced.total
    if let paid, paid.minorUnits(in: order.currency) != total.minorUnits {
      report.report(at: "paid", "is \(paid), but the order is priced at \(total)")
    }
    if let version, !version.hasSameBytes(as: order.priced.version ?? "") {
      let found = order.priced.version.map { "version \(quoted($0))" } ?? "no version"
      report.report(at: "version", "is \(quoted(version)), but the promotions are of \(found)")
    }
    try report.check()
  }

  /// Refunds returns that have been judged, one after the other.
  private static func refunds<Policy: ReturnPolicy>(
    of returns: [JudgedReturn], of order: PaidOrder, _ cart: Cart, _ policy: Policy, _ pricer: inout RefundPricer
  ) throws(PricingError) -> [Refund] {
    var policy = policy
    var cash = try CashBack(of: order.priced.total, of: cart)
    var taken = TakenDiscounts(promotions: order.promotions.count)
    var remaining = order.priced.total.minorUnits
    var refunds: [Refund] = []
    refunds.reserveCapacity(returns.count)
    for next in returns {
      let goods = try policy.refundGoods(of: next, taking: &taken, &pricer)
      var refund = Refund(amount: order.money(goods.amount), tax: order.money(goods.tax))
      refund.lines = goods.lines
      if goods.shortfall > 0 { refund.shortfall = order.money(goods.shortfall) }
      try refund.addShipping(of: next, of: order, &policy, taking: &taken, &pricer)
      try refund.addFees(of: next, of: order, &policy, taking: &taken, &pricer)
      try policy.release(into: &taken, &pricer)
      refund.discounts = taken.takeAll(of: order)
      try policy.addHeld(to: &refund, &pricer)
      remaining -= refund.amount.minorUnits
      try cash?.divide(&refund, remaining: remaining, &pricer)
      refunds.append(refund)
    }
    return refunds
  }
}

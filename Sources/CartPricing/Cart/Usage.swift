/// How often promotions and coupon codes were redeemed before this cart; what is left out was never used.
///
/// The host counts: each ``Redemption`` of a paid cart adds one. Source: PRICING.md sections 2 and 5.
public struct Usage: Sendable, Hashable {
  /// Uses by promotion.
  public var promotions: [PromotionID: PromotionUsage]
  /// Uses by coupon code.
  public var coupons: [CouponCode: CouponUsage]

  /// Uses of promotions and of codes.
  public init(promotions: [PromotionID: PromotionUsage] = [:], coupons: [CouponCode: CouponUsage] = [:]) {
    self.promotions = promotions
    self.coupons = coupons
  }
}

/// How often one promotion was redeemed, and how much it gave. Source: PRICING.md section 2.
public struct PromotionUsage: Sendable, Hashable {
  /// Redemptions by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Redemptions by the customer of the context.
  public var customer: Int
  /// All discount that the promotion ever gave, in the cart's currency; a budget is measured against it.
  public var spent: Amount

  /// Uses of one promotion.
  public init(total: Int = 0, customer: Int = 0, spent: Amount = "0") {
    self.total = total
    self.customer = customer
    self.spent = spent
  }
}

/// How often one coupon code was redeemed. Source: PRICING.md section 2.
public struct CouponUsage: Sendable, Hashable {
  /// Redemptions by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Redemptions by the customer of the context.
  public var customer: Int

  /// Uses of one code.
  public init(total: Int = 0, customer: Int = 0) {
    self.total = total
    self.customer = customer
  }
}

// MARK: - Document

// MARK: - Checks

extension Usage {
  /// Checks usage, whose amounts are in a currency, if that is known.
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.push("usage")
    sink.push("promotions")
    sink.forEach(promotions, by: { $0 < $1 }) { id, used, sink in
      if !id.key.isWithinLimits { sink.report(at: id.text, FaultCollector.idMessage(id.text)) }
      sink.push(id.text)
      sink.check(used.total, at: "total")
      sink.check(used.customer, at: "customer")
      sink.check(used.spent, in: currency, at: "spent")
      sink.pop()
    }
    sink.pop()
    sink.push("coupons")
    sink.forEach(coupons, by: { $0 < $1 }) { code, used, sink in
      if !code.key.isWithinLimits { sink.report(at: code.text, FaultCollector.idMessage(code.text)) }
      sink.push(code.text)
      sink.check(used.total, at: "total")
      sink.check(used.customer, at: "customer")
      sink.pop()
    }
    sink.pop()
    sink.pop()
  }
}

// MARK: - Compilation

// MARK: - Evaluation

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The numbers of redemptions of promotions and coupon codes before this cart. A promotion or code
/// without an entry was never used.
///
/// The host counts the redemptions: each ``Redemption`` of a paid cart adds one.
public struct Usage: Sendable, Hashable {
  /// Uses by promotion.
  public var promotions: [PromotionID: PromotionUsage]
  /// Uses by coupon code.
  public var coupons: [CouponCode: CouponUsage]
  /// Uses by campaign. One cart is one use of a campaign, however many of its promotions it has.
  public var campaigns: [CampaignID: CampaignUsage]

  /// Uses of promotions, of codes and of campaigns.
  public init(
    promotions: [PromotionID: PromotionUsage] = [:], coupons: [CouponCode: CouponUsage] = [:],
    campaigns: [CampaignID: CampaignUsage] = [:]
  ) {
    self.promotions = promotions
    self.coupons = coupons
    self.campaigns = campaigns
  }

  /// No use. Initializers, since that of a literal is not inlined.
  @inline(__always) static var none: Usage {
    Usage(
      promotions: [PromotionID: PromotionUsage](), coupons: [CouponCode: CouponUsage](),
      campaigns: [CampaignID: CampaignUsage]())
  }

  /// Whether nothing was used.
  var isEmpty: Bool { promotions.isEmpty && coupons.isEmpty && campaigns.isEmpty }
}

/// The number of redemptions of one promotion, and the discount that it has given.
public struct PromotionUsage: Sendable, Hashable {
  /// Redemptions by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Redemptions by the customer of the context.
  public var customerTotal: Int
  /// The sum of all discounts that the promotion has given, in the cart's currency; it counts
  /// against a budget.
  public var spent: Amount
  /// The part of ``spent`` that was given to the customer of the context.
  public var customerSpent: Amount
  /// The uses in the calendar periods of ``PricingContext/now``; only further limits of a period
  /// read them. A period without an entry counts as unused.
  public var periods: [CalendarPeriod: PeriodUsage]

  /// Uses of one promotion.
  public init(
    total: Int, customerTotal: Int, spent: Amount, customerSpent: Amount = "0",
    during periods: [CalendarPeriod: PeriodUsage] = [:]
  ) {
    self.total = total
    self.customerTotal = customerTotal
    self.spent = spent
    self.customerSpent = customerSpent
    self.periods = periods
  }

  /// The usage of a promotion that was never used.
  static let none = PromotionUsage(total: 0, customerTotal: 0, spent: "0")
}

/// The number of redemptions of one coupon code.
public struct CouponUsage: Sendable, Hashable {
  /// Redemptions by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Redemptions by the customer of the context.
  public var customerTotal: Int

  /// Uses of one code.
  public init(total: Int, customerTotal: Int) {
    self.total = total
    self.customerTotal = customerTotal
  }

  /// The usage of a code that was never used.
  static let none = CouponUsage(total: 0, customerTotal: 0)
}

// MARK: - Document

extension Usage: DocumentValue {
  /// The keys of usage (§2.7).
  enum Key: String, DocumentKey {
    case promotions, coupons, campaigns
    static let table = KeyTable(Key.self, "usage")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Usage {
    var usage = Usage.none
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .promotions: usage.promotions = readPromotions(value, from: &source)
      case .coupons: usage.coupons = readCoupons(value, from: &source)
      case .campaigns: usage.campaigns = CampaignUsage.readAll(value, from: &source)
      }
    }
    return usage
  }

  private static func readPromotions<Source: DocumentSource>(
    _ value: Int, from source: inout Source
  ) -> [PromotionID: PromotionUsage] {
    var usages: [PromotionID: PromotionUsage] = [:]
    source.map(value, of: "an object of uses by promotion") { source, key, value in
      if usages.updateValue(source.read(value), forKey: PromotionID(key)) != nil {
        source.report("the promotion \(quoted(key)) is there already")
      }
    }
    return usages
  }

  private static func readCoupons<Source: DocumentSource>(
    _ value: Int, from source: inout Source
  ) -> [CouponCode: CouponUsage] {
    var usages: [CouponCode: CouponUsage] = [:]
    source.map(value, of: "an object of uses by coupon code") { source, key, value in
      let isObject = source.kind(value) == .object
      let usage: CouponUsage = source.read(value)
      guard isObject else { return }
      let code = CouponCode(key)
      guard code.key.isWithinLimits else { return source.report(FaultCollector.idMessage(code.text)) }
      if usages.updateValue(usage, forKey: code) != nil {
        source.report("the code \(quoted(code.text)) is there already")
      }
    }
    return usages
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !promotions.isEmpty {
        writer.key(Key.promotions)
        writer.map(promotions, name: { $0.text }) { $0.write(to: &$1) }
      }
      if !coupons.isEmpty {
        writer.key(Key.coupons)
        writer.map(coupons, name: { $0.text }) { $0.write(to: &$1) }
      }
      if !campaigns.isEmpty {
        writer.key(Key.campaigns)
        writer.map(campaigns, name: { $0.text }) { $0.write(to: &$1) }
      }
    }
  }
}

extension PromotionUsage: DocumentValue {
  /// The keys of the uses of a promotion (§2.7).
  enum Key: String, DocumentKey {
    case total, customer, spent, customerSpent, during
    static let table = KeyTable(Key.self, "uses of a promotion")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionUsage {
    var usage = PromotionUsage.none
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .total: usage.total = source.read(value)
      case .customer: usage.customerTotal = source.read(value)
      case .spent: usage.spent = source.read(value)
      case .customerSpent: usage.customerSpent = source.read(value)
      case .during: usage.periods = PeriodUsage.readAll(value, from: &source)
      }
    }
    return usage
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.total, total, unless: 0)
      writer.member(Key.customer, customerTotal, unless: 0)
      writer.member(Key.spent, spent, unless: "0")
      writer.member(Key.customerSpent, customerSpent, unless: "0")
      PeriodUsage.write(periods, to: &writer)
    }
  }
}

extension CouponUsage: DocumentValue {
  /// The keys of the uses of a code (§2.7).
  enum Key: String, DocumentKey {
    case total, customer
    static let table = KeyTable(Key.self, "uses of a coupon code")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CouponUsage {
    var usage = CouponUsage.none
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .total: usage.total = readCount(value, from: &source)
      case .customer: usage.customerTotal = readCount(value, from: &source)
      }
    }
    return usage
  }

  /// Reads the number of uses of a code. The bounds are checked here, since the path of a fault has
  /// the code as written in the document, which may differ from the normal form.
  private static func readCount<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Int {
    let uses = source.integer(value, or: 0)
    let bounds = 0...Limits.count
    if bounds.contains(uses) { return uses }
    source.report(FaultCollector.countMessage(uses, bounds))
    return 0
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.total, total, unless: 0)
      writer.member(Key.customer, customerTotal, unless: 0)
    }
  }
}

#if !hasFeature(Embedded)
  // Bounds are checked when a context with the usage is used.
  extension Usage: JSONCodable {}
  extension PromotionUsage: JSONCodable {}
  extension CouponUsage: JSONCodable {}
  extension CampaignUsage: JSONCodable {}
  extension PeriodUsage: JSONCodable {}
#endif

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
      sink.check(used.customerTotal, at: "customer")
      sink.check(used.spent, in: currency, at: "spent")
      sink.check(used.customerSpent, in: currency, at: "customerSpent")
      PeriodUsage.check(used.periods, in: currency, into: &sink)
      sink.pop()
    }
    sink.pop()
    sink.push("coupons")
    sink.forEach(coupons, by: { $0 < $1 }) { code, used, sink in
      if !code.key.isWithinLimits { sink.report(at: code.text, FaultCollector.idMessage(code.text)) }
      sink.push(code.text)
      sink.check(used.total, at: "total")
      sink.check(used.customerTotal, at: "customer")
      sink.pop()
    }
    sink.pop()
    CampaignUsage.check(campaigns, in: currency, into: &sink)
    sink.pop()
  }
}

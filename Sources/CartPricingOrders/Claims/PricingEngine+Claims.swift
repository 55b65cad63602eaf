// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension PricingEngine {
  /// What the redemption of a result counts: one claim for each counter, with the limit that the set
  /// gives.
  ///
  /// ```swift
  /// let priced = try engine.price(cart, in: context)
  /// let claims = try engine.claims(of: priced, in: context)
  /// ```
  ///
  /// The claims of promotions come first, in the order of the result, then those of campaigns and of
  /// codes, in the order of their ids. Without a customer, nothing is claimed on counters of
  /// customers (§O3.13).
  ///
  /// Complexity: O(r · (l + c)) for r redemptions of promotions with l limits and c codes each.
  /// - Parameters:
  ///   - priced: A result of this engine.
  ///   - context: The context that it was priced in.
  /// - Returns: The claims, on counters that differ.
  /// - Throws: ``ClaimError`` if the result is not of this set or of this context.
  public func claims(of priced: PricedCart, in context: PricingContext) throws(ClaimError) -> [Claim] {
    guard priced.version == version else { throw .otherVersion(priced.version, engine: version) }
    guard context.now.isWellFormed else { throw .malformedNow }
    var collector = ClaimCollector(
      engine: self, currency: priced.currency, customer: context.customer?.id, today: context.now.localDate)
    for redemption in priced.redemptions { try collector.add(redemption) }
    return try collector.finished()
  }
}

/// Collects the claims of the redemptions of one result.
private struct ClaimCollector {
  let engine: PricingEngine
  let currency: Currency
  let customer: CustomerID?
  /// The local date of now.
  let today: LocalDate

  /// The claims on counters of promotions.
  private var claims: [Claim] = []
  private var campaigns: [CampaignID: CampaignShare] = [:]
  private var coupons: [CouponCode: CouponShare] = [:]

  init(engine: PricingEngine, currency: Currency, customer: CustomerID?, today: LocalDate) {
    self.engine = engine
    self.currency = currency
    self.customer = customer
    self.today = today
  }

  /// What the promotions of one campaign count.
  private struct CampaignShare {
    /// The promotions that count a use (§O3.11).
    var users: [PromotionID] = []
    var promotions: [PromotionID] = []
    var discount: Int64 = 0
  }

  /// What the promotions that one code brought count.
  private struct CouponShare {
    var promotions: [PromotionID] = []
    var maxUses: Int64?
    var maxUsesPerCustomer: Int64?
  }

  /// Adds the claims of a redemption.
  mutating func add(_ redemption: Redemption) throws(ClaimError) {
    let id = redemption.promotion
    guard redemption.customer == customer else { throw .otherCustomer(redemption.customer) }
    guard let promotion = engine.promotion(id) else { throw .unknownPromotion(id) }
    guard promotion.campaign == redemption.campaign else { throw .otherTerms(id) }
    try addOwn(of: redemption, promotion)
    if let campaign = promotion.campaign {
      campaigns[campaign, default: CampaignShare()].promotions.append(id)
      campaigns[campaign, default: CampaignShare()].discount &+= redemption.discount.minorUnits
      if !redemption.isRenewal { campaigns[campaign, default: CampaignShare()].users.append(id) }
    }
    if let code = redemption.coupon {
      guard let entry = promotion.entry(of: code, redemption.batch) else { throw .otherTerms(id) }
      if redemption.isRenewal { return }
      var share = coupons[code] ?? CouponShare()
      share.promotions.append(id)
      share.maxUses = smaller(share.maxUses, entry.maxUses.map { Int64($0) })
      share.maxUsesPerCustomer = smaller(share.maxUsesPerCustomer, entry.maxUsesPerCustomer.map { Int64($0) })
      coupons[code] = share
    }
  }

  /// Adds the claims on the counters of a promotion: of all time, and then of its
  /// periods (§O3.10 and §O3.12).
  private mutating func addOwn(of redemption: Redemption, _ promotion: Promotion) throws(ClaimError) {
    let constraints = promotion.constraints
    var limits: [Counter: Int64] = [:]
    var counters: [Counter] = []
    // All counters of all time count, with or without a limit.
    for isPerCustomer in [false, true] {
      if isPerCustomer, customer == nil { continue }
      if !redemption.isRenewal { counters.append(counter(of: promotion, perCustomer: isPerCustomer)) }
    }
    for isPerCustomer in [false, true] where !isPerCustomer || customer != nil {
      counters.append(counter(of: promotion, perCustomer: isPerCustomer, currency))
    }
    func limit(_ counter: Counter, to count: Int64) {
      limits[counter] = smaller(limits[counter], count)
    }
    if let most = constraints.maxUsesTotal { limit(counter(of: promotion), to: Int64(most)) }
    if let most = constraints.maxUsesPerCustomer { limit(counter(of: promotion, perCustomer: true), to: Int64(most)) }
    if constraints.isSingleUsePerCustomer { limit(counter(of: promotion, perCustomer: true), to: 1) }
    if let budget = constraints.budget {
      limit(counter(of: promotion, currency), to: try minorUnits(of: budget, promotion))
    }
    for further in constraints.limits {
      let count: Int64
      var counter = counter(of: promotion, perCustomer: further.isPerCustomer)
      switch further.kind {
      case .uses(let most):
        if redemption.isRenewal { continue }
        count = Int64(most)
      case .budget(let budget):
        count = try minorUnits(of: budget, promotion)
        counter.currency = currency
      }
      if further.isPerCustomer, customer == nil { continue }
      if let period = further.period {
        counter.period = Counter.Period(period, of: today)
        if limits[counter] == nil { counters.append(counter) }
      }
      limit(counter, to: count)
    }
    for counter in counters {
      let count = counter.currency == nil ? 1 : redemption.discount.minorUnits
      claims.append(Claim(counter, count: count, limit: limits[counter]))
    }
  }

  private func counter(
    of promotion: Promotion, perCustomer isPerCustomer: Bool = false, _ currency: Currency? = nil
  ) -> Counter {
    Counter(.promotion(promotion.id), customer: isPerCustomer ? customer : nil, currency: currency)
  }

  /// A budget in the currency of the result. A promotion is not applied where it has no value.
  private func minorUnits(of budget: AmountByCurrency, _ promotion: Promotion) throws(ClaimError) -> Int64 {
    guard let units = budget.minorUnits(in: currency, plainIn: engine.currency) else { throw .otherTerms(promotion.id) }
    return units
  }

  /// All claims.
  consuming func finished() throws(ClaimError) -> [Claim] {
    try addCampaigns()
    for (code, share) in coupons.sorted(by: { $0.key < $1.key }) {
      let promotions = share.promotions.sorted()
      claims.append(Claim(Counter(.coupon(code)), limit: share.maxUses, of: promotions))
      guard let customer else { continue }
      claims.append(
        Claim(Counter(.coupon(code), customer: customer), limit: share.maxUsesPerCustomer, of: promotions))
    }
    return claims
  }

  private mutating func addCampaigns() throws(ClaimError) {
    for (id, share) in campaigns.sorted(by: { $0.key < $1.key }) {
      let campaign = engine.campaign(id)
      if !share.users.isEmpty {
        let users = share.users.sorted()
        claims.append(
          Claim(Counter(.campaign(id)), limit: campaign?.maxUsesTotal.map { Int64($0) }, of: users))
        if let customer {
          claims.append(
            Claim(
              Counter(.campaign(id), customer: customer), limit: campaign?.maxUsesPerCustomer.map { Int64($0) },
              of: users))
        }
      }
      var limit: Int64?
      if let budget = campaign?.budget {
        limit = budget.minorUnits(in: currency, plainIn: engine.currency)
        if limit == nil, let promotion = share.promotions.first { throw .otherTerms(promotion) }
      }
      claims.append(
        Claim(
          Counter(.campaign(id), currency: currency), count: share.discount, limit: limit,
          of: share.promotions.sorted()))
    }
  }
}

extension Promotion {
  /// The entry by which a code counts: that of the batch if there is one, or else that of the code
  /// itself; nil if the promotion does not list it.
  fileprivate func entry(of code: CouponCode, _ batch: CouponBatchID?) -> PromotionCoupon? {
    if let batch { return coupons.first { $0.batch == batch } }
    return coupons.first { $0.code == code }
  }
}

/// The smaller one of two limits, of which nil is none.
private func smaller(_ left: Int64?, _ right: Int64?) -> Int64? {
  guard let left, let right else { return left ?? right }
  return min(left, right)
}

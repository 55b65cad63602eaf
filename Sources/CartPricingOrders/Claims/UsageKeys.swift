// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// The counters that a pricing can read: the question to a ledger, whose answer is the `Usage` of a
/// context.
public struct UsageKeys: Sendable, Hashable {
  /// A promotion whose counters are read.
  public struct Promotion: Sendable, Hashable, Identifiable {
    /// The promotion.
    public var id: PromotionID
    /// The periods in which its uses or its discount are limited, from the shortest on; empty for
    /// none.
    public var periods: [Counter.Period]

    /// A promotion and its periods.
    public init(_ id: PromotionID, periods: [Counter.Period] = []) {
      self.id = id
      self.periods = periods
    }
  }

  /// The promotions with limits that can be eligible, in the order of their ids.
  public var promotions: [Promotion]
  /// The entered codes, in the order of their normal forms.
  public var coupons: [CouponCode]
  /// The campaigns of these promotions that have limits, in the order of their ids.
  public var campaigns: [CampaignID]
  /// The customer, whose counters are read too; nil if unknown.
  public var customer: CustomerID?
  /// The currency of the discounts that are read.
  public var currency: Currency

  /// The counters of promotions, codes and campaigns.
  public init(
    promotions: [Promotion] = [], coupons: [CouponCode] = [], campaigns: [CampaignID] = [],
    customer: CustomerID? = nil, currency: Currency
  ) {
    self.promotions = promotions
    self.coupons = coupons
    self.campaigns = campaigns
    self.customer = customer
    self.currency = currency
  }
}

extension PricingEngine {
  /// The counters that a pricing of a cart can read: of the promotions that can be eligible for it
  /// whatever was used before, of their campaigns, and of the entered codes (§O3.16).
  ///
  /// ```swift
  /// context.usage = try await ledger.usage(of: engine.usageKeys(for: cart, in: context), at: now)
  /// let priced = try engine.price(cart, in: context)
  /// ```
  ///
  /// A pricing with the usage of these counters alone has the same result as one with the usage of all
  /// counters. Usage in the context makes no difference.
  ///
  /// Complexity: that of evaluating the candidates that have limits, which the index of the engine
  /// finds: it does not depend on the other promotions of the set.
  /// - Throws: `PricingError` with every fault of the cart and the context.
  public func usageKeys(for cart: Cart, in context: PricingContext) throws(PricingError) -> UsageKeys {
    var keys = UsageKeys(customer: context.customer?.id, currency: cart.currency)
    var campaigns: Set<CampaignID> = []
    try forEachLimitedPromotion(for: cart, in: context) { promotion in
      if let id = promotion.campaign { campaigns.insert(id) }
      guard promotion.constraints.limitsUsage else { return }
      let periods = CalendarPeriod.allCases.filter { period in
        promotion.constraints.limits.contains { $0.period == period }
      }
      keys.promotions.append(
        UsageKeys.Promotion(
          promotion.id, periods: periods.map { Counter.Period($0, of: context.now.localDate) }))
    }
    keys.promotions.sort { $0.id < $1.id }
    keys.campaigns = campaigns.filter { campaign($0)?.limitsUsage ?? false }.sorted()
    keys.coupons = Set(cart.coupons.map { $0.code }.filter { $0.isWellFormed }).sorted()
    return keys
  }
}

extension Constraints {
  /// Whether pricing reads what was used of the promotion.
  fileprivate var limitsUsage: Bool {
    isSingleUsePerCustomer || maxUsesPerCustomer != nil || maxUsesTotal != nil || budget != nil || !limits.isEmpty
  }
}

extension Campaign {
  /// Whether pricing reads what was used of the campaign.
  fileprivate var limitsUsage: Bool { budget != nil || maxUsesTotal != nil || maxUsesPerCustomer != nil }
}

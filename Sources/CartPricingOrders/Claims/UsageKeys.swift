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

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Functions that return a changed copy of a promotion, so that a template can be refined in one
/// expression.
///
/// ```swift
/// let week: Promotion = .cart("cyber-week", .amount("20"))
///   .withCoupons(.init("CYBER-WEEK", maxUses: 1000))
///   .valid(from: "2026-11-27T00:00:00+01:00", until: "2026-12-04T00:00:00+01:00")
/// ```
extension Promotion {
  /// Returns the promotion with a change: `.cart("ten", .percent("10")).with { $0.priority = 5 }`.
  /// O(size of the promotion).
  public func with(_ change: (inout Promotion) -> Void) -> Promotion {
    var promotion = self
    change(&promotion)
    return promotion
  }

  /// Returns the promotion with a name for people.
  public func named(_ name: String) -> Promotion { with { $0.name = name } }

  /// Returns the promotion with a further condition, which must hold in addition to the others.
  public func requiring(_ qualifier: Qualifier) -> Promotion {
    with { $0.qualifier = $0.qualifier.map { $0 && qualifier } ?? qualifier }
  }

  /// Returns the promotion with further codes; one of its codes must be entered.
  public func withCoupons(_ coupon: PromotionCoupon, _ more: PromotionCoupon...) -> Promotion {
    with { $0.coupons += [coupon] + more }
  }

  /// Returns the promotion with a period of validity, `from` ≤ now < `until`. A bound that is
  /// omitted or nil stays as it is; a promotion has none at first.
  public func valid(from: ValidityBound? = nil, until: ValidityBound? = nil) -> Promotion {
    with {
      $0.validFrom = from ?? $0.validFrom
      $0.validUntil = until ?? $0.validUntil
    }
  }

  /// Returns the promotion with a priority; it comes before promotions of lower priority. The
  /// default is 0.
  public func prioritized(_ priority: Int) -> Promotion { with { $0.priority = priority } }

  /// Returns the promotion with a limit of one use by each customer; it does not apply without a
  /// customer.
  public func oncePerCustomer() -> Promotion { with { $0.constraints.isSingleUsePerCustomer = true } }

  /// Returns the promotion with limits on the uses by all customers and by each customer. A limit
  /// that is omitted or nil stays as it is; a promotion has none at first.
  public func limited(total: Int? = nil, perCustomer: Int? = nil) -> Promotion {
    with {
      $0.constraints.maxUsesTotal = total ?? $0.constraints.maxUsesTotal
      $0.constraints.maxUsesPerCustomer = perCustomer ?? $0.constraints.maxUsesPerCustomer
    }
  }

  /// Returns the promotion with a largest discount on one cart.
  public func capped(at most: AmountByCurrency) -> Promotion { with { $0.maxDiscount = most } }

  /// Returns the promotion with a different combination rule.
  public func combining(_ combination: Combination) -> Promotion { with { $0.combination = combination } }

  /// Returns the promotion with a group; at most one promotion of a group is applied, or one for
  /// each line.
  public func inGroup(_ group: PromotionGroup) -> Promotion { with { $0.group = group } }

  /// Returns the promotion with texts for shoppers. A text that is omitted or nil stays as it is.
  /// - Parameters:
  ///   - applied: The text for a cart to which the promotion is applied.
  ///   - nearMiss: The text for a cart that nearly qualifies.
  ///   - nextStep: The text for a cart that nearly reaches the next step of tiers.
  ///   - badge: The text for the page of a product that the promotion discounts.
  /// - Returns: The changed promotion.
  public func saying(
    applied: String? = nil, nearMiss: PromotionMessages.NearMiss? = nil, nextStep: PromotionMessages.NearMiss? = nil,
    badge: String? = nil
  ) -> Promotion {
    with {
      let earlier = $0.messages
      $0.messages = PromotionMessages(
        applied: applied ?? earlier?.applied, nearMiss: nearMiss ?? earlier?.nearMiss,
        nextStep: nextStep ?? earlier?.nextStep, badge: badge ?? earlier?.badge)
    }
  }

  /// Returns the promotion with further promotions that are never applied together with it.
  public func excluding(_ promotions: PromotionID...) -> Promotion { with { $0.excludes += promotions } }

  /// Returns the promotion as a part of a campaign.
  public func inCampaign(_ campaign: CampaignID) -> Promotion { with { $0.campaign = campaign } }

  /// Returns the promotion with a further limit, such as `.uses(1, perCustomer: true, during: .day)`.
  public func limited(by limit: FurtherLimit) -> Promotion { with { $0.constraints.limits.append(limit) } }
}

/// A promotion with something changed, so that a template can be refined where it stands.
///
/// ```swift
/// let week: Promotion = .cart("cyber-week", .amount("20"))
///   .withCoupons(.init("CYBER-WEEK", maxUses: 1000))
///   .valid(from: "2026-11-27T00:00:00+01:00", until: "2026-12-04T00:00:00+01:00")
/// ```
extension Promotion {
  /// The promotion after a change to it: `.cart("ten", .percent("10")).with { $0.priority = 5 }`.
  /// O(size of the promotion).
  public func with(_ change: (inout Promotion) -> Void) -> Promotion {
    var promotion = self
    change(&promotion)
    return promotion
  }

  /// The promotion with a name for people.
  public func named(_ name: String) -> Promotion { with { $0.name = name } }

  /// The promotion with one more condition, which has to hold beside those that it has.
  public func requiring(_ qualifier: Qualifier) -> Promotion {
    with { $0.when = $0.when.map { $0 && qualifier } ?? qualifier }
  }

  /// The promotion with these codes beside those that it has; one of them must be entered.
  public func withCoupons(_ coupon: PromotionCoupon, _ more: PromotionCoupon...) -> Promotion {
    with { $0.coupons += [coupon] + more }
  }

  /// The promotion from an instant on and before another, each nil for no bound: `from` ≤ now <
  /// `until`.
  public func valid(from: Instant? = nil, until: Instant? = nil) -> Promotion {
    with {
      $0.validFrom = from
      $0.validUntil = until
    }
  }

  /// The promotion before those of lower priority; 0 is where promotions are.
  public func prioritized(_ priority: Int) -> Promotion { with { $0.priority = priority } }

  /// The promotion once a customer; who is not known does not get it.
  public func oncePerCustomer() -> Promotion { with { $0.constraints.isSingleUsePerCustomer = true } }

  /// The promotion so many times in all and so many times a customer, each nil for no limit.
  public func limited(total: Int? = nil, perCustomer: Int? = nil) -> Promotion {
    with {
      $0.constraints.maxUsesTotal = total
      $0.constraints.maxUsesPerCustomer = perCustomer
    }
  }

  /// The promotion with the most that it takes off one cart.
  public func capped(at most: AmountByCurrency) -> Promotion { with { $0.maxDiscount = most } }

  /// The promotion beside those that it may stand beside.
  public func combining(_ combination: Combination) -> Promotion { with { $0.combines = combination } }

  /// The promotion in a group, of which at most one is applied.
  public func inGroup(_ group: GroupName) -> Promotion { with { $0.group = group } }

  /// The promotion with texts for shoppers.
  /// - Parameters:
  ///   - applied: For a cart that has the promotion.
  ///   - nearMiss: For a cart that nearly has it.
  ///   - badge: For the page of a product that the promotion discounts.
  /// - Returns: The changed promotion.
  public func saying(applied: String? = nil, nearMiss: Messages.NearMiss? = nil, badge: String? = nil) -> Promotion {
    with { $0.messages = Messages(applied: applied, nearMiss: nearMiss, badge: badge) }
  }
}

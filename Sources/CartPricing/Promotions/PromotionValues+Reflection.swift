// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  // Reflection shows the properties of the values and not how they are stored: `dump` and the failures of tests use it.

  extension Promotion: CustomReflectable {
    /// The properties of the promotion.
    public var customMirror: Mirror {
      properties(
        of: self,
        [
          ("id", id), ("name", name as Any), ("isActive", isActive), ("validFrom", validFrom as Any),
          ("validUntil", validUntil as Any), ("priority", priority), ("coupons", coupons),
          ("qualifier", qualifier as Any), ("calculateRule", calculateRule as Any), ("actions", actions),
          ("constraints", constraints), ("combination", combination), ("group", group as Any), ("excludes", excludes),
          ("promotionClass", promotionClass as Any), ("combinesWith", combinesWith), ("campaign", campaign as Any),
          ("taxEffect", taxEffect), ("maxDiscount", maxDiscount as Any), ("billingCycles", billingCycles),
          ("experiment", experiment as Any), ("messages", messages as Any),
        ])
    }
  }

  extension PromotionCoupon: CustomReflectable {
    /// The properties of the coupon.
    public var customMirror: Mirror {
      properties(
        of: self,
        [
          ("code", code as Any), ("batch", batch as Any), ("maxUses", maxUses as Any),
          ("maxUsesPerCustomer", maxUsesPerCustomer as Any), ("validFrom", validFrom as Any),
          ("validUntil", validUntil as Any), ("customer", customer as Any),
        ])
    }
  }

  extension PromotionMessages: CustomReflectable {
    /// The properties of the messages.
    public var customMirror: Mirror {
      properties(
        of: self,
        [
          ("applied", applied as Any), ("nearMiss", nearMiss as Any), ("nextStep", nextStep as Any),
          ("badge", badge as Any),
        ])
    }
  }

  extension Constraints: CustomReflectable {
    /// The properties of the constraints.
    public var customMirror: Mirror {
      properties(
        of: self,
        [
          ("isSingleUsePerCustomer", isSingleUsePerCustomer), ("maxUsesPerCustomer", maxUsesPerCustomer as Any),
          ("maxUsesTotal", maxUsesTotal as Any), ("budget", budget as Any), ("customerSpend", customerSpend as Any),
          ("requiresSameBillingInterval", requiresSameBillingInterval), ("limits", limits),
        ])
    }
  }

  extension ValidityBound: CustomReflectable {
    /// The day or the instant.
    public var customMirror: Mirror {
      if let day { return properties(of: self, [("day", day)]) }
      return properties(of: self, [("instant", moment)])
    }
  }

  extension AmountRange: CustomReflectable {
    /// The bounds.
    public var customMirror: Mirror { bounds(of: self, atLeast, atMost, above, below) }
  }

  extension CountRange: CustomReflectable {
    /// The bounds.
    public var customMirror: Mirror { bounds(of: self, atLeast, atMost, above, below) }
  }

  extension NumberRange: CustomReflectable {
    /// The bounds.
    public var customMirror: Mirror { bounds(of: self, atLeast, atMost, above, below) }
  }

  extension DecimalRange: CustomReflectable {
    /// The bounds.
    public var customMirror: Mirror { bounds(of: self, atLeast, atMost, above, below) }
  }

  private func bounds<Bound>(
    of range: some Any, _ atLeast: Bound?, _ atMost: Bound?, _ above: Bound?, _ below: Bound?
  ) -> Mirror {
    properties(
      of: range,
      [("atLeast", atLeast as Any), ("atMost", atMost as Any), ("above", above as Any), ("below", below as Any)])
  }

  /// A mirror of a structure with these properties.
  private func properties(of value: some Any, _ properties: [(String?, Any)]) -> Mirror {
    Mirror(value, children: properties.map { (label: $0.0, value: $0.1) }, displayStyle: .struct)
  }
#endif

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  // Reflection shows the fields of the values and not their storage: `dump` and the failures of tests use it.

  extension ResultList: CustomReflectable {
    /// The elements.
    public var customMirror: Mirror { Mirror(self, unlabeledChildren: self, displayStyle: .collection) }
  }

  extension PricedCart: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("version", version as Any), ("currency", currency), ("lines", lines), ("subtotal", subtotal),
          ("shipping", shipping as Any),
          ("fees", fees),
          ("tax", tax), ("discount", discount), ("total", total), ("promotions", promotions), ("coupons", coupons),
          ("decisions", decisions), ("messages", messages), ("credits", credits), ("points", points),
          ("issuedCoupons", issuedCoupons), ("choices", choices), ("redemptions", redemptions), ("tenders", tenders),
          ("due", due as Any), ("isOptimal", isOptimal),
        ])
    }
  }

  extension PricedLine: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("id", id), ("sku", sku), ("name", name as Any), ("quantity", quantity), ("unitPrice", unitPrice),
          ("subtotal", subtotal), ("discount", discount), ("total", total), ("tax", tax), ("taxDiscount", taxDiscount),
          ("adjustments", adjustments), ("units", units), ("isGift", isGift),
        ])
    }
  }

  extension Adjustment: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(of: self, [("promotion", promotion), ("target", target), ("amount", amount)])
    }
  }

  extension UnitRun: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror { fields(of: self, [("count", count), ("price", price)]) }
  }

  extension PricedShipping: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("method", method), ("cost", cost), ("discount", discount), ("total", total), ("tax", tax),
          ("adjustments", adjustments),
        ])
    }
  }

  extension PricedFee: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("id", id), ("amount", amount), ("discount", discount), ("total", total), ("tax", tax as Any),
          ("adjustments", adjustments),
        ])
    }
  }

  extension PricedTax: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(of: self, [("amount", amount), ("discount", discount), ("total", total), ("adjustments", adjustments)])
    }
  }

  extension AppliedPromotion: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("id", id), ("name", name as Any), ("coupon", coupon as Any), ("applications", applications),
          ("discount", discount), ("next", next as Any),
        ])
    }
  }

  extension Redemption: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("promotion", promotion), ("campaign", campaign as Any), ("coupon", coupon as Any), ("batch", batch as Any),
          ("customer", customer as Any), ("discount", discount), ("isRenewal", isRenewal),
        ])
    }
  }

  extension IssuedCredit: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror { fields(of: self, [("promotion", promotion), ("amount", amount)]) }
  }

  extension IssuedCoupon: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self, [("promotion", promotion), ("template", template), ("count", count), ("validFor", validFor as Any)])
    }
  }

  extension IssuedPoints: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror { fields(of: self, [("promotion", promotion), ("count", count)]) }
  }

  extension GiftOffer: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(of: self, [("promotion", promotion), ("action", action), ("oneOf", oneOf)])
    }
  }

  extension PaidTender: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror { fields(of: self, [("id", id), ("amount", amount)]) }
  }

  extension Decision: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("promotion", promotion), ("reason", reason), ("limit", limit as Any), ("gaps", gaps),
          ("failed", failed as Any),
          ("excludedBy", excludedBy as Any),
        ])
    }
  }

  extension Gap: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("measure", measure), ("selector", selector), ("after", after as Any), ("required", required),
          ("current", current),
          ("missing", missing),
        ])
    }
  }

  extension CouponOutcome: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(of: self, [("code", code), ("outcome", outcome), ("promotion", promotion as Any)])
    }
  }

  extension Message: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror { fields(of: self, [("kind", kind), ("promotion", promotion), ("text", text)]) }
  }

  extension PricedTotals: CustomReflectable {
    /// The fields of the value.
    public var customMirror: Mirror {
      fields(
        of: self,
        [
          ("currency", currency), ("subtotal", subtotal), ("shipping", shipping), ("fees", fees), ("tax", tax),
          ("discount", discount), ("total", total), ("due", due as Any),
        ])
    }
  }

  /// A mirror of a structure with these fields.
  private func fields(of value: some Any, _ fields: [(String?, Any)]) -> Mirror {
    Mirror(value, children: fields.map { (label: $0.0, value: $0.1) }, displayStyle: .struct)
  }
#endif

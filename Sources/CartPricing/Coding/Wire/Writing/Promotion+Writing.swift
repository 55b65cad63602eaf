extension Promotion: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("name", ifPresent: name)
      writer.member("active", isActive, unless: true)
      writer.member("validFrom", ifPresent: validFrom)
      writer.member("validUntil", ifPresent: validUntil)
      writer.member("priority", priority, unless: 0)
      writer.member("coupons", ifAny: coupons)
      writer.member("when", ifPresent: when)
      writer.member("calculateRule", ifPresent: calculateRule)
      writer.member("actions", actions)
      writer.member("constraints", constraints, unless: Constraints())
      writer.member("combines", combines, unless: .always)
      writer.member("group", ifPresent: group)
      writer.member("maxDiscount", ifPresent: maxDiscount)
      writer.member("billingCycles", billingCycles, unless: .first(1))
      writer.member("experiment", ifPresent: experiment)
      writer.member("messages", ifPresent: messages)
    }
  }
}

extension PromotionCoupon: WireValue {
  /// The code alone if it has no limits.
  func write(to writer: inout JSONWriter) {
    if maxUses == nil, maxUsesPerCustomer == nil { return code.write(to: &writer) }
    writer.object { writer in
      writer.member("code", code)
      writer.member("maxUses", ifPresent: maxUses)
      writer.member("maxUsesPerCustomer", ifPresent: maxUsesPerCustomer)
    }
  }
}

extension CalculateRule: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch kind {
      case .quantity(let minimum, let maxApplications):
        writer.key("quantity")
        writer.object { writer in
          writer.member("minimum", minimum)
          writer.member("maxApplications", maxApplications, unless: 0)
        }
      case .linear(let quantity, let repeatable):
        writer.key("linear")
        writer.object { writer in
          writer.member("quantity", quantity)
          writer.member("repeatable", repeatable, unless: 0)
        }
      }
      // Left out, it is the first action's selector, and so no default: "all" has to be written.
      writer.member("of", ifPresent: of)
      writer.member("reward", reward, unless: .within)
    }
  }
}

extension CalculateRule.Reward: WireValue {}

extension Constraints: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("singleUsePerCustomer", singleUsePerCustomer, unless: false)
      writer.member("maxUsesPerCustomer", ifPresent: maxUsesPerCustomer)
      writer.member("maxUsesTotal", ifPresent: maxUsesTotal)
      writer.member("budget", ifPresent: budget)
      writer.member("customerSpend", ifPresent: customerSpend)
      writer.member("sameBillingInterval", sameBillingInterval, unless: false)
    }
  }
}

extension CustomerSpend: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      range.writeMembers(to: &writer)
      writer.member("within", ifPresent: within)
    }
  }
}

extension Combination: WireValue {}

extension BillingCycles: WireValue {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .first(let count): writer.integer(count)
    case .all: writer.string("all")
    }
  }
}

extension Experiment: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("from", from)
      writer.member("until", until)
    }
  }
}

extension Messages: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("applied", ifPresent: applied)
      writer.member("nearMiss", ifPresent: nearMiss)
      writer.member("badge", ifPresent: badge)
    }
  }
}

extension Messages.NearMiss: WireValue {
  /// The text alone if it is for carts that lack at most half.
  func write(to writer: inout JSONWriter) {
    if within == Messages.NearMiss("").within { return writer.string(text) }
    writer.object { writer in
      writer.member("text", text)
      writer.member("within", within)
    }
  }
}

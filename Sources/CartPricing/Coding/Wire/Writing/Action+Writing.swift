extension Action: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .discount(let discount, let target):
        writer.member("on", target)
        writer.member("discount", discount)
      case .gift(let gift): writer.member("gift", gift)
      case .upgradeShipping(let method): writer.member("upgradeShipping", method)
      case .credit(let credit): writer.member("credit", credit)
      case .issueCoupon(let issue): writer.member("issueCoupon", issue)
      }
    }
  }
}

// MARK: - Targets

extension Target: WireValue {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .cart: writer.string("cart")
    case .subset(let selector): writer.object { $0.member("subset", selector) }
    case .items(let items): writer.object { $0.member("items", items) }
    case .group(let group): writer.object { $0.member("group", group) }
    case .bundle(let bundle): writer.object { $0.member("bundle", bundle) }
    case .shipping: writer.string("shipping")
    case .fees(nil): writer.string("fees")
    case .fees(let kinds?): writer.object { $0.member("fees", kinds) }
    case .tax(.all): writer.string("tax")
    case .tax(let selector): writer.object { $0.member("tax", selector) }
    }
  }
}

extension ItemsTarget: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("select", select, unless: .all)
      writer.member("count", ifPresent: count)
      writer.member("order", order, unless: .cheapest)
    }
  }
}

extension ItemsTarget.Order: WireValue {}

extension GroupTarget: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("select", select, unless: .all)
      writer.member("reward", reward)
      writer.member("count", count, unless: 1)
    }
  }
}

extension GroupTarget.Reward: WireValue {}

extension BundleTarget: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("parts", parts)
      writer.member("max", max, unless: 0)
    }
  }
}

extension BundlePart: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("select", select)
      writer.member("count", count)
    }
  }
}

// MARK: - Discounts

extension Discount: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .flat(let discount): discount.writeMembers(to: &writer)
      case .tiers(let tiers): writer.member("tiers", tiers)
      }
    }
  }
}

extension FlatDiscount {
  /// Writes the members that say how much is taken off.
  func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .percent(let rate, let base):
      writer.member("percent", rate)
      writer.member("base", base, unless: .current)
    case .amount(let amount, let basis):
      writer.member("amount", amount)
      writer.member("basis", ifPresent: basis)
    case .price(let price):
      writer.member("price", price)
    }
  }
}

extension FlatDiscount.Base: WireValue {}
extension FlatDiscount.Basis: WireValue {}

extension Tiers: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("by", by)
      writer.member("steps", steps)
    }
  }
}

extension TierStep: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("from", from)
      discount.writeMembers(to: &writer)
    }
  }
}

extension TierStep.Threshold: WireValue {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .amount(let amount): amount.write(to: &writer)
    case .count(let count): writer.integer(count)
    }
  }
}

extension Measure: WireValue {
  func write(to writer: inout JSONWriter) {
    let key: StaticString =
      switch self {
      case .subtotal: "subtotal"
      case .quantity: "quantity"
      case .lines: "lines"
      case .leastQuantity: "leastQuantity"
      }
    writer.object(key) { writer in
      writer.object { $0.member("of", selector, unless: .all) }
    }
  }
}

// MARK: - Rewards

extension Gift: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("sku", sku)
      writer.member("quantity", quantity, unless: 1)
      writer.member("unitPrice", unitPrice)
      writer.member("name", ifPresent: name)
      writer.member("mode", mode, unless: .addNew)
    }
  }
}

extension Gift.Mode: WireValue {}

extension Credit: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("amount", amount)
      writer.member("per", per)
      writer.member("max", ifPresent: max)
    }
  }
}

extension CouponIssue: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("template", template)
      writer.member("validFor", ifPresent: validFor)
    }
  }
}

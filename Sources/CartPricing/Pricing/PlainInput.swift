/// Whether a value has nothing that only the validator can judge. What is plain is valid; the rest may be.
extension Context {
  var isPlain: Bool {
    guard billingCycle == 1, usage.promotions.isEmpty, usage.coupons.isEmpty, store?.id == nil else { return false }
    return customer?.isPlain ?? true
  }
}

extension Customer {
  @inline(__always)
  fileprivate var isPlain: Bool {
    guard id.key.isShort, attributes.isEmpty, events.isEmpty else { return false }
    for place in segments.indices where !segments[place].key.isShort { return false }
    return true
  }
}

extension Cart {
  var isPlain: Bool {
    guard currency.isKnown, lines.count <= Limits.lines, coupons.count <= Limits.coupons, fees.isEmpty else {
      return false
    }
    guard id.map({ Limits.idBytes.contains($0.utf8.count) }) ?? true, coupons.allSatisfy({ $0.key.isShort }) else {
      return false
    }
    return shipping?.isPlain(in: currency) ?? true
  }
}

extension Shipping {
  @inline(__always)
  fileprivate func isPlain(in currency: Currency) -> Bool {
    options.isEmpty && taxRate == nil && Limits.idBytes.contains(method.utf8.count)
      && cost.minorUnits(in: currency) != nil
  }
}

extension Line {
  /// The unit price of a line that is plain, in the currency of the cart; -1 for a line that is not.
  @inline(__always)
  func unitPriceIfPlain(in currency: Currency) -> Int64 {
    guard quantity >= 1, quantity <= Limits.count, id.key.isShort, !id.key.beginsLikeGift, sku.key.isShort,
      attributes.isEmpty, priceScale.isEmpty, billing == nil
    else { return -1 }
    if let product, !product.key.isShort { return -1 }
    if let taxRate, !taxRate.isWellFormed { return -1 }
    for place in categories.indices where !categories[place].key.isShort { return -1 }
    for place in tags.indices where !tags[place].key.isShort { return -1 }
    return unitPrice.minorUnitsIfWritten(in: currency) ?? unitPrice.minorUnits(in: currency) ?? -1
  }
}

extension TextKey {
  /// Whether the text has 1 to 15 bytes.
  @inline(__always)
  fileprivate var isShort: Bool { UInt8(truncatingIfNeeded: tail) &- 1 < 15 }

  /// Whether the text begins with "gift:".
  @inline(__always)
  fileprivate var beginsLikeGift: Bool { head &>> 24 == 0x67_69_66_74_3a }
}

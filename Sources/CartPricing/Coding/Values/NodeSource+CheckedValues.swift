// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Values of the documents of the other libraries of this package, read and checked at once.

extension NodeSource {
  /// Reads an id of 1 to 256 bytes.
  package mutating func checkedIdentifier<Kind>(_ node: Int) -> Identifier<Kind> {
    let id: Identifier<Kind> = id(node)
    if kind(node) == .string, !id.isWellFormed { report(FaultCollector.idMessage(id.text)) }
    return id
  }

  /// Reads a coupon code of 1 to 256 bytes, in its normal form.
  package mutating func checkedCode(_ node: Int) -> CouponCode {
    let code = couponCode(node)
    if kind(node) == .string, !code.isWellFormed { report(FaultCollector.idMessage(code.text)) }
    return code
  }

  /// Reads a text that serves as an id, of 1 to 256 bytes.
  package mutating func checkedText(_ node: Int) -> String {
    let text = string(node)
    if kind(node) == .string, !Limits.idBytes.contains(text.utf8.count) { report(FaultCollector.idMessage(text)) }
    return text
  }

  /// Reads a count within bounds, by default 0 to 1,000,000,000.
  package mutating func checkedCount(_ node: Int, in range: ClosedRange<Int> = 0...Limits.count) -> Int {
    let count = integer(node, or: range.lowerBound)
    if range.contains(count) { return count }
    report(FaultCollector.countMessage(count, range))
    return range.lowerBound
  }

  /// Reads a known currency; nil with a fault for any other value.
  package mutating func knownCurrency(_ node: Int) -> Currency? {
    let currency = currency(node)
    return currency.isKnown ? currency : nil
  }

  /// Reads money of a currency as minor units, up to what 64 bits hold; 0 without a currency, of which
  /// a fault was reported before.
  package mutating func minorUnits(_ node: Int, in currency: Currency?) -> Int64 {
    guard let currency else { return 0 }
    return parse(node, as: "an amount in the decimals of its currency, such as \"19.99\"", or: 0) {
      Int64(money: $0, decimals: currency.decimals)
    }
  }

  /// Whether a fault was reported so far.
  package var hasFaults: Bool { !faults.isEmpty }

  /// Enters an object with the title of the table of its keys.
  package mutating func enter<Key: DocumentKey>(_ node: Int, _ keys: Key.Type) -> ObjectState { open(node, keys) }

  /// Whether an object has a member with a key; false for any other value.
  package func hasMember(_ key: String, in node: Int) -> Bool { document.value(of: key, in: node) != nil }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension RefundResult {
  /// The keys of a result.
  enum Key: String, DocumentKey {
    case version, currency, paid, refunds, refunded, remaining
    static let table = KeyTable(
      Key.self, "a refund result", required: [.currency, .paid, .refunds, .refunded, .remaining])
  }

  /// The result as compact JSON in UTF-8, its keys in a fixed order.
  ///
  /// Equal results have the same bytes on every machine. O(n) in the size of the result.
  public var jsonBytes: [UInt8] {
    JSONWriter.bytes(capacity: 256 + 256 * refunds.count) { write(to: &$0) }
  }

  /// The result as compact JSON: ``jsonBytes`` as text. O(n) in its length.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let version {
        writer.key(Key.version)
        writer.string(version)
      }
      writer.key(Key.currency)
      writer.string(currency.description)
      writer.money(paid, at: Key.paid)
      writer.key(Key.refunds)
      writer.array(refunds) { $0.write(to: &$1) }
      writer.money(refunded, at: Key.refunded)
      writer.money(remaining, at: Key.remaining)
    }
  }
}

extension Refund {
  /// The keys of a refund.
  enum Key: String, DocumentKey {
    case lines, shipping, fees, amount, tax, shortfall, tenders, due, discounts, gifts, credits, points, issuedCoupons
    static let table = KeyTable(Key.self, "a refund", required: [.lines, .amount, .tax, .discounts])
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.lines)
      writer.array(lines) { $0.write(to: &$1) }
      writer.money(shipping, at: Key.shipping)
      writer.list(fees, at: Key.fees) { $0.write(to: &$1) }
      writer.money(amount, at: Key.amount)
      writer.money(tax, at: Key.tax)
      writer.money(shortfall, at: Key.shortfall)
      writer.list(tenders, at: Key.tenders) { $0.write(to: &$1) }
      writer.money(due, at: Key.due)
      writer.key(Key.discounts)
      writer.array(discounts) { $0.write(to: &$1) }
      writeHeld(to: &writer)
    }
  }

  /// Writes what the customer holds without a claim to it.
  private func writeHeld(to writer: inout JSONWriter) {
    writer.list(gifts, at: Key.gifts) { $0.write(to: &$1) }
    writer.list(credits, at: Key.credits) { $0.write(to: &$1) }
    writer.list(points, at: Key.points) { $0.write(to: &$1) }
    writer.list(issuedCoupons, at: Key.issuedCoupons) { $0.write(to: &$1) }
  }
}

/// The keys of the entries of the lists of a refund.
private enum EntryKey: String, DocumentKey {
  case id, quantity, amount, tax, promotion, released, sku, count, template
  static let table = KeyTable(EntryKey.self, "an entry of a refund")
}

extension RefundedLine {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.id)
      writer.identifier(id)
      writer.key(EntryKey.quantity)
      writer.integer(quantity)
      writer.money(amount, at: EntryKey.amount)
      writer.money(tax, at: EntryKey.tax)
    }
  }
}

extension RefundedFee {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.id)
      writer.identifier(id)
      writer.money(amount, at: EntryKey.amount)
    }
  }
}

extension RefundedTender {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.id)
      writer.identifier(id)
      writer.money(amount, at: EntryKey.amount)
    }
  }
}

extension RefundedDiscount {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.promotion)
      writer.identifier(promotion)
      writer.money(amount, at: EntryKey.amount)
      if isReleased {
        writer.key(EntryKey.released)
        writer.boolean(true)
      }
    }
  }
}

extension HeldGift {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.id)
      writer.identifier(id)
      writer.key(EntryKey.sku)
      writer.identifier(sku)
      writer.key(EntryKey.quantity)
      writer.integer(quantity)
    }
  }
}

extension HeldCredit {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.promotion)
      writer.identifier(promotion)
      writer.money(amount, at: EntryKey.amount)
    }
  }
}

extension HeldPoints {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.promotion)
      writer.identifier(promotion)
      writer.key(EntryKey.count)
      writer.integer(count)
    }
  }
}

extension HeldCoupons {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(EntryKey.promotion)
      writer.identifier(promotion)
      writer.key(EntryKey.template)
      writer.string(template)
      writer.key(EntryKey.count)
      writer.integer(count)
    }
  }
}

extension JSONWriter {
  /// Writes an amount as a member, if it has a value.
  fileprivate mutating func money<Key: DocumentKey>(_ money: Money?, at key: Key) {
    guard let money else { return }
    self.key(key)
    self.money(money)
  }

  /// Writes a list as a member, if it has an entry.
  fileprivate mutating func list<Key: DocumentKey, Element>(
    _ list: [Element], at key: Key, _ body: (Element, inout JSONWriter) -> Void
  ) {
    if list.isEmpty { return }
    self.key(key)
    array(list, body)
  }
}

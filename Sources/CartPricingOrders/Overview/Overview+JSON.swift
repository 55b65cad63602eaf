// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Overview {
  /// The overview as compact JSON in UTF-8. O(n log n) for n sums.
  public var jsonBytes: [UInt8] { JSONWriter.bytes(capacity: 64 + 256 * promotions.count) { write(to: &$0) } }

  /// The overview as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// The keys of an overview.
  enum Key: String, DocumentKey {
    case promotions, refusals
    static let table = KeyTable(Key.self, "an overview", required: [.promotions])
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.promotions)
      writer.array(promotions) { $0.write(to: &$1) }
      writer.refusals(refusals, Key.refusals)
    }
  }
}

extension PromotionOverview {
  /// The promotion's part of an overview as compact JSON in UTF-8.
  public var jsonBytes: [UInt8] { JSONWriter.bytes(capacity: 256 + 256 * byDay.count) { write(to: &$0) } }

  /// The promotion's part of an overview as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// The keys of a promotion's part of an overview. Those of a day are among them.
  enum Key: String, DocumentKey {
    case promotion, day, uses, orders, customers, discount, givenBack, reserved, byCurrency, byDay, byCoupon, refusals
    static let table = KeyTable(Key.self, "a promotion of an overview", required: [.promotion])
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.promotion)
      writer.identifier(id)
      writer.sums(sums) { $0.integer(sums.customers) }
      writer.key(Key.byDay)
      writer.array(byDay) { day, writer in
        writer.object { writer in
          writer.key(Key.day)
          writer.string(day.day.description)
          writer.sums(day.sums) { $0.integer(day.sums.customers) }
          writer.refusals(day.sums.refusals, Key.refusals)
        }
      }
      writer.key(Key.byCoupon)
      writer.array(byCoupon) { $0.write(to: &$1) }
      writer.refusals(sums.refusals, Key.refusals)
    }
  }
}

extension CouponOverview {
  /// The keys of a code's part of an overview.
  enum Key: String, DocumentKey {
    case coupon, uses, discount
    static let table = KeyTable(
      Key.self, "a code of an overview", required: [.coupon, .uses, .discount])
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.coupon)
      writer.string(coupon.text)
      writer.key(Key.uses)
      writer.integer(uses)
      writer.key(Key.discount)
      writer.amounts(discount)
    }
  }
}

extension JSONWriter {
  /// Writes the members that promotions and days have in common, up to the reserved orders. `customers`
  /// writes the customers: their number, or their ids.
  mutating func sums(_ sums: OverviewSums, customers: (inout JSONWriter) -> Void) {
    typealias Key = PromotionOverview.Key
    key(Key.uses)
    integer(sums.uses)
    key(Key.orders)
    integer(sums.orders)
    key(Key.customers)
    customers(&self)
    key(Key.discount)
    amounts(sums.currencies.mapValues { $0.discount })
    key(Key.givenBack)
    amounts(sums.currencies.mapValues { $0.givenBack }.filter { $0.value != 0 })
    key(Key.reserved)
    integer(sums.reserved)
  }

  /// Writes amounts by currency.
  mutating func amounts(_ amounts: [Currency: Int64]) {
    map(Dictionary(uniqueKeysWithValues: amounts.map { ($0.key, Money(minorUnits: $0.value, currency: $0.key)) })) {
      $0.description
    } _: {
      $1.money($0)
    }
  }

  /// Writes refusals by reason.
  mutating func refusals<Key: DocumentKey>(_ refusals: [String: Int], _ key: Key) {
    self.key(key)
    map(refusals) {
      $0
    } _: {
      $1.integer($0)
    }
  }
}

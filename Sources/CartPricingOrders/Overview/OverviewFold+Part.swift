// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension OverviewFold {
  /// The fold as an overview that can be merged with others, as compact JSON in UTF-8: it has lists of
  /// customers' ids in place of their number, and for each day `byCurrency` with the uses and the orders
  /// in each currency.
  public var partJSONBytes: [UInt8] {
    JSONWriter.bytes(capacity: 64 + 512 * promotions.count) { writer in
      writer.object { writer in
        writer.key(Overview.Key.promotions)
        writer.array(promotions.sorted { $0.key < $1.key }) { write($0.value, of: $0.key, to: &$1) }
        writer.refusals(refusals, Overview.Key.refusals)
      }
    }
  }

  /// The fold as an overview that can be merged with others: ``partJSONBytes`` as text.
  public var partJSON: String { String(decoding: partJSONBytes, as: UTF8.self) }

  private func write(_ promotion: PromotionFold, of id: PromotionID, to writer: inout JSONWriter) {
    typealias Key = PromotionOverview.Key
    let overview = promotion.overview(of: id)
    let total = promotion.totalWithCustomers
    writer.object { writer in
      writer.key(Key.promotion)
      writer.identifier(id)
      writer.sums(overview.sums) { write(total.customers, to: &$0) }
      writer.key(Key.byDay)
      writer.array(overview.byDay) { day, writer in
        writer.object { writer in
          writer.key(DayKey.day)
          writer.string(day.day.description)
          writer.sums(day.sums) { write(promotion.days[day.day]?.customers ?? [], to: &$0) }
          writer.key(DayKey.byCurrency)
          writer.map(day.sums.currencies) {
            $0.description
          } _: {
            $0.writeCounts(to: &$1)
          }
          writer.refusals(day.sums.refusals, DayKey.refusals)
        }
      }
      writer.key(Key.byCoupon)
      writer.array(overview.byCoupon) { $0.write(to: &$1) }
      writer.refusals(overview.sums.refusals, Key.refusals)
    }
  }

  /// Writes the ids of customers, in their order.
  private func write(_ numbers: Set<Int32>, to writer: inout JSONWriter) {
    writer.array(numbers.map { customers[Int($0)] }.sorted()) { $1.identifier($0) }
  }

  /// The keys of a day of a part.
  enum DayKey: String, DocumentKey {
    case day, uses, orders, customers, discount, givenBack, reserved, byCurrency, refusals
    static let table = KeyTable(DayKey.self, "a day of a part of an overview", required: [.day])
  }
}

extension OverviewSums.InCurrency {
  /// The keys of the counts of a currency.
  enum Key: String, DocumentKey {
    case uses, orders
    static let table = KeyTable(Key.self, "the counts of a currency", required: [.uses, .orders])
  }

  fileprivate func writeCounts(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.uses)
      writer.integer(uses)
      writer.key(Key.orders)
      writer.integer(orders)
    }
  }
}

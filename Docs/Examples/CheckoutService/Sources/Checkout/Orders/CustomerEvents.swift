// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// The events of customers, such as abandoned carts and placed orders, on which promotions can depend.
struct CustomerEvents {
  /// The number of events that a pricing reads: the latest ones of the customer.
  static let mostRead = 1_000
  /// The largest number of events of a request.
  static let mostSent = 100

  let sql: any SQLTransaction

  /// The latest events of a customer.
  func events(of customer: CustomerID) throws -> [CustomerEvent] {
    let rows = try sql.rows(
      "SELECT document FROM events WHERE customer = ? ORDER BY happened DESC, event_id DESC LIMIT ?",
      [.text(customer.text), .integer(Int64(Self.mostRead))])
    return try rows.flatMap { try PricingContext(json: $0.text(0)).customer?.events ?? [] }
  }

  /// Stores events; those with an id that is there already are left as they are.
  func add(_ events: [(id: String, event: CustomerEvent)], of customer: CustomerID) throws {
    try sql.insert(
      into: "events (customer, event_id, happened, document)",
      events.map { id, event in
        // The library reads and writes events as a part of a context.
        let context = PricingContext(now: event.time, customer: PricingCustomer("-", events: [event]))
        return [.text(customer.text), .text(id), .text(LedgerKeys.moment(event.time)), .text(context.json)]
      }, "ON CONFLICT (customer, event_id) DO NOTHING")
  }

  /// The id of the event that an order is.
  static func id(of order: OrderID) -> String { "order/\(order)" }

  /// Removes the event of an order.
  func remove(_ order: OrderID, of customer: CustomerID) throws {
    try sql.execute(
      "DELETE FROM events WHERE customer = ? AND event_id = ?", [.text(customer.text), .text(Self.id(of: order))])
  }
}

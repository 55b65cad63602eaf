// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// An order as it is stored.
struct StoredOrder: Sendable {
  let id: OrderID
  let request: String
  let promotionSet: Int64
  let cart: String
  let context: String
  let total: String
  let priced: String
  let placedAt: String
  let isCancelled: Bool
}

/// The tables `orders` and `order_returns`.
struct OrderTable {
  let sql: any SQLTransaction

  private static let columns =
    "order_id, request, promotion_set, cart, context, total, priced, placed_at, state"

  /// The order with an id; nil if there is none.
  func order(_ id: OrderID) throws -> StoredOrder? { try find("order_id = ?", id.text) }

  /// The order that was placed with an idempotency key; nil if there is none.
  func order(key: String) throws -> StoredOrder? { try find("idempotency_key = ?", key) }

  private func find(_ condition: String, _ value: String) throws -> StoredOrder? {
    try sql.row("SELECT \(Self.columns) FROM orders WHERE \(condition)", [.text(value)]).map { row in
      StoredOrder(
        id: OrderID(try row.text(0)), request: try row.text(1), promotionSet: try row.integer(2),
        cart: try row.text(3), context: try row.text(4), total: try row.text(5), priced: try row.text(6),
        placedAt: try row.text(7), isCancelled: try row.text(8) == "cancelled")
    }
  }

  /// Stores an order; false if there is one with the idempotency key.
  func add(_ order: StoredOrder, key: String) throws -> Bool {
    let row: [SQLValue] = [
      .text(order.id.text), .text(order.request), .integer(order.promotionSet), .text(order.cart), .text(order.context),
      .text(order.total), .text(order.priced), .text(order.placedAt), .text("placed"), .text(key),
    ]
    return try sql.insert(
      into: "orders (\(Self.columns), idempotency_key)", [row], "ON CONFLICT (idempotency_key) DO NOTHING") > 0
  }

  /// Marks an order as cancelled.
  func cancel(_ id: OrderID) throws {
    try sql.execute("UPDATE orders SET state = 'cancelled' WHERE order_id = ?", [.text(id.text)])
  }

  /// The returns of an order, by their numbers from 1.
  func returns(of id: OrderID) throws -> [(request: String, answer: String)] {
    try sql.rows(
      "SELECT request, answer FROM order_returns WHERE order_id = ? ORDER BY number LIMIT 1001", [.text(id.text)]
    ).map { (try $0.text(0), try $0.text(1)) }
  }

  /// Stores a return, unless there is one with its number.
  func add(_ number: Int, of id: OrderID, request: String, answer: String) throws {
    try sql.insert(
      into: "order_returns (order_id, number, request, answer)",
      [[.text(id.text), .integer(Int64(number)), .text(request), .text(answer)]],
      "ON CONFLICT (order_id, number) DO NOTHING")
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Which records are listed. A part that is nil lets all records through.
public struct RecordQuery: Sendable, Hashable {
  /// Only orders with a claim on a counter of this promotion.
  public var promotion: PromotionID?
  /// Only orders with a claim on a counter of this code.
  public var coupon: CouponCode?
  /// Only orders of this customer.
  public var customer: CustomerID?
  /// Only orders that were placed at this instant or later.
  public var from: Instant?
  /// Only orders that were placed before this instant.
  public var to: Instant?

  /// A query; without arguments, of all records.
  public init(
    promotion: PromotionID? = nil, coupon: CouponCode? = nil, customer: CustomerID? = nil, from: Instant? = nil,
    to: Instant? = nil
  ) {
    self.promotion = promotion
    self.coupon = coupon
    self.customer = customer
    self.from = from
    self.to = to
  }
}

/// A place in the list of records: behind the record of this order.
public struct RecordCursor: Sendable, Hashable {
  /// When the order was placed.
  public var placedAt: Instant
  /// The order.
  public var order: OrderID

  /// The place behind an order.
  public init(placedAt: Instant, order: OrderID) {
    self.placedAt = placedAt
    self.order = order
  }
}

/// A part of a list of records.
public struct RecordPage: Sendable, Hashable {
  /// The records, by ``RedemptionRecord/placedAt`` and then by order id.
  public var records: [RedemptionRecord]
  /// Where the list goes on; nil if it has no further record.
  public var next: RecordCursor?

  /// A page.
  public init(_ records: [RedemptionRecord], next: RecordCursor? = nil) {
    self.records = records
    self.next = next
  }
}

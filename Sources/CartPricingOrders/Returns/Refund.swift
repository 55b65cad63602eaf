// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What one return gives back (§O2.4).
public struct Refund: Sendable, Hashable {
  /// The returned lines, in the order of the return.
  public var lines: [RefundedLine] = []
  /// What is given back for shipping, tax included; nil if nothing of it was returned.
  public var shipping: Money?
  /// What is given back for fees, tax included, in the order of the return.
  public var fees: [RefundedFee] = []
  /// All that the return gives back, tax included (§O2.8).
  public var amount: Money
  /// The tax within ``amount``.
  public var tax: Money
  /// What the kept lines cost more than is left of what was paid for them,; it is not asked for
  /// (§O2.17). Nil for nothing. Only under ``RefundPolicy/Discounts/reprice``.
  public var shortfall: Money?
  /// What each tender gets back; only those that get something.
  public var tenders: [RefundedTender] = []
  /// The part of ``amount`` that is due to the customer after the tenders; nil if the cart has neither
  /// tenders nor a cash step.
  public var due: Money?
  /// The discounts that the return takes back, in canonical order (§O2.26).
  public var discounts: [RefundedDiscount] = []
  /// Units of gifts that the customer holds without a claim to them.
  public var gifts: [HeldGift] = []
  /// Store credit that the customer holds without a claim to it.
  public var credits: [HeldCredit] = []
  /// Points that the customer holds without a claim to them.
  public var points: [HeldPoints] = []
  /// Issued coupons that the customer holds without a claim to them.
  public var issuedCoupons: [HeldCoupons] = []

  /// A refund of an amount.
  public init(amount: Money, tax: Money) {
    self.amount = amount
    self.tax = tax
  }
}

/// Returned units of a line.
public struct RefundedLine: Sendable, Hashable, Identifiable {
  /// The line.
  public var id: LineID
  /// The number of units that are returned.
  public var quantity: Int
  /// What is given back for them, tax included; nil under ``RefundPolicy/Discounts/reprice``.
  public var amount: Money?
  /// The tax within ``amount``.
  public var tax: Money?

  /// Returned units of a line.
  public init(id: LineID, quantity: Int, amount: Money? = nil, tax: Money? = nil) {
    self.id = id
    self.quantity = quantity
    self.amount = amount
    self.tax = tax
  }
}

/// A fee that is given back.
public struct RefundedFee: Sendable, Hashable, Identifiable {
  /// The fee.
  public var id: FeeID
  /// What is given back for the fee, tax included.
  public var amount: Money

  /// A fee that is given back.
  public init(id: FeeID, amount: Money) {
    self.id = id
    self.amount = amount
  }
}

/// The part of a refund that a tender gets.
public struct RefundedTender: Sendable, Hashable, Identifiable {
  /// The tender.
  public var id: TenderID
  /// Its part.
  public var amount: Money

  /// The part of a tender.
  public init(id: TenderID, amount: Money) {
    self.id = id
    self.amount = amount
  }
}

/// Units of a gift that a customer holds without a claim to them.
public struct HeldGift: Sendable, Hashable, Identifiable {
  /// The line of the gift, `gift:<promotion id>:<action index>`.
  public var id: LineID
  /// The SKU of the gift.
  public var sku: SKU
  /// The number of units.
  public var quantity: Int

  /// Units of a gift.
  public init(id: LineID, sku: SKU, quantity: Int) {
    self.id = id
    self.sku = sku
    self.quantity = quantity
  }
}

/// Store credit that a customer holds without a claim to it.
public struct HeldCredit: Sendable, Hashable {
  /// The promotion that gave it.
  public var promotion: PromotionID
  /// The amount.
  public var amount: Money

  /// Store credit of a promotion.
  public init(promotion: PromotionID, amount: Money) {
    self.promotion = promotion
    self.amount = amount
  }
}

/// Points that a customer holds without a claim to them.
public struct HeldPoints: Sendable, Hashable {
  /// The promotion that gave them.
  public var promotion: PromotionID
  /// The number of points.
  public var count: Int

  /// Points of a promotion.
  public init(promotion: PromotionID, count: Int) {
    self.promotion = promotion
    self.count = count
  }
}

/// Issued coupons that a customer holds without a claim to them.
public struct HeldCoupons: Sendable, Hashable {
  /// The promotion that issued them.
  public var promotion: PromotionID
  /// The template that they were issued from.
  public var template: String
  /// The number of coupons.
  public var count: Int

  /// Coupons of a promotion.
  public init(promotion: PromotionID, template: String, count: Int) {
    self.promotion = promotion
    self.template = template
    self.count = count
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What an ``Identifier`` names: one empty type for each kind of id.
public enum IdentifierKind {
  /// A line of a cart; its ids are ``LineID``.
  public enum Line {}
  /// A stock keeping unit, the smallest unit that is sold; its ids are ``CartPricing/SKU``.
  public enum SKU {}
  /// A product; its ids are ``ProductID``.
  public enum Product {}
  /// A fee of a cart; its ids are ``FeeID``.
  public enum Fee {}
  /// A category of a catalogue; its ids are ``CategoryID``.
  public enum Category {}
  /// A mark on a line; its ids are ``TagID``.
  public enum Tag {}
  /// A kind of event; its ids are ``CartPricing/EventType``.
  public enum EventType {}
  /// A customer; its ids are ``CustomerID``.
  public enum Customer {}
  /// A segment of customers; its ids are ``SegmentID``.
  public enum Segment {}
  /// A score of a customer; its ids are ``ScoreID``.
  public enum Score {}
  /// A promotion; its ids are ``PromotionID``.
  public enum Promotion {}
  /// A group of promotions; its ids are ``CartPricing/GroupName``.
  public enum GroupName {}
  /// A class of promotions; its ids are ``CartPricing/PromotionClass``.
  public enum PromotionClass {}
  /// A campaign of promotions; its ids are ``CampaignID``.
  public enum Campaign {}
  /// A batch of coupon codes; its ids are ``CouponBatchID``.
  public enum CouponBatch {}
  /// A means of payment in a cart; its ids are ``TenderID``.
  public enum Tender {}
}

/// Names a line of a cart: `LineID("l1")` or the literal `"l1"`.
///
/// No two lines of a cart have the same id. Results list lines in the order of the cart. Left-over
/// minor units are allocated in the order of the ids.
public typealias LineID = Identifier<IdentifierKind.Line>

/// Names the smallest unit that is sold, such as a mug in one colour: `SKU("MUG-BLUE")` or the literal `"MUG-BLUE"`.
///
/// Several lines may have the same SKU. Case matters: `mug-blue` is another SKU.
public typealias SKU = Identifier<IdentifierKind.SKU>

/// Names a product, of which several SKUs may be the variants: `ProductID("mug")` or the literal `"mug"`.
public typealias ProductID = Identifier<IdentifierKind.Product>

/// Names a fee of a cart, such as a deposit: `FeeID("deposit")` or the literal `"deposit"`.
///
/// No two fees of a cart have the same id. Results list fees in the order of the cart.
public typealias FeeID = Identifier<IdentifierKind.Fee>

/// Names a category that lines are in: `CategoryID("shoes")` or the literal `"shoes"`.
///
/// Categories are flat: `shoes` does not include `shoes/running`.
public typealias CategoryID = Identifier<IdentifierKind.Category>

/// A mark on a line that a merchant chooses freely: `TagID("clearance")` or the literal
/// `"clearance"`.
///
/// The same tag twice on a line counts once.
public typealias TagID = Identifier<IdentifierKind.Tag>

/// Names what kind of thing a customer has done: `EventType("order")` or the literal `"order"`.
public typealias EventType = Identifier<IdentifierKind.EventType>

/// Names the customer that a cart belongs to: `CustomerID("c-1001")` or the literal `"c-1001"`.
public typealias CustomerID = Identifier<IdentifierKind.Customer>

/// Names a segment of customers, which the host gives with the customer or a promotion set defines by a qualifier:
/// `SegmentID("vip")` or the literal `"vip"`.
///
/// A segment that is neither given nor defined has no members.
public typealias SegmentID = Identifier<IdentifierKind.Segment>

/// Names a score that a promotion set defines for customers: `ScoreID("loyalty")` or the literal `"loyalty"`.
///
/// No two scores of a set have the same id.
public typealias ScoreID = Identifier<IdentifierKind.Score>

/// Names a promotion: `PromotionID("cyber-week")` or the literal `"cyber-week"`.
///
/// No two promotions of a set have the same id. Among promotions of equal priority the smaller id comes first.
public typealias PromotionID = Identifier<IdentifierKind.Promotion>

/// Names a group of promotions that are decided together: `GroupName("seasonal")` or the literal `"seasonal"`.
public typealias GroupName = Identifier<IdentifierKind.GroupName>

/// Names a class of promotions, which says with which others they may be applied:
/// `PromotionClass("order")` or the literal `"order"`. See ``Promotion/combinesWith``.
public typealias PromotionClass = Identifier<IdentifierKind.PromotionClass>

/// Names a campaign, which several promotions share: `CampaignID("spring")` or the literal `"spring"`.
///
/// No two campaigns of a set have the same id.
public typealias CampaignID = Identifier<IdentifierKind.Campaign>

/// Names a batch of coupon codes that the host keeps: `CouponBatchID("newsletter")` or the literal
/// `"newsletter"`.
public typealias CouponBatchID = Identifier<IdentifierKind.CouponBatch>

/// Names a means of payment in a cart, such as a gift card: `TenderID("card-1")` or the literal
/// `"card-1"`.
///
/// No two tenders of a cart have the same id.
public typealias TenderID = Identifier<IdentifierKind.Tender>

/// Names a promotion.
///
/// `PromotionID("cyber-week")` or the literal `"cyber-week"`. No two promotions of a set have the same one; among
/// promotions of equal priority the earlier id goes first (PRICING.md section 5).
public struct PromotionID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `PromotionID("cyber-week")`. An empty text or one above 256 bytes is kept,
  /// and is a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `PromotionID("cyber-week").text == "cyber-week"`; empty for an empty id (PRICING.md
  /// section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `PromotionID("Z") < PromotionID("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: PromotionID, right: PromotionID) -> Bool { left.key < right.key }
}

/// Names a group of promotions that are to be decided together.
///
/// `GroupName("seasonal")` or the literal `"seasonal"`. Promotions share a group when the bytes of its name agree
/// (PRICING.md section 7).
public struct GroupName: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `GroupName("seasonal")`. An empty text or one above 256 bytes is kept, and
  /// is a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `GroupName("seasonal").text == "seasonal"`; empty for an empty id (PRICING.md section
  /// 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `GroupName("Z") < GroupName("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: GroupName, right: GroupName) -> Bool { left.key < right.key }
}

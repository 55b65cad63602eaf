/// Names the customer a cart belongs to.
///
/// `CustomerID("c-1001")` or the literal `"c-1001"`. A cart may have no customer, which differs from a customer with an
/// empty id (PRICING.md section 2).
public struct CustomerID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `CustomerID("c-1001")`. An empty text or one above 256 bytes is kept, and
  /// is a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `CustomerID("c-1001").text == "c-1001"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `CustomerID("Z") < CustomerID("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: CustomerID, right: CustomerID) -> Bool { left.key < right.key }
}

/// Names a segment of customers, handed in with the customer or worked out from a qualifier.
///
/// `SegmentID("vip")` or the literal `"vip"`. A segment that nobody defines or hands in holds nobody (PRICING.md
/// section 4).
public struct SegmentID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `SegmentID("vip")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `SegmentID("vip").text == "vip"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `SegmentID("Z") < SegmentID("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: SegmentID, right: SegmentID) -> Bool { left.key < right.key }
}

/// Names a score that is worked out for a customer.
///
/// `ScoreID("loyalty")` or the literal `"loyalty"`. No two scores of a set have the same one (PRICING.md section 4).
public struct ScoreID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `ScoreID("loyalty")`. An empty text or one above 256 bytes is kept, and is
  /// a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `ScoreID("loyalty").text == "loyalty"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `ScoreID("Z") < ScoreID("a")`; an id stands before those
  /// that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: ScoreID, right: ScoreID) -> Bool { left.key < right.key }
}

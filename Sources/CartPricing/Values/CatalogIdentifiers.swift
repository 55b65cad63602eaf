/// Names a category that lines are in.
///
/// `CategoryID("shoes")` or the literal `"shoes"`. A line may be in none; categories are flat, so `shoes` does not hold
/// `shoes/running` (PRICING.md section 2).
public struct CategoryID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `CategoryID("shoes")`. An empty text or one above 256 bytes is kept, and
  /// is a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `CategoryID("shoes").text == "shoes"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `CategoryID("Z") < CategoryID("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: CategoryID, right: CategoryID) -> Bool { left.key < right.key }
}

/// A mark on a line that merchants choose freely.
///
/// `Tag("clearance")` or the literal `"clearance"`. A line may have none; the same tag twice counts once (PRICING.md
/// section 2).
public struct Tag: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `Tag("clearance")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `Tag("clearance").text == "clearance"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `Tag("Z") < Tag("a")`; an id stands before those that it
  /// begins, and not before itself (PRICING.md section 1).
  public static func < (left: Tag, right: Tag) -> Bool { left.key < right.key }
}

/// Names what kind of thing a customer has done.
///
/// `EventType("order")` or the literal `"order"`. Any name may be used; only the bytes are compared (PRICING.md section
/// 2).
public struct EventType: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `EventType("order")`. An empty text or one above 256 bytes is kept, and is
  /// a fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `EventType("order").text == "order"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `EventType("Z") < EventType("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: EventType, right: EventType) -> Bool { left.key < right.key }
}

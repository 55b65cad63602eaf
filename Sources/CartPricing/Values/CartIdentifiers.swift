/// Names a line of a cart.
///
/// `LineID("l1")` or the literal `"l1"`. No two lines of a cart have the same one; lines are listed, and left-over
/// units shared out, in the order of these ids (PRICING.md section 2).
public struct LineID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `LineID("l1")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `LineID("l1").text == "l1"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `LineID("Z") < LineID("a")`; an id stands before those
  /// that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: LineID, right: LineID) -> Bool { left.key < right.key }
}

/// Names what is sold in its smallest choice: this mug in this colour.
///
/// `SKU("MUG-BLUE")` or the literal `"MUG-BLUE"`. Several lines may have the same one; the bytes must agree, so `mug-
/// blue` is another (PRICING.md section 2).
public struct SKU: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `SKU("MUG-BLUE")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `SKU("MUG-BLUE").text == "MUG-BLUE"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `SKU("Z") < SKU("a")`; an id stands before those that it
  /// begins, and not before itself (PRICING.md section 1).
  public static func < (left: SKU, right: SKU) -> Bool { left.key < right.key }
}

/// Names a product, of which several SKUs may be the variants.
///
/// `ProductID("mug")` or the literal `"mug"`. A line without one belongs to no product, which differs from a product
/// with an empty id (PRICING.md section 2).
public struct ProductID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `ProductID("mug")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `ProductID("mug").text == "mug"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `ProductID("Z") < ProductID("a")`; an id stands before
  /// those that it begins, and not before itself (PRICING.md section 1).
  public static func < (left: ProductID, right: ProductID) -> Bool { left.key < right.key }
}

/// Names a fee of a cart, such as a deposit.
///
/// `FeeID("deposit")` or the literal `"deposit"`. No two fees of a cart have the same one; fees are listed in the order
/// of these ids (PRICING.md section 2).
public struct FeeID: TextIdentifier, KeyedIdentifier {
  let key: TextKey

  init(key: TextKey) {
    self.key = key
  }

  /// The id with this text, byte for byte: `FeeID("deposit")`. An empty text or one above 256 bytes is kept, and is a
  /// fault when it is used (PRICING.md section 11).
  public init(_ text: String) {
    self.key = TextKey(text)
  }

  /// The text as it was given: `FeeID("deposit").text == "deposit"`; empty for an empty id (PRICING.md section 1).
  public var text: String { key.text }

  /// Order of the UTF-8 bytes, with no regard to language: `FeeID("Z") < FeeID("a")`; an id stands before those that
  /// it begins, and not before itself (PRICING.md section 1).
  public static func < (left: FeeID, right: FeeID) -> Bool { left.key < right.key }
}

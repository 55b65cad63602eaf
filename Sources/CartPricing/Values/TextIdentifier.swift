/// A name that merchants and hosts choose: the id of a line, a SKU, a coupon code.
///
/// Each kind is a type of its own, so that the compiler catches a mix-up. All of them compare by their UTF-8 bytes, which is
/// also the order in which results list them: `"B" < "a"`, and `"é"` in one scalar differs from `"e"` with an accent behind
/// it. An id has 1 to 256 bytes; one outside that is kept as it is and reported as a fault when it is used (PRICING.md
/// sections 1 and 11).
public protocol TextIdentifier: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The id with this text; no text is refused here. `SKU("MUG-1").text == "MUG-1"`; `SKU("")` exists, and is a fault when
  /// it is used (PRICING.md section 11).
  init(_ text: String)

  /// The text of the id, as it was given: `SKU("MUG-1").text == "MUG-1"`. Empty for an empty id (PRICING.md section 1).
  var text: String { get }
}

extension TextIdentifier {
  /// The id with the text of a literal: `let sku: SKU = "MUG-1"`. An empty literal makes an id that is reported as a fault
  /// when it is used (PRICING.md section 11).
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// The text of the id, without quotes: `"\(SKU("MUG-1"))" == "MUG-1"`; nothing for an empty id (PRICING.md section 1).
  public var description: String { text }
}

/// What the module itself sees of an id: its packed text.
protocol KeyedIdentifier: TextIdentifier {
  var key: TextKey { get }
  init(key: TextKey)
}

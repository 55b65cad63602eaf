/// One operation of a qualifier; parents stand before their children, and each knows where its subtree ends.
struct QualifierOperation: Sendable {
  var kind: Kind
  /// For `subtotal`, the stage of discounts that is asked about.
  var after: DiscountStage?
  /// The place after the operation's subtree.
  var end: Int32
  /// A selector, a symbol, or the beginning of a list of symbols; for `other` a leaf.
  var first: Int32 = 0
  /// The length of a list of symbols.
  var count: Int32 = 0
  /// Bounds of a count, ±the largest where open; of a subtotal the places of its bounds, -1 where open.
  var least = Int64.min
  var most = Int64.max

  enum Kind: UInt8, Sendable {
    case all, any, not
    case subtotal, quantity, lines, leastQuantity
    case coupon, segment, customer
    /// What is rarely asked for, in a table of its own.
    case other
  }
}

/// A leaf that looks at attributes, places, times or the past.
enum QualifierLeaf: Sendable {
  case customerAttribute(AttributeCondition)
  case location(LocationMatch)
  case store(StoreMatch)
  case events(EventMatch)
  case score(ScoreID, CountRange)
  case anniversary(Anniversary)
  case schedule([ScheduleWindow])
}

/// How an attribute is compared with what a merchant wrote. Source: PRICING.md section 3.
///
/// Values of different types are never equal, and a comparison other than ``exists(_:)`` with an attribute that is
/// missing or of another type is false.
public enum Comparison: Sendable, Hashable {
  /// The attribute equals this value, in type too.
  case `is`(AttributeValue)
  /// The attribute equals one of these values; at least one.
  case `in`([AttributeValue])
  /// The attribute is a number within these bounds, both inclusive; at least one bound.
  case range(atLeast: Double?, atMost: Double?)
  /// The attribute is a list that contains this string.
  case contains(String)
  /// The attribute is there (true) or is not (false).
  case exists(Bool)

  /// The attribute is a number of at least this.
  public static func atLeast(_ bound: Double) -> Comparison { .range(atLeast: bound, atMost: nil) }

  /// The attribute is a number of at most this.
  public static func atMost(_ bound: Double) -> Comparison { .range(atLeast: nil, atMost: bound) }

  /// Whether an attribute, nil where it is missing, compares.
  func holds(for value: AttributeValue?) -> Bool {
    switch self {
    case .is(let wanted): return value.map { Self.areEqual($0, wanted) } ?? false
    case .in(let wanted): return value.map { value in wanted.contains { Self.areEqual(value, $0) } } ?? false
    case .range(let atLeast, let atMost):
      guard case .number(let number)? = value else { return false }
      return (atLeast.map { number >= $0 } ?? true) && (atMost.map { number <= $0 } ?? true)
    case .contains(let wanted):
      guard case .list(let entries)? = value else { return false }
      return entries.contains { Self.areEqual($0, wanted) }
    case .exists(let wanted): return (value != nil) == wanted
    }
  }

  /// Whether two values are of one type and equal; texts by their bytes, since one text can be written in two ways.
  private static func areEqual(_ left: AttributeValue, _ right: AttributeValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): areEqual(left, right)
    case (.number(let left), .number(let right)): left == right
    case (.boolean(let left), .boolean(let right)): left == right
    case (.list(let left), .list(let right)): left.elementsEqual(right) { areEqual($0, $1) }
    default: false
    }
  }

  private static func areEqual(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}

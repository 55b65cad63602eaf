// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The leaf `sum`: bounds on the sum of an attribute over the units of selected lines, such as the
/// weight of the cart.
public struct AttributeSum: Sendable, Hashable {
  /// The attribute's name. Values that are strings such as `"2.75"` count, others add nothing; see
  /// ``ExactDecimal``.
  public var attribute: String
  /// The lines whose units are counted.
  public var selector: LineSelector
  /// The bounds; at least one.
  public var range: DecimalRange

  /// Bounds on the sum of an attribute.
  public init(_ attribute: String, of selector: LineSelector = .all, in range: DecimalRange) {
    self.attribute = attribute
    self.selector = selector
    self.range = range
  }
}

extension Qualifier {
  /// The sum of an attribute × quantity over the selected lines is in a range:
  /// `.sum("kg", in: DecimalRange(atMost: "31.5"))`. Every sum is exact.
  public static func sum(
    _ attribute: String, of selector: LineSelector = .all, in range: DecimalRange
  ) -> Qualifier {
    Qualifier(.sum(AttributeSum(attribute, of: selector, in: range)))
  }
}

// MARK: - Document

extension AttributeSum: DocumentValue {
  enum Key: String, PlainRangeKeys {
    case attribute, of, atLeast, atMost, above, below
    static let table = KeyTable(Key.self, "a sum of an attribute", required: [.attribute])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> AttributeSum {
    var sum = AttributeSum("-", in: DecimalRange())
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .attribute: sum.attribute = source.read(value)
      case .of: sum.selector = source.read(value)
      case .atLeast: sum.range.atLeast = source.read(value)
      case .atMost: sum.range.atMost = source.read(value)
      case .above: sum.range.above = source.read(value)
      case .below: sum.range.below = source.read(value)
      }
    }
    return sum
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.attribute, attribute)
      writer.member(Key.of, selector, unless: .all)
      writer.member(Key.atLeast, ifPresent: range.atLeast)
      writer.member(Key.atMost, ifPresent: range.atMost)
      writer.member(Key.above, ifPresent: range.above)
      writer.member(Key.below, ifPresent: range.below)
    }
  }
}

// MARK: - Checks

extension AttributeSum {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("sum")
    sink.check(name: attribute, at: "attribute")
    selector.check(at: "of", scope, into: &sink)
    range.check(into: &sink)
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the sum of an attribute × quantity over the selected lines is within bounds (§4.15).
  /// Values that are no such number add nothing.
  mutating func holds(_ sum: AttributeSum, of selector: SelectorID) -> Bool {
    let selection = selection(selector)
    guard let name = set.selectors.attributeNames.number(of: TextKey(sum.attribute)) else {
      return sum.range.contains(0)
    }
    var total: Int128 = 0
    for index in attributes.column(name, of: cart, set.selectors) {
      let entry = attributes.entries[index]
      guard budget.take(32) else { return false }
      if contains(entry.line.position, in: selection), case .text(let text) = entry.value,
        let number = ExactDecimal(parsing: text)
      {
        total += Int128(number.millionths) * Int128(cart.lines[entry.line.position].quantity)
      }
    }
    return sum.range.contains(total)
  }
}

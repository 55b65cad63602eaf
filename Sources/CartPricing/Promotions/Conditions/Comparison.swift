// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A comparison of an attribute with values of the promotion set.
///
/// Values of different types are never equal, and a comparison other than ``exists(_:)`` with an
/// attribute that is missing or of another type is false.
@nonexhaustive
public enum Comparison: Sendable, Hashable {
  /// The attribute equals this value, in type too.
  case `is`(AttributeValue)
  /// The attribute equals one of these values; at least one.
  case `in`([AttributeValue])
  /// The attribute is a number within these bounds; at least one bound.
  case range(NumberRange)
  /// The attribute is a list that contains this string, or a string of which this is a part, byte
  /// for byte.
  case contains(String)
  /// The attribute is a string that begins with this one, byte for byte.
  case startsWith(String)
  /// The attribute exists (true) or does not (false).
  case exists(Bool)

  /// The attribute is a number of at least this.
  public static func atLeast(_ bound: Double) -> Comparison { .range(NumberRange(atLeast: bound)) }

  /// The attribute is a number of at most this.
  public static func atMost(_ bound: Double) -> Comparison { .range(NumberRange(atMost: bound)) }

  /// The attribute is a number that is greater than this.
  public static func above(_ bound: Double) -> Comparison { .range(NumberRange(above: bound)) }

  /// The attribute is a number that is less than this.
  public static func below(_ bound: Double) -> Comparison { .range(NumberRange(below: bound)) }

  /// The attribute is a number within both bounds, which are inclusive; nil for both is a fault.
  public static func range(atLeast: Double?, atMost: Double?) -> Comparison {
    .range(NumberRange(atLeast: atLeast, atMost: atMost))
  }

  /// Whether an equal comparison contains a text of the same bytes, too.
  func hasSameText(as other: Comparison) -> Bool {
    switch (self, other) {
    case (.contains(let text), .contains(let otherText)), (.startsWith(let text), .startsWith(let otherText)):
      text.hasSameBytes(as: otherText)
    default: true
    }
  }

  /// Whether the comparison holds for an attribute, which is nil if it is missing (§3.11, §3.12,
  /// §3.13, §3.14, §3.15). False for an attribute that is missing or has another type (§3.16).
  package func holds(for value: AttributeValue?) -> Bool {
    switch self {
    case .is(let wanted): return value.map { $0 == wanted } ?? false
    case .in(let wanted): return value.map { value in wanted.contains(value) } ?? false
    case .range(let range):
      guard case .number(let number)? = value else { return false }
      return range.contains(number)
    case .contains(let wanted):
      switch value {
      case .list(let entries)?: return entries.contains { $0.hasSameBytes(as: wanted) }
      case .text(let text)?: return TextPattern(wanted).isPart(of: text)
      default: return false
      }
    case .startsWith(let wanted):
      guard case .text(let text)? = value else { return false }
      return text.beginsWithBytes(of: wanted)
    case .exists(let wanted): return (value != nil) == wanted
    }
  }
}

extension Comparison {
  /// Returns an upper bound of the elementary steps of ``holds(for:)`` for a value of a weight.
  func steps(forWeight weight: Int) -> Int {
    switch self {
    case .is: 8 &+ 8 &* weight
    case .in(let wanted): 8 &+ (8 &+ 8 &* weight) &* wanted.count
    // A part is no longer than the text, or not looked for.
    case .contains: 8 &+ 96 &* weight
    case .startsWith(let wanted): 8 &+ wanted.utf8.count
    case .range, .exists: 8
    }
  }
}

extension Dictionary where Key == String {
  /// The value of a key with exactly these bytes. A plain subscript equates "é" in one scalar with
  /// "e" and a combining accent.
  func value(of key: String) -> Value? {
    guard let place = index(forKey: key), self[place].key.hasSameBytes(as: key) else { return nil }
    return self[place].value
  }
}

// MARK: - Document

/// The keys of an object that compares an attribute.
protocol ComparisonKeys: RangeKeys {
  static var `is`: Self { get }
  static var `in`: Self { get }
  static var contains: Self { get }
  static var startsWith: Self { get }
  static var exists: Self { get }
}

extension ComparisonKeys {
  /// The keys of each kind of comparison.
  static var kinds: [KeySet<Self>] { [[.is], [.in], bounds, [.contains], [.startsWith], [.exists]] }
}

extension Comparison {
  /// The members of an object that compare an attribute, as they are read.
  struct Members {
    var `is`: AttributeValue?
    var `in`: [AttributeValue]?
    var range = NumberRange()
    var contains: String?
    var startsWith: String?
    var exists: Bool?

    /// Reads the value of a key of the comparison.
    mutating func read<Key: ComparisonKeys, Source: DocumentSource>(
      _ key: Key, _ value: Int, from source: inout Source
    ) {
      switch key {
      case .is: self.is = source.read(value)
      case .in: self.in = source.read(value)
      case .atLeast: range.atLeast = source.read(value)
      case .atMost: range.atMost = source.read(value)
      case .above: range.above = source.read(value)
      case .below: range.below = source.read(value)
      case .contains: contains = source.read(value)
      case .startsWith: startsWith = source.read(value)
      default: exists = source.read(value)
      }
    }

    /// The comparison that was read, or a stand-in that is valid.
    var comparison: Comparison {
      if let value = self.is { return .is(value) }
      if let values = self.in { return .in(values) }
      if let contains { return .contains(contains) }
      if let startsWith { return .startsWith(startsWith) }
      if let exists { return .exists(exists) }
      return range.isOpen ? .exists(true) : .range(range)
    }
  }

  /// Whether an object has the keys of exactly one kind of comparison (§3.10).
  static func isOne<Key: ComparisonKeys>(
    in present: PresentKeys<Key>, _ report: (Key?, String) -> Void
  ) -> Bool {
    Key.checkBounds(present, report)
    let kinds = Key.kinds
    let count = kinds.count { !$0.intersection(present.keys).isEmpty }
    if count > 1 {
      report(nil, "has more than one comparison; only the bounds of a range may stand together")
    } else if count == 0, !present.hasUnknown {
      report(
        nil,
        "needs one of \"is\", \"in\", \"atLeast\", \"atMost\", \"above\", \"below\", \"contains\", \"startsWith\", \"exists\""
      )
    }
    return count == 1
  }

  /// Writes the members of the comparison.
  func writeMembers(to writer: inout JSONWriter) {
    typealias Key = AttributeCondition.Key
    switch self {
    case .is(let value): writer.member(Key.is, value)
    case .in(let values): writer.member(Key.in, values)
    case .range(let range): range.writeMembers(to: &writer)
    case .contains(let text): writer.member(Key.contains, text)
    case .startsWith(let text): writer.member(Key.startsWith, text)
    case .exists(let isThere): writer.member(Key.exists, isThere)
    }
  }
}

// MARK: - Checks

extension Comparison {
  /// Reports numbers that are not finite, texts and lists that are too long (§11.15), an empty list
  /// and a range without a bound.
  func check(into sink: inout some FaultSink) {
    switch self {
    case .is(let value):
      sink.push("is")
      sink.check(value)
      sink.pop()
    case .in(let values):
      sink.check(list: values, at: "in")
      sink.push("in")
      for (index, value) in values.enumerated() {
        sink.push(index)
        sink.check(value)
        sink.pop()
      }
      sink.pop()
    case .range(let range): range.check(into: &sink)
    case .startsWith(let text):
      sink.push("startsWith")
      sink.checkAttribute(text)
      sink.pop()
    case .contains(let text):
      sink.push("contains")
      sink.checkAttribute(text)
      sink.pop()
    case .exists: break
    }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// A comparison, as the end of "with color …".
  func words(for comparison: Comparison) -> String {
    switch comparison {
    case .is(let value): value.receiptText
    case .in(let values): list(values.map { $0.receiptText })
    case .range(let range): words(for: range)
    case .contains(let text): "including \(clean(text))"
    case .startsWith(let text): "beginning with \(clean(text))"
    case .exists(let exists): exists ? "given" : "not given"
    }
  }
  private func words(for range: NumberRange) -> String {
    if let least = range.atLeast, let most = range.atMost { return "from \(least.receiptText) to \(most.receiptText)" }
    let least = range.atLeast.map { "of at least \($0.receiptText)" } ?? range.above.map { "above \($0.receiptText)" }
    let most = range.atMost.map { "of at most \($0.receiptText)" } ?? range.below.map { "below \($0.receiptText)" }
    let bounds = [least, most].compactMap { $0 }
    return bounds.isEmpty ? "of any number" : bounds.joined(separator: " and ")
  }
}

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
  /// The attribute is a number within these bounds, both inclusive; at least one bound.
  case range(atLeast: Double?, atMost: Double?)
  /// The attribute is a list that contains this string.
  case contains(String)
  /// The attribute exists (true) or does not (false).
  case exists(Bool)

  /// The attribute is a number of at least this.
  public static func atLeast(_ bound: Double) -> Comparison { .range(atLeast: bound, atMost: nil) }

  /// The attribute is a number of at most this.
  public static func atMost(_ bound: Double) -> Comparison { .range(atLeast: nil, atMost: bound) }

  /// Whether an equal comparison contains a text of the same bytes, too.
  func hasSameText(as other: Comparison) -> Bool {
    guard case .contains(let text) = self, case .contains(let otherText) = other else { return true }
    return text.utf8.elementsEqual(otherText.utf8)
  }

  /// Whether the comparison holds for an attribute, which is nil if it is missing (§3.11, §3.12,
  /// §3.13, §3.15). False for an attribute that is missing or has another type (§3.16).
  func holds(for value: AttributeValue?) -> Bool {
    switch self {
    case .is(let wanted): return value.map { $0 == wanted } ?? false
    case .in(let wanted): return value.map { value in wanted.contains(value) } ?? false
    case .range(let atLeast, let atMost):
      guard case .number(let number)? = value else { return false }
      return (atLeast.map { number >= $0 } ?? true) && (atMost.map { number <= $0 } ?? true)
    case .contains(let wanted):
      guard case .list(let entries)? = value else { return false }
      return entries.contains { $0.utf8.elementsEqual(wanted.utf8) }
    case .exists(let wanted): return (value != nil) == wanted
    }
  }
}

extension Comparison {
  /// Returns an upper bound of the elementary steps of ``holds(for:)`` for a value of a weight.
  func steps(forWeight weight: Int) -> Int {
    switch self {
    case .is: 8 &+ 2 &* weight
    case .in(let wanted): 8 &+ (8 &+ 2 &* weight) &* wanted.count
    case .contains: 8 &+ 24 &* weight
    case .range, .exists: 8
    }
  }
}

extension Dictionary where Key == String {
  /// The value of a key with exactly these bytes. A plain subscript equates "é" in one scalar with
  /// "e" and a combining accent.
  func value(of key: String) -> Value? {
    guard let place = index(forKey: key), self[place].key.utf8.elementsEqual(key.utf8) else { return nil }
    return self[place].value
  }
}

// MARK: - Document

extension Comparison {
  /// The members of an object that compare an attribute, as they are read.
  struct Members {
    var `is`: AttributeValue?
    var `in`: [AttributeValue]?
    var atLeast: Double?
    var atMost: Double?
    var contains: String?
    var exists: Bool?

    /// The comparison that was read, or a stand-in that is valid.
    var comparison: Comparison {
      if let value = self.is { return .is(value) }
      if let values = self.in { return .in(values) }
      if let contains { return .contains(contains) }
      if let exists { return .exists(exists) }
      return atLeast == nil && atMost == nil ? .exists(true) : .range(atLeast: atLeast, atMost: atMost)
    }
  }

  /// Whether an object has the keys of exactly one kind of comparison (§3.10).
  static func isOne<Key: DocumentKey>(
    of kinds: [KeySet<Key>], in present: PresentKeys<Key>, _ report: (Key?, String) -> Void
  ) -> Bool {
    let count = kinds.count { !$0.intersection(present.keys).isEmpty }
    if count > 1 {
      report(nil, "has more than one comparison; only \"atLeast\" and \"atMost\" may stand together")
    } else if count == 0, !present.hasUnknown {
      report(nil, "needs one of \"is\", \"in\", \"atLeast\", \"atMost\", \"contains\", \"exists\"")
    }
    return count == 1
  }

  /// Writes the members of the comparison.
  func writeMembers(to writer: inout JSONWriter) {
    typealias Key = AttributeCondition.Key
    switch self {
    case .is(let value): writer.member(Key.is, value)
    case .in(let values): writer.member(Key.in, values)
    case .range(let atLeast, let atMost):
      writer.member(Key.atLeast, ifPresent: atLeast)
      writer.member(Key.atMost, ifPresent: atMost)
    case .contains(let text): writer.member(Key.contains, text)
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
    case .range(let atLeast, let atMost):
      if atLeast == nil && atMost == nil { sink.report(FaultCollector.rangeMessage) }
      if let atLeast, !atLeast.isFinite { sink.report(at: "atLeast", FaultCollector.numberMessage) }
      if let atMost, !atMost.isFinite { sink.report(at: "atMost", FaultCollector.numberMessage) }
      if let atLeast, let atMost, atMost < atLeast {
        sink.warn(.emptyRange, at: "atMost", "is below \"atLeast\", so no number is in the range")
      }
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
    case .range(let least?, let most?): "from \(least.receiptText) to \(most.receiptText)"
    case .range(let least?, nil): "of at least \(least.receiptText)"
    case .range(nil, let most?): "of at most \(most.receiptText)"
    case .range(nil, nil): "of any number"
    case .contains(let text): "including \(clean(text))"
    case .exists(let exists): exists ? "given" : "not given"
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Collects the faults of a document of another library of this package, each with its path.
///
/// The document contains a pricing request or a cart request, whose keys it has at its top level. The
/// core checks the request; the library checks the rest.
package struct FaultReport: Sendable {
  var collector: FaultCollector

  /// An empty report of a value that was made in Swift. Faults are kept in the order in which they
  /// are reported.
  package init() { collector = FaultCollector() }

  /// A report of the document of a collector.
  init(_ collector: FaultCollector) { self.collector = collector }

  /// Whether no fault was reported.
  package var isEmpty: Bool { collector.isEmpty }

  /// Throws the faults, if there are any.
  package func check() throws(PricingError) {
    if !collector.isEmpty { throw PricingError(collector.faults) }
  }

  // MARK: The path

  /// Enters the value of a key.
  package mutating func enter(_ key: StaticString) { collector.push(key) }

  /// Enters an element of a list.
  package mutating func enter(_ index: Int) { collector.push(index) }

  /// Leaves the value that was entered last.
  package mutating func leave() { collector.pop() }

  // MARK: Faults

  /// Reports a fault at the current path.
  package mutating func report(_ message: @autoclosure () -> String) { collector.report(message()) }

  /// Reports a fault at a key below the current path.
  package mutating func report(at key: StaticString, _ message: @autoclosure () -> String) {
    collector.report(at: key, message())
  }

  /// Reports a fault at an element below the current path.
  package mutating func report(at index: Int, _ message: @autoclosure () -> String) {
    collector.report(at: index, message())
  }

  /// Reports a list with more entries than a limit.
  package mutating func check(size count: Int, atMost limit: Int, at key: StaticString) {
    collector.check(size: count, atMost: limit, at: key)
  }

  /// Reports a count outside of its bounds.
  package mutating func check(_ count: Int, in range: ClosedRange<Int>, at key: StaticString) {
    collector.check(count, in: range, at: key)
  }

  /// Reports a text that serves as an id and is not 1 to 256 bytes long.
  package mutating func check(idText text: String, at key: StaticString) {
    collector.check(idText: text, at: key)
  }

  /// Reports the ids at a key that are not 1 to 256 bytes long.
  package mutating func check<Kind>(_ ids: [Identifier<Kind>], atMost limit: Int, at key: StaticString) {
    collector.check(ids, at: key, atMost: limit, mayBeEmpty: true)
  }

  /// Reports an amount that is malformed or does not fit its currency.
  package mutating func check(_ amount: Amount, in currency: Currency, at key: StaticString) {
    collector.check(amount, in: currency, at: key)
  }
}

extension DocumentReader {
  /// Reads a document from its nodes, checks its value, and throws all faults, in the order of the
  /// document. `body` reads the value at the root and reports faults to the source; `check` reports
  /// the faults of the value that was read.
  package static func read<Value>(
    _ bytes: [UInt8], _ body: (inout NodeSource, _ root: Int) -> Value,
    checking check: (Value, inout FaultReport) -> Void
  ) throws(PricingError) -> Value {
    try checkLength(bytes.count)
    return try readNodes(bytes, body, reporting: check)
  }
}

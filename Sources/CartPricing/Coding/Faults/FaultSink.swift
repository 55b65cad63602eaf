// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Receives the faults that checks find.
///
/// One function checks each rule of a document; it is generic over its sink. ``FaultFlag`` only
/// notes whether there is a fault: in code specialised for it, paths and messages cost nothing.
/// ``FaultCollector`` keeps the faults with their paths and messages.
protocol FaultSink {
  /// Whether the sink keeps faults, so that their order and their paths matter.
  static var keepsFaults: Bool { get }

  /// Enters the value of a key of the format.
  mutating func push(_ key: StaticString)
  /// Enters the value of a key that the document chooses.
  mutating func push(_ key: @autoclosure () -> String)
  /// Enters an element of an array.
  mutating func push(_ index: Int)
  /// Leaves the value that was entered last.
  mutating func pop()

  /// Reports a fault at the current path.
  mutating func report(_ message: @autoclosure () -> String)

  /// The number of entries of the list or the map at a key below the current path, given that of
  /// the value: a document can have more, if it has more faults than are kept.
  mutating func size(of count: Int, at key: StaticString) -> Int

  /// Reports a valid part of a promotion set that is probably not meant, at a key below the current
  /// path.
  mutating func warn(_ kind: PromotionSetWarning.Kind, at key: StaticString, _ message: @autoclosure () -> String)
  /// Receives each amount of a promotion set, at a key below the current path.
  mutating func note(_ amount: AmountByCurrency, plainIn setCurrency: Currency?, at key: StaticString)
  /// Receives the codes of each coupon leaf, at a key below the current path.
  mutating func note(codes: [CouponCode], at key: StaticString)
}

extension FaultSink {
  /// Reports a fault at a key of the format below the current path.
  @inline(__always)
  mutating func report(at key: StaticString, _ message: @autoclosure () -> String) {
    push(key)
    report(message())
    pop()
  }

  /// Reports a fault at a key below the current path.
  @inline(__always)
  mutating func report(at key: @autoclosure () -> String, _ message: @autoclosure () -> String) {
    push(key())
    report(message())
    pop()
  }

  /// Reports a fault at an element below the current path.
  @inline(__always)
  mutating func report(at index: Int, _ message: @autoclosure () -> String) {
    push(index)
    report(message())
    pop()
  }

  @inline(__always)
  mutating func size(of count: Int, at key: StaticString) -> Int { count }
  @inline(__always)
  mutating func warn(_ kind: PromotionSetWarning.Kind, at key: StaticString, _ message: @autoclosure () -> String) {}
  @inline(__always)
  mutating func note(_ amount: AmountByCurrency, plainIn setCurrency: Currency?, at key: StaticString) {}
  @inline(__always)
  mutating func note(codes: [CouponCode], at key: StaticString) {}
}

/// A value that can be checked as a whole, such as a document.
protocol Checkable {
  /// Reports every fault of the value; paths begin at the value itself.
  func check(into sink: inout some FaultSink)
}

/// A sink that only notes whether there is a fault.
struct FaultFlag: FaultSink, Sendable {
  static var keepsFaults: Bool { false }

  /// Whether a fault was reported.
  private(set) var isRaised = false

  @inline(__always) mutating func push(_ key: StaticString) {}
  @inline(__always) mutating func push(_ key: @autoclosure () -> String) {}
  @inline(__always) mutating func push(_ index: Int) {}
  @inline(__always) mutating func pop() {}

  @inline(__always) mutating func report(_ message: @autoclosure () -> String) { isRaised = true }
}

extension PricingError {
  /// Whether a value has a fault. Nothing is allocated for paths or messages.
  static func has(_ value: some Checkable) -> Bool {
    var flag = FaultFlag()
    value.check(into: &flag)
    return flag.isRaised
  }

  /// Throws the first 100 faults of a value, if it has any.
  static func check(_ value: some Checkable) throws(PricingError) {
    // Two passes: paths are kept only where there is a fault to report.
    if has(value) { try throwFaults(of: value) }
  }

  /// Throws the first 100 faults of a value in which a ``FaultFlag`` has found one.
  @inline(never)
  static func throwFaults(of value: some Checkable) throws(PricingError) {
    var collector = FaultCollector()
    value.check(into: &collector)
    assert(!collector.isEmpty, "the two sinks must find faults in the same values")
    guard !collector.isEmpty else { return }
    throw PricingError(collector.faults)
  }
}

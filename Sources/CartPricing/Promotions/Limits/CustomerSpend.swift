// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Bounds on the sum of a customer's `order` events.
public struct CustomerSpend: Sendable, Hashable {
  /// The bounds; at least one.
  public var range: AmountRange
  /// The period before now in which orders count; nil for all orders.
  public var window: TimeSpan?

  /// The customer spent at least this.
  public init(atLeast: AmountByCurrency, within window: TimeSpan? = nil) {
    self.init(atLeast: atLeast, atMost: nil, within: window)
  }

  /// The customer spent at most this.
  public init(atMost: AmountByCurrency, within window: TimeSpan? = nil) {
    self.init(atLeast: nil, atMost: atMost, within: window)
  }

  /// The customer's spend is in a range.
  public init(in range: AmountRange, within window: TimeSpan? = nil) {
    self.range = range
    self.window = window
  }

  /// The customer's spend is within both bounds, which are inclusive; nil for both is a fault.
  public init(atLeast: AmountByCurrency?, atMost: AmountByCurrency?, within window: TimeSpan? = nil) {
    range = AmountRange(atLeast: atLeast, atMost: atMost)
    self.window = window
  }
}

// MARK: - Document

extension CustomerSpend: DocumentValue {
  enum Key: String, PlainRangeKeys {
    case atLeast, atMost, above, below, within
    static let table = KeyTable(Key.self, "a customer's spend")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CustomerSpend {
    var spend = CustomerSpend(atLeast: nil, atMost: nil)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .atLeast: spend.range.atLeast = source.read(value)
      case .atMost: spend.range.atMost = source.read(value)
      case .above: spend.range.above = source.read(value)
      case .below: spend.range.below = source.read(value)
      case .within: spend.window = source.read(value)
      }
    }
    return spend
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      range.writeMembers(to: &writer)
      writer.member(Key.within, ifPresent: window)
    }
  }
}

// MARK: - Checks

extension CustomerSpend {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("customerSpend")
    range.check(scope, into: &sink)
    sink.check(window, at: "within")
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether the sum of the customer's orders is within bounds (§5.33); false without a customer.
  mutating func holds(_ spend: CustomerSpend) -> Bool {
    guard hasCustomer, let orders = set.events.orders else { return false }
    let window = spend.window.map { EventMatch.Window.within($0) }
    return contains(events(ofSeries: orders, in: window).sum, in: spend.range)
  }
}

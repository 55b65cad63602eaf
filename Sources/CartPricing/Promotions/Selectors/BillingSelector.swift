// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// The billing of the lines that are selected.
  @nonexhaustive
  public enum Billing: Sendable, Hashable {
    /// Any line with a billing interval.
    case subscription
    /// Any line without one.
    case perpetual
    /// Lines that are billed at this interval.
    case every(BillingInterval)
  }

  /// Lines with this kind of billing.
  public static func billing(_ billing: Billing) -> LineSelector { LineSelector(.billing(billing)) }
}

// MARK: - Document

extension LineSelector.Billing: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LineSelector.Billing {
    if source.take(value, "subscription") { return .subscription }
    if source.take(value, "perpetual") { return .perpetual }
    let title: StaticString = "\"subscription\", \"perpetual\" or a billing interval such as \"P1M\""
    return .every(source.parse(value, as: title, or: "P1M") { BillingInterval(utf8: $0) })
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .subscription: writer.string("subscription")
    case .perpetual: writer.string("perpetual")
    case .every(let interval): interval.write(to: &writer)
    }
  }
}

// MARK: - Checks

extension LineSelector.Billing {
  func check(into sink: inout some FaultSink) {
    if case .every(let interval) = self { sink.check(interval, at: "billing") }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The operation of the selector.
  mutating func compile(_ billing: LineSelector.Billing) -> SelectorOperation {
    switch billing {
    case .subscription: SelectorOperation(.subscription)
    case .perpetual: SelectorOperation(.perpetual)
    case .every(let interval): SelectorOperation(interval: selectors.index(of: interval))
    }
  }

  /// Appends the index term of the selector: that the cart has a subscription, or a line without
  /// one.
  mutating func appendTerm(ofSubscription isSubscription: Bool) -> Int? {
    appendTerm(symbols.intern(isSubscription ? .subscription : .perpetual, .billing))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Adds the lines that are billed at an interval of the set's selectors (§3.7).
  mutating func insertLines(billedEvery interval: Index<BillingInterval>, _ top: Int) {
    let interval = set.selectors.intervals[interval]
    for line in cart.lines.indices where cart.members.lines[line].billing == interval { _ = insert(line, top) }
  }

  /// Adds the promotions that are indexed by how a line of the cart is billed to the candidates.
  mutating func findCandidates(ofBilling set: CompiledSet) {
    guard set.symbols.names(.billing) else { return }
    var hasSubscription = false
    var hasPerpetual = false
    for line in cart.lines.indices {
      if cart.lines[line].isSubscription { hasSubscription = true } else { hasPerpetual = true }
    }
    if hasSubscription { add(indexedBy: set.symbol(.subscription, .billing), set) }
    if hasPerpetual { add(indexedBy: set.symbol(.perpetual, .billing), set) }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines that are billed in some way: "on subscription", "billed every month".
  func words(for billing: LineSelector.Billing) -> String {
    switch billing {
    case .subscription: "on subscription"
    case .perpetual: "without subscription"
    case .every(let interval): "billed every \(words(for: interval))"
    }
  }

  private func words(for interval: BillingInterval) -> String {
    switch interval.description {
    case "P1M": "month"
    case "P1Y": "year"
    case "P1W": "week"
    case "P1D": "day"
    case let other: other
    }
  }
}

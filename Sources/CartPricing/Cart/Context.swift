/// Everything beside the cart that promotions may ask about: the time, the customer, the store and past use.
///
/// Pricing has no clock and no database: what it knows, it knows from here. Source: PRICING.md section 2.
public struct Context: Sendable, Hashable {
  /// The instant to price for. Local dates, weekdays and times of day are read in the offset that it was written
  /// with.
  public var now: Instant
  /// Which bill of a subscription this is; 1 is the initial purchase.
  public var billingCycle: Int
  /// The customer, if known. Without one every leaf about the customer is false.
  public var customer: Customer?
  /// Where the cart is bought, if known.
  public var store: Store?
  /// How often promotions and coupons were redeemed before.
  public var usage: Usage
  /// Which decisions the result lists.
  public var explain: Explain

  /// A context of these parts.
  public init(
    now: Instant, billingCycle: Int = 1, customer: Customer? = nil, store: Store? = nil, usage: Usage = Usage(),
    explain: Explain = .relevant
  ) {
    self.now = now
    self.billingCycle = billingCycle
    self.customer = customer
    self.store = store
    self.usage = usage
    self.explain = explain
  }

  /// Which promotions that were not applied the result explains. Source: PRICING.md section 8.
  public enum Explain: String, Sendable, Hashable, CaseIterable {
    /// Those that have to do with this cart.
    case relevant
    /// Every one.
    case all
  }
}

// MARK: - Document

// MARK: - Checks

extension Context: Checkable {
  /// Checks a context by itself: how many decimals its amounts may have depends on a cart.
  func check(into sink: inout some FaultSink) { check(in: nil, into: &sink) }

  /// Checks a context whose amounts are in the currency of its cart, if that is known.
  @inline(__always)
  func check(in currency: Currency?, into sink: inout some FaultSink) {
    sink.check(now, at: "now")
    sink.check(billingCycle, in: 1...Limits.count, at: "billingCycle")
    if customer.isSome { customer?.check(in: currency, into: &sink) }
    if store.isSome { store?.check(into: &sink) }
    if !usage.promotions.isEmpty || !usage.coupons.isEmpty { usage.check(in: currency, into: &sink) }
  }
}

// MARK: - Compilation

// MARK: - Evaluation

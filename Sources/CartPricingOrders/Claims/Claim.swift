// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What a redemption counts on one counter (§O3.1).
public struct Claim: Sendable, Hashable {
  /// The counter.
  public var counter: Counter
  /// What is added to it: uses, or minor units of the counter's currency.
  public var count: Int64
  /// The largest live count that the claim may bring the counter to; nil for none.
  public var limit: Int64?
  /// The promotions that a code or a campaign brought, in the order of their ids; empty for the
  /// counters of a promotion (§O3.14).
  public var promotions: [PromotionID]

  /// A claim on a counter.
  public init(_ counter: Counter, count: Int64 = 1, limit: Int64? = nil, of promotions: [PromotionID] = []) {
    self.counter = counter
    self.count = count
    self.limit = limit
    self.promotions = promotions
  }
}

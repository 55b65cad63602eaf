// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// How a set is reviewed.
public struct ReviewOptions: Sendable, Hashable {
  /// The largest number of pricings; at least 0. A search of a small set needs fewer and then ends by
  /// itself.
  public var budget: Int
  /// The seed of the random carts. The same set, seed and budget have the same findings.
  public var seed: UInt64
  /// The share of the merchandise above which discounts are reported.
  public var mostShare: Rate
  /// The instant for which promotions have ended; nil to report none of them.
  public var now: Instant?
  /// Lines with real prices, from which carts are made. If a line has the attribute `cost`, findings of
  /// ``Finding/Kind/belowCost`` compare its price with it. Only the first 10,000 count.
  public var catalogue: [CartLine]

  /// The default of ``budget``.
  public static let defaultBudget = 20_000

  /// Options, with a budget of 20,000 pricings and a share of 70 % by default.
  public init(
    budget: Int = ReviewOptions.defaultBudget, seed: UInt64 = 1, mostShare: Rate = "70", now: Instant? = nil,
    catalogue: [CartLine] = []
  ) {
    self.budget = max(0, budget)
    self.seed = seed
    self.mostShare = mostShare
    self.now = now
    self.catalogue = catalogue
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Something in a promotion set that is probably not meant, with a proof.
public struct Finding: Sendable, Hashable {
  /// The kinds of findings; each has a page section in `Docs/Review.md`.
  @nonexhaustive
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A line costs less than its attribute `cost`.
    case belowCost
    /// Discounts add up to more than a share of the price.
    case discountAboveShare
    /// A promotion cannot be applied to any cart.
    case neverApplies
    /// A promotion can be applied, but takes and gives nothing.
    case neverHasEffect
    /// A step of tiers gives less than the step below it.
    case tierGivesLess
    /// Another promotion always excludes the promotion.
    case neverTaken
    /// A cart with one unit more costs less.
    case moreCostsLess
    /// Two orders cost less than one order of the same units.
    case splittingCostsLess
    /// A name that occurs once nearly equals another one.
    case nearlyEqualName
    /// An amount has no value in a currency that other amounts have.
    case missingCurrency
    /// A promotion gives an item that another promotion discounts.
    case giftDiscounted
    /// Two promotions have one priority, and the order of their ids decides a total.
    case idsDecide
    /// A promotion is no longer valid.
    case ended
  }

  /// How bad a finding is.
  @nonexhaustive
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth a look, and often meant.
    case low
    /// Probably a mistake, or a loss of some money.
    case medium
    /// A mistake, or a loss of much money.
    case high

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      }
    }

    /// Whether the first one is less bad.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// What shows that the finding is right.
  @nonexhaustive
  public enum Proof: Sendable, Hashable {
    /// Requests whose results show it. Their promotions are those of the set that matter to it.
    case requests([PricingRequest])
    /// Why no cart can be otherwise.
    case reason(String)
  }

  /// What is wrong.
  public var kind: Kind
  /// How bad it is.
  public var severity: Severity
  /// The promotions that it is about, in the order of their ids; empty if it is about none in
  /// particular.
  public var promotions: [PromotionID]
  /// The finding in a sentence of English.
  public var sentence: String
  /// The proof.
  public var proof: Proof

  /// A finding of these parts.
  public init(
    kind: Kind, severity: Severity, promotions: [PromotionID], sentence: String, proof: Proof
  ) {
    self.kind = kind
    self.severity = severity
    self.promotions = promotions
    self.sentence = sentence
    self.proof = proof
  }
}

extension Finding.Kind {
  /// The place of the kind among the kinds, the worst first.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

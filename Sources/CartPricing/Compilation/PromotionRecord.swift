// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What pricing needs of a promotion, in as few bytes as may be.
struct PromotionRecord: Sendable {
  /// The promotion's place in the source.
  var source: Int32
  var flags: Flags = []
  /// The place of the qualifier's first operation; -1 for none.
  var when: Int32 = -1
  var firstAction: Int32 = 0
  var actionCount: Int16 = 0
  /// A bit for each step in which it has an action.
  var steps: UInt8 = 0
  var combines: Combination = .always
  /// The number of its group; -1 for none.
  var group: Int32 = -1
  /// The last bill that it holds for.
  var billingCycles: Int32 = 1
  /// The place of `maxDiscount`; -1 for none.
  var maxDiscount = AmountTable.none
  /// The lines that its rule counts; -1 without a rule.
  var ruleSelector: Int32 = -1
  var ruleUnits: Int32 = 1
  var ruleLimit: Int32 = 0
  var ruleRewarded: Int32 = 1

  /// What has to be looked at.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    static let inactive = Flags(rawValue: 1)
    static let dates = Flags(rawValue: 2)
    static let experiment = Flags(rawValue: 4)
    /// It, or a segment that it names, has an amount.
    static let amounts = Flags(rawValue: 8)
    /// One of these amounts is a table.
    static let tables = Flags(rawValue: 16)
    static let coupons = Flags(rawValue: 32)
    static let late = Flags(rawValue: 64)
    static let beyond = Flags(rawValue: 128)
    static let constraints = Flags(rawValue: 256)
    static let messages = Flags(rawValue: 512)
    static let budget = Flags(rawValue: 1024)
    /// Its effect can change when other promotions are applied, so it must be tried alone.
    static let dependsOnOthers = Flags(rawValue: 2048)
    /// It stands beside some promotions only, or not beside others on one unit.
    static let restrictsCombination = Flags(rawValue: 4096)

    /// Those that look at the context beyond segments, ids and codes.
    static let needsContext: Flags = [.dates, .experiment, .constraints, .budget]
    /// Those for which more than a qualifier and a rule has to be looked at.
    static let needFurtherChecks: Flags = [
      .beyond, .coupons, .constraints, .budget, .late, .dependsOnOthers, .restrictsCombination,
    ]
    /// Those of reasons that come before the qualifier.
    static let firstReasons: Flags = [.inactive, .dates, .experiment, .amounts, .tables, .coupons]
  }

  var hasRule: Bool { ruleSelector >= 0 }

  /// Whether a promotion whose qualifier and rule hold is eligible: no limit, cap or company has to be looked at.
  @inline(__always)
  var needsNoFurtherChecks: Bool { flags.isDisjoint(with: .needFurtherChecks) && maxDiscount < 0 }

  /// The places of its actions.
  @inline(__always)
  var actions: Range<Int> { Int(firstAction)..<Int(firstAction) + Int(actionCount) }

  /// The earliest step of its actions.
  var firstStep: PromotionAction.Step { PromotionAction.Step(rawValue: steps.trailingZeroBitCount) ?? .rewards }

  var restrictsCombination: Bool { flags.contains(.restrictsCombination) }
}

/// An action whose selectors, amounts and tiers are named by their places.
struct ActionRecord: Sendable, Equatable {
  var kind: Kind
  var step: PromotionAction.Step
  /// The action's place in its promotion.
  var place: Int16
  /// The order of items, the reward of a group, or the mode of a gift.
  var option: UInt8 = 0
  var selector: Int32 = -1
  /// How many units; -1 for none said. Of a bundle the most bundles, of fees the length of the list of kinds.
  var count: Int32 = -1
  var discount = DiscountRecord()
  /// The parts of a bundle, or the list of the kinds of fees; -1 for fees of every kind.
  var firstPart: Int32 = 0
  var partCount: Int32 = 0

  enum Kind: UInt8, Sendable {
    /// `cart` and `subset`.
    case cart
    case items, group, bundle, gift, shipping, upgradeShipping, fees, tax, credit, issueCoupon
  }
}

extension ActionRecord {
  /// How many actions it counts for in the work of a pricing: each part of a bundle is one (§7.16).
  @inline(__always)
  var weight: Int { max(1, Int(partCount)) }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The index of the case among all cases.
  var ordinal: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// A part of a bundle.
struct PartRecord: Sendable {
  var selector: Int32
  var count: Int32
}

/// A discount whose figure is a rate in parts per million, or the place of an amount or of tiers.
struct DiscountRecord: Sendable, Equatable {
  var kind: Kind = .none
  var base: FlatDiscount.Base = .current
  /// The basis of an amount, if it is not the cart's own.
  var basis: FlatDiscount.Basis?
  var figure: Int32 = 0

  enum Kind: UInt8, Sendable {
    case none, percent, amount, price, tiers
  }
}

/// Tiers: a measure and a range of steps.
struct TierRecord: Sendable {
  var measure: Gap.Measure
  var selector: Int32
  var firstStep: Int32
  var stepCount: Int32
}

/// A step of tiers; its threshold is a count, or the place of an amount if subtotals are measured.
struct StepRecord: Sendable {
  var from: Int32
  var discount: DiscountRecord
}

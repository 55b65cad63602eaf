// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a promotion among those of the source and those that were added later.
typealias SourceIndex = Index<Promotion>

/// The data of a promotion that pricing needs, in a compact form.
struct PromotionRecord: Sendable {
  /// The promotion's index in the source.
  var source: SourceIndex
  var flags: Flags = []
  /// The qualifier's first operation; nil for none.
  var when: OptionalIndex<QualifierOperation> = nil
  var firstAction = Index<ActionRecord>(0)
  var actionCount: Int16 = 0
  /// A bit for each step in which it has an action.
  var steps: UInt8 = 0
  var combines: Combination = .always
  /// Its group of which one member is applied; nil for none.
  var group: OptionalIndex<TextKey> = nil
  /// Its group per line; nil for none.
  var lineGroup: OptionalIndex<TextKey> = nil
  /// The last billing cycle in which it applies.
  var billingCycles: Int32 = 1
  /// The index of `maxDiscount` among the amounts; nil for none.
  var maxDiscount: OptionalIndex<AmountByCurrency> = nil
  /// The selector of the lines that its rule counts; nil without a rule.
  var ruleSelector: OptionalIndex<LineSelector> = nil
  /// The number of units for one application of its rule; of a spend rule, see ``ruleAmount``.
  var ruleUnits: Int32 = 1
  var ruleLimit: Int32 = 0
  var ruleRewarded: Int32 = 1
  /// The parts of the units that its rule counts; nil for one part.
  var rulePartition: Partition?

  /// The properties of a promotion that decide which checks it needs.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt32
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
    /// It combines only with some promotions, or not with others on the same unit.
    static let restrictsCombination = Flags(rawValue: 4096)
    /// Its discounts leave the tax as it was.
    static let keepsTax = Flags(rawValue: 8192)
    /// It says pair by pair, by class or by its place with which others it is not applied.
    static let excludes = Flags(rawValue: 1 << 18)
    /// It does not apply to the first bill.
    static let laterBills = Flags(rawValue: 1 << 20)
    /// It belongs to a campaign.
    static let campaign = Flags(rawValue: 1 << 21)
    /// Its rule is of the kind `spend`.
    static let spends = Flags(rawValue: 1 << 24)
    /// It has a rule and an action on single items, which may find no unit to reward.
    static let rewardsItems = Flags(rawValue: 1 << 25)
    /// An action has tiers.
    static let tiers = Flags(rawValue: 1 << 26)
    /// Its rule uses up units.
    static let consumes = Flags(rawValue: 1 << 27)

    /// The flags of promotions that read more of the context than segments, ids and codes.
    static let needsContext: Flags = [.dates, .experiment, .constraints, .budget, .campaign]
    /// The flags of promotions whose eligibility depends on more than a qualifier and a rule.
    static let needFurtherChecks: Flags = [
      .beyond, .coupons, .constraints, .budget, .campaign, .late, .dependsOnOthers, .restrictsCombination, .consumes,
    ]
    /// The flags of promotions that can be refused for a reason that is tested before the
    /// qualifier.
    static let firstReasons: Flags = [
      .inactive, .dates, .experiment, .amounts, .tables, .coupons, .laterBills, .campaign,
    ]
  }

  var hasRule: Bool { ruleSelector.index != nil }

  /// The selector of the lines that its rule counts. There must be a rule.
  @inline(__always)
  var countedSelector: SelectorID { ruleSelector.unwrapped }

  /// The amount for one application of a spend rule.
  @inline(__always)
  var ruleAmount: AmountID {
    get { AmountID(rawValue: ruleUnits) }
    set { ruleUnits = newValue.rawValue }
  }

  /// Whether a promotion is eligible as soon as its qualifier and its rule hold: it has no limit
  /// and no cap, and other promotions make no difference.
  @inline(__always)
  var needsNoFurtherChecks: Bool { flags.isDisjoint(with: .needFurtherChecks) && maxDiscount.index == nil }

  /// The indices of its actions.
  @inline(__always)
  var actions: Range<Int> { firstAction.position..<firstAction.position + Int(actionCount) }

  /// The earliest step of its actions.
  var firstStep: PromotionAction.Step { PromotionAction.Step(rawValue: steps.trailingZeroBitCount) ?? .rewards }

  var restrictsCombination: Bool { flags.contains(.restrictsCombination) }
}

/// An action that refers to its selectors, amounts and tiers by index.
struct ActionRecord: Sendable, Equatable {
  var kind: Kind
  var step: PromotionAction.Step
  /// The order of items, the reward of a group, or the mode of a gift.
  var option: UInt8 = 0
  /// Whether sets of units take the cheapest units first.
  var isCheapestFirst = false
  /// The action's index in its promotion.
  var index: ActionIndex
  /// The parts of which each has as many items discounted; nil for one part.
  var partition: Partition?
  /// The selector of its lines; of all lines for an action that is not about lines.
  var selector = SelectorID.all
  /// The number of units, the largest number of bundles, or -1 if none is given; of fees, see
  /// ``feeKinds``.
  var count: Int32 = -1
  var discount = DiscountRecord()
  /// The index of the first of its ``PartRecord``s; of fees, see ``feeKinds``.
  var firstPart: Int32 = 0
  var partCount: Int32 = 0
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The index of the case among all cases.
  var ordinal: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// One of the parts of bundles, or an option of a gift to choose.
struct PartRecord: Sendable {
  let selector: SelectorID
  private let number: Int32

  /// One of the parts of bundles: a number of units of a selector.
  init(_ count: Int, of selector: SelectorID) {
    self.selector = selector
    number = Int32(count)
  }

  /// An option of a gift to choose: the selector of its SKU and its price.
  init(_ selector: SelectorID, for price: AmountID) {
    self.selector = selector
    number = price.rawValue
  }

  /// The number of units of one of the parts of bundles.
  var count: Int64 { Int64(number) }

  /// The price of an option of a gift.
  var price: AmountID { AmountID(rawValue: number) }
}

/// A discount.
struct DiscountRecord: Sendable, Equatable {
  let kind: Kind
  let base: FlatDiscount.Base
  /// The basis of an amount, if it is not the cart's own.
  let basis: FlatDiscount.Basis?
  /// A rate in parts per million, the index of an amount or of tiers, or the number of an
  /// attribute's name.
  private let figure: Int32
  /// The largest amount for a unit, of `percentUpTo`.
  let maxEach: OptionalIndex<AmountByCurrency>

  private init(
    _ kind: Kind, _ figure: Int32, base: FlatDiscount.Base = .current, basis: FlatDiscount.Basis? = nil,
    maxEach: AmountID? = nil
  ) {
    self.kind = kind
    self.base = base
    self.basis = basis
    self.figure = figure
    self.maxEach = OptionalIndex(maxEach)
  }

  /// No discount.
  init() { self.init(.none, 0) }

  init(percent rate: Rate, of base: FlatDiscount.Base) { self.init(.percent, Int32(rate.partsPerMillion), base: base) }

  init(percent rate: Rate, of base: FlatDiscount.Base, maxEach: AmountID) {
    self.init(.percentUpTo, Int32(rate.partsPerMillion), base: base, maxEach: maxEach)
  }

  init(amount: AmountID, basis: FlatDiscount.Basis?) { self.init(.amount, amount.rawValue, basis: basis) }

  init(price: AmountID) { self.init(.price, price.rawValue) }

  /// A price by attribute, by the number of the attribute's name.
  init(priceByAttribute name: TextNumber) { self.init(.priceByAttribute, name.rawValue) }

  init(tiers: TiersIndex) { self.init(.tiers, tiers.rawValue) }

  /// The rate of `percent` and `percentUpTo` in parts per million.
  @inline(__always)
  var rate: Int64 { Int64(figure) }

  /// The amount of `amount`, or the price of `price`.
  @inline(__always)
  var amount: AmountID { AmountID(rawValue: figure) }

  /// The number of the attribute's name of `priceByAttribute`.
  @inline(__always)
  var attributeName: TextNumber { TextNumber(rawValue: figure) }

  /// The tiers of `tiers`.
  @inline(__always)
  var tiers: TiersIndex { TiersIndex(rawValue: figure) }

  /// Bits in which discounts mostly differ.
  @inline(__always)
  var hashBits: UInt32 { UInt32(bitPattern: figure) }

  enum Kind: UInt8, Sendable {
    case none, percent, amount, price, percentUpTo, priceByAttribute, tiers
  }
}

/// The index of tiers of a set.
typealias TiersIndex = Index<TierRecord>

/// Tiers: a measure and a range of steps.
struct TierRecord: Sendable {
  var measure: Gap.Measure
  /// The basis in which a subtotal is measured; nil for the cart's own.
  var basis: FlatDiscount.Basis?
  var selector: SelectorID
  private let firstStep: Int32
  private let stepCount: Int32

  init(_ measure: Gap.Measure, _ basis: FlatDiscount.Basis?, of selector: SelectorID, steps: Range<Int>) {
    self.measure = measure
    self.basis = basis
    self.selector = selector
    firstStep = Int32(steps.lowerBound)
    stepCount = Int32(steps.count)
  }

  /// The indices of the steps.
  var steps: Range<Int> { Int(firstStep)..<Int(firstStep + stepCount) }
}

/// A step of tiers. Its threshold is a count, or an amount if subtotals are measured.
struct StepRecord: Sendable {
  private let from: Int32
  let discount: DiscountRecord

  init(from count: Int, _ discount: DiscountRecord) {
    from = Int32(count)
    self.discount = discount
  }

  init(from amount: AmountID, _ discount: DiscountRecord) {
    from = amount.rawValue
    self.discount = discount
  }

  /// The threshold if it is a count.
  var count: Int64 { Int64(from) }

  /// The threshold if it is an amount.
  var amount: AmountID { AmountID(rawValue: from) }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion as a merchant writes it: its conditions, its calculate rule and its actions.
public struct Promotion: Sendable, Hashable, Identifiable {
  /// The promotion's id, distinct within the set; 1 to 256 bytes.
  public var id: PromotionID
  /// A name for people, at most 256 bytes.
  public var name: String?
  /// The first instant or day at which the promotion is valid; nil for no start.
  public var validFrom: ValidityBound?
  /// The first instant at which the promotion is no longer valid, or its last day; nil for no end.
  public var validUntil: ValidityBound?
  /// Whether the promotion is switched on.
  public var isActive: Bool
  /// Promotions of higher priority come first; ties by id. Within ±1,000,000,000.
  public var priority: Int
  /// Codes of which one must be entered; empty for an automatic promotion. Each code in one
  /// promotion only.
  public var coupons: [PromotionCoupon]
  /// The qualifier that must hold; nil for no condition.
  public var qualifier: Qualifier?
  /// The rule for the number of applications; nil for one application.
  public var calculateRule: CalculateRule?
  /// The actions of the promotion; 1 to 100.
  public var actions: [PromotionAction]
  /// Limits of use, budgets and the like.
  public var constraints: Constraints
  /// The other promotions with which it can be applied.
  public var combination: Combination
  /// At most one promotion of a group is applied, or one for each line; nil for none.
  public var group: PromotionGroup? {
    get { groupName.map { PromotionGroup($0, isPerLine: rare?.value.isGroupPerLine ?? false) } }
    set {
      groupName = newValue?.name
      if newValue?.isPerLine ?? false || rare != nil { change { $0.isGroupPerLine = newValue?.isPerLine ?? false } }
    }
  }

  private var groupName: GroupName?
  /// The most that the promotion takes off one cart; nil for no limit.
  public var maxDiscount: AmountByCurrency?
  /// The bills of a subscription for which it applies.
  public var billingCycles: BillingCycles
  /// The share of customers to whom it applies; nil for all.
  public var experiment: Experiment?
  /// Texts for shoppers.
  public var messages: PromotionMessages?
  /// The members that few promotions have; nil for none.
  private var rare: Boxed<RareMembers>?
}

extension Promotion {
  // In an extension, so that the struct keeps the memberwise initializer of the compiler.

  /// A promotion of these parts.
  public init(
    _ id: PromotionID, name: String? = nil, isActive: Bool = true, validFrom: ValidityBound? = nil,
    validUntil: ValidityBound? = nil, priority: Int = 0, coupons: [PromotionCoupon] = [],
    when qualifier: Qualifier? = nil,
    calculateRule: CalculateRule? = nil, actions: [PromotionAction], constraints: Constraints = Constraints(),
    combines combination: Combination = .always, group: PromotionGroup? = nil, excludes: [PromotionID] = [],
    class promotionClass: PromotionClass? = nil, combinesWith: [PromotionClass] = [], campaign: CampaignID? = nil,
    tax taxEffect: TaxEffect = .reduces, maxDiscount: AmountByCurrency? = nil,
    billingCycles: BillingCycles = .first(1), experiment: Experiment? = nil, messages: PromotionMessages? = nil
  ) {
    let members = RareMembers(
      excludes: excludes, promotionClass: promotionClass, combinesWith: combinesWith, campaign: campaign,
      taxEffect: taxEffect, isGroupPerLine: group?.isPerLine ?? false)
    self.init(
      id: id, name: name, validFrom: validFrom, validUntil: validUntil, isActive: isActive, priority: priority,
      coupons: coupons, qualifier: qualifier, calculateRule: calculateRule, actions: actions, constraints: constraints,
      combination: combination, groupName: group?.name, maxDiscount: maxDiscount, billingCycles: billingCycles,
      experiment: experiment, messages: messages, rare: members.isEmpty ? nil : Boxed(members))
  }
}

extension Promotion {
  /// The members that few promotions have.
  fileprivate struct RareMembers: Sendable, Hashable {
    var excludes: [PromotionID] = []
    var promotionClass: PromotionClass?
    var combinesWith: [PromotionClass] = []
    var campaign: CampaignID?
    var taxEffect = TaxEffect.reduces
    var isGroupPerLine = false

    var isEmpty: Bool {
      excludes.isEmpty && promotionClass == nil && combinesWith.isEmpty && campaign == nil && taxEffect == .reduces
        && !isGroupPerLine
    }
  }

  private mutating func change(_ body: (inout RareMembers) -> Void) { Self.change(&rare, body) }

  /// Changes the members that few promotions have; nil if all of them have their defaults.
  private static func change(_ rare: inout Boxed<RareMembers>?, _ body: (inout RareMembers) -> Void) {
    var members = rare?.value ?? RareMembers()
    body(&members)
    rare = members.isEmpty ? nil : Boxed(members)
  }

  /// The promotions that are never applied together with this one, which need not exist; at most
  /// 1,000.
  public var excludes: [PromotionID] {
    get { rare?.value.excludes ?? [] }
    set { change { $0.excludes = newValue } }
  }

  /// The class of the promotion, which ``combinesWith`` of others names; nil for none.
  public var promotionClass: PromotionClass? {
    get { rare?.value.promotionClass }
    set { change { $0.promotionClass = newValue } }
  }

  /// The classes of the promotions with which it may be applied, at most 1,000; empty for all
  /// promotions, also those without a class.
  public var combinesWith: [PromotionClass] {
    get { rare?.value.combinesWith ?? [] }
    set { change { $0.combinesWith = newValue } }
  }

  /// The campaign of the set that the promotion belongs to; nil for none.
  public var campaign: CampaignID? {
    get { rare?.value.campaign }
    set { change { $0.campaign = newValue } }
  }

  /// What the discount does to the tax.
  public var taxEffect: TaxEffect {
    get { rare?.value.taxEffect ?? .reduces }
    set { change { $0.taxEffect = newValue } }
  }

  /// Whether the promotion is in a group.
  @inline(__always) var hasGroup: Bool { groupName.isSome }

  /// Whether the promotion has any of the members that few promotions have: `excludes`, a class,
  /// `combinesWith`, a campaign, a tax effect, a group per line.
  @inline(__always) var hasRareMembers: Bool { rare.isSome }
}

extension Promotion {
  /// Every amount in the promotion, including those in its selectors.
  package var amounts: [AmountByCurrency] {
    var found = qualifier?.amounts ?? []
    found += calculateRule?.amounts ?? []
    for action in actions {
      switch action {
      case .discount(let discount, let target):
        found += discount.amounts
        for selector in target.selectors { found += selector.amounts }
      case .gift(let gift): found.append(gift.unitPrice)
      case .giftChoice(let choice): found += choice.options.map { $0.unitPrice }
      case .credit(let credit):
        found += [credit.amount] + [credit.spend, credit.max].compactMap { $0 }
        found += credit.selector?.amounts ?? []
      case .points(let points):
        if case .spend(let amount) = points.earning { found.append(amount) }
        found += points.selector?.amounts ?? []
      case .upgradeShipping, .issueCoupon: break
      }
    }
    found += [maxDiscount, constraints.budget].compactMap { $0 }
    found += constraints.customerSpend?.range.amounts ?? []
    found += constraints.limits.compactMap { $0.amount }
    return found
  }
}

// MARK: - Document

extension Promotion: DocumentValue {
  /// The keys of a promotion (§5.2).
  enum Key: String, DocumentKey {
    case id, name, active, validFrom, validUntil, priority, coupons, when, calculateRule, actions, constraints,
      combines, group, excludes, `class`, combinesWith, campaign, tax, maxDiscount, billingCycles, experiment, messages
    static let table = KeyTable(Key.self, "a promotion", required: [.id, .actions])

    static var inner: [(key: Key, names: [String])] {
      [
        (.when, Qualifier.Key.table.names), (.calculateRule, CalculateRule.Key.table.names),
        (.actions, PromotionAction.Key.table.names), (.constraints, Constraints.Key.table.names),
        (.experiment, Experiment.Key.table.names), (.messages, PromotionMessages.Key.table.names),
      ]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Promotion {
    var id = PromotionID(key: .empty)
    var name: String?
    var isActive = true
    var validFrom: ValidityBound?
    var validUntil: ValidityBound?
    var priority = 0
    var coupons: [PromotionCoupon] = []
    var qualifier: Qualifier?
    var calculateRule: CalculateRule?
    var actions: [PromotionAction] = []
    var constraints = Constraints()
    var combination = Combination.always
    var group: PromotionGroup?
    var rare: Boxed<RareMembers>?
    var maxDiscount: AmountByCurrency?
    var billingCycles = BillingCycles.first(1)
    var experiment: Experiment?
    var messages: PromotionMessages?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: id = source.read(value)
      case .name: name = source.read(value)
      case .active: isActive = source.read(value)
      case .validFrom: validFrom = source.read(value)
      case .validUntil: validUntil = source.read(value)
      case .priority: priority = source.read(value)
      case .coupons: coupons = source.filledList(value)
      case .when: qualifier = source.read(value)
      case .calculateRule: calculateRule = source.read(value)
      case .actions: actions = source.read(value)
      case .constraints: constraints = source.read(value)
      case .combines: combination = source.word(value, or: .always)
      case .group: group = source.read(value)
      case .excludes: change(&rare) { $0.excludes = source.filledList(value) }
      case .class: change(&rare) { $0.promotionClass = source.read(value) }
      case .combinesWith: change(&rare) { $0.combinesWith = source.filledList(value) }
      case .campaign: change(&rare) { $0.campaign = source.read(value) }
      case .tax: change(&rare) { $0.taxEffect = source.word(value, or: .reduces) }
      case .maxDiscount: maxDiscount = source.read(value)
      case .billingCycles: billingCycles = source.read(value)
      case .experiment: experiment = source.read(value)
      case .messages: messages = source.read(value)
      }
    }
    if group?.isPerLine ?? false { change(&rare) { $0.isGroupPerLine = true } }
    return Promotion(
      id: id, name: name, validFrom: validFrom, validUntil: validUntil, isActive: isActive, priority: priority,
      coupons: coupons, qualifier: qualifier, calculateRule: calculateRule, actions: actions, constraints: constraints,
      combination: combination, groupName: group?.name, maxDiscount: maxDiscount, billingCycles: billingCycles,
      experiment: experiment, messages: messages, rare: rare)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.name, ifPresent: name)
      writer.member(Key.active, isActive, unless: true)
      writer.member(Key.validFrom, ifPresent: validFrom)
      writer.member(Key.validUntil, ifPresent: validUntil)
      writer.member(Key.priority, priority, unless: 0)
      writer.member(Key.coupons, ifAny: coupons)
      writer.member(Key.when, ifPresent: qualifier)
      writer.member(Key.calculateRule, ifPresent: calculateRule)
      writer.member(Key.actions, actions)
      writer.member(Key.constraints, constraints, unless: Constraints())
      writer.member(Key.combines, combination, unless: .always)
      writer.member(Key.group, ifPresent: group)
      if rare.isSome {
        writer.member(Key.excludes, ifAny: excludes)
        writer.member(Key.class, ifPresent: promotionClass)
        writer.member(Key.combinesWith, ifAny: combinesWith)
        writer.member(Key.campaign, ifPresent: campaign)
        writer.member(Key.tax, taxEffect, unless: .reduces)
      }
      writer.member(Key.maxDiscount, ifPresent: maxDiscount)
      writer.member(Key.billingCycles, billingCycles, unless: .first(1))
      writer.member(Key.experiment, ifPresent: experiment)
      writer.member(Key.messages, ifPresent: messages)
    }
  }
}

extension Promotion {
  /// Reads a single promotion, in the form that it has in a set, from UTF-8 bytes of JSON. O(n) in
  /// the length of the text.
  ///
  /// All faults of the promotion are reported except those that depend on its set: an id or a
  /// coupon code that another promotion has, too, and a score that the set does not define. These
  /// are reported when the set is compiled.
  /// - Parameters:
  ///   - bytes: The promotion as JSON.
  ///   - currency: The currency of the set that the promotion is meant for, in which its plain
  ///     amounts are; nil if the set has none, so that every amount must be a table by currency.
  /// - Throws: ``PricingError`` with every fault and its path, such as
  ///   `actions[0].discount.percent`.
  public init(json bytes: [UInt8], currency: Currency?) throws(PricingError) {
    let scope = PromotionScope(currency: currency)
    self = try DocumentReader.read(bytes) { SinglePromotion(promotion: $0, scope: scope) }
  }

  /// Reads a single promotion from JSON text; see ``init(json:currency:)-([UInt8],_)``.
  public init(json text: String, currency: Currency?) throws(PricingError) {
    try self.init(json: Array(text.utf8), currency: currency)
  }

  /// The promotion as compact JSON in UTF-8, in the form that it has in a set: in the fixed order of its keys and without
  /// members that have their default.
  ///
  /// Maps are written in the order of their keys' bytes, so equal promotions have the same bytes. Values that are a fault
  /// are written, too, if JSON can represent them. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] { jsonBytes(capacity: 512) }

  /// The promotion as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

#if !hasFeature(Embedded)
  // Bounds and references are checked when a set with the promotion is compiled.
  extension Promotion: JSONCodable {}
#endif

// MARK: - Checks

extension Promotion {
  /// Checks a promotion of a list; paths begin at the promotion. Single fields are read where they
  /// are: a copy of the promotion would retain all that the promotion refers to.
  @inline(__always)
  static func check(
    _ promotions: [Promotion], at index: Int, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.check(promotions[index].id, at: "id")
    if promotions[index].name.isSome, let name = promotions[index].name {
      sink.check(text: name, atMost: Limits.nameBytes, at: "name")
    }
    ValidityBound.check(from: promotions[index].validFrom, until: promotions[index].validUntil, into: &sink)
    sink.check(promotions[index].priority, in: -Limits.count...Limits.count, at: "priority")
    if !promotions[index].coupons.isEmpty { PromotionCoupon.check(promotions[index].coupons, into: &sink) }
    if let qualifier = promotions[index].qualifier {
      let stages = StageRule(
        promotions[index].combination, isInGroup: promotions[index].groupName.isSome, promotions[index].actions)
      sink.push("when")
      qualifier.check(scope, stages, into: &sink)
      sink.pop()
    }
    if promotions[index].calculateRule.isSome { promotions[index].calculateRule?.check(scope, into: &sink) }
    PromotionAction.check(
      promotions[index].actions, RuleFit(promotions[index].calculateRule?.kind), scope, into: &sink)
    if promotions.hasConstraints(at: index) { promotions[index].constraints.check(scope, into: &sink) }
    if promotions[index].groupName.isSome { promotions[index].group?.check(into: &sink) }
    if promotions[index].rare.isSome { promotions[index].checkRareMembers(scope, into: &sink) }
    if promotions[index].maxDiscount.isSome, let maxDiscount = promotions[index].maxDiscount {
      sink.check(maxDiscount, plainIn: scope.currency, at: "maxDiscount")
    }
    promotions[index].billingCycles.check(into: &sink)
    if promotions[index].experiment.isSome { promotions[index].experiment?.check(into: &sink) }
    if promotions[index].messages.isSome { promotions[index].messages?.check(into: &sink) }
  }

  /// Checks the members that few promotions have.
  @inline(never)
  private func checkRareMembers(_ scope: PromotionScope, into sink: inout some FaultSink) {
    Promotion.checkExclusions(excludes, promotionClass, combinesWith: combinesWith, into: &sink)
    if let campaign {
      sink.check(campaign, at: "campaign")
      if !scope.isDefined(campaign) {
        sink.report(at: "campaign", "the set does not define a campaign \"\(campaign)\"")
      }
    }
    if group?.isPerLine ?? false {
      PromotionGroup.checkMember(actions, hasRule: calculateRule != nil, into: &sink)
    }
  }
}

/// A promotion without its set.
private struct SinglePromotion: Checkable {
  let promotion: Promotion
  let scope: PromotionScope

  func check(into sink: inout some FaultSink) {
    Promotion.check([promotion], at: 0, scope, into: &sink)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An action of a promotion.
@nonexhaustive
public enum PromotionAction: Sendable, Hashable {
  /// A discount on a target.
  case discount(Discount, on: DiscountTarget)
  /// Units of a SKU for free.
  case gift(Gift)
  /// Units of one of several SKUs for free, as the shopper chooses.
  case giftChoice(GiftChoice)
  /// Shipping by this method for the cost of the method in force.
  case upgradeShipping(String)
  /// Store credit; the total does not change.
  case credit(Credit)
  /// Points for the customer; the total does not change.
  case points(Points)
  /// Coupons for the host to create.
  case issueCoupon(CouponIssue)

  /// Units of a SKU for free.
  public static func gift(
    _ sku: SKU, quantity: Int = 1, unitPrice: AmountByCurrency, name: String? = nil, mode: Gift.Mode = .addNew
  ) -> PromotionAction {
    .gift(Gift(sku, quantity: quantity, unitPrice: unitPrice, name: name, mode: mode))
  }

  /// The actions' steps, in the order in which pricing takes them (§8.1, §8.2, §8.3, §8.4, §8.5,
  /// §8.6, §8.7).
  package enum Step: Int, Comparable, CaseIterable, Sendable {
    case items, cart, shipping, fees, order, tax, rewards

    package static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }

    /// The step's bit in a set of steps.
    @inline(__always)
    var bit: UInt8 { 1 << UInt8(rawValue) }
  }

  /// The step in which the action is carried out.
  var step: Step {
    switch self {
    case .discount(_, let target): target.step
    case .gift, .giftChoice: .items
    case .upgradeShipping: .shipping
    case .credit, .points, .issueCoupon: .rewards
    }
  }
}

// MARK: - Document

extension PromotionAction: DocumentValue {
  /// The keys of an action: `on` and `discount` together, or one of the others (§6.1, §6.6).
  enum Key: String, DocumentKey {
    case on, gift, upgradeShipping, credit, points, issueCoupon, discount
    static let table = KeyTable(
      Key.self, "an action", oneOf: [.on, .gift, .upgradeShipping, .credit, .points, .issueCoupon])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      // `on` and `discount` together are one alternative.
      var choice = present
      if present.contains(.discount) { choice.keys.insert(.on) }
      guard let kind = choice.one(of: KeySet(bits: table.alternatives), report) else { return [] }
      guard kind == .on else { return .all }
      if !present.contains(.on) { report(.on, "is missing; a discount needs it") }
      if !present.contains(.discount) { report(.discount, "is missing; \"on\" needs it") }
      return .all
    }

    static var inner: [(key: Key, names: [String])] {
      [
        (.on, DiscountTarget.Key.table.names), (.gift, Gift.Key.table.names), (.credit, Credit.Key.table.names),
        (.points, Points.Key.table.names),
        (.issueCoupon, CouponIssue.Key.table.names), (.discount, Discount.Key.table.names),
      ]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionAction {
    var target: DiscountTarget?
    var discount: ReadDiscount?
    var reward: PromotionAction?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .on: target = DiscountTarget.read(value, from: &source)
      case .discount: discount = Discount.read(value, on: target, from: &source)
      case .gift: reward = readGift(value, from: &source)
      case .upgradeShipping: reward = .upgradeShipping(source.read(value))
      case .credit: reward = .credit(source.read(value) as Credit)
      case .points: reward = .points(source.read(value) as Points)
      case .issueCoupon: reward = .issueCoupon(source.read(value) as CouponIssue)
      }
    }
    return reward ?? PromotionAction(discount, on: target, from: &source)
  }

  private init<Source: DocumentSource>(_ read: ReadDiscount?, on target: DiscountTarget?, from source: inout Source) {
    // If the document has the discount before its target, a ``ByteSource`` has not checked the
    // base.
    if let read, let target, read.hasUncheckedBase, !TargetFit(target).takesBase {
      source.report(TargetFit.baseMessage)
    }
    switch (read?.discount, target) {
    case (let discount?, let target?): self = .discount(discount, on: target)
    // The part that could be read is checked together with a stand-in that fits it.
    case (nil, let target?): self = .discount(.percent(.zero), on: target)
    case (let discount?, nil): self = .discount(discount.bare, on: .shipping)
    case (nil, nil): self = .upgradeShipping("-")
    }
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .discount(let discount, let target):
        writer.member(Key.on, target)
        writer.member(Key.discount, discount)
      case .gift(let gift): writer.member(Key.gift, gift)
      case .giftChoice(let choice): writer.member(Key.gift, choice)
      case .upgradeShipping(let method): writer.member(Key.upgradeShipping, method)
      case .credit(let credit): writer.member(Key.credit, credit)
      case .points(let points): writer.member(Key.points, points)
      case .issueCoupon(let issue): writer.member(Key.issueCoupon, issue)
      }
    }
  }
}

// MARK: - Checks

extension PromotionAction {
  /// Checks the actions of a promotion, under the key `actions`.
  @inline(__always)
  static func check(
    _ actions: [PromotionAction], _ rule: RuleFit, _ scope: PromotionScope, into sink: inout some FaultSink
  ) {
    sink.check(list: actions, at: "actions", atMost: Limits.actions)
    sink.push("actions")
    for index in actions.indices {
      sink.push(index)
      switch actions[index] {
      case .discount(let discount, let target):
        target.check(scope, rule, into: &sink)
        discount.check(on: TargetFit(target), scope, into: &sink)
      case .gift(let gift): gift.check(scope, into: &sink)
      case .giftChoice(let choice): choice.check(scope, into: &sink)
      case .upgradeShipping(let method): sink.check(idText: method, at: "upgradeShipping")
      case .credit(let credit): credit.check(scope, into: &sink)
      case .points(let points): points.check(scope, into: &sink)
      case .issueCoupon(let issue): issue.check(into: &sink)
      }
      sink.pop()
    }
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionAction {
  /// Whether an action that has no effect alone may have one after other promotions.
  ///
  /// Most actions cannot: a percentage, an amount or a price takes no more off prices that other
  /// promotions have lowered than it would have taken alone. The exceptions choose units, are
  /// rounded line by line, or give something whole that can come within a cap.
  func dependsOnOtherPromotions(hasRule: Bool, isCapped: Bool) -> Bool {
    switch self {
    case .discount(let discount, let target): target.dependsOnOtherPromotions(discount, hasRule: hasRule)
    case .gift(let gift): gift.dependsOnOtherPromotions
    case .giftChoice(let choice): choice.mode == .addMissing
    case .upgradeShipping: isCapped
    case .credit, .points, .issueCoupon: false
    }
  }
}

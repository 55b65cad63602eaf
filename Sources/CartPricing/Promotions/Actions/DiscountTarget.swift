// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The target of a discount.
@nonexhaustive
public enum DiscountTarget: Sendable, Hashable {
  /// All open units together.
  case cart
  /// The open units of the selected lines together.
  case subset(LineSelector)
  /// Single units, each by itself.
  case items(ItemsTarget)
  /// Units in groups of the rule's size, such as "the cheapest of every three".
  case group(GroupTarget)
  /// Units in bundles of different parts.
  case bundle(BundleTarget)
  /// The part of shipping that remains to be paid.
  case shipping
  /// The part of each fee, or of each fee of these kinds, that remains to be paid.
  case fees(kinds: [String]?)
  /// The part of the tax of the selected lines that remains.
  case tax(LineSelector)
  /// All open units, and what remains to be paid of shipping and of the fees, together.
  case order

  /// The part of every fee that remains to be paid.
  public static let fees = DiscountTarget.fees(kinds: nil)

  /// The part of the tax of every line that remains.
  public static let tax = DiscountTarget.tax(.all)

  /// Single units of the selected lines.
  public static func items(
    _ selector: LineSelector = .all, count: Int? = nil, order: ItemsTarget.Order = .cheapest,
    per partition: Partition? = nil
  ) -> DiscountTarget {
    .items(ItemsTarget(selector, count: count, order: order, per: partition))
  }

  /// Units of the selected lines in groups.
  public static func group(
    _ selector: LineSelector = .all, reward: GroupTarget.Reward, count: Int = 1, order: UnitOrder = .mostExpensive
  ) -> DiscountTarget {
    .group(GroupTarget(selector, reward: reward, count: count, order: order))
  }

  /// Units in bundles, at most `max` of them (nil for no limit).
  public static func bundle(
    _ parts: [BundlePart], max: Int? = nil, order: UnitOrder = .mostExpensive
  ) -> DiscountTarget {
    .bundle(BundleTarget(parts: parts, max: max, order: order))
  }
}

extension DiscountTarget {
  /// The selectors of the target.
  package var selectors: [LineSelector] {
    switch self {
    case .cart, .shipping, .fees, .order: []
    case .subset(let select), .tax(let select): [select]
    case .items(let items): [items.selector]
    case .group(let group): [group.selector]
    case .bundle(let bundle): bundle.parts.map { $0.selector }
    }
  }

  /// The selectors that must select units for a discount to take something off lines, with the least
  /// number of units of each.
  package var leastUnits: [(selector: LineSelector, count: Int)] {
    switch self {
    case .cart: [(.discountable(true), 1)]
    case .subset, .items, .group: selectors.map { ($0, 1) }
    case .bundle(let bundle): bundle.parts.map { ($0.selector, $0.count) }
    case .shipping, .fees, .tax, .order: []
    }
  }
}

// MARK: - Document

extension DiscountTarget: JSONWritable {
  /// The keys of a target that is an object (§6.2).
  enum Key: String, DocumentKey {
    case subset, items, group, bundle, fees, tax
    static let table = KeyTable(Key.self, "a target", oneOf: .all)

    static var inner: [(key: Key, names: [String])] {
      [
        (.items, ItemsTarget.Key.table.names), (.group, GroupTarget.Key.table.names),
        (.bundle, BundleTarget.Key.table.names),
      ]
    }
  }

  /// The targets that are written as a string.
  private enum Word: String, CaseIterable {
    case cart, shipping, fees, tax, order

    var target: DiscountTarget {
      switch self {
      case .cart: .cart
      case .shipping: .shipping
      case .fees: .fees
      case .tax: .tax
      case .order: .order
      }
    }
  }

  private static let objectForms: StaticString =
    ", or an object with one of \"subset\", \"items\", \"group\", \"bundle\", \"fees\", \"tax\""

  /// Reads a target; nil if it cannot be read, since no stand-in fits every discount.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> DiscountTarget? {
    if source.kind(value) == .string {
      return source.word(value, of: Word.allCases, named: { $0.rawValue }, otherForms: objectForms)?.target
    }
    var target: DiscountTarget?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .subset: target = .subset(source.read(value))
      case .items: target = .items(source.read(value) as ItemsTarget)
      case .group: target = .group(source.read(value) as GroupTarget)
      case .bundle: target = .bundle(source.read(value) as BundleTarget)
      case .fees: target = .fees(kinds: source.read(value) as [String])
      case .tax: target = .tax(source.read(value))
      }
    }
    return target
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .cart: writer.string(Word.cart.rawValue)
    case .subset(let selector): writer.object { $0.member(Key.subset, selector) }
    case .items(let items): writer.object { $0.member(Key.items, items) }
    case .group(let group): writer.object { $0.member(Key.group, group) }
    case .bundle(let bundle): writer.object { $0.member(Key.bundle, bundle) }
    case .shipping: writer.string(Word.shipping.rawValue)
    case .fees(nil): writer.string(Word.fees.rawValue)
    case .fees(let kinds?): writer.object { $0.member(Key.fees, kinds) }
    case .tax(.all): writer.string(Word.tax.rawValue)
    case .tax(let selector): writer.object { $0.member(Key.tax, selector) }
    case .order: writer.string(Word.order.rawValue)
    }
  }
}

// MARK: - Checks

extension DiscountTarget {
  /// Checks a target, under the key `on`.
  @inline(__always)
  func check(_ scope: PromotionScope, _ rule: RuleFit, into sink: inout some FaultSink) {
    sink.push("on")
    switch self {
    case .cart, .shipping, .fees(kinds: nil), .order: break
    case .subset(let select): select.check(at: "subset", scope, into: &sink)
    case .items(let items): items.check(scope, rule, into: &sink)
    case .group(let group): group.check(scope, rule, into: &sink)
    case .bundle(let bundle): bundle.check(scope, into: &sink)
    case .fees(let kinds?): Self.checkFees(ofKinds: kinds, into: &sink)
    case .tax(let select): select.check(at: "tax", scope, into: &sink)
    }
    sink.pop()
  }
}

/// The discounts that fit a target (§6.19).
struct TargetFit {
  private let kind: Kind
  private let traits: Traits

  private enum Kind: String {
    case cart, subset, items, group, bundle, shipping, fees, tax, order
  }

  private struct Traits: OptionSet {
    let rawValue: UInt8
    static let amount = Traits(rawValue: 1)
    static let price = Traits(rawValue: 2)
    static let base = Traits(rawValue: 4)
    static let basis = Traits(rawValue: 8)
    /// A price by attribute, and a cap of a percentage for each unit.
    static let units = Traits(rawValue: 16)
  }

  static let baseMessage = "stands only on cart, subset and items"
  static let basisMessage = "stands only on cart and subset"
  static let maxEachMessage = "stands only on items"

  @inline(__always)
  init(_ target: DiscountTarget) {
    switch target {
    case .cart: (kind, traits) = (.cart, [.amount, .base, .basis])
    case .subset: (kind, traits) = (.subset, [.amount, .base, .basis])
    case .items: (kind, traits) = (.items, [.amount, .price, .base, .units])
    case .group: (kind, traits) = (.group, [.amount, .price])
    case .bundle: (kind, traits) = (.bundle, [.amount, .price])
    case .shipping: (kind, traits) = (.shipping, [.amount, .price])
    case .fees: (kind, traits) = (.fees, .amount)
    case .tax: (kind, traits) = (.tax, [])
    case .order: (kind, traits) = (.order, .amount)
    }
  }

  /// The target's key in documents.
  var name: String { kind.rawValue }

  @inline(__always) var takesPrice: Bool { traits.contains(.price) }
  @inline(__always) var takesBase: Bool { traits.contains(.base) }
  @inline(__always) var takesBasis: Bool { traits.contains(.basis) }
  /// Whether it takes a price by attribute, and a cap of a percentage for each unit.
  @inline(__always) var isOfUnits: Bool { traits.contains(.units) }

  /// Whether a discount is of a kind that fits.
  @inline(__always)
  func takes(_ discount: FlatDiscount) -> Bool {
    switch discount {
    case .percent, .percentUpTo: true
    case .amount: traits.contains(.amount)
    case .price: takesPrice
    case .priceByAttribute: isOfUnits
    }
  }

  /// The kinds that fit, for messages.
  var kindsText: String {
    "\"percent\"" + (traits.contains(.amount) ? " or \"amount\"" : "") + (takesPrice ? " or \"price\"" : "")
  }
}

// MARK: - Compilation

extension DiscountTarget {
  /// The step in which a discount on the target is carried out.
  package var step: PromotionAction.Step {
    switch self {
    case .cart, .subset: .cart
    case .items, .group, .bundle: .items
    case .shipping: .shipping
    case .fees: .fees
    case .tax: .tax
    case .order: .order
    }
  }

  /// Whether a discount on the target that has no effect alone may have one after other promotions.
  func dependsOnOtherPromotions(_ discount: Discount, hasRule: Bool) -> Bool {
    switch self {
    case .items(let items): items.dependsOnOtherPromotions(hasRule: hasRule)
    case .group, .bundle: true
    // An amount that is converted between net and gross is rounded for each line, and other
    // promotions can leave fewer lines to share it.
    case .cart, .subset: discount.hasBasis
    case .shipping, .fees, .tax: false
    // A percentage of a larger sum can be rounded to more.
    case .order: true
    }
  }
}

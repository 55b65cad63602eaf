// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The action `gift`: units of a SKU for free.
public struct Gift: Sendable, Hashable {
  /// The SKU that is given; 1 to 256 bytes.
  public var sku: SKU
  /// The number of units that each application gives; 1 to 1,000,000,000.
  public var quantity: Int
  /// The price of a unit that is added; it is discounted in full.
  public var unitPrice: AmountByCurrency
  /// A name for the added line.
  public var name: String?
  /// Whether units in the cart count towards the gift.
  public var mode: Mode

  /// Units of a SKU.
  public init(
    _ sku: SKU, quantity: Int = 1, unitPrice: AmountByCurrency, name: String? = nil, mode: Mode = .addNew
  ) {
    self.sku = sku
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.name = name
    self.mode = mode
  }

  /// Whether units in the cart count towards a gift.
  @nonexhaustive
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// All units are added.
    case addNew
    /// Units of the SKU that are in the cart are made free first, and only the rest is added.
    case addMissing
  }
}

// MARK: - Document

extension Gift: JSONWritable {
  /// The keys of a gift, with either `sku` and `unitPrice`, or `oneOf` (§6.5).
  enum Key: String, DocumentKey {
    case sku, quantity, unitPrice, name, mode, oneOf
    static let table = KeyTable(Key.self, "a gift")

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      guard present.contains(.oneOf) else {
        for key in [Key.sku, .unitPrice] where !present.contains(key) {
          report(key, "is missing; a gift needs it\(key == .sku ? ", or \"oneOf\"" : "")")
        }
        return .all
      }
      let single = [Key.sku, .unitPrice, .name].filter { present.contains($0) }.map { quoted($0.rawValue) }
      guard !single.isEmpty else { return .all }
      report(nil, "has both \"oneOf\" and \(single.joined(separator: ", ")); the entries of \"oneOf\" have their own")
      return [.quantity, .mode]
    }

    static var inner: [(key: Key, names: [String])] { [(.oneOf, GiftOption.Key.table.names)] }
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.sku, sku)
      writer.member(Key.quantity, quantity, unless: 1)
      writer.member(Key.unitPrice, unitPrice)
      writer.member(Key.name, ifPresent: name)
      writer.member(Key.mode, mode, unless: .addNew)
    }
  }
}

extension Gift.Mode: JSONWritable {}

extension PromotionAction {
  /// Reads a gift, or a gift to choose.
  static func readGift<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionAction {
    var gift = Gift(SKU(key: .empty), unitPrice: "0")
    var options: [GiftOption]?
    var object = source.open(value, Gift.Key.self)
    while let (key, value) = source.next(&object, Gift.Key.self) {
      switch key {
      case .sku: gift.sku = source.read(value)
      case .quantity: gift.quantity = source.read(value)
      case .unitPrice: gift.unitPrice = source.read(value)
      case .name: gift.name = source.read(value)
      case .mode: gift.mode = source.word(value, or: .addNew)
      case .oneOf: options = source.filledList(value)
      }
    }
    guard let options else { return .gift(gift) }
    return .giftChoice(GiftChoice(options, quantity: gift.quantity, mode: gift.mode))
  }
}

// MARK: - Checks

extension Gift {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("gift")
    sink.check(sku, at: "sku")
    if let name { sink.check(text: name, atMost: Limits.lineNameBytes, at: "name") }
    sink.check(quantity, in: 1...Limits.count, at: "quantity")
    sink.check(unitPrice, plainIn: scope.currency, at: "unitPrice")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a gift: a discount record holds the price of a unit.
  mutating func compile(_ gift: Gift, into record: inout ActionRecord) {
    record.kind = .gift
    record.selector = id(of: .sku(gift.sku))
    record.count = Int32(gift.quantity)
    record.option = gift.mode.ordinal
    record.discount = DiscountRecord(price: id(of: gift.unitPrice))
  }
}

extension ActionRecord {
  /// Whether units in the cart count towards a gift.
  var mode: Gift.Mode { Gift.Mode.allCases[Int(option)] }
}

extension Gift {
  /// Whether a gift that gives nothing alone may give something after other promotions: what is
  /// missing of it depends on the units that are still open.
  var dependsOnOtherPromotions: Bool { mode == .addMissing }
}

// MARK: - Evaluation

extension Worksheet {
  /// The most units and the largest value of one gift; a gift of more is void (§6.48).
  private static let mostUnits: Int128 = 1_000_000_000
  private static let mostValue: Int128 = 1_000_000_000_000_000

  /// Whether a gift of a number of units is within the limits.
  static func isGivable(_ units: Int128, at unitPrice: Int64) -> Bool {
    units <= mostUnits && units * Int128(unitPrice) <= mostValue
  }

  /// Gives units for free (§6.47). A SKU that is not available is not given (§6.51).
  mutating func giveGift(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    guard !facts.unavailable.isEmpty else { return try give(action, part: nil, for: place, &facts) }
    guard case .gift(let gift) = facts.source(of: promotions[place].index).actions[action.index.position],
      !facts.unavailable.contains(gift.sku)
    else { return }
    try give(action, part: nil, for: place, &facts)
  }

  /// Gives units for free: with `addMissing` units that are in the cart are made free first, and the
  /// rest is added (§6.47, §6.48). Each unit is given only if what is left of a cap pays it in full
  /// (§6.62).
  /// `part` is the index of the option that was chosen, if the gift is to choose.
  mutating func give(
    _ action: ActionRecord, part: Int?, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    var (selector, price) = (action.selector, action.discount.amount)
    if let part {
      let option = facts.set.parts[Int(action.firstPart) + part]
      (selector, price) = (option.selector, option.price)
    }
    let unitPrice = facts.minorUnits(at: price)
    guard unitPrice != AmountTable.noValue else { return }
    let units = Int128(promotion.applications) * Int128(action.count)
    guard Self.isGivable(units, at: unitPrice) else { return }
    var missing = Int64(units)
    var payable = promotion.left
    if action.mode == .addMissing {
      _ = findAllRanges(of: facts.selection(selector), for: promotion, &facts)
      unitDiscounts.removeAll(keepingCapacity: true)
      // Only units of lines without a minimum price can be free.
      for place in ranges.indices where missing > 0 && ranges[place].room == ranges[place].price {
        let range = ranges[place]
        let wanted = min(missing, range.count)
        let count = Self.pay(for: wanted, at: range.price, from: &payable)
        if count > 0 {
          unitDiscounts.append(UnitDiscount(line: range.line, start: range.start, count: count, each: range.price))
        }
        missing = count < wanted ? 0 : missing - count
      }
      try takeUnitDiscounts(for: place)
    }
    let added = Self.pay(for: missing, at: unitPrice, from: &payable)
    guard added > 0 else { return }
    add(
      GiftLine(
        promotion: promotion.index, action: action.index, option: Int32(part ?? 0), quantity: added,
        unitPrice: unitPrice),
      for: place)
  }

  /// The units that `payable` pays in full, whose price is subtracted from it.
  private static func pay(for units: Int64, at price: Int64, from payable: inout Int64) -> Int64 {
    guard payable != TakenPromotion.noCap, price > 0 else { return units }
    let count = min(units, payable / price)
    payable -= count * price
    return count
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what a gift is worth.
  mutating func boundGift(_ action: ActionRecord, for candidate: inout Candidate, _ facts: inout CartFacts) {
    boundGift(action, action.selector, action.discount.amount, for: &candidate, &facts)
  }

  /// Adds the upper bound of what a gift of a SKU is worth, which a selector selects, and whose price
  /// is the amount at an index.
  mutating func boundGift(
    _ action: ActionRecord, _ selector: SelectorID, _ price: AmountID, for candidate: inout Candidate,
    _ facts: inout CartFacts
  ) {
    let unitPrice = facts.minorUnits(at: price)
    guard unitPrice != AmountTable.noValue else { return }
    let units = Int128(candidate.promotion.applications) * Int128(action.count)
    guard Worksheet.isGivable(units, at: unitPrice) else { return }
    var highest = unitPrice
    if action.mode == .addMissing {
      let selection = facts.selection(selector)
      for line in facts.cart.lines.indices where facts.contains(line, in: selection) {
        highest = max(highest, facts.cart.lines[line].unitPrice)
      }
    }
    candidate.mayGiveGifts = true
    candidate.gifts += units * Int128(highest)
  }
}

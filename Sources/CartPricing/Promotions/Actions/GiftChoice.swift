// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A gift that the shopper chooses: units of one of several SKUs for free.
///
/// ``Cart/choices`` names the SKU that was chosen. Without a choice nothing is added, and
/// ``PricedCart/choices`` lists what can be chosen.
public struct GiftChoice: Sendable, Hashable {
  /// What can be chosen; at least one.
  public var options: [GiftOption]
  /// The number of units that each application gives; 1 to 1,000,000,000.
  public var quantity: Int
  /// Whether units in the cart count towards the gift.
  public var mode: Gift.Mode

  /// A gift to choose.
  public init(_ options: [GiftOption], quantity: Int = 1, mode: Gift.Mode = .addNew) {
    self.options = options
    self.quantity = quantity
    self.mode = mode
  }

  /// The gift of a SKU that was chosen; nil if no option has it.
  func gift(of sku: SKU) -> Gift? {
    guard let option = options.first(where: { $0.sku == sku }) else { return nil }
    return Gift(sku, quantity: quantity, unitPrice: option.unitPrice, name: option.name, mode: mode)
  }
}

/// A SKU that can be chosen as a gift.
public struct GiftOption: Sendable, Hashable {
  /// The SKU that is given; 1 to 256 bytes.
  public var sku: SKU
  /// The price of a unit that is added; it is discounted in full.
  public var unitPrice: AmountByCurrency
  /// A name for the added line.
  public var name: String?

  /// A SKU to choose.
  public init(_ sku: SKU, unitPrice: AmountByCurrency, name: String? = nil) {
    self.sku = sku
    self.unitPrice = unitPrice
    self.name = name
  }
}

extension PromotionAction {
  /// Units of one of several SKUs for free, as the shopper chooses.
  public static func gift(
    oneOf options: [GiftOption], quantity: Int = 1, mode: Gift.Mode = .addNew
  ) -> PromotionAction {
    .giftChoice(GiftChoice(options, quantity: quantity, mode: mode))
  }
}

// MARK: - Document

extension GiftChoice: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Gift.Key.oneOf, options)
      writer.member(Gift.Key.quantity, quantity, unless: 1)
      writer.member(Gift.Key.mode, mode, unless: .addNew)
    }
  }
}

extension GiftOption: DocumentValue {
  /// The keys of a SKU to choose (§6.5).
  enum Key: String, DocumentKey {
    case sku, unitPrice, name
    static let table = KeyTable(Key.self, "a gift to choose", required: [.sku, .unitPrice])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> GiftOption {
    var option = GiftOption(SKU(key: .empty), unitPrice: "0")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .sku: option.sku = source.read(value)
      case .unitPrice: option.unitPrice = source.read(value)
      case .name: option.name = source.read(value)
      }
    }
    return option
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.sku, sku)
      writer.member(Key.unitPrice, unitPrice)
      writer.member(Key.name, ifPresent: name)
    }
  }
}

// MARK: - Checks

extension GiftChoice {
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("gift")
    sink.check(list: options, at: "oneOf")
    sink.push("oneOf")
    for index in options.indices {
      sink.push(index)
      sink.check(options[index].sku, at: "sku")
      sink.check(options[index].unitPrice, plainIn: scope.currency, at: "unitPrice")
      if let name = options[index].name { sink.check(text: name, atMost: Limits.lineNameBytes, at: "name") }
      sink.pop()
    }
    sink.pop()
    sink.check(quantity, in: 1...Limits.count, at: "quantity")
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the action. Each option is a part: the selector of its SKU and the index of its price.
  mutating func compile(_ choice: GiftChoice, into record: inout ActionRecord) {
    record.kind = .giftChoice
    record.count = Int32(choice.quantity)
    record.option = choice.mode.ordinal
    record.firstPart = Int32(parts.count)
    record.partCount = Int32(choice.options.count)
    for option in choice.options {
      parts.append(PartRecord(id(of: .sku(option.sku)), for: id(of: option.unitPrice)))
    }
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Gives the gift that the cart's choice for the promotion names, if it is available. Without a
  /// choice among what is available, the gift is offered (§6.51, §6.52, §6.53).
  mutating func giveChoice(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let source = facts.source(of: promotions[place].index)
    guard case .giftChoice(let choice) = source.actions[action.index.position] else { return }
    let chosen = facts.cart.members.choices[source.id]
    var available: [SKU] = []
    for (index, option) in choice.options.enumerated() where !facts.unavailable.contains(option.sku) {
      if option.sku == chosen { return try give(action, part: index, for: place, &facts) }
      available.append(option.sku)
    }
    // §6.48: more units than a gift may have are void, whichever gift is chosen.
    let units = Int128(promotions[place].applications) * Int128(action.count)
    guard !available.isEmpty, Self.isGivable(units, at: 0) else { return }
    offer(available, action: action.index, for: place)
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what a gift to choose is worth: that of the chosen option.
  mutating func boundChoice(_ action: ActionRecord, for candidate: inout Candidate, _ facts: inout CartFacts) {
    let source = facts.source(of: candidate.promotion.index)
    guard case .giftChoice(let choice) = source.actions[action.index.position] else { return }
    candidate.mayGiveGifts = true
    let chosen = facts.cart.members.choices[source.id]
    guard let index = choice.options.firstIndex(where: { $0.sku == chosen }) else { return }
    let part = facts.set.parts[Int(action.firstPart) + index]
    boundGift(action, part.selector, part.price, for: &candidate, &facts)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The discount on a target.
@nonexhaustive
public enum Discount: Sendable, Hashable {
  /// The same discount for every cart.
  case flat(FlatDiscount)
  /// A discount by steps of a measure of the cart.
  case tiers(Tiers)

  /// A percentage, 0 to 100, of the current or the original prices.
  public static func percent(_ rate: Rate, base: FlatDiscount.Base = .current) -> Discount {
    .flat(.percent(rate, base: base))
  }

  /// An amount off, before (`net`) or after (`gross`) tax; a `basis` of nil is that of the cart.
  public static func amount(_ amount: AmountByCurrency, basis: FlatDiscount.Basis? = nil) -> Discount {
    .flat(.amount(amount, basis: basis))
  }

  /// A price for the target; it never raises what is paid.
  public static func price(_ price: AmountByCurrency) -> Discount { .flat(.price(price)) }

  /// Steps of a measure of the cart before promotions.
  public static func tiers(by measure: Tiers.Measure, _ steps: [TierStep]) -> Discount {
    .tiers(Tiers(by: measure, steps: steps))
  }
}

/// A discount of one kind.
@nonexhaustive
public enum FlatDiscount: Sendable, Hashable {
  /// A percentage, 0 to 100.
  case percent(Rate, base: Base)
  /// An amount off; only the targets `cart` and `subset` take a `basis`.
  case amount(AmountByCurrency, basis: Basis?)
  /// A price in place of the current one.
  case price(AmountByCurrency)
  /// A percentage, 0 to 100, of which no unit loses more than `maxEach`; only for the target
  /// `items`.
  indirect case percentUpTo(Rate, base: Base, maxEach: AmountByCurrency)
  /// The price that the line's attribute of this name has, a string such as `"9.50"`; only for the
  /// target `items`. Lines without such a value are not discounted.
  indirect case priceByAttribute(String)

  /// The prices of which a percentage is taken.
  @nonexhaustive
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// The prices after earlier promotions.
    case current
    /// The units' prices before any promotion, at most what is left of them. Only for the targets
    /// `cart`, `subset` and `items`.
    case original
  }

  /// Whether an amount is before or after tax.
  @nonexhaustive
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Before tax.
    case net
    /// Tax included.
    case gross
  }
}

extension FlatDiscount {
  /// The discount's amount or price.
  var amounts: [AmountByCurrency] {
    switch self {
    case .percent, .priceByAttribute: []
    case .amount(let amount, _), .price(let amount), .percentUpTo(_, _, let amount): [amount]
    }
  }
}

extension Discount {
  /// The amounts in the discount: its own, those of its steps and those of its measure's selector.
  var amounts: [AmountByCurrency] {
    switch self {
    case .flat(let flat): return flat.amounts
    case .tiers(let tiers):
      var found = tiers.measure.selector.amounts
      for step in tiers.steps {
        if case .amount(let from) = step.threshold { found.append(from) }
        found += step.discount.amounts
      }
      return found
    }
  }
}

// MARK: - Document

extension Discount: JSONWritable {
  /// The keys of a discount (§6.4).
  enum Key: String, DocumentKey {
    case percent, amount, price, tiers, base, basis, maxEach
    static let table = KeyTable(Key.self, "a discount", oneOf: [.percent, .amount, .price, .tiers])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      guard let kind = present.one(of: KeySet(bits: table.alternatives), report) else { return [] }
      var keys = KeySet<Key>.all
      for (key, partner, message) in [
        (Key.base, Key.percent, FlatDiscount.baseMessage), (.basis, .amount, FlatDiscount.basisMessage),
        (.maxEach, .percent, FlatDiscount.maxEachMessage),
      ] where present.contains(key) && kind != partner {
        report(key, kind == .tiers ? "stands only in the steps of tiers" : message)
        keys.remove(key)
      }
      return keys
    }

    static var inner: [(key: Key, names: [String])] { [(.tiers, Tiers.Key.table.names)] }
  }

  /// Reads a discount on a target; nil if it cannot be read. The check whether the target takes
  /// `base` is made here, because the value does not contain whether `base` was written.
  static func read<Source: DocumentSource>(
    _ value: Int, on target: DiscountTarget?, from source: inout Source
  ) -> ReadDiscount {
    var flat = FlatDiscount.Members()
    var tiers: (tiers: Tiers, hasBase: Bool)?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .percent: flat.percent = source.rate(value, atMost: "100")
      case .amount: flat.amount = source.read(value)
      case .price: flat.price = PriceForm.read(value, from: &source)
      case .tiers: tiers = Tiers.read(value, on: target, from: &source)
      case .base: flat.readBase(value, on: target, from: &source)
      case .basis: flat.basis = source.word(value, or: .net)
      case .maxEach: flat.maxEach = source.read(value)
      }
    }
    return ReadDiscount(
      discount: tiers.map { .tiers($0.tiers) } ?? flat.discount.map { .flat($0) },
      hasUncheckedBase: target == nil && (flat.base != nil || tiers?.hasBase ?? false))
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .flat(let discount): discount.writeMembers(to: &writer)
      case .tiers(let tiers): writer.member(Key.tiers, tiers)
      }
    }
  }

  /// The discount without `base` and `basis`, which only some targets take.
  var bare: Discount {
    switch self {
    case .flat(let flat): return .flat(flat.bare)
    case .tiers(var tiers):
      for index in tiers.steps.indices { tiers.steps[index].discount = tiers.steps[index].discount.bare }
      return .tiers(tiers)
    }
  }
}

/// A discount as it was read.
struct ReadDiscount {
  /// Nil if it could not be read.
  let discount: Discount?
  /// Whether `base` was written and the target was not known yet.
  let hasUncheckedBase: Bool
}

extension FlatDiscount {
  static let baseMessage = "stands only beside \"percent\""
  static let basisMessage = "stands only beside \"amount\""
  static let maxEachMessage = "stands only beside \"percent\""

  /// The members of an object that make a flat discount, as they are read.
  struct Members {
    var percent: Rate?
    var amount: AmountByCurrency?
    var price: PriceForm?
    var base: Base?
    var basis: Basis?
    var maxEach: AmountByCurrency?

    /// Reads `base`, which only some targets take.
    mutating func readBase<Source: DocumentSource>(_ value: Int, on target: DiscountTarget?, from source: inout Source)
    {
      base = source.word(value, or: .current)
      if let target, !TargetFit(target).takesBase { source.report(TargetFit.baseMessage) }
    }

    /// The discount; nil if none of its kinds was read.
    var discount: FlatDiscount? {
      if let percent, let maxEach { return .percentUpTo(percent, base: base ?? .current, maxEach: maxEach) }
      if let percent { return .percent(percent, base: base ?? .current) }
      if let amount { return .amount(amount, basis: basis) }
      return price.map { $0.discount }
    }
  }

  /// Writes the members of the discount.
  func writeMembers(to writer: inout JSONWriter) {
    switch self {
    case .percent(let rate, let base):
      writer.member(Discount.Key.percent, rate)
      writer.member(Discount.Key.base, base, unless: .current)
    case .amount(let amount, let basis):
      writer.member(Discount.Key.amount, amount)
      writer.member(Discount.Key.basis, ifPresent: basis)
    case .price(let price):
      writer.member(Discount.Key.price, price)
    case .percentUpTo(let rate, let base, let maxEach):
      writer.member(Discount.Key.percent, rate)
      writer.member(Discount.Key.base, base, unless: .current)
      writer.member(Discount.Key.maxEach, maxEach)
    case .priceByAttribute(let name):
      writer.key(Discount.Key.price)
      PriceForm.attribute(name).write(to: &writer)
    }
  }

  fileprivate var bare: FlatDiscount {
    switch self {
    case .percent(let rate, _), .percentUpTo(let rate, _, _): .percent(rate, base: .current)
    case .amount(let amount, _): .amount(amount, basis: nil)
    case .price: self
    case .priceByAttribute: .price("0")
    }
  }
}

extension FlatDiscount.Base: JSONWritable {}
extension FlatDiscount.Basis: JSONWritable {}

// MARK: - Checks

extension Discount {
  /// Checks a discount on a target, under the key `discount`.
  @inline(__always)
  func check(on fit: TargetFit, _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("discount")
    switch self {
    case .flat(let flat): flat.check(on: fit, scope, into: &sink)
    case .tiers(let tiers): tiers.check(on: fit, scope, into: &sink)
    }
    sink.pop()
  }
}

extension FlatDiscount {
  @inline(__always)
  func check(on fit: TargetFit, _ scope: PromotionScope, into sink: inout some FaultSink) {
    if !fit.takes(self) {
      if case .priceByAttribute = self, fit.takesPrice {
        sink.report(at: kind, "a price by attribute fits only items")
      } else {
        sink.report(at: kind, "does not fit \(fit.name), which takes \(fit.kindsText)")
      }
    }
    switch self {
    case .percent(let rate, let base):
      // §1.9
      sink.check(rate, atMost: 100, at: "percent")
      if base == .original, !fit.takesBase { sink.report(at: "base", TargetFit.baseMessage) }
    case .amount(let amount, let basis):
      sink.check(amount, plainIn: scope.currency, at: "amount")
      if basis != nil, !fit.takesBasis { sink.report(at: "basis", TargetFit.basisMessage) }
    case .price(let price): sink.check(price, plainIn: scope.currency, at: "price")
    case .percentUpTo(let rate, let base, let maxEach):
      sink.check(rate, atMost: 100, at: "percent")
      if base == .original, !fit.takesBase { sink.report(at: "base", TargetFit.baseMessage) }
      if !fit.isOfUnits { sink.report(at: "maxEach", TargetFit.maxEachMessage) }
      sink.check(maxEach, plainIn: scope.currency, at: "maxEach")
    case .priceByAttribute(let name):
      sink.push("price")
      sink.check(name: name, at: "attribute")
      sink.pop()
    }
  }

  /// The key of the discount's figure in documents.
  var kind: StaticString {
    switch self {
    case .percent, .percentUpTo: "percent"
    case .amount: "amount"
    case .price, .priceByAttribute: "price"
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a discount.
  mutating func compile(_ discount: Discount) -> DiscountRecord {
    switch discount {
    case .flat(let flat): compile(flat)
    case .tiers(let tiers): compile(tiers)
    }
  }

  /// Compiles a discount of one kind.
  mutating func compile(_ flat: FlatDiscount) -> DiscountRecord {
    switch flat {
    case .percent(let rate, let base):
      DiscountRecord(percent: rate, of: base)
    case .amount(let amount, let basis):
      DiscountRecord(amount: id(of: amount), basis: basis)
    case .price(let price): DiscountRecord(price: id(of: price))
    case .percentUpTo(let rate, let base, let maxEach):
      DiscountRecord(percent: rate, of: base, maxEach: id(of: maxEach))
    case .priceByAttribute(let name):
      DiscountRecord(priceByAttribute: selectors.number(ofAttributeName: name))
    }
  }
}

extension Discount {
  /// Whether an amount in the discount is meant net or gross.
  var hasBasis: Bool {
    switch self {
    case .flat(.amount(_, let basis)): return basis != nil
    case .flat: return false
    case .tiers(let tiers):
      return tiers.steps.contains { step in
        if case .amount(_, let basis) = step.discount { return basis != nil }
        return false
      }
    }
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// A discount with the amounts in the cart's currency; nil if no step of its tiers is reached, or
  /// an amount has no value in the currency.
  @inline(__always)
  mutating func resolve(_ discount: DiscountRecord) -> ResolvedDiscount? {
    discount.kind == .tiers ? resolveTiers(set.tiers[discount.tiers]) : resolveFlat(discount)
  }

  /// Whether a discount depends on the current prices of its units, and on nothing else.
  @inline(__always)
  mutating func isOfCurrentPrices(_ discount: DiscountRecord) -> Bool {
    switch discount.kind {
    case .percent: discount.base == .current
    case .amount: discount.basis == nil
    case .tiers: resolve(discount)?.isOfCurrentPrices ?? true
    case .none, .price: true
    case .percentUpTo, .priceByAttribute: false
    }
  }

  /// A discount of one kind with its amount in the cart's currency; nil if it has no value in it.
  mutating func resolveFlat(_ discount: DiscountRecord) -> ResolvedDiscount? {
    switch discount.kind {
    case .percent: return .percent(discount.rate, base: discount.base)
    case .amount:
      let amount = minorUnits(at: discount.amount)
      return amount == AmountTable.noValue ? nil : .amount(amount, basis: discount.basis)
    case .price:
      let price = minorUnits(at: discount.amount)
      return price == AmountTable.noValue ? nil : .price(price)
    case .percentUpTo:
      let maxEach = minorUnits(at: discount.maxEach.unwrapped)
      guard maxEach != AmountTable.noValue else { return nil }
      return .percentUpTo(discount.rate, base: discount.base, maxEach: maxEach)
    case .priceByAttribute: return .priceByAttribute(discount.attributeName)
    case .none, .tiers: return nil
    }
  }
}

extension CartFacts {
  /// round(figure × rate), rounded once under the policy (§1.10), for a rate of at most 100 % in
  /// parts per million and a figure that is not negative.
  @inline(__always)
  func round(_ figure: Int64, times rate: Int64) -> Int64 {
    if figure <= 0xffff_ffff, set.source.policy.rounding == .halfUp {
      // Both factors are below 2³², so the product fits into 64 bits.
      return Int64(truncatingIfNeeded: (UInt64(figure) &* UInt64(rate) &+ 500_000) / 1_000_000)
    }
    let product = Int128(figure) * Int128(rate)
    return Int64(truncatingIfNeeded: set.source.policy.rounding.divide(product, by: 1_000_000))
  }
}

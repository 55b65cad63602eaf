// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension SetComparison {
  /// Reads a comparison, as ``jsonBytes`` writes it.
  /// - Throws: `PricingError` with every fault and its path, such as `currencies.EUR.sums.carts`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes) { source, node in Self.read(node, from: &source) }
  }

  /// Reads a comparison from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  private static func read(_ node: Int, from source: inout NodeSource) -> SetComparison {
    var (carts, faults) = (0, 0)
    var options = Options()
    var currencies: [Currency: CurrencyComparison] = [:]
    var object = source.open(node, Key.self, of: "a comparison")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .carts: carts = source.checkedCount(value, in: 0...Int.max)
      case .faults: faults = source.checkedCount(value, in: 0...Int.max)
      case .by:
        options.keys = source.list(value, whole: 100) { source, value in
          let name = source.string(value)
          if let key = CartKey(name) { return key }
          source.report("\(quoted(name)) is not one of: \(CartKey.list)")
          return nil
        }.compactMap { $0 }
      case .experiment: options.experiment = source.string(value)
      case .currencies:
        source.map(value, of: "an object of comparisons by currency") { source, code, value in
          guard let currency = Currency(code: code) else {
            return source.report("\(quoted(code)) is not a known currency")
          }
          currencies[currency] = CurrencyComparison(value, currency, from: &source)
        }
      }
    }
    var comparison = SetComparison(options)
    comparison.carts = carts
    comparison.faults = faults
    comparison.currencies = currencies
    return comparison
  }
}

extension CurrencyComparison {
  fileprivate init(_ node: Int, _ currency: Currency, from source: inout NodeSource) {
    var found = CurrencyComparison()
    let decimals = currency.decimals
    var object = source.open(node, Key.self, of: "the comparison of a currency")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .sums: found.sums = ComparisonSums(value, decimals, from: &source)
      case .promotions:
        source.map(value, of: "an object of sums by promotion") { source, id, value in
          found.promotions[PromotionID(id)] = PromotionComparison(value, decimals, from: &source)
        }
      case .sizes:
        source.map(value, of: "an object of sums by size") { source, name, value in
          guard let size = Self.sizes.first(where: { Self.name(ofSize: $0).hasSameBytes(as: name) }) else {
            return source.report("\(quoted(name)) is no size of carts")
          }
          found.sizes[size] = ComparisonSums(value, decimals, from: &source)
        }
      case .changes:
        source.map(value, of: "an object of counts by change") { source, name, value in
          let places = 0...Self.changeBounds.count
          guard let place = places.first(where: { Self.name(ofChange: $0).hasSameBytes(as: name) })
          else { return source.report("\(quoted(name)) is no change of totals") }
          found.changes[place] = source.checkedCount(value, in: 0...Int.max)
        }
      case .groups:
        source.map(value, of: "an object of groups by key") { source, name, value in
          guard let key = CartKey(name) else { return source.report("\(quoted(name)) is not one of: \(CartKey.list)") }
          found.groups[key] = source.sums(value, decimals)
        }
      case .arms: found.arms = source.sums(value, decimals)
      case .mostChanged:
        let carts = source.list(value, whole: Self.mostCarts) { ChangedCart($1, currency, from: &$0) }
        for cart in carts { found.note(cart) }
      }
    }
    self = found
  }
}

extension ComparisonSums {
  fileprivate init(_ node: Int, _ decimals: Int, from source: inout NodeSource) {
    self.init()
    var object = source.open(node, Key.self, of: "sums of carts")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .carts: carts = source.checkedCount(value, in: 0...Int.max)
      case .cheaper: cheaper = source.checkedCount(value, in: 0...Int.max)
      case .dearer: dearer = source.checkedCount(value, in: 0...Int.max)
      case .old: old = Figures(value, decimals, from: &source)
      case .new: new = Figures(value, decimals, from: &source)
      }
    }
  }
}

extension ComparisonSums.Figures {
  fileprivate init(_ node: Int, _ decimals: Int, from source: inout NodeSource) {
    var object = source.open(node, Key.self, of: "figures of carts")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .subtotal: subtotal = source.sum(value, decimals)
      case .discount: discount = source.sum(value, decimals)
      case .total: total = source.sum(value, decimals)
      }
    }
  }
}

extension PromotionComparison {
  fileprivate init(_ node: Int, _ decimals: Int, from source: inout NodeSource) {
    self.init()
    var object = source.open(node, Key.self, of: "sums of a promotion")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .oldUses: oldUses = source.checkedCount(value, in: 0...Int.max)
      case .newUses: newUses = source.checkedCount(value, in: 0...Int.max)
      case .oldDiscount: oldDiscount = source.sum(value, decimals)
      case .newDiscount: newDiscount = source.sum(value, decimals)
      }
    }
  }
}

extension ChangedCart {
  fileprivate init(_ node: Int, _ currency: Currency, from source: inout NodeSource) {
    var (old, new): (Int128, Int128) = (0, 0)
    var request = CartRequest(
      cart: Cart(currency: currency), context: PricingContext(now: Instant(secondsSinceEpoch: 0)))
    var object = source.open(node, Key.self, of: "a cart that changes")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .old: old = source.sum(value, currency.decimals)
      case .new: new = source.sum(value, currency.decimals)
      case .cart: request.cart = source.cart(value)
      case .context: request.context = source.context(value)
      }
    }
    if max(old, new) > Int128(Int64.max) { source.report("has a total outside of 64 bits") }
    self.init(old: Int64(clamping: old), new: Int64(clamping: new), request: request.json)
  }
}

extension NodeSource {
  /// Reads sums by name.
  fileprivate mutating func sums(_ node: Int, _ decimals: Int) -> [String: ComparisonSums] {
    var found: [String: ComparisonSums] = [:]
    map(node, of: "an object of sums") { source, name, value in
      found[name] = ComparisonSums(value, decimals, from: &source)
    }
    return found
  }

  /// Reads a sum of amounts in minor units, which can be larger than an amount.
  fileprivate mutating func sum(_ node: Int, _ decimals: Int) -> Int128 {
    let text = string(node)
    let bytes = Array(text.utf8)
    let digits = bytes.filter { $0 != 0x2E }
    let point = bytes.firstIndex(of: 0x2E)
    let isWellFormed =
      !digits.isEmpty && bytes.count <= 34 && digits.count >= bytes.count - 1
      && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && (decimals == 0 ? point == nil : point == bytes.count - 1 - decimals && bytes.count > decimals + 1)
    guard isWellFormed else {
      report("\(quoted(text)) is no sum with \(decimals) decimals")
      return 0
    }
    return digits.reduce(0) { $0 * 10 + Int128($1 - 0x30) }
  }
}

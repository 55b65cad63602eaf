// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Discount {
  /// The price that the line's attribute of a name has, such as a member price: `"memberPrice"` with
  /// the value `"9.50"`. Only for the target `items`.
  public static func price(attribute name: String) -> Discount { .flat(.priceByAttribute(name)) }
}

// MARK: - Document

/// A price as documents have it: money, or the name of an attribute.
enum PriceForm: JSONWritable {
  case money(AmountByCurrency)
  case attribute(String)

  /// The key of a price that is an object with the name of an attribute (§6.4). No currency has
  /// such a code.
  private static let key = "attribute"

  /// Reads a price. An object is a table of amounts, unless it has the key `attribute`.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PriceForm {
    guard source.kind(value) == .object else { return .money(source.read(value)) }
    var name: String?
    let table = AmountByCurrency.readTable(value, from: &source) { source, key, value in
      guard key == Self.key else { return false }
      name = source.read(value)
      return true
    }
    guard let name else { return .money(table) }
    if case .table(let amounts) = table, !amounts.isEmpty {
      source.report("has both an attribute and amounts by currency")
    }
    return .attribute(name)
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .money(let amount): amount.write(to: &writer)
    case .attribute(let name):
      writer.object { writer in
        writer.key(named: Self.key)
        writer.string(name)
      }
    }
  }

  var discount: FlatDiscount {
    switch self {
    case .money(let amount): .price(amount)
    case .attribute(let name): .priceByAttribute(name)
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Makes the selectors of the lines of an action that have a price as an attribute.
  mutating func addPricedSelectors(of record: ActionRecord) {
    if record.discount.kind == .priceByAttribute { addPricedSelector(of: record, record.discount) }
    guard record.discount.kind == .tiers else { return }
    let tiers = tiers[record.discount.tiers]
    for step in tiers.steps {
      let discount = steps[step].discount
      if discount.kind == .priceByAttribute { addPricedSelector(of: record, discount) }
    }
  }

  private mutating func addPricedSelector(of record: ActionRecord, _ discount: DiscountRecord) {
    _ = selectors.id(of: record.selector, pricedByAttribute: discount.attributeName)
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Returns the selector of the lines that an action covers: those of its own selector, with a
  /// price by attribute those of them that have such a price (§6.21).
  @inline(__always)
  func covered(by action: ActionRecord, _ discount: ResolvedDiscount?, _ set: CompiledSet) -> SelectorID {
    guard case .priceByAttribute(let name) = discount else { return action.selector }
    return set.selectors.priced(action.selector, byAttribute: name)
  }
}

extension CartFacts {
  /// Adds the lines whose attribute is money in the cart's currency to the empty set of lines that
  /// begins at an index of ``bits``.
  mutating func insertLines(pricedByAttribute name: TextNumber, _ top: Int) {
    for index in attributes.column(name, of: cart, set.selectors) {
      let entry = attributes.entries[index]
      guard budget.take(32) else { return }
      if price(entry.value) != nil { _ = insert(entry.line.position, top) }
    }
  }

  /// Replaces ``attributePrices`` by the prices that the lines have as an attribute.
  mutating func findPrices(ofAttribute name: TextNumber) {
    attributePrices.removeAll(keepingCapacity: true)
    attributePrices.append(repeating: 0, count: cart.lines.count)
    for index in attributes.column(name, of: cart, set.selectors) {
      let entry = attributes.entries[index]
      guard budget.take(32) else { return }
      if let price = price(entry.value) { attributePrices[entry.line.position] = price }
    }
  }

  /// Returns the price that an attribute has; nil if it is no money in the cart's currency.
  private mutating func price(_ value: AttributeValue) -> Int64? {
    guard case .text(let text) = value else { return nil }
    return Amount(parsing: text)?.minorUnits(in: currency)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Lines with real prices, for ``ReviewOptions/catalogue``.
public enum Catalogue {
  /// Reads a line from UTF-8 bytes of JSON: a line of a cart, whose `id` and `quantity` may be left out. `cost` beside
  /// `unitPrice` is read as the attribute `cost`. O(n) in the length of the text.
  /// - Throws: `PricingError` with every fault and its path, such as `unitPrice`.
  public static func line(json bytes: [UInt8]) throws(PricingError) -> CartLine {
    try DocumentReader.read(bytes) { source, node in read(node, from: &source) }
  }

  /// The keys of a line of a catalogue.
  enum Key: String, DocumentKey {
    case id, sku, quantity, unitPrice, cost, product, name, categories, tags, attributes, priceScale, billing, taxRate,
      discountable, minUnitPrice
    static let table = KeyTable(Key.self, "a line of a catalogue", required: [.sku, .unitPrice])
  }

  private static func read(_ node: Int, from source: inout NodeSource) -> CartLine {
    var line = CartLine("1", sku: "-", unitPrice: "0")
    var cost: AttributeValue?
    var object = source.open(node, Key.self, of: "a line of a catalogue")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: line.id = source.identifier(value)
      case .sku: line.sku = source.identifier(value)
      case .quantity: line.quantity = source.integer(value, or: 1)
      case .unitPrice: line.unitPrice = source.amount(value)
      case .cost: cost = .text(source.amount(value).description)
      case .product: line.product = source.identifier(value)
      case .name: line.name = source.string(value)
      case .categories: line.categories = source.list(value, whole: 1_000) { $0.identifier($1) }
      case .tags: line.tags = source.list(value, whole: 1_000) { $0.identifier($1) }
      case .attributes: line.attributes = source.attributeMap(value)
      case .priceScale: line.priceScale = source.priceScale(value)
      case .billing: line.billing = source.billingInterval(value)
      case .taxRate: line.taxRate = source.taxRate(value)
      case .discountable: line.isDiscountable = source.boolean(value)
      case .minUnitPrice: line.minUnitPrice = source.amount(value)
      }
    }
    if let cost { line.attributes["cost"] = cost }
    return line
  }
}

extension ReviewedSet {
  /// Checks the lines of the catalogue in the first currency of the set.
  func checkCatalogue() throws(PricingError) {
    guard !catalogue.isEmpty else { return }
    var lines = catalogue
    for index in lines.indices { lines[index].id = LineID("\(index + 1)") }
    let engine = try PricingEngine(PromotionSet([]))
    _ = try engine.totals(
      of: Cart(currency: currencies[0], lines: lines), in: PricingContext(now: Draft.usualNow))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A line of a cart: a number of equal units of one product.
///
/// A line of quantity q is q units, numbered from 0, and each unit has its own price after
/// promotions.
public struct CartLine: Sendable, Hashable, Identifiable {
  /// The line's id, distinct within the cart; 1 to 256 bytes, not beginning with `gift:`.
  public var id: LineID
  /// The SKU, or stock keeping unit, that is bought; 1 to 256 bytes.
  public var sku: SKU
  /// The number of units; 1 to 1,000,000,000.
  public var quantity: Int
  /// The price of one unit, unless ``priceScale`` has an entry for the quantity.
  public var unitPrice: Amount
  /// The product that the SKU is a variant of.
  public var product: ProductID?
  /// A name for people, at most 1,024 bytes; the result repeats it unchanged.
  public var name: String?
  /// The categories that the product is in; at most 1,000.
  public var categories: [CategoryID]
  /// Free labels such as `clearance`; at most 1,000.
  public var tags: [TagID]
  /// Further attributes that selectors can compare, by name of 1 to 256 bytes; at most 1,000.
  public var attributes: [String: AttributeValue]
  /// The billing interval of a subscription; nil for a perpetual line.
  public var billing: BillingInterval?
  /// The rate of its tax, 0 to 1000 percent; nil for none.
  public var taxRate: Rate?
  /// Whether promotions can discount the line. A line that is not discountable still counts for
  /// qualifiers and rules.
  public var isDiscountable: Bool
  /// Nil for a line without a price scale and without a minimum price.
  @usableFromInline var extras: Boxed<Extras>?

  /// What few lines have. It is behind one reference, so that a copy of another line retains nothing
  /// for it.
  @usableFromInline
  struct Extras: Sendable, Hashable {
    @usableFromInline var priceScale: [PriceScaleEntry]
    @usableFromInline var minUnitPrice: Amount?
  }
}

extension CartLine {
  /// Volume prices: the entry with the largest ``PriceScaleEntry/threshold`` that the quantity reaches
  /// gives the unit price of all units. At most 1,000 entries with distinct thresholds.
  public var priceScale: [PriceScaleEntry] {
    @inlinable get { extras?.value.priceScale ?? [] }
    set { setExtras(newValue, minUnitPrice) }
  }

  /// The price below which no promotion takes a unit; nil for 0. Above the unit price it counts as
  /// the unit price.
  public var minUnitPrice: Amount? {
    @inlinable get { extras?.value.minUnitPrice }
    set { setExtras(priceScale, newValue) }
  }

  /// Whether the line has a price scale or a minimum price.
  @inline(__always) var hasExtras: Bool { extras.isSome }

  private mutating func setExtras(_ priceScale: [PriceScaleEntry], _ minUnitPrice: Amount?) {
    extras = Self.boxed(priceScale, minUnitPrice)
  }

  // Not inlined, so that the initializer is small enough to be inlined in code of other modules.
  @usableFromInline
  @inline(never)
  static func boxed(_ priceScale: [PriceScaleEntry], _ minUnitPrice: Amount?) -> Boxed<Extras>? {
    if priceScale.isEmpty, minUnitPrice == nil { return nil }
    return Boxed(Extras(priceScale: priceScale, minUnitPrice: minUnitPrice))
  }

  // In an extension, so that the struct keeps the memberwise initializer of the compiler, which
  // copies the large value once less than an initializer that is written by hand.

  /// A line of these parts.
  public init(
    _ id: LineID, sku: SKU, quantity: Int = 1, unitPrice: Amount, product: ProductID? = nil, name: String? = nil,
    categories: [CategoryID] = [], tags: [TagID] = [], attributes: [String: AttributeValue] = [:],
    priceScale: [PriceScaleEntry] = [], billing: BillingInterval? = nil, taxRate: Rate? = nil,
    isDiscountable: Bool = true, minUnitPrice: Amount? = nil
  ) {
    self.init(
      id: id, sku: sku, quantity: quantity, unitPrice: unitPrice, product: product, name: name, categories: categories,
      tags: tags, attributes: attributes, billing: billing, taxRate: taxRate, isDiscountable: isDiscountable,
      extras: Self.boxed(priceScale, minUnitPrice))
  }
}

// MARK: - Document

extension CartLine: DocumentValue {
  /// The keys of a line (§2.2).
  enum Key: String, DocumentKey {
    case id, sku, quantity, unitPrice, product, name, categories, tags, attributes, priceScale, billing, taxRate,
      discountable, minUnitPrice
    static let table = KeyTable(Key.self, "a line", required: [.id, .sku, .quantity, .unitPrice])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CartLine {
    var id = LineID(key: .empty)
    var sku = SKU(key: .empty)
    var quantity = 1
    var unitPrice = Amount.zero
    var product: ProductID?
    var name: String?
    var categories: [CategoryID] = []
    var tags: [TagID] = []
    var attributes = [String: AttributeValue]()
    var priceScale: [PriceScaleEntry] = []
    var billing: BillingInterval?
    var taxRate: Rate?
    var isDiscountable = true
    var minUnitPrice: Amount?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: id = source.read(value)
      case .sku: sku = source.read(value)
      case .quantity: quantity = source.read(value)
      case .unitPrice: unitPrice = source.read(value)
      case .product: product = source.read(value)
      case .name: name = source.read(value)
      case .categories: categories = source.read(value)
      case .tags: tags = source.read(value)
      case .attributes: attributes = source.attributes(value)
      case .priceScale: priceScale = source.filledList(value)
      case .billing: billing = source.read(value)
      case .taxRate: taxRate = source.rate(value, atMost: "1000")
      case .discountable: isDiscountable = source.read(value)
      case .minUnitPrice: minUnitPrice = source.read(value)
      }
    }
    let hasExtras = !priceScale.isEmpty || minUnitPrice.isSome
    return CartLine(
      id: id, sku: sku, quantity: quantity, unitPrice: unitPrice, product: product, name: name, categories: categories,
      tags: tags, attributes: attributes, billing: billing, taxRate: taxRate, isDiscountable: isDiscountable,
      extras: hasExtras ? Boxed(Extras(priceScale: priceScale, minUnitPrice: minUnitPrice)) : nil)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.sku, sku)
      writer.member(Key.quantity, quantity)
      writer.member(Key.unitPrice, unitPrice)
      writer.member(Key.product, ifPresent: product)
      writer.member(Key.name, ifPresent: name)
      writer.member(Key.categories, ifAny: categories)
      writer.member(Key.tags, ifAny: tags)
      writer.member(Key.attributes, ifAny: attributes)
      writer.member(Key.priceScale, ifAny: priceScale)
      writer.member(Key.billing, ifPresent: billing)
      writer.member(Key.taxRate, ifPresent: taxRate)
      writer.member(Key.discountable, isDiscountable, unless: true)
      writer.member(Key.minUnitPrice, ifPresent: minUnitPrice)
    }
  }
}

#if !hasFeature(Embedded)
  // Bounds are checked when a cart with the line is priced.
  extension CartLine: JSONCodable {}
#endif

// MARK: - Checks

extension CartLine {
  /// Checks a line of a list. Single fields are read where they are: a copy of the line would retain
  /// all that the line refers to.
  /// - Returns: Its unit price in minor units, before the price scale; nil if the unit price is at
  ///   fault or the currency is not known.
  @inline(__always) @discardableResult
  static func check(
    _ lines: [CartLine], at index: Int, in currency: Currency, into sink: inout some FaultSink
  ) -> Int64? {
    sink.check(lines[index].id, at: "id")
    // §6.50
    if lines[index].id.key.beginsLikeGift {
      sink.report(at: "id", "begins with \"gift:\", as the lines that gifts add do")
    }
    sink.check(lines[index].sku, at: "sku")
    sink.check(lines[index].quantity, in: 1...Limits.count, at: "quantity")
    let price = sink.check(lines[index].unitPrice, in: currency, at: "unitPrice")
    if let product = lines[index].product { sink.check(product, at: "product") }
    if let name = lines[index].name { sink.check(text: name, atMost: Limits.lineNameBytes, at: "name") }
    if !lines[index].categories.isEmpty {
      sink.check(lines[index].categories, at: "categories", atMost: Limits.facts)
    }
    if !lines[index].tags.isEmpty { sink.check(lines[index].tags, at: "tags", atMost: Limits.facts) }
    if !lines[index].attributes.isEmpty { sink.check(lines[index].attributes, at: "attributes") }
    if lines[index].hasExtras, !lines[index].priceScale.isEmpty {
      PriceScaleEntry.check(lines[index].priceScale, in: currency, into: &sink)
    }
    if let billing = lines[index].billing { sink.check(billing, at: "billing") }
    // §1.9
    if let taxRate = lines[index].taxRate { sink.check(taxRate, atMost: 1000, at: "taxRate") }
    if lines[index].hasExtras, let least = lines[index].minUnitPrice {
      sink.check(least, in: currency, at: "minUnitPrice")
    }
    return price
  }
}

extension TextKey {
  /// Whether the text begins with "gift:".
  @inline(__always)
  fileprivate var beginsLikeGift: Bool { head &>> 24 == 0x67_69_66_74_3a }
}

/// A line, priced. Source: PRICING.md section 8.
public struct PricedLine: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The line at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: LineRecord { storage.record(index, of: storage.layout.lines) }

  /// The line's id; `gift:<promotion id>:<action index>` for a gift.
  @inlinable @inline(__always) public var id: LineID {
    isGift ? storage.giftID(record.gift) : storage.cart.lines[index].id
  }

  /// The SKU.
  @inlinable @inline(__always) public var sku: SKU {
    isGift ? storage.gift(record.gift).sku : storage.cart.lines[index].sku
  }

  /// The line's name, if it has one.
  @inlinable @inline(__always) public var name: String? {
    isGift ? storage.gift(record.gift).name : storage.cart.lines[index].name
  }

  /// How many units.
  @inlinable @inline(__always) public var quantity: Int { Int(record.quantity) }

  /// The price of a unit before promotions, after the line's price scale.
  @inlinable @inline(__always) public var unitPrice: Money { storage.money(record.unitPrice) }

  /// `quantity` × `unitPrice`.
  @inlinable @inline(__always) public var subtotal: Money { storage.money(record.subtotal) }

  /// What promotions took off the line.
  @inlinable @inline(__always) public var discount: Money { storage.money(record.subtotal - record.total) }

  /// `subtotal` − `discount`: the sum of its units' final prices.
  @inlinable @inline(__always) public var total: Money { storage.money(record.total) }

  /// The tax on ``total``, before discounts on tax; contained in it if the cart's prices include tax.
  @inlinable @inline(__always) public var tax: Money { storage.money(record.tax) }

  /// What each promotion took off the line, in canonical order; none of 0.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: record.adjustments.places)
  }

  /// The line's units as runs of equal final price, in the order of their numbers.
  @inlinable @inline(__always) public var units: ResultList<UnitRun> {
    ResultList(storage: storage, range: record.runs.places)
  }

  /// Whether a promotion added the line.
  @inlinable @inline(__always) public var isGift: Bool { record.gift >= 0 }
}

/// What one promotion took off something. Source: PRICING.md section 8.
public struct Adjustment: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The adjustment at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: AdjustmentRecord { storage.record(index, of: storage.layout.adjustments) }

  /// The promotion.
  @inlinable @inline(__always) public var promotion: PromotionID { storage.promotionID(record.promotion) }

  /// What it took off; at least one minor unit.
  @inlinable @inline(__always) public var amount: Money { storage.money(record.amount) }
}

/// Neighbouring units of a line with one final price. Source: PRICING.md section 8.
public struct UnitRun: ResultElement, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The run at a place of the result's flat storage.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always) var record: RunRecord { storage.record(index, of: storage.layout.runs) }

  /// How many units.
  @inlinable @inline(__always) public var count: Int { Int(record.count) }

  /// What each of them costs.
  @inlinable @inline(__always) public var price: Money { storage.money(record.price) }
}

/// A line, priced. Source: PRICING.md section 8.
public struct PricedLine: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The line at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  private var record: LineRecord { storage.lines[index] }

  private var gift: (promotion: PromotionID, action: Int, gift: Gift)? {
    guard record.gift >= 0 else { return nil }
    let place = storage.gifts[Int(record.gift)]
    let promotion = storage.promotion(place.promotion)
    guard case .gift(let gift) = promotion.actions[Int(place.action)] else { return nil }
    return (promotion.id, Int(place.action), gift)
  }

  /// The line's id; `gift:<promotion id>:<action index>` for a gift.
  public var id: LineID {
    guard let gift else { return storage.cart.lines[index].id }
    return LineID("gift:\(gift.promotion.text):\(gift.action)")
  }

  /// The SKU.
  public var sku: SKU { gift?.gift.sku ?? storage.cart.lines[index].sku }

  /// The line's name, if it has one.
  public var name: String? {
    guard let gift else { return storage.cart.lines[index].name }
    return gift.gift.name
  }

  /// How many units.
  public var quantity: Int { Int(record.quantity) }

  /// The price of a unit before promotions, after the line's price scale.
  public var unitPrice: Money { storage.money(record.unitPrice) }

  /// `quantity` × `unitPrice`.
  public var subtotal: Money { storage.money(record.subtotal) }

  /// What promotions took off the line.
  public var discount: Money { storage.money(record.subtotal - record.total) }

  /// `subtotal` − `discount`: the sum of its units' final prices.
  public var total: Money { storage.money(record.total) }

  /// The tax on ``total``, before discounts on tax; contained in it if the cart's prices include tax.
  public var tax: Money { storage.money(record.tax) }

  /// What each promotion took off the line, in canonical order; none of 0.
  public var adjustments: ResultList<Adjustment> { ResultList(storage: storage, range: record.adjustments.places) }

  /// The line's units as runs of equal final price, in the order of their numbers.
  public var units: ResultList<UnitRun> { ResultList(storage: storage, range: record.runs.places) }

  /// Whether a promotion added the line.
  public var isGift: Bool { record.gift >= 0 }
}

/// What one promotion took off something. Source: PRICING.md section 8.
public struct Adjustment: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The adjustment at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The promotion.
  public var promotion: PromotionID { storage.promotionID(storage.adjustments[index].promotion) }

  /// What it took off; at least one minor unit.
  public var amount: Money { storage.money(storage.adjustments[index].amount) }
}

/// Neighbouring units of a line with one final price. Source: PRICING.md section 8.
public struct UnitRun: ResultElement, Sendable {
  let storage: PricedStorage
  let index: Int

  /// The run at a place of the result's flat storage.
  public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  /// How many units.
  public var count: Int { Int(storage.runs[index].count) }

  /// What each of them costs.
  public var price: Money { storage.money(storage.runs[index].price) }
}

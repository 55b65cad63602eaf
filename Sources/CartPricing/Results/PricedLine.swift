// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A line of the cart or of a gift, priced.
public struct PricedLine: ResultElement, Sendable, Identifiable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let index: Int

  /// The line with an index in the storage of a result.
  @inlinable @inline(__always) public init(storage: PricedStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The id of the line; `gift:<promotion id>:<action index>` for a gift.
  @inlinable @inline(__always) public var id: LineID {
    isGift ? storage.giftID(ofLine: index) : storage.cart.lines[index].id
  }

  /// The SKU of every unit of the line.
  @inlinable @inline(__always) public var sku: SKU {
    isGift ? storage.gift(ofLine: index).sku : storage.cart.lines[index].sku
  }

  /// The name of the line, if it has one.
  @inlinable @inline(__always) public var name: String? {
    isGift ? storage.gift(ofLine: index).name : storage.cart.lines[index].name
  }

  /// The number of units.
  @inlinable @inline(__always) public var quantity: Int { Int(storage.quantity(ofLine: index)) }

  /// The price of a unit before promotions, after the line's price scale.
  @inlinable @inline(__always) public var unitPrice: Money { storage.money(storage.unitPrice(ofLine: index)) }

  /// `quantity` × `unitPrice`.
  @inlinable @inline(__always) public var subtotal: Money { storage.money(storage.subtotal(ofLine: index)) }

  /// The amount that promotions took off the line.
  @inlinable @inline(__always) public var discount: Money {
    storage.money(storage.subtotal(ofLine: index) - storage.total(ofLine: index))
  }

  /// `subtotal` − `discount`: the sum of the final prices of the units.
  @inlinable @inline(__always) public var total: Money { storage.money(storage.total(ofLine: index)) }

  /// The tax on ``total``, before discounts on tax; contained in the total if the cart's prices include tax.
  @inlinable @inline(__always) public var tax: Money { storage.money(storage.tax(ofLine: index)) }

  /// The amount that promotions on tax took of ``tax``.
  public var taxDiscount: Money { storage.money(storage.taxDiscount(ofLine: index)) }

  /// The amount that each promotion took off the line, in canonical order; no adjustment is 0.
  @inlinable @inline(__always) public var adjustments: ResultList<Adjustment> {
    ResultList(storage: storage, range: storage.adjustments(ofLine: index).indices)
  }

  /// The units of the line as runs of equal final price, in the order of the unit numbers.
  @inlinable @inline(__always) public var units: ResultList<UnitRun> {
    let runs = storage.runs(ofLine: index).indices
    return ResultList(storage: storage, range: runs.isEmpty ? UnitRun.only(ofLine: index) : runs)
  }

  /// Whether a promotion added the line.
  @inlinable @inline(__always) public var isGift: Bool { storage.isGift(index) }

  /// The promotion that added the line; nil for a line of the cart.
  package var giftPromotion: PromotionID? {
    isGift ? storage.promotionID(storage.giftRecord(ofLine: index).promotion) : nil
  }
}

extension PricedLine: Hashable {
  /// Whether both lines have equal values in every field of the result document.
  public static func == (left: PricedLine, right: PricedLine) -> Bool {
    left.id == right.id && left.sku == right.sku && left.hasName(of: right) && left.quantity == right.quantity
      && left.unitPrice == right.unitPrice && left.total == right.total && left.tax == right.tax
      && left.taxDiscount == right.taxDiscount && left.isGift == right.isGift && left.adjustments == right.adjustments
      && left.units == right.units
  }

  /// Whether the names have the same bytes; `String` equates different bytes for the same characters.
  private func hasName(of other: PricedLine) -> Bool {
    switch (name, other.name) {
    case (nil, nil): true
    case (let name?, let other?): name.hasSameBytes(as: other)
    default: false
    }
  }

  /// Hashes the id and the figures.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(sku)
    hasher.combine(quantity)
    hasher.combine(unitPrice)
    hasher.combine(total)
    hasher.combine(adjustments)
    hasher.combine(units)
  }
}

extension PricedLine: CustomStringConvertible {
  /// The line and its figures, such as `line 1: 2 × MUG at 10.00 EUR, 2.00 EUR off, 18.00 EUR`.
  public var description: String {
    let discount = discount.minorUnits == 0 ? "" : "\(discount) off, "
    return "line \(id): \(quantity) × \(sku) at \(unitPrice), \(discount)\(total)\(isGift ? ", gift" : "")"
  }
}

/// Units of a SKU that a promotion gives for free. Source: PRICING.md section 6.
public struct Gift: Sendable, Hashable {
  /// The SKU that is given; 1 to 256 bytes.
  public var sku: SKU
  /// How many units each application gives; 1 to 1,000,000,000.
  public var quantity: Int
  /// What a unit that is added would cost; discounted in full.
  public var unitPrice: AmountByCurrency
  /// A name for the added line.
  public var name: String?
  /// Whether units that are in the cart already count.
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

  /// Whether a gift looks at what is in the cart. Source: PRICING.md section 6.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// All units are added.
    case addNew
    /// Units of the SKU that are in the cart are made free first, and only the rest is added.
    case addMissing
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles a gift: a discount record holds the price of a unit.
  mutating func compile(_ gift: Gift, into record: inout ActionRecord) {
    record.kind = .gift
    record.selector = place(of: .sku(gift.sku))
    record.count = Int32(gift.quantity)
    record.option = gift.mode.ordinal
    record.discount = DiscountRecord(kind: .price, figure: place(of: gift.unitPrice))
  }
}

extension ActionRecord {
  /// Whether a gift looks at what is in the cart.
  var mode: Gift.Mode { Gift.Mode.allCases[Int(option)] }
}

extension Gift {
  /// Whether a gift that gives nothing alone may give something after other promotions: what is missing of it depends on the
  /// units that are still open.
  var dependsOnOtherPromotions: Bool { mode == .addMissing }
}

// MARK: - Evaluation

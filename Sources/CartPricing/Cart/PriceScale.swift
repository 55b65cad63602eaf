/// One step of a line's volume prices: from this many units on, each unit costs this. Source: PRICING.md section 2.
public struct PriceScaleEntry: Sendable, Hashable {
  /// The least quantity of the line for which the price holds; 0 to 1,000,000,000.
  public var from: Int
  /// The price of every unit of the line.
  public var unitPrice: Amount

  /// An entry of a price scale.
  public init(from: Int, unitPrice: Amount) {
    self.from = from
    self.unitPrice = unitPrice
  }
}

// MARK: - Document

extension PriceScaleEntry: DocumentValue {
  enum Key: String, DocumentKey {
    case from, unitPrice
    static let table = KeyTable(Key.self, "an entry of a price scale", required: [.from, .unitPrice])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PriceScaleEntry {
    // No valid entry begins at the stand-in of an entry that cannot be read.
    var entry = PriceScaleEntry(from: -1, unitPrice: .zero)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .from: entry.from = source.integer(value, or: -1)
      case .unitPrice: entry.unitPrice = source.read(value)
      }
    }
    return entry
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.from, from)
      writer.member(Key.unitPrice, unitPrice)
    }
  }
}

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

extension Line {
  /// The unit price for the line's quantity: the price of the entry with the largest `from` that
  /// the quantity reaches, or the line's own price if no entry is reached (§2.8).
  var effectiveUnitPrice: Amount {
    priceScale.filter { $0.from <= quantity }.max { $0.from < $1.from }?.unitPrice ?? unitPrice
  }
}

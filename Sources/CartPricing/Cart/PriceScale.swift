// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// An entry of a line's volume prices: the unit price from a quantity on.
public struct PriceScaleEntry: Sendable, Hashable {
  /// The least quantity of the line for which the price holds; 0 to 1,000,000,000.
  public var threshold: Int
  /// The price of every unit of the line.
  public var unitPrice: Amount

  /// An entry of a price scale.
  public init(from threshold: Int, unitPrice: Amount) {
    self.threshold = threshold
    self.unitPrice = unitPrice
  }
}

// MARK: - Document

extension PriceScaleEntry: DocumentValue {
  /// The keys of an entry of a price scale (§2.2).
  enum Key: String, DocumentKey {
    case from, unitPrice
    static let table = KeyTable(Key.self, "an entry of a price scale", required: [.from, .unitPrice])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PriceScaleEntry {
    // The stand-in is no valid quantity, so it is equal to no entry that was read.
    var entry = PriceScaleEntry(from: -1, unitPrice: .zero)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .from: entry.threshold = source.integer(value, or: -1)
      case .unitPrice: entry.unitPrice = source.read(value)
      }
    }
    return entry
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.from, threshold)
      writer.member(Key.unitPrice, unitPrice)
    }
  }
}

// MARK: - Checks

extension PriceScaleEntry {
  /// Checks a price scale that has an entry.
  static func check(_ priceScale: [PriceScaleEntry], in currency: Currency, into sink: inout some FaultSink) {
    sink.check(list: priceScale, at: "priceScale", atMost: Limits.entries)
    sink.push("priceScale")
    // Quantities usually ascend, and then they are distinct: the set is used only from the first
    // quantity on that does not ascend.
    var ascends = true
    for index in priceScale.indices.dropFirst() where priceScale[index - 1].threshold >= priceScale[index].threshold {
      ascends = false
    }
    var seen: Set<Int> = []
    for (index, entry) in priceScale.enumerated() {
      sink.push(index)
      sink.check(entry.threshold, at: "from")
      if !ascends, !seen.insert(entry.threshold).inserted {
        sink.report(at: "from", "\(entry.threshold) is there already")
      }
      sink.check(entry.unitPrice, in: currency, at: "unitPrice")
      sink.pop()
    }
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartLine {
  /// The unit price for the line's quantity: the price of the entry with the largest threshold that
  /// the quantity reaches, or the line's own price if no entry is reached (§2.8).
  var effectiveUnitPrice: Amount {
    priceScale.filter { $0.threshold <= quantity }.max { $0.threshold < $1.threshold }?.unitPrice ?? unitPrice
  }
}

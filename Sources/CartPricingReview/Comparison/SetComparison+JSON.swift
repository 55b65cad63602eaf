// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension SetComparison {
  /// The keys of a comparison and of its parts.
  enum Key: String, DocumentKey {
    case carts, faults, by, experiment, currencies
    static let table = KeyTable(Key.self, "a comparison", required: [.carts, .faults, .by, .currencies])
  }

  /// The comparison as compact JSON in UTF-8, with the figures in major units. Equal comparisons have the same
  /// bytes. O(n log n) for n sums.
  public var jsonBytes: [UInt8] { JSONWriter.bytes(capacity: 4_096) { write(to: &$0) } }

  /// The comparison as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.carts)
      writer.integer(carts)
      writer.key(Key.faults)
      writer.integer(faults)
      writer.key(Key.by)
      writer.array(options.keys) { $1.string($0.description) }
      if let experiment = options.experiment {
        writer.key(Key.experiment)
        writer.string(experiment)
      }
      writer.key(Key.currencies)
      let parts = currencies.map { (currency: $0.key, part: $0.value) }.sorted { $0.currency.code < $1.currency.code }
      writer.object { writer in
        for (currency, part) in parts {
          writer.key(named: currency.code)
          part.write(to: &writer, options, currency)
        }
      }
    }
  }
}

extension CurrencyComparison {
  /// The keys of the comparison of a currency.
  enum Key: String, DocumentKey {
    case sums, promotions, sizes, changes, groups, arms, mostChanged
    static let table = KeyTable(Key.self, "the comparison of a currency", required: [.sums])
  }

  fileprivate func write(to writer: inout JSONWriter, _ options: SetComparison.Options, _ currency: Currency) {
    let decimals = currency.decimals
    writer.object { writer in
      writer.key(Key.sums)
      sums.write(to: &writer, decimals)
      writer.key(Key.promotions)
      writer.map(promotions) {
        $0.text
      } _: {
        $0.write(to: &$1, decimals)
      }
      writer.object(Key.sizes) { writer in
        for (size, sums) in sizes.sorted(by: { $0.key < $1.key }) {
          writer.key(named: Self.name(ofSize: size))
          sums.write(to: &writer, decimals)
        }
      }
      writer.object(Key.changes) { writer in
        for (place, count) in changes.sorted(by: { $0.key < $1.key }) {
          writer.key(named: Self.name(ofChange: place))
          writer.integer(count)
        }
      }
      writer.object(Key.groups) { writer in
        for key in options.keys {
          guard let values = groups[key] else { continue }
          writer.key(named: key.description)
          writer.map(values) {
            $0
          } _: {
            $0.write(to: &$1, decimals)
          }
        }
      }
      if options.experiment != nil {
        writer.key(Key.arms)
        writer.map(arms) {
          $0
        } _: {
          $0.write(to: &$1, decimals)
        }
      }
      writer.key(Key.mostChanged)
      writer.array(mostChanged) { $0.write(to: &$1, currency) }
    }
  }

  /// The name of a size: `0`, `1`, `2-3`, `4-7`.
  public static func name(ofSize size: Int) -> String {
    if size < 1 { return size < 0 ? "0" : "1" }
    return "\(1 << size)-\((1 << size) * 2 - 1)"
  }

  /// The sizes of carts, which have at most 10¹³ units.
  static let sizes = -1...44

  /// The name of a change: `below -50 %`, `-50 % to -20 %`, `0`, `above 50 %`.
  public static func name(ofChange place: Int) -> String {
    let names = [
      "below -50 %", "-50 % to -20 %", "-20 % to -10 %", "-10 % to -5 %", "-5 % to -2 %", "-2 % to 0 %", "0",
      "0 % to 2 %", "2 % to 5 %", "5 % to 10 %", "10 % to 20 %", "20 % to 50 %", "above 50 %",
    ]
    return names[max(0, min(place, names.count - 1))]
  }
}

extension ComparisonSums {
  /// The keys of sums.
  enum Key: String, DocumentKey {
    case carts, cheaper, dearer, old, new
    static let table = KeyTable(Key.self, "sums of carts", required: [.carts, .cheaper, .dearer, .old, .new])
  }

  fileprivate func write(to writer: inout JSONWriter, _ decimals: Int) {
    writer.object { writer in
      writer.key(Key.carts)
      writer.integer(carts)
      writer.key(Key.cheaper)
      writer.integer(cheaper)
      writer.key(Key.dearer)
      writer.integer(dearer)
      writer.key(Key.old)
      old.write(to: &writer, decimals)
      writer.key(Key.new)
      new.write(to: &writer, decimals)
    }
  }
}

extension ComparisonSums.Figures {
  /// The keys of figures.
  enum Key: String, DocumentKey {
    case subtotal, discount, total
    static let table = KeyTable(Key.self, "figures of carts", required: [.subtotal, .discount, .total])
  }

  fileprivate func write(to writer: inout JSONWriter, _ decimals: Int) {
    writer.object { writer in
      writer.key(Key.subtotal)
      writer.money(subtotal, decimals: decimals)
      writer.key(Key.discount)
      writer.money(discount, decimals: decimals)
      writer.key(Key.total)
      writer.money(total, decimals: decimals)
    }
  }
}

extension PromotionComparison {
  /// The keys of the sums of a promotion.
  enum Key: String, DocumentKey {
    case oldUses, newUses, oldDiscount, newDiscount
    static let table = KeyTable(
      Key.self, "sums of a promotion", required: [.oldUses, .newUses, .oldDiscount, .newDiscount])
  }

  fileprivate func write(to writer: inout JSONWriter, _ decimals: Int) {
    writer.object { writer in
      writer.key(Key.oldUses)
      writer.integer(oldUses)
      writer.key(Key.newUses)
      writer.integer(newUses)
      writer.key(Key.oldDiscount)
      writer.money(oldDiscount, decimals: decimals)
      writer.key(Key.newDiscount)
      writer.money(newDiscount, decimals: decimals)
    }
  }
}

extension ChangedCart {
  /// The keys of a cart that changes.
  enum Key: String, DocumentKey {
    case old, new, cart, context
    static let table = KeyTable(Key.self, "a cart that changes", required: [.old, .new, .cart, .context])
  }

  fileprivate func write(to writer: inout JSONWriter, _ currency: Currency) {
    // The request was written by this library, so that it can be read.
    guard let request = try? CartRequest(json: request) else { return }
    writer.object { writer in
      writer.key(Key.old)
      writer.money(Money(minorUnits: old, currency: currency))
      writer.key(Key.new)
      writer.money(Money(minorUnits: new, currency: currency))
      writer.key(Key.cart)
      writer.cart(request.cart)
      writer.key(Key.context)
      writer.context(request.context)
    }
  }
}

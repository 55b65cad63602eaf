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

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The properties of values whose types have literals or are numbers, found by reflection.
struct AuthoredProperties {
  /// The type and the property or the case that hold each value: `CartLine.sku`, `FlatDiscount.percent`. Parts of a case
  /// with labels and keys of dictionaries come after a further point: `Comparison.range.atLeast`, `Usage.coupons.key`.
  private(set) var found: Set<String> = []
  /// Properties that were nil or empty collections each time, so that what they may hold is not known.
  var unknown: Set<String> { empty.subtracting(filled) }

  private var empty: Set<String> = []
  private var filled: Set<String> = []

  /// Adds the properties of a value and of all values that it holds.
  mutating func add(_ value: Any) { add(value, as: Self.name(of: value)) }

  private mutating func add(_ value: Any, as property: String) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .collection, .set:
      note(isEmpty: mirror.children.isEmpty, property)
      for child in mirror.children { add(child.value, as: property) }
    case .dictionary:
      note(isEmpty: mirror.children.isEmpty, property)
      for child in mirror.children {
        guard let entry = child.value as? (key: AnyHashable, value: Any) else {
          let parts = Array(Mirror(reflecting: child.value).children)
          add(parts[0].value, as: property + ".key")
          add(parts[1].value, as: property)
          continue
        }
        add(entry.key.base, as: property + ".key")
        add(entry.value, as: property)
      }
    case .tuple:
      for child in mirror.children {
        guard let label = child.label, !label.hasPrefix(".") else {
          add(child.value, as: property)
          continue
        }
        add(child.value, as: "\(property).\(label)")
      }
    default:
      if Self.isAuthored(value) {
        found.insert(property)
      } else {
        let owner = Self.name(of: value)
        for child in mirror.children { add(child.value, as: child.label.map { "\(owner).\($0)" } ?? owner) }
      }
    }
  }

  private mutating func note(isEmpty: Bool, _ property: String) {
    if isEmpty { empty.insert(property) } else { filled.insert(property) }
  }

  /// Whether a value is written as a text literal or is a number. Of those with further properties, the properties count.
  private static func isAuthored(_ value: Any) -> Bool {
    if value is any BinaryInteger || value is any BinaryFloatingPoint { return true }
    return value is any ExpressibleByStringLiteral && !hasOwnProperties.contains(name(of: value))
  }

  private static let hasOwnProperties: Set<String> = ["PromotionCoupon", "PromotionMessages.NearMiss", "EnteredCode"]

  /// The name of a value's type without that of its module.
  private static func name(of value: Any) -> String {
    let name = String(reflecting: type(of: value))
    return name.hasPrefix("CartPricing.") ? String(name.dropFirst("CartPricing.".count)) : name
  }
}

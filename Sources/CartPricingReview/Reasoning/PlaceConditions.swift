// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Conditions on fields of a place, such as a country or a method of shipping.
struct PlaceConditions: Sendable {
  /// For each field, the texts of which it must be one; nil for any.
  private(set) var fields: [[String]?] = [nil, nil, nil, nil]
  /// For each condition, the texts of which the postal code must begin with one.
  private(set) var postalPrefixes: [[String]] = []

  /// Whether there is any condition.
  private(set) var isNeeded = false

  mutating func require(_ lists: [[String]?], postalPrefix: [String]?) {
    isNeeded = true
    for (place, list) in lists.enumerated() {
      guard let list else { continue }
      if let known = fields[place] {
        fields[place] = known.filter { text in list.contains { $0.hasSameBytes(as: text) } }
      } else {
        fields[place] = list
      }
    }
    if let postalPrefix { postalPrefixes.append(postalPrefix) }
  }

  /// Whether no place fulfils the conditions.
  var isContradictory: Bool {
    if fields.contains(where: { $0?.isEmpty ?? false }) { return true }
    return !postalPrefixes.isEmpty && postalCode == nil
  }

  /// A postal code that begins as all conditions require; nil if there is none.
  var postalCode: String? {
    for prefix in postalPrefixes.reversed().flatMap({ $0 }).prefix(64) {
      let holds = postalPrefixes.allSatisfy { list in
        list.contains { prefix.beginsWithBytes(of: $0) }
      }
      if holds { return prefix }
    }
    return nil
  }

  /// The first text that a field may be.
  func text(_ field: Int) -> String? { fields[field]?.first }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Conditions on the attributes of a line, a customer or a cart.
struct AttributeConditions {
  private var names: [String] = []
  private var required: [[Comparison]] = []
  private var denied: [[Comparison]] = []
  private var places: [String: Int] = [:]

  mutating func add(_ name: String, _ comparison: Comparison, isRequired: Bool) {
    let place: Int
    if let known = places[name] {
      place = known
    } else {
      place = names.count
      places[name] = place
      names.append(name)
      required.append([])
      denied.append([])
    }
    if isRequired { required[place].append(comparison) } else { denied[place].append(comparison) }
  }

  /// Why no values of the attributes fulfil the conditions; nil if some may.
  var contradiction: String? {
    for place in names.indices {
      guard !required[place].isEmpty, required[place].count + denied[place].count > 1 else { continue }
      if isContradictory(place) {
        return "no value of the attribute \"\(names[place])\" fulfils all its conditions"
      }
    }
    return nil
  }

  private func isContradictory(_ place: Int) -> Bool {
    let (wanted, unwanted) = (required[place], denied[place])
    if let values = Self.onlyValues(of: wanted) {
      return !values.contains { value in fulfils(value, place) }
    }
    let needsValue = wanted.contains { if case .exists(false) = $0 { false } else { true } }
    if wanted.contains(.exists(false)) && needsValue { return true }
    if unwanted.contains(.exists(true)) && needsValue { return true }
    let isNumber = wanted.contains { if case .range = $0 { true } else { false } }
    let isText = wanted.contains {
      switch $0 {
      case .contains, .startsWith: true
      default: false
      }
    }
    if isNumber && isText { return true }
    return isNumber && !Self.hasNumber(wanted)
  }

  /// The values of which the attribute must have one; nil if there may be others.
  private static func onlyValues(of wanted: [Comparison]) -> [AttributeValue]? {
    for comparison in wanted {
      if case .is(let value) = comparison { return [value] }
      if case .in(let values) = comparison { return values }
    }
    return nil
  }

  /// Whether a number is within all ranges.
  private static func hasNumber(_ wanted: [Comparison]) -> Bool {
    var (lower, upper) = (-Double.infinity, Double.infinity)
    var isExcluded = false
    for case .range(let range) in wanted {
      if let bound = range.atLeast, bound > lower { (lower, isExcluded) = (bound, false) }
      if let bound = range.above, bound >= lower { (lower, isExcluded) = (bound, true) }
    }
    for case .range(let range) in wanted {
      if let bound = range.atMost, bound < upper { upper = bound }
      if let bound = range.below, bound <= upper {
        upper = bound
        if bound <= lower { isExcluded = true }
      }
    }
    return lower < upper || (lower == upper && !isExcluded)
  }

  private func fulfils(_ value: AttributeValue?, _ place: Int) -> Bool {
    required[place].allSatisfy { $0.holds(for: value) } && !denied[place].contains { $0.holds(for: value) }
  }

  /// A value for each attribute that must exist, as far as one is found.
  var values: [(name: String, value: AttributeValue)] {
    names.indices.compactMap { place in
      guard !required[place].isEmpty || denied[place].contains(.exists(false)) else { return nil }
      return candidates(place).first { fulfils($0, place) }.map { (names[place], $0) }
    }
  }

  private func candidates(_ place: Int) -> [AttributeValue] {
    var found: [AttributeValue] = []
    for comparison in required[place] + denied[place] {
      switch comparison {
      case .is(let value): found.append(value)
      case .in(let values): found += values.prefix(16)
      case .range(let range):
        for bound in [range.atLeast, range.above, range.atMost, range.below] {
          if let bound { found += [.number(bound), .number(bound + 1), .number(bound - 1), .number(bound + 0.5)] }
        }
      case .contains(let text): found += [.list([text]), .text(text)]
      case .startsWith(let text): found.append(.text(text))
      default: break
      }
    }
    // A list that has everything that must be in it.
    let entries = required[place].compactMap { if case .contains(let text) = $0 { text } else { nil } }
    if entries.count > 1 { found += [.list(entries), .text(entries.joined(separator: " "))] }
    return found + [.text("other"), .number(1), .boolean(true)]
  }
}

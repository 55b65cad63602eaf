// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The calculate rule: how many times a promotion applies (§5.16 to §5.18).
extension Interpreter {
  /// The rule's `of`: "default: the selector of the first action if its target is items, group or
  /// subset, else "all"" (§5.16).
  func counted(_ promotion: Promotion) -> LineSelector {
    if let selector = promotion.calculateRule?.selector { return selector }
    guard case .discount(_, let target)? = promotion.actions.first else { return .all }
    switch target {
    case .items(let target): return target.selector
    case .group(let target): return target.selector
    case .subset(let selector): return selector
    case .cart, .bundle, .shipping, .fees, .tax, .order: return .all
    }
  }

  /// k: `minimum` or `quantity`; a spend rule has none.
  func unitsPerApplication(_ rule: CalculateRule) -> Int {
    switch rule.kind {
    case .quantity(let minimum, _): return minimum
    case .linear(let quantity, _): return quantity
    case .spend: return 1
    }
  }

  // MARK: - Parts

  /// The lines of each part, "parts in the order of the smallest id of all their lines": "by line,
  /// by SKU or by product (a line without a product is a part by itself)". Without `per` all lines
  /// are one part.
  func parts(_ partition: Partition?) -> [[Int]] {
    guard let partition else { return [linesByID] }
    var parts: [(key: String?, lines: [Int])] = []
    for line in linesByID {
      let key: String?
      switch partition {
      case .line: key = nil
      case .sku: key = lines[line].line.sku.text
      case .product: key = lines[line].line.product?.text
      }
      if let key, let place = parts.firstIndex(where: { $0.key.map { same($0, key) } ?? false }) {
        parts[place].lines.append(line)
      } else {
        parts.append((key, [line]))
      }
    }
    return parts.map(\.lines)
  }

  // MARK: - Applications

  /// Whether the rule counts the units of a line: "all units of the cart as it came, open or not,
  /// but those of unit price 0: a free sample buys nothing".
  func counts(_ line: Int, by promotion: Promotion) -> Bool {
    lines[line].unitPrice > 0 && selects(counted(promotion), line)
  }

  /// a, of a part: the number of units that the rule counts.
  func countedQuantity(_ promotion: Promotion, in part: [Int]) -> Int {
    part.filter { counts($0, by: promotion) }.reduce(0) { $0 + lines[$1].line.quantity }
  }

  /// "the number of applications is n = ⌊a/k⌋, at most maxApplications or repeatable when that is
  /// not 0" (§5.16), for a number of units.
  func applications(_ rule: CalculateRule, of count: Int) -> Int {
    let times = count / unitsPerApplication(rule)
    let limit: Int
    switch rule.kind {
    case .quantity(_, let maxApplications), .spend(_, let maxApplications): limit = maxApplications ?? 0
    case .linear(_, let repeatable): limit = repeatable ?? 0
    }
    return limit == 0 ? times : min(times, limit)
  }

  /// n of each part, on the cart as it came: "Each part has its own a and n, the maximum included".
  /// "Without a rule n = 1." (§5.18)
  private func partApplications(_ promotion: Promotion) -> [Int] {
    guard let rule = promotion.calculateRule else { return [1] }
    if case .spend(let amount, _) = rule.kind {
      // "n = ⌊value selected by of ÷ amount⌋, at most maxApplications when that is not 0"
      return [applications(rule, of: Int(clamping: subtotal(counted(promotion)) / money(amount)))]
    }
    return parts(rule.partition).map { applications(rule, of: countedQuantity(promotion, in: $0)) }
  }

  /// n on the cart as it came: "n of the promotion is the sum".
  func applications(_ promotion: Promotion) -> Int { partApplications(promotion).reduce(0, +) }

  /// n of each part as things are: what a consuming promotion has formed anew "is its n from then
  /// on".
  func partApplications(_ promotion: Int, _ sheet: Worksheet) -> [Int] {
    sheet.formed[promotion] ?? partApplications(promotions[promotion])
  }

  /// n as things are.
  func applications(_ promotion: Int, _ sheet: Worksheet) -> Int {
    partApplications(promotion, sheet).reduce(0, +)
  }

  /// What a rule with n = 0 lacks: "quantity of of up to k, a spend rule subtotal of of up to its
  /// amount" (§10.5).
  func gap(of rule: CalculateRule, _ promotion: Promotion) -> Gap {
    let of = counted(promotion)
    if case .spend(let amount, _) = rule.kind {
      return Gap("subtotal", of: of, required: money(amount), current: subtotal(of), isMoney: true)
    }
    // "With no part that has n ≥ 1, what is missing is counted in the part with the most units."
    let most = parts(rule.partition).map { countedQuantity(promotion, in: $0) }.max() ?? 0
    return Gap("quantity", of: of, required: Int128(unitsPerApplication(rule)), current: Int128(most))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingReview

/// The words of a comparison, as tables of plain text.
struct ComparisonText {
  private let comparison: SetComparison

  init(_ comparison: SetComparison) { self.comparison = comparison }

  /// The most rows of a table; further ones are left out of the text.
  private static let mostRows = 20

  /// The comparison as text.
  var text: String {
    var lines = ["\(comparison.carts) carts priced with both sets"]
    if comparison.faults > 0 { lines.append("\(comparison.faults) lines with faults") }
    for (currency, part) in comparison.currencies.sorted(by: { $0.key.code < $1.key.code }) {
      lines.append("")
      lines += section(part, currency)
    }
    return lines.map { TerminalText.clean($0, most: .max) + "\n" }.joined()
  }

  private func section(_ part: CurrencyComparison, _ currency: Currency) -> [String] {
    let sums = part.sums
    let head = ["carts", "cheaper", "dearer", "old total", "new total", "change"]
    var lines = table(["\(currency)"] + head, [row("all carts", sums, currency)])
    lines += titled(
      "By promotion", ["", "old uses", "new uses", "old discount", "new discount"],
      part.promotions.sorted { ($0.value.largest, $1.key) > ($1.value.largest, $0.key) }.map { id, sums in
        [
          id.text, "\(sums.oldUses)", "\(sums.newUses)", money(sums.oldDiscount, currency),
          money(sums.newDiscount, currency),
        ]
      })
    lines += titled(
      "By number of units", [""] + head,
      part.sizes.sorted { $0.key < $1.key }.map { row(CurrencyComparison.name(ofSize: $0.key), $0.value, currency) })
    for key in comparison.options.keys {
      lines += titled("By \(key)", [""] + head, rows(part.groups[key] ?? [:], currency))
    }
    if let experiment = comparison.options.experiment {
      lines += titled("By arm of \"\(experiment)\"", [""] + head, rows(part.arms, currency))
    }
    lines += titled(
      "By change of the total", ["", "carts"],
      part.changes.sorted { $0.key < $1.key }.map { [CurrencyComparison.name(ofChange: $0.key), "\($0.value)"] })
    lines += titled(
      "Carts that change most", ["", "old total", "new total", "change"],
      part.mostChanged.prefix(5).enumerated().map { place, cart in
        [
          name(cart) ?? "\(place + 1)", money(Int128(cart.old), currency), money(Int128(cart.new), currency),
          signed(Int128(cart.difference), currency),
        ]
      })
    return lines
  }

  /// The id of a cart, if it has one.
  private func name(_ cart: ChangedCart) -> String? { (try? CartRequest(json: cart.request))?.cart.id }

  private func rows(_ groups: [String: ComparisonSums], _ currency: Currency) -> [[String]] {
    groups.sorted { $0.key.precedesByBytes($1.key) }.map { row($0.key, $0.value, currency) }
  }

  private func row(_ name: String, _ sums: ComparisonSums, _ currency: Currency) -> [String] {
    [
      name, "\(sums.carts)", "\(sums.cheaper)", "\(sums.dearer)", money(sums.old.total, currency),
      money(sums.new.total, currency), signed(sums.new.total - sums.old.total, currency),
    ]
  }

  private func signed(_ minorUnits: Int128, _ currency: Currency) -> String {
    (minorUnits > 0 ? "+" : "") + money(minorUnits, currency)
  }

  private func money(_ minorUnits: Int128, _ currency: Currency) -> String {
    var digits = "\(minorUnits.magnitude)"
    let decimals = currency.decimals
    while digits.utf8.count <= decimals { digits = "0" + digits }
    if decimals > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals)) }
    return (minorUnits < 0 ? "-" : "") + digits
  }

  // MARK: - Tables

  private func titled(_ title: String, _ head: [String], _ rows: [[String]]) -> [String] {
    if rows.isEmpty { return [] }
    var shown = Array(rows.prefix(Self.mostRows))
    if rows.count > shown.count { shown.append(["\(rows.count - shown.count) more, see --json"]) }
    return ["", title] + table(head, shown)
  }

  /// Rows in columns: the first one to the left, the others to the right.
  private func table(_ head: [String], _ rows: [[String]]) -> [String] {
    let all = [head] + rows
    let widths = head.indices.map { column in
      all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return all.map { row in
      row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: max(0, widths[column] - cell.count))
        if column == 0 { return row.count == 1 ? cell : cell + blanks }
        return blanks + cell
      }.joined(separator: "  ")
    }
  }
}

extension PromotionComparison {
  fileprivate var largest: Int128 { max(oldDiscount, newDiscount) }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The columns of a receipt: texts on the left, quantity and unit price in the middle, amounts on the right.
///
/// Rows are collected first, so that the columns are as wide as they have to be and the table no wider.
package struct ReceiptTable {
  /// A row of the table.
  package enum Row {
    /// A line of the cart.
    case item(String, quantity: String, price: String, String)
    /// A text and an amount.
    case row(String, String)
    /// A text and an amount, beneath the row that they belong to.
    case adjustment(String, String)
    /// A text alone, beneath the row that it belongs to.
    case note(String)
    /// A line across the table.
    case rule
  }

  /// The headings of the columns.
  package var heading = ("", "", "")
  private var rows: [Row] = []

  private var textWidth = 24
  private var rowWidth = 0
  private var quantityWidth = 0
  private var priceWidth = 0
  private var amountWidth = 8

  /// The narrowest column of texts; below it, quantities move to a row of their own.
  private static let leastTextWidth = 24

  /// A table without rows.
  package init() {}

  /// Adds a row and widens the columns for it.
  package mutating func add(_ row: Row) {
    rows.append(row)
    switch row {
    case .item(let text, let quantity, let price, let amount):
      textWidth = max(textWidth, ReceiptText.width(of: text))
      quantityWidth = max(quantityWidth, quantity.utf8.count)
      priceWidth = max(priceWidth, price.utf8.count)
      amountWidth = max(amountWidth, amount.utf8.count)
    case .row(let text, let amount), .adjustment(let text, let amount):
      rowWidth = max(rowWidth, ReceiptText.width(of: text) + 2)
      amountWidth = max(amountWidth, amount.utf8.count)
    case .note, .rule: break
    }
  }

  /// The width of "3 × 24.90", or of its heading.
  private var middleWidth: Int { max(quantityWidth + 3 + priceWidth, ReceiptText.width(of: heading.1)) }

  /// Whether quantities are on the same row as the texts.
  private var isWide: Bool { Receipt.width - middleWidth - amountWidth - 4 >= ReceiptTable.leastTextWidth }

  /// The column of texts: as wide as those of items, and with the middle as wide as any other.
  private var firstWidth: Int {
    let besides = isWide ? middleWidth + 2 : 0
    return min(max(textWidth, rowWidth - besides), Receipt.width - amountWidth - 2 - besides)
  }

  /// The width of the whole table.
  private var width: Int { firstWidth + 2 + (isWide ? middleWidth + 2 : 0) + amountWidth }

  /// The table as lines of text.
  package var lines: [String] {
    var lines = [row(heading.0, isWide ? heading.1 : "", heading.2), rule]
    for row in rows { lines += self.rows(row) }
    return lines
  }

  /// One row, in the columns of the table.
  package func rows(_ row: Row) -> [String] {
    switch row {
    case .item(let text, let quantity, let price, let amount):
      let middle =
        ReceiptText.padded(quantity, left: quantityWidth) + " × " + ReceiptText.padded(price, left: priceWidth)
      if isWide { return wrapped(text, width: firstWidth, middle, amount) }
      return wrapped(text, width: firstWidth, "", amount) + ["  \(quantity) × \(price)"]
    case .row(let text, let amount):
      return wrapped(text, width: firstWidth + (isWide ? middleWidth + 2 : 0), "", amount)
    case .adjustment(let text, let amount):
      let width = firstWidth + (isWide ? middleWidth + 2 : 0) - 2
      return wrapped(text, width: width, "", amount, indent: "  ")
    case .note(let text):
      return ReceiptText.wrapped(text, width: Receipt.width - 2, hanging: 2, most: Receipt.mostLines).map { "  " + $0 }
    case .rule:
      return [rule]
    }
  }

  private var rule: String { String(repeating: "─", count: width) }

  /// A text that takes as many rows as it needs, with the figures in the first.
  private func wrapped(
    _ text: String, width: Int, _ middle: String, _ amount: String, indent: String = ""
  ) -> [String] {
    let pieces = ReceiptText.wrapped(text, width: width, most: 3)
    var lines = [row(indent + (pieces.first ?? ""), middle, amount)]
    for piece in pieces.dropFirst() { lines.append(indent + piece) }
    return lines
  }

  private func row(_ text: String, _ middle: String, _ amount: String) -> String {
    let figures = middle.isEmpty ? "" : ReceiptText.padded(middle, left: middleWidth) + "  "
    let right = figures + ReceiptText.padded(amount, left: amountWidth)
    let space = width - ReceiptText.width(of: text) - ReceiptText.width(of: right)
    if amount.isEmpty, middle.isEmpty { return text }
    return text + String(repeating: " ", count: max(space, 1)) + right
  }
}

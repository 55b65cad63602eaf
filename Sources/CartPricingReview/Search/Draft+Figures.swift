// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Draft {
  /// Brings a figure of the cart to a bound, shifted by an offset.
  mutating func meet(_ figure: Measured, offset: Int) {
    // Without a lower bound, the upper one is met only if the cart is to lie at it.
    guard let bound = figure.bounds.lower ?? (offset == Self.free ? nil : figure.bounds.upper) else { return }
    let shift = offset == Self.free ? 0 : offset
    let target = Int64(clamping: max(0, bound + Int128(shift)))
    switch figure.kind {
    case .quantity: raiseUnits(of: figure.selector, to: Int(target))
    case .lines: raiseLines(of: figure.selector, to: Int(target))
    case .leastQuantity:
      if lines(of: figure.selector).isEmpty { _ = appendLine(of: figure.selector) }
      for index in lines(of: figure.selector) {
        lines[index].quantity = max(lines[index].quantity, min(Self.mostUnits, Int(target)))
      }
    case .subtotal: raiseValue(of: figure.selector, to: target, isExact: offset != Self.free)
    case .sum(let name):
      guard let index = lines(of: figure.selector).first ?? appendLine(of: figure.selector) else { return }
      // Of many units, one more adds little.
      if style == .cheap { lines[index].quantity = max(lines[index].quantity, 100) }
      let quantity = Int64(lines[index].quantity)
      let share = (target + (offset < 0 ? 0 : quantity - 1)) / quantity
      lines[index].attributes[name] = .text(Self.decimal(millionths: share))
    }
  }

  /// The offset of a figure that only has to be within its bounds.
  static let free = Int.min

  /// A number of millionths as a decimal.
  static func decimal(millionths: Int64) -> String {
    if millionths < 0 { return "-\(decimal(millionths: millionths == .min ? .max : -millionths))" }
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return "\(whole)" }
    var digits = "\(rest)"
    while digits.utf8.count < 6 { digits = "0" + digits }
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  /// Adds units until the selected lines have so many.
  mutating func raiseUnits(of selector: LineSelector, to target: Int) {
    let target = min(target, Self.mostUnits)
    var missing = target - units(of: selector)
    guard missing > 0 else { return }
    if style == .mixed {
      // Most units at a usual price, and the last ones at a low price.
      if missing > 2, let index = lines(of: selector).last ?? appendLine(of: selector) {
        missing = target - units(of: selector)
        lines[index].quantity += max(0, missing - 2)
        missing = target - units(of: selector)
      }
      if missing > 0, let index = appendLine(of: selector, price: units(of: 50)) {
        lines[index].quantity = max(lines[index].quantity, missing)
      }
      return
    }
    guard let index = lines(of: selector).last ?? appendLine(of: selector) else { return }
    missing = target - units(of: selector)
    if missing > 0 { lines[index].quantity = min(Self.mostUnits, lines[index].quantity + missing) }
  }

  private mutating func raiseLines(of selector: LineSelector, to target: Int) {
    var missing = min(target, 100) - lines(of: selector).count
    while missing > 0 {
      guard appendLine(of: selector) != nil else { return }
      missing -= 1
    }
  }

  /// Brings the value of the selected lines to an amount; below it only if the amount is exact.
  private mutating func raiseValue(of selector: LineSelector, to target: Int64, isExact: Bool) {
    var selected = lines(of: selector)
    if selected.isEmpty {
      guard appendLine(of: selector, price: usualShare(of: target)) != nil else { return }
      selected = lines(of: selector)
    }
    let value = value(of: selector)
    guard value < target, let index = selected.last else { return }
    let missing = target - value
    let unit = max(1, price(lines[index]))
    if !reviewed.catalogue.isEmpty || style == .cheap {
      // Units of the price that the line has.
      let more = isExact ? missing / unit : (missing + unit - 1) / unit
      lines[index].quantity = Int(min(Int64(Self.mostUnits), Int64(lines[index].quantity) + more))
      return
    }
    if style == .mixed, let index = appendLine(of: selector, price: missing) {
      if price(lines[index]) != missing { setPrice(of: index, to: missing, selector) }
      return
    }
    // A price that gives the value exactly, where the units of the line can have one.
    let quantity = Int64(lines[index].quantity)
    let raised = unit + (isExact ? missing / quantity : (missing + quantity - 1) / quantity)
    if !setPrice(of: index, to: raised, selector) {
      let more = isExact ? missing / unit : (missing + unit - 1) / unit
      lines[index].quantity = Int(min(Int64(Self.mostUnits), quantity + more))
    }
  }

  /// The price of the first line of a value.
  private mutating func usualShare(of target: Int64) -> Int64 {
    switch style {
    case .usual: max(1, target)
    case .cheap: max(1, min(units(of: 100), target / 2))
    case .mixed: max(1, min(units(of: 100), target / 2))
    case .random: max(1, target / Int64(1 + dice.below(8)))
    }
  }

  /// Sets the price of a line, if the selector still selects it then; returns whether it does.
  @discardableResult
  private mutating func setPrice(of index: Int, to price: Int64, _ selector: LineSelector) -> Bool {
    let before = lines[index].unitPrice
    lines[index].unitPrice = amount(max(0, min(price, 1_000_000_000_000)))
    if lines[index].isSelected(by: selector, money) { return true }
    lines[index].unitPrice = before
    return false
  }
}

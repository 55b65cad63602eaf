// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A line of the cart with its unit price.
struct MeasuredLine {
  var line: CartLine
  /// "its unitPrice, or with a priceScale the entry with the largest from ≤ quantity" (§2.8).
  var unitPrice: Int128
  /// "No promotion takes a unit's current price below its line's minUnitPrice (without one 0; where
  /// it is above the unit price, the unit price)."
  var minimum: Int128
  var value: Int128 { unitPrice * Int128(line.quantity) }
}

/// The request, with the values that every part of the interpreter needs.
struct Interpreter {
  let set: PromotionSet
  let cart: Cart
  let context: PricingContext
  /// "Canonical order: priority descending, then id ascending" (§7.1).
  let promotions: [Promotion]
  let lines: [MeasuredLine]
  /// The lines' indices in the order of their ids.
  let linesByID: [Int]
  /// The fees' indices in the order of their ids.
  let feesByID: [Int]
  /// The codes that were entered: "A code entered twice counts where it first stands" (§1.21).
  let entered: [String]
  /// The batch of each entered code; nil where it was entered without one.
  let batches: [String?]
  /// The codes that a coupon leaf anywhere in the set names.
  let named: [String]
  /// The entered codes that count, as entered: all known ones, until the coupon policy is looked
  /// at.
  var counting: [String] = []
  /// What promotions take from lines when they are priced alone.
  var memory = Memory()

  init(_ request: PricingRequest) {
    set = request.promotions
    cart = request.cart
    context = request.context
    promotions = request.promotions.promotions.sorted {
      $0.priority != $1.priority ? $0.priority > $1.priority : precedes($0.id.text, $1.id.text)
    }
    let currency = request.cart.currency
    lines = request.cart.lines.map { line in
      var unitPrice = line.unitPrice
      var largest = -1
      for entry in line.priceScale where entry.threshold <= line.quantity && entry.threshold > largest {
        largest = entry.threshold
        unitPrice = entry.unitPrice
      }
      let price = Int128(unitPrice.minorUnits(in: currency) ?? 0)
      let minimum = Int128(line.minUnitPrice?.minorUnits(in: currency) ?? 0)
      return MeasuredLine(line: line, unitPrice: price, minimum: min(minimum, price))
    }
    let lineIDs = request.cart.lines.map(\.id.text)
    linesByID = lineIDs.indices.sorted { precedes(lineIDs[$0], lineIDs[$1]) }
    let feeIDs = request.cart.fees.map(\.id.text)
    feesByID = feeIDs.indices.sorted { precedes(feeIDs[$0], feeIDs[$1]) }
    var codes: [String] = []
    var batches: [String?] = []
    for coupon in request.cart.coupons {
      let code = normalizedCode(coupon.code.text)
      if isOne(code, of: codes) { continue }
      codes.append(code)
      batches.append(coupon.batch?.text)
    }
    entered = codes
    self.batches = batches
    var leaves: [String] = []
    for qualifier in request.promotions.promotions.compactMap(\.qualifier)
      + request.promotions.segments.map(\.qualifier)
    {
      for case .coupon(let codes) in qualifier.nodes { leaves += codes.map { normalizedCode($0.text) } }
    }
    named = leaves
    counting = codes.filter { isKnown($0) }
  }

  // MARK: - Money

  /// The value of an amount of a promotion in the cart's currency.
  func money(_ amount: AmountByCurrency) -> Int128 { Int128(value(of: amount) ?? 0) }

  /// The same; nil where it has none.
  func value(of amount: AmountByCurrency) -> Int64? {
    switch amount {
    case .plain(let amount):
      guard let currency = set.currency, currency == cart.currency else { return nil }
      return amount.minorUnits(in: cart.currency)
    case .table(let table):
      guard let amount = table[cart.currency] else { return nil }
      return amount.minorUnits(in: cart.currency)
    }
  }

  /// An amount of the cart or the context.
  func money(_ amount: Amount) -> Int128 { Int128(amount.minorUnits(in: cart.currency) ?? 0) }

  /// The inclusive bounds of a range: "For money and counts above: x is atLeast one minor unit of
  /// the cart's currency, or 1, more".
  func bounds(_ range: AmountRange) -> (lower: Int128?, upper: Int128?) {
    (
      range.atLeast.map { money($0) } ?? range.above.map { money($0) + 1 },
      range.atMost.map { money($0) } ?? range.below.map { money($0) - 1 }
    )
  }

  func bounds(_ range: CountRange) -> (lower: Int128?, upper: Int128?) {
    (
      range.atLeast.map { Int128($0) } ?? range.above.map { Int128($0) + 1 },
      range.atMost.map { Int128($0) } ?? range.below.map { Int128($0) - 1 }
    )
  }

  func isIn(_ range: AmountRange, _ value: Int128) -> Bool { lies(value, within: bounds(range)) }

  func isIn(_ range: CountRange, _ value: Int128) -> Bool { lies(value, within: bounds(range)) }

  private func lies(_ value: Int128, within bounds: (lower: Int128?, upper: Int128?)) -> Bool {
    if let lower = bounds.lower, value < lower { return false }
    if let upper = bounds.upper, value > upper { return false }
    return true
  }

  /// round(a × rate) (§1.10).
  func share(_ rate: Rate, of amount: Int128) -> Int128 {
    rounded(amount, times: Int128(rate.partsPerMillion), over: 1_000_000, set.policy.rounding)
  }

  /// round(a × t / (1 + t)): the tax that a gross amount contains.
  func containedTax(_ rate: Rate, in gross: Int128) -> Int128 {
    let parts = Int128(rate.partsPerMillion)
    return rounded(gross, times: parts, over: 1_000_000 + parts, set.policy.rounding)
  }

  /// round(a / (1 + t)).
  func net(_ rate: Rate, of gross: Int128) -> Int128 {
    rounded(gross, times: 1_000_000, over: 1_000_000 + Int128(rate.partsPerMillion), set.policy.rounding)
  }

  // MARK: - Selectors

  /// Whether a selector selects a line of the cart.
  func selects(_ selector: LineSelector, _ index: Int) -> Bool { selects(SelectorTree(selector), lines[index]) }

  private func selects(_ tree: SelectorTree, _ line: MeasuredLine) -> Bool {
    switch tree {
    // "Empty allOf selects every line, empty anyOf none." (§3.9)
    case .allOf(let children): return children.allSatisfy { selects($0, line) }
    case .anyOf(let children): return children.contains { selects($0, line) }
    case .not(let child): return !selects(child, line)
    case .leaf(let node): return selects(node, line)
    }
  }

  private func selects(_ node: LineSelector.Node, _ line: MeasuredLine) -> Bool {
    switch node {
    case .all: return true
    case .sku(let skus): return isOne(line.line.sku.text, of: skus.map(\.text))
    case .product(let products):
      guard let product = line.line.product else { return false }
      return isOne(product.text, of: products.map(\.text))
    case .category(let categories):
      return line.line.categories.contains { isOne($0.text, of: categories.map(\.text)) }
    case .tag(let tags): return line.line.tags.contains { isOne($0.text, of: tags.map(\.text)) }
    case .attribute(let name, let comparison): return compares(entry(name, of: line.line.attributes), comparison)
    case .unitPrice(let range): return isIn(range, line.unitPrice)
    case .quantity(let range): return isIn(range, Int128(line.line.quantity))
    case .discountable(let wanted): return line.line.isDiscountable == wanted
    case .billing(.subscription): return line.line.billing != nil
    case .billing(.perpetual): return line.line.billing == nil
    case .billing(.every(let interval)): return line.line.billing == interval
    case .allOf, .anyOf, .not: return false
    }
  }

  /// The lines that a selector selects.
  func selected(_ selector: LineSelector) -> [Int] { lines.indices.filter { selects(selector, $0) } }

  // MARK: - Measures of the cart as it came

  func subtotal(_ selector: LineSelector) -> Int128 { sum(selected(selector).map { lines[$0].value }) }

  /// "net or gross, each line's value brought to it as section 6 does"
  func subtotal(_ selector: LineSelector, in basis: FlatDiscount.Basis?) -> Int128 {
    sum(selected(selector).map { brought(lines[$0].value, ofLine: $0, to: basis) })
  }

  /// An amount of a line in a basis: "net v → gross v + round(v·t); gross v → net v −
  /// round(v·t/(1+t))" (§6.46).
  func brought(_ amount: Int128, ofLine line: Int, to basis: FlatDiscount.Basis?) -> Int128 {
    let own: FlatDiscount.Basis = cart.isTaxIncluded ? .gross : .net
    guard let basis, basis != own, let rate = lines[line].line.taxRate else { return amount }
    return basis == .gross ? amount + share(rate, of: amount) : amount - containedTax(rate, in: amount)
  }

  func quantity(_ selector: LineSelector) -> Int128 {
    sum(selected(selector).map { Int128(lines[$0].line.quantity) })
  }

  func lineCount(_ selector: LineSelector) -> Int128 { Int128(selected(selector).count) }

  /// "the smallest quantity of any selected line is (no line selected: 0)" (§4.7).
  func leastQuantity(_ selector: LineSelector) -> Int128 {
    Int128(selected(selector).map { lines[$0].line.quantity }.min() ?? 0)
  }

  /// The worksheet of the cart as it came.
  func freshWorksheet() -> Worksheet {
    var sheet = Worksheet(
      units: lines.map { line in
        (0..<line.line.quantity).map { _ in
          Unit(unitPrice: line.unitPrice, minimum: line.minimum, price: line.unitPrice)
        }
      },
      lineTaken: lines.map { _ in [:] }, feeTaken: cart.fees.map { _ in [:] }, taxTaken: lines.map { _ in [:] })
    if let shipping = cart.shipping {
      sheet.shippingMethod = shipping.method
      sheet.shippingCost = money(shipping.cost)
    }
    return sheet
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// A line of the cart with its unit price.
struct MeasuredLine {
  var line: CartLine
  /// "its unitPrice, or with a priceScale the entry with the largest from ≤ quantity" (§2.8).
  var unitPrice: Int128
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
  /// The codes that a promotion lists.
  let listed: [String]
  /// The codes that a coupon leaf anywhere in the set names.
  let named: [String]

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
      return MeasuredLine(line: line, unitPrice: Int128(unitPrice.minorUnits(in: currency) ?? 0))
    }
    let lineIDs = request.cart.lines.map(\.id.text)
    linesByID = lineIDs.indices.sorted { precedes(lineIDs[$0], lineIDs[$1]) }
    let feeIDs = request.cart.fees.map(\.id.text)
    feesByID = feeIDs.indices.sorted { precedes(feeIDs[$0], feeIDs[$1]) }
    var codes: [String] = []
    for coupon in request.cart.coupons {
      let code = normalizedCode(coupon.text)
      if !isOne(code, of: codes) { codes.append(code) }
    }
    entered = codes
    listed = request.promotions.promotions.flatMap(\.coupons).map { normalizedCode($0.code.text) }
    var leaves: [String] = []
    for qualifier in request.promotions.promotions.compactMap(\.qualifier)
      + request.promotions.segments.map(\.qualifier)
    {
      for case .coupon(let codes) in qualifier.nodes { leaves += codes.map { normalizedCode($0.text) } }
    }
    named = leaves
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

  func isIn(_ range: AmountRange, _ value: Int128) -> Bool {
    if let atLeast = range.atLeast, value < money(atLeast) { return false }
    if let atMost = range.atMost, value > money(atMost) { return false }
    return true
  }

  func isIn(_ range: CountRange, _ value: Int128) -> Bool {
    if let atLeast = range.atLeast, value < Int128(atLeast) { return false }
    if let atMost = range.atMost, value > Int128(atMost) { return false }
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

  func quantity(_ selector: LineSelector) -> Int128 {
    sum(selected(selector).map { Int128(lines[$0].line.quantity) })
  }

  func lineCount(_ selector: LineSelector) -> Int128 { Int128(selected(selector).count) }

  /// "the smallest quantity of any selected line is (no line selected: 0)" (§4.7).
  func leastQuantity(_ selector: LineSelector) -> Int128 {
    Int128(selected(selector).map { lines[$0].line.quantity }.min() ?? 0)
  }

  // MARK: - The calculate rule

  /// k: `minimum` or `quantity`.
  func unitsPerApplication(_ rule: CalculateRule) -> Int {
    switch rule.kind {
    case .quantity(let minimum, _): return minimum
    case .linear(let quantity, _): return quantity
    }
  }

  /// The rule's `of`: "default: the selector of the first action if its target is items, group or
  /// subset, else "all"" (§5.16).
  func counted(_ promotion: Promotion) -> LineSelector {
    if let selector = promotion.calculateRule?.selector { return selector }
    guard case .discount(_, let target)? = promotion.actions.first else { return .all }
    switch target {
    case .items(let target): return target.selector
    case .group(let target): return target.selector
    case .subset(let selector): return selector
    case .cart, .bundle, .shipping, .fees, .tax: return .all
    }
  }

  /// "the number of applications is n = ⌊a/k⌋, at most maxApplications or repeatable when that is
  /// not 0. … Without a rule n = 1" (§5.16, §5.18).
  func applications(_ promotion: Promotion) -> Int {
    guard let rule = promotion.calculateRule else { return 1 }
    let count = Int(quantity(counted(promotion))) / unitsPerApplication(rule)
    let limit: Int
    switch rule.kind {
    case .quantity(_, let maxApplications): limit = maxApplications ?? 0
    case .linear(_, let repeatable): limit = repeatable ?? 0
    }
    return limit == 0 ? count : min(count, limit)
  }

  // MARK: - Coupons

  func isKnown(_ code: String) -> Bool { isOne(code, of: listed) || isOne(code, of: named) }

  /// The entered codes that count: "all: every known entered code counts. latest: only the last
  /// known one. latestOnSubscriptions: all count" (§5.39 to §5.41).
  var counting: [String] {
    let known = entered.filter { isKnown($0) }
    return set.policy.coupons == .latest ? known.suffix(1) : known
  }

  /// The codes of a promotion that are entered and count, as entered.
  func countingCodes(_ promotion: Promotion) -> [String] {
    counting.filter { code in promotion.coupons.contains { same(normalizedCode($0.code.text), code) } }
  }

  /// A promotion's entry for a code that it lists.
  func couponEntry(of code: String, in promotion: Promotion) -> PromotionCoupon? {
    promotion.coupons.first { same(normalizedCode($0.code.text), code) }
  }

  /// The limit that a code of a promotion has reached, if any. Without a customer a limit per
  /// customer is reached; `limitReached` says then that the customer is unknown.
  func reachedLimit(_ promotion: Promotion, _ code: String) -> String? {
    guard let coupon = couponEntry(of: code, in: promotion) else { return nil }
    var usage = CouponUsage(total: 0, customerTotal: 0)
    for (used, uses) in context.usage.coupons where same(normalizedCode(used.text), code) { usage = uses }
    if let limit = coupon.maxUses, usage.total >= limit { return "couponMaxUses" }
    if let limit = coupon.maxUsesPerCustomer {
      // "a limit per customer without a customer is reached" (§5.32)
      if context.customer == nil || usage.customerTotal >= limit { return "couponMaxUsesPerCustomer" }
    }
    return nil
  }

  /// "the one that counts is the first entered that is still within its limits" (§5.6); else the
  /// first entered one, of which nothing is ever shown.
  func couponThatCounts(_ promotion: Promotion) -> String? {
    let codes = countingCodes(promotion)
    return codes.first { reachedLimit(promotion, $0) == nil } ?? codes.first
  }

  /// The worksheet of the cart as it came.
  func freshWorksheet() -> Worksheet {
    var sheet = Worksheet(
      units: lines.map { line in
        (0..<line.line.quantity).map { _ in Unit(unitPrice: line.unitPrice, price: line.unitPrice) }
      },
      lineTaken: lines.map { _ in [:] }, feeTaken: cart.fees.map { _ in [:] }, taxTaken: lines.map { _ in [:] })
    if let shipping = cart.shipping {
      sheet.shippingMethod = shipping.method
      sheet.shippingCost = money(shipping.cost)
    }
    return sheet
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The steps of pricing (§8.1 to §8.7).
enum Step: Int, CaseIterable {
  case items, cart, shipping, fees, tax, rewards

  /// The step in which an action is carried out.
  init(of action: PromotionAction) {
    switch action {
    case .discount(_, .items), .discount(_, .group), .discount(_, .bundle), .gift: self = .items
    case .discount(_, .cart), .discount(_, .subset): self = .cart
    case .discount(_, .shipping), .upgradeShipping: self = .shipping
    case .discount(_, .fees): self = .fees
    case .discount(_, .tax): self = .tax
    case .credit, .issueCoupon: self = .rewards
    }
  }
}

/// How the promotions' actions are carried out, step by step (§8.1 to §8.7).
extension Interpreter {
  /// Prepares a step before its actions: the tax step computes the tax of each line.
  func begin(_ step: Step, _ sheet: inout Worksheet) {
    if step == .tax { sheet.lineTax = lines.indices.map { lineTax($0, sheet) } }
  }

  /// "without taxIncluded round(total × t), added; with it round(total × t/(1+t)), contained"
  /// (§8.8).
  func tax(_ rate: Rate?, of total: Int128) -> Int128 {
    guard let rate else { return 0 }
    return cart.isTaxIncluded ? containedTax(rate, in: total) : share(rate, of: total)
  }

  private func lineTax(_ line: Int, _ sheet: Worksheet) -> Int128 {
    tax(lines[line].line.taxRate, of: sheet.total(ofLine: line))
  }

  /// Carries out the actions of one step, for each of the acting promotions in canonical order.
  func carryOut(
    _ step: Step, of acting: [Int], taken: [Int], isCapped: Bool = true, _ sheet: inout Worksheet
  ) {
    // "Shipping (all upgrades first)" (§8.3)
    for upgradesOnly in step == .shipping ? [true, false] : [false] {
      for promotion in acting.sorted() {
        let situation = Situation(promotion: promotion, taken: taken, isCapped: isCapped)
        for (index, action) in promotions[promotion].actions.enumerated() where Step(of: action) == step {
          if step == .shipping, isUpgrade(action) != upgradesOnly { continue }
          carryOut(action, index, situation, &sheet)
        }
      }
    }
  }

  /// Stores the values that later steps need.
  func end(_ step: Step, _ sheet: inout Worksheet) {
    let left = lines.indices.map { sheet.total(ofLine: $0) }
    if step == .items { sheet.leftAfterItems = left }
    if step == .cart { sheet.leftAfterCart = left }
  }

  private func isUpgrade(_ action: PromotionAction) -> Bool {
    if case .upgradeShipping = action { return true }
    return false
  }

  private func carryOut(_ action: PromotionAction, _ index: Int, _ situation: Situation, _ sheet: inout Worksheet) {
    switch action {
    case .discount(let discount, let target):
      guard let flat = flat(discount) else { return }
      switch target {
      case .cart: takeFromCart(flat, of: .all, situation, &sheet)
      case .subset(let selector): takeFromCart(flat, of: selector, situation, &sheet)
      case .items(let target): takeFromItems(flat, target, situation, &sheet)
      case .group(let target): takeFromGroups(flat, target, situation, &sheet)
      case .bundle(let target): takeFromBundles(flat, target, situation, &sheet)
      case .shipping: takeFromShipping(flat, situation, &sheet)
      case .fees(let kinds): takeFromFees(flat, kinds, situation, &sheet)
      case .tax(let selector): takeFromTax(flat, selector, situation, &sheet)
      }
    case .gift(let gift): give(gift, action: index, situation, &sheet)
    case .upgradeShipping(let method): upgrade(to: method, situation, &sheet)
    case .credit(let credit): give(credit, situation, &sheet)
    case .issueCoupon(let issue):
      // "Coupons to issue: n of them" (§6.58)
      let count = applications(promotions[situation.promotion])
      sheet.issued.append(IssuedCoupon(promotion: situation.promotion, issue: issue, count: count))
    }
  }

  // MARK: - Shipping

  /// "the shipment goes by method, one of shipping.options, at its cost, and the difference to what
  /// the method then in force costs is discounted. Void where the option is missing or not dearer"
  /// (§6.55).
  private func upgrade(to method: String, _ situation: Situation, _ sheet: inout Worksheet) {
    guard let option = cart.shipping.flatMap({ entry(method, of: $0.options) }) else { return }
    let difference = money(option) - sheet.shippingCost
    if difference <= 0 { return }
    // "an upgrade that it does not cover is void" (§6.62)
    if let left = left(situation, sheet), difference > left { return }
    sheet.shippingMethod = method
    sheet.shippingCost = money(option)
    takeFromShipping(difference, situation, &sheet)
  }

  private func takeFromShipping(_ amount: Int128, _ situation: Situation, _ sheet: inout Worksheet) {
    sheet.shippingTaken[situation.promotion, default: 0] += amount
    sheet.takenBy[situation.promotion, default: 0] += amount
  }

  private func takeFromShipping(_ discount: FlatDiscount, _ situation: Situation, _ sheet: inout Worksheet) {
    if cart.shipping == nil { return }
    let remains = sheet.shippingCost - sum(sheet.shippingTaken.values)
    var amount: Int128
    switch discount {
    case .percent(let rate, _): amount = share(rate, of: remains)
    case .amount(let value, _): amount = min(money(value), remains)
    case .price(let price): amount = max(0, remains - money(price))
    }
    if let left = left(situation, sheet) { amount = min(amount, left) }
    takeFromShipping(amount, situation, &sheet)
  }

  // MARK: - Fees

  private func takeFromFees(
    _ discount: FlatDiscount, _ kinds: [String]?, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let fees = feesByID.filter { kinds == nil || isOne(cart.fees[$0].kind, of: kinds ?? []) }
    let remains = fees.map { money(cart.fees[$0].amount) - sum(sheet.feeTaken[$0].values) }
    var amounts: [Int128]
    switch discount {
    // "rounded once a fee" (§6.15)
    case .percent(let rate, _): amounts = remains.map { share(rate, of: $0) }
    // "once, at most their sum, allocated over what remains of each" (§6.15)
    case .amount(let value, _): amounts = allocate(min(money(value), sum(remains)), over: remains)
    case .price: return
    }
    if let left = left(situation, sheet), sum(amounts) > left { amounts = allocate(left, over: amounts) }
    for (fee, amount) in zip(fees, amounts) {
      sheet.feeTaken[fee][situation.promotion, default: 0] += amount
      sheet.takenBy[situation.promotion, default: 0] += amount
    }
  }

  // MARK: - Tax

  private func takeFromTax(
    _ discount: FlatDiscount, _ selector: LineSelector, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    guard case .percent(let rate, _) = discount else { return }
    // "what remains of the tax of each (selected) line of the cart, discountable or not … rounded
    // once a line" (§6.16)
    let selected = linesByID.filter { selects(selector, $0) }
    var amounts = selected.map { share(rate, of: sheet.lineTax[$0] - sum(sheet.taxTaken[$0].values)) }
    if let left = left(situation, sheet), sum(amounts) > left { amounts = allocate(left, over: amounts) }
    for (line, amount) in zip(selected, amounts) {
      sheet.taxTaken[line][situation.promotion, default: 0] += amount
      sheet.takenBy[situation.promotion, default: 0] += amount
    }
  }

  // MARK: - Credit

  /// "amount × ⌊Σ line totals / per⌋, at most max, not multiplied by n" (§6.56). Gift lines have a
  /// total of 0.
  private func give(_ credit: Credit, _ situation: Situation, _ sheet: inout Worksheet) {
    let totals = sum(lines.indices.map { sheet.total(ofLine: $0) })
    var amount = money(credit.amount) * (totals / money(credit.spend))
    if let most = credit.max { amount = min(amount, money(most)) }
    if amount == 0 { return }
    sheet.credits.append(GivenCredit(promotion: situation.promotion, amount: amount))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The steps of pricing (§8.1 to §8.7).
enum Step: Int, CaseIterable {
  case items, cart, shipping, fees, order, tax, rewards

  /// The step in which an action is carried out.
  init(of action: PromotionAction) {
    switch action {
    case .discount(_, .items), .discount(_, .group), .discount(_, .bundle), .gift, .giftChoice: self = .items
    case .discount(_, .cart), .discount(_, .subset): self = .cart
    case .discount(_, .shipping), .upgradeShipping: self = .shipping
    case .discount(_, .fees): self = .fees
    case .discount(_, .order): self = .order
    case .discount(_, .tax): self = .tax
    case .credit, .points, .issueCoupon: self = .rewards
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

  /// "What promotions with tax: keeps took off the line is added to the total for this": the
  /// discount is paid by somebody else and leaves the tax as it was. Shipping and fees likewise.
  func kept(_ taken: Taken) -> Int128 {
    sum(taken.filter { promotions[$0.key].taxEffect == .keeps }.map(\.value))
  }

  private func lineTax(_ line: Int, _ sheet: Worksheet) -> Int128 {
    tax(lines[line].line.taxRate, of: sheet.total(ofLine: line) + kept(sheet.lineTaken[line]))
  }

  func shippingTax(_ sheet: Worksheet) -> Int128 {
    tax(cart.shipping?.taxRate, of: remainsOfShipping(sheet) + kept(sheet.shippingTaken))
  }

  /// "of the fees' with their own rates on their totals, likewise (a fee without a rate carries
  /// none)"
  func feeTax(_ fee: Int, _ sheet: Worksheet) -> Int128 {
    tax(cart.fees[fee].taxRate, of: remains(ofFee: fee, sheet) + kept(sheet.feeTaken[fee]))
  }

  /// Carries out the actions of one step, for each of the acting promotions in canonical order.
  func carryOut(
    _ step: Step, of acting: [Int], taken: [Int], isCapped: Bool = true, _ sheet: inout Worksheet
  ) {
    // "Shipping (all upgrades first)" (§8.3)
    for upgradesOnly in step == .shipping ? [true, false] : [false] {
      var groupsPerLine: [String] = []
      for promotion in acting.sorted() {
        if step == .items, let group = groupPerLine(promotion) {
          if isOne(group, of: groupsPerLine) { continue }
          groupsPerLine.append(group)
          carryOutPerLine(group, of: acting.sorted(), taken: taken, isCapped: isCapped, &sheet)
          continue
        }
        let actions = promotions[promotion].actions.enumerated().filter { _, action in
          Step(of: action) == step && (step != .shipping || isUpgrade(action) == upgradesOnly)
        }
        if step == .items { beginTurn(of: promotion, &sheet) }
        // "n = 0: none of its actions is carried out"
        if sheet.formed[promotion]?.allSatisfy({ $0 == 0 }) ?? false { continue }
        if !actions.isEmpty {
          let situation = situation(promotion, taken: taken, isCapped: isCapped)
          for (index, action) in actions { carryOut(action, index, situation, &sheet) }
        }
        if step == .items { endTurn(of: promotion, &sheet) }
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

  func carryOut(_ action: PromotionAction, _ index: Int, _ situation: Situation, _ sheet: inout Worksheet) {
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
      case .order: takeFromOrder(flat, situation, &sheet)
      }
    case .gift(let gift): give(gift, action: index, situation, &sheet)
    case .giftChoice(let choice): give(choice, action: index, situation, &sheet)
    case .upgradeShipping(let method): upgrade(to: method, situation, &sheet)
    case .credit(let credit): give(credit, situation, &sheet)
    case .points(let points): give(points, situation, &sheet)
    case .issueCoupon(let issue):
      // "Coupons to issue: n of them" (§6.58)
      let count = applications(situation.promotion, sheet)
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

  private func takeFromShipping(_ discount: FlatDiscount, _ situation: Situation, _ sheet: inout Worksheet) {
    if cart.shipping == nil { return }
    let remains = remainsOfShipping(sheet)
    var amount: Int128
    switch discount {
    case .percent(let rate, _): amount = share(rate, of: remains)
    case .amount(let value, _): amount = min(money(value), remains)
    case .price(let price): amount = max(0, remains - money(price))
    case .percentUpTo, .priceByAttribute: return
    }
    if let left = left(situation, sheet) { amount = min(amount, left) }
    takeFromShipping(amount, situation, &sheet)
  }

  // MARK: - Fees

  private func takeFromFees(
    _ discount: FlatDiscount, _ kinds: [String]?, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    let fees = feesByID.filter { kinds == nil || isOne(cart.fees[$0].kind, of: kinds ?? []) }
    let remains = fees.map { self.remains(ofFee: $0, sheet) }
    var amounts: [Int128]
    switch discount {
    // "rounded once a fee" (§6.15)
    case .percent(let rate, _): amounts = remains.map { share(rate, of: $0) }
    // "once, at most their sum, allocated over what remains of each" (§6.15)
    case .amount(let value, _): amounts = allocate(min(money(value), sum(remains)), over: remains)
    case .price, .percentUpTo, .priceByAttribute: return
    }
    if let left = left(situation, sheet), sum(amounts) > left { amounts = allocate(left, over: amounts) }
    takeFromFees(amounts, of: fees, situation, &sheet)
  }

  // MARK: - Tax

  private func takeFromTax(
    _ discount: FlatDiscount, _ selector: LineSelector, _ situation: Situation, _ sheet: inout Worksheet
  ) {
    guard case .percent(let rate, _) = discount else { return }
    // "what remains of the tax of each (selected) line of the cart, discountable or not … rounded
    // once a line" (§6.16)
    let selected = linesByID.filter { selects(selector, $0) }
    var amounts = selected.map { line in
      let taken = sum(sheet.taxTaken[line].values)
      let amount = share(rate, of: sheet.lineTax[line] - taken)
      // "Where tax is included it takes of no line more than what is left of its total (less
      // earlier tax discounts)."
      return cart.isTaxIncluded ? min(amount, sheet.total(ofLine: line) - taken) : amount
    }
    if let left = left(situation, sheet), sum(amounts) > left { amounts = allocate(left, over: amounts) }
    for (line, amount) in zip(selected, amounts) {
      sheet.taxTaken[line][situation.promotion, default: 0] += amount
      sheet.takenBy[situation.promotion, default: 0] += amount
    }
  }

  // MARK: - Credit and points

  /// Σ line totals of the selected lines. Gift lines have a total of 0.
  private func totals(_ selector: LineSelector?, _ sheet: Worksheet) -> Int128 {
    sum(selected(selector ?? .all).map { sheet.total(ofLine: $0) })
  }

  /// "amount × ⌊Σ line totals / per⌋, at most max, not multiplied by n; of selects the lines;
  /// without per, n × amount" (§6.56).
  private func give(_ credit: Credit, _ situation: Situation, _ sheet: inout Worksheet) {
    let times: Int128
    if let spend = credit.spend {
      times = totals(credit.selector, sheet) / money(spend)
    } else {
      times = Int128(applications(situation.promotion, sheet))
    }
    var amount = money(credit.amount) * times
    if let most = credit.max { amount = min(amount, money(most)) }
    if amount == 0 { return }
    sheet.credits.append(GivenCredit(promotion: situation.promotion, amount: amount))
  }

  /// "whole numbers likewise: count × ⌊Σ line totals of of / per⌋, or × ⌊units of of / perUnits⌋,
  /// or n × count; at most max. Gift lines earn nothing."
  private func give(_ points: Points, _ situation: Situation, _ sheet: inout Worksheet) {
    let times: Int128
    switch points.earning {
    case .spend(let spend): times = totals(points.selector, sheet) / money(spend)
    case .units(let units): times = quantity(points.selector ?? .all) / Int128(units)
    case .applications: times = Int128(applications(situation.promotion, sheet))
    }
    var count = Int128(points.count) * times
    if let most = points.max { count = min(count, Int128(most)) }
    if count == 0 { return }
    sheet.points.append(GivenPoints(promotion: situation.promotion, count: count))
  }
}

/// Finding the most that promotions can take and give, whatever others have taken before.
///
/// Others only lower prices and close units, so that a percentage, an amount or a price never takes more of a line than of
/// the same line as it came, and where an action chooses units it takes at most so many of the dearest. A cap holds for all
/// that a promotion takes, and fees, shipping and tax are never more than they are without discounts.
extension PromotionSetSearch {
  /// How many claims on single lines are kept: 16 MiB.
  private static let mostLineClaims = 1 << 20

  /// Adds a promotion with what it can take and give.
  mutating func add(_ contender: consuming Contender, _ record: PromotionRecord, _ facts: inout CartFacts) {
    var contender = contender
    contender.firstClaim = Int32(truncatingIfNeeded: claims.count)
    for index in record.actions where facts.set.actions[index].step == .items {
      claim(facts.set.actions[index], record, for: &contender, &facts)
    }
    contender.firstCartClaim = Int32(truncatingIfNeeded: claims.count)
    for index in record.actions where facts.set.actions[index].step != .items {
      claim(facts.set.actions[index], record, for: &contender, &facts)
    }
    contender.endClaim = Int32(truncatingIfNeeded: claims.count)
    // A single claim on all units of lines that no cap lowers.
    contender.isRival =
      contender.isExclusive && !contender.isGrouped && contender.firstClaim + 1 == contender.endClaim
      && claims[Int(contender.firstClaim)].isOfAllUnits
      && contender.promotion.cap >= claims[Int(contender.firstClaim)].most
    contenders.append(contender)
  }

  private mutating func claim(
    _ action: ActionRecord, _ record: PromotionRecord, for contender: inout Contender, _ facts: inout CartFacts
  ) {
    let promotion = contender.promotion
    let applications = Int128(promotion.applications)
    switch action.kind {
    case .gift: return claimGift(action, for: &contender, &facts)
    case .upgradeShipping:
      contender.extras += facts.mostUpgrade(action, of: promotion.index)
      return
    case .credit:
      contender.credit += facts.mostCredit(action, of: promotion.index)
      return
    case .issueCoupon:
      contender.coupons += applications
      return
    case .cart, .items, .group, .bundle, .shipping, .fees, .tax: break
    }
    guard let discount = facts.resolve(action.discount) else { return }
    selections.removeAll(keepingCapacity: true)
    switch action.kind {
    case .cart:
      selections.append(facts.selection(action.selector))
      claimOrder(discount, times: applications, &facts)
    case .items:
      selections.append(facts.selection(action.selector))
      var units: Int128?
      if record.hasRule {
        units = applications * Int128(action.count < 0 ? record.ruleRewarded : action.count)
      } else if action.count >= 0 {
        units = Int128(action.count)
      }
      claimUnits(units, discount, sets: nil, &facts)
    case .group:
      selections.append(facts.selection(action.selector))
      let all = Int128(selections[0].units)
      let size = record.hasRule ? Int128(record.ruleUnits) : max(all, 1)
      let groups = min(record.hasRule ? applications : 1, all / size)
      switch action.reward {
      case .all: claimUnits(groups * size, discount, sets: groups, &facts)
      case .cheapest, .mostExpensive:
        claimUnits(groups * min(Int128(action.count), size), discount, sets: nil, &facts)
      }
    case .bundle:
      var size: Int128 = 0
      for part in Int(action.firstPart)..<Int(action.firstPart + action.partCount) {
        selections.append(facts.selection(facts.set.parts[part].selector))
        size += Int128(facts.set.parts[part].count)
      }
      var all: Int128 = 0
      for line in facts.lines.indices where isSelected(line, &facts) { all += Int128(facts.lines[line].quantity) }
      var bundles = all / max(size, 1)
      if action.count > 0 { bundles = min(bundles, Int128(action.count)) }
      if record.hasRule { bundles = min(bundles, applications) }
      claimUnits(bundles * size, discount, sets: bundles, &facts)
    case .shipping: contender.extras += facts.mostOffShipping(discount)
    case .fees: contender.extras += facts.mostOffFees(action, discount, of: promotion.index)
    case .tax: contender.extras += facts.mostOffTax(discount, facts.selection(action.selector))
    case .gift, .upgradeShipping, .credit, .issueCoupon: break
    }
  }

  @inline(__always)
  private mutating func isSelected(_ line: Int, _ facts: inout CartFacts) -> Bool {
    for place in selections.indices where facts.contains(line, in: selections[place]) { return true }
    return false
  }

  /// Adds a claim on units of the selections at hand, at most so many (nil: on all), which are discounted each for itself,
  /// or in so many sets.
  private mutating func claimUnits(
    _ units: Int128?, _ discount: ResolvedDiscount, sets: Int128?, _ facts: inout CartFacts
  ) {
    let first = lineClaims.count
    let most = units.map { Int64(clamping: $0) } ?? .max
    var sum: Int64 = 0
    var dearest: Int64 = 0
    for line in facts.lines.indices where isSelected(line, &facts) {
      let line = (place: Int32(truncatingIfNeeded: line), facts: facts.lines[line])
      guard line.facts.isDiscountable else { continue }
      let price = line.facts.unitPrice
      let count = min(line.facts.quantity, most)
      var each = price
      var amount = price * count
      switch discount {
      case .percent(let rate, _):
        amount = facts.round(amount, times: rate)
        each = Int64(clamping: Claim.roundedUp(price, times: rate))
      case .amount(let figure, _) where sets == nil:
        each = min(figure, price)
        amount = each * count
      case .price(let figure) where sets == nil:
        each = max(price - figure, 0)
        amount = each * count
      case .amount, .price: break
      }
      guard amount > 0 else { continue }
      lineClaims.append(LineClaim(line: line.place, most: amount))
      sum += amount
      dearest = max(dearest, each)
    }
    var total = min(Int128(sum), Int128(most) * Int128(dearest))
    if let sets, case .amount(let figure, _) = discount { total = min(total, sets * Int128(figure)) }
    append(from: first, most: total, isOfAllUnits: units == nil)
  }

  /// Adds a claim on the value of the lines selected.
  private mutating func claimOrder(
    _ discount: ResolvedDiscount, times applications: Int128, _ facts: inout CartFacts
  ) {
    let first = lineClaims.count
    var sum: Int64 = 0
    for line in facts.lines.indices where isSelected(line, &facts) && facts.lines[line].isDiscountable {
      guard facts.lines[line].value > 0 else { continue }
      lineClaims.append(LineClaim(line: Int32(truncatingIfNeeded: line), most: facts.lines[line].value))
      sum += facts.lines[line].value
    }
    let isOfAllLines = selections[0].count == lineCount
    if isOfAllLines { lineClaims.removeSubrange(first...) }
    let lines = isOfAllLines ? -1 : first
    switch discount {
    case .percent(let rate, .current): append(from: lines, most: Int128(sum), rate: rate, isOfAllUnits: true)
    case .percent(let rate, .original):
      // of what the units cost before others lowered them
      append(from: lines, most: Claim.roundedUp(sum, times: rate))
    case .amount(let amount, let basis):
      var most = applications * Int128(amount)
      if basis == .net, facts.taxIncluded {
        // Each line's share becomes more by its tax.
        var rate: Int128 = 0
        for line in facts.lines.indices { rate = max(rate, Int128(facts.lines[line].rate)) }
        most += most * rate / 1_000_000 + Int128(lineCount)
      }
      append(from: lines, most: most)
    case .price: lineClaims.removeSubrange(first...)  // a fault of the promotion
    }
  }

  /// Adds a claim on the lines from a place on, or on all (-1).
  private mutating func append(
    from first: Int, most: Int128, rate: Int64 = Claim.whole, isOfAllUnits: Bool = false
  ) {
    var first = first
    if first >= 0, most <= 0 || rate <= 0 || lineClaims.count > Self.mostLineClaims {
      // What is open on all lines bounds as well, if not so well.
      lineClaims.removeSubrange(first...)
      first = -1
    }
    guard most > 0, rate > 0 else { return }
    claims.append(
      Claim(
        most: Int64(clamping: most), rate: rate, isOfAllUnits: isOfAllUnits && first >= 0,
        firstLine: Int32(truncatingIfNeeded: first),
        endLine: Int32(truncatingIfNeeded: lineClaims.count)))
  }

  private mutating func claimGift(_ action: ActionRecord, for contender: inout Contender, _ facts: inout CartFacts) {
    let unitPrice = facts.minorUnits(at: action.discount.figure)
    guard unitPrice != AmountTable.noValue else { return }
    let units = Int128(contender.promotion.applications) * Int128(action.count)
    guard Worksheet.isGivable(units, at: unitPrice) else { return }
    var dearest = unitPrice
    if action.mode == .addMissing {
      let selection = facts.selection(action.selector)
      for line in facts.lines.indices where facts.contains(line, in: selection) {
        dearest = max(dearest, facts.lines[line].unitPrice)
      }
    }
    contender.isGenerous = true
    contender.gifts += units * Int128(dearest)
  }
}

extension CartFacts {
  /// The most that the difference of an upgrade can be: to what the cart's own method costs.
  fileprivate mutating func mostUpgrade(_ action: ActionRecord, of promotion: Int32) -> Int128 {
    guard case .upgradeShipping(let method) = source(of: promotion).actions[Int(action.place)],
      let cost = shippingOptions.value(of: method)?.minorUnits(in: currency)
    else { return 0 }
    return Int128(max(cost - shippingCost, 0))
  }

  /// The most that a credit can be: for the lines without discounts.
  fileprivate mutating func mostCredit(_ action: ActionRecord, of promotion: Int32) -> Int128 {
    guard case .credit(let credit) = source(of: promotion).actions[Int(action.place)],
      let amount = minorUnits(credit.amount), let per = minorUnits(credit.per), per > 0
    else { return 0 }
    let given = Int128(amount) * Int128(subtotal / per)
    guard let most = credit.max else { return given }
    return min(given, Int128(minorUnits(most) ?? 0))
  }

  /// The most that can be taken off shipping. What remains of it never becomes more: upgrades are paid for.
  fileprivate mutating func mostOffShipping(_ discount: ResolvedDiscount) -> Int128 {
    switch discount {
    case .percent(let rate, _): Int128(round(shippingCost, times: rate))
    case .amount(let amount, _): Int128(min(amount, shippingCost))
    case .price(let price): Int128(max(shippingCost - price, 0))
    }
  }

  fileprivate mutating func mostOffFees(
    _ action: ActionRecord, _ discount: ResolvedDiscount, of promotion: Int32
  ) -> Int128 {
    guard !fees.isEmpty, case .discount(_, .fees(let kinds)) = source(of: promotion).actions[Int(action.place)] else {
      return 0
    }
    var sum: Int128 = 0
    for fee in fees where kinds?.contains(where: { $0.utf8.elementsEqual(fee.kind.utf8) }) ?? true {
      let amount = fee.amount.minorUnits(in: currency) ?? 0
      if case .percent(let rate, _) = discount {
        sum += Int128(round(amount, times: rate))
      } else {
        sum += Int128(amount)
      }
    }
    if case .amount(let amount, _) = discount { sum = min(sum, Int128(amount)) }
    return sum
  }

  /// The most that can be taken off tax: of what the lines are taxed without discounts.
  fileprivate mutating func mostOffTax(_ discount: ResolvedDiscount, _ selection: LineSelection) -> Int128 {
    guard case .percent(let rate, _) = discount else { return 0 }
    var sum: Int128 = 0
    for line in lines.indices where contains(line, in: selection) && lines[line].rate > 0 {
      let whole: Int128 = taxIncluded ? 1_000_000 + Int128(lines[line].rate) : 1_000_000
      let tax = set.source.policy.rounding.divide(Int128(lines[line].value) * Int128(lines[line].rate), by: whole)
      sum += Int128(round(Int64(clamping: tax), times: rate))
    }
    return sum
  }
}

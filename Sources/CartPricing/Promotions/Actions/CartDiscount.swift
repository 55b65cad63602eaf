// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the target `cart`.
  mutating func compileCart(into record: inout ActionRecord) {
    record.kind = .cart
    record.selector = .all
  }

  /// Compiles the target `subset`.
  mutating func compileSubset(_ select: LineSelector, into record: inout ActionRecord) {
    record.kind = .cart
    record.selector = id(of: select)
  }
}

// MARK: - Evaluation

extension Worksheet {
  /// Discounts the value of all open units that are selected, and splits the discount over them
  /// (§6.10, §6.26).
  mutating func takeOffCart(
    _ discount: ResolvedDiscount, _ selection: LineSelection, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    let promotion = promotions[place]
    if let sum {
      let amount = discount.amount(of: sum, times: promotion.applications, &facts)
      return takeOff(min(amount, promotion.left), ofSum: sum, for: place)
    }
    if isOpenWhole(to: promotion, &facts), discount.isOfCurrentPrices {
      let value = weighLines(of: selection, for: promotion, &facts)
      let amount = discount.amount(of: value, times: promotion.applications, &facts)
      if amount <= promotion.left { return try takeOff(amount, for: place) }
    }
    let (value, room) = findAllRanges(of: selection, for: promotion, &facts)
    switch discount {
    case .percent(let rate, .original):
      split(min(facts.round(originalValue(of: ranges.indices, &facts), times: rate), room))
    // An amount without a basis is in the cart's own terms (§6.45).
    case .amount(let amount, let basis?) where (basis == .gross) != facts.cart.members.isTaxIncluded:
      split(Int128(promotion.applications) * Int128(amount), in: basis, &facts)
    case .percent, .percentUpTo, .amount, .price, .priceByAttribute:
      split(min(discount.amount(of: value, times: promotion.applications, &facts), room))
    }
    try takeUnitDiscounts(for: place)
  }

  /// Prepares the cart step so that discounts on the whole cart are taken off the sum of its lines,
  /// without splitting them, if no figure depends on the shares: no line is taxed, and all
  /// discounts of the step are on all units at their current prices.
  mutating func sumLinesIfPossible(_ facts: inout CartFacts) {
    guard !facts.cart.isTaxed, isAllOpen(&facts) else { return }
    for place in promotions.indices {
      let promotion = promotions[place]
      // The target `order` is split over lines, and rewards may be for some lines.
      let perLine = PromotionAction.Step.order.bit | PromotionAction.Step.rewards.bit
      guard promotion.steps & perLine == 0 else { return }
      guard promotion.steps & PromotionAction.Step.cart.bit != 0 else { continue }
      guard promotion.combines.sharesDiscounted else { return }
      for place in facts.actions(of: promotion.index) where facts.set.actions[place].step == .cart {
        let action = facts.set.actions[place]
        guard
          action.selector == .all || Int(facts.selection(action.selector).count) == facts.cart.lines.count,
          facts.isOfCurrentPrices(action.discount)
        else { return }
      }
    }
    var sum: Int64 = 0
    for line in left.indices { sum &+= left[line] }
    self.sum = sum
  }

  /// Replaces ``weights`` by the values of the open lines that are selected, by line id; returns
  /// their sum. On every line all units that cost more than 0 are open.
  private mutating func weighLines(
    of selection: LineSelection, for promotion: TakenPromotion, _ facts: inout CartFacts
  ) -> Int64 {
    var value: Int64 = 0
    if facts.cart.isInOrder, Int(selection.count) == facts.cart.lines.count, isAllOpen(&facts) {
      weights.copy(left)
      splitLines.removeAll(keepingCapacity: true)
      splitLines.append(left.count) { LineIndex($0) }
      for line in left.indices { value &+= left[line] }
      return value
    }
    weights.removeAll(keepingCapacity: true)
    splitLines.removeAll(keepingCapacity: true)
    var next = facts.firstRank(of: selection, from: 0)
    while let rank = next {
      let line = facts.cart.line(rank: rank)
      next = facts.firstRank(of: selection, from: rank &+ 1)
      let each = left[line.position]
      guard each > 0, isOpen(line: line.position, for: promotion, &facts) else { continue }
      weights.append(each)
      splitLines.append(line)
      value &+= each
    }
    return value
  }

  /// Splits an amount whose basis is not the cart's (§6.46): over the lines by their values in that
  /// basis; each share is then converted to the cart's basis.
  private mutating func split(_ amount: Int128, in basis: FlatDiscount.Basis, _ facts: inout CartFacts) {
    let rounding = facts.set.source.policy.rounding
    var slices: [Range<Int>] = []
    var values: [Int128] = []
    var taxes: [BasisTax] = []
    var first = 0
    while first < ranges.count {
      let end = endOfLine(from: first)
      slices.append(first..<end)
      values.append(Int128(room(of: first..<end)))
      taxes.append(BasisTax(rate: Int128(facts.cart.lines[ranges[first].line.position].rate), rounding))
      first = end
    }
    let weights = zip(values, taxes).map { value, tax in tax.value(of: value, in: basis) }
    let shares = Allocation.shares(of: min(amount, weights.reduce(0, +)), over: weights)
    unitDiscounts.removeAll(keepingCapacity: true)
    for index in slices.indices {
      let share = shares[index]
      // round(s / (1 + t)) and s − round(s·t / (1 + t)) differ where a half is rounded.
      let back = basis == .gross ? taxes[index].net(of: share) : share + taxes[index].added(to: share)
      split(Int64(min(back, values[index])), within: slices[index])
    }
  }
}

extension PromotionSetSearch {
  /// Adds the upper bound of what a discount on the value of the selected lines can take.
  mutating func boundCart(
    _ discount: ResolvedDiscount, times applications: Int128, _ facts: inout CartFacts
  ) {
    let first = lineClaims.count
    var sum: Int64 = 0
    for line in facts.cart.lines.indices where isSelected(line, &facts) && facts.cart.lines[line].isDiscountable {
      guard facts.cart.lines[line].value > 0 else { continue }
      lineClaims.append(LineClaim(line: LineIndex(line), most: facts.cart.lines[line].value))
      sum += facts.cart.lines[line].value
    }
    let isOfAllLines = selections[0].count == lineCount
    if isOfAllLines { lineClaims.removeSubrange(first...) }
    let lines = isOfAllLines ? nil : first
    switch discount {
    case .percent(let rate, .current): append(from: lines, most: Int128(sum), rate: rate, isOfAllUnits: true)
    case .percent(let rate, .original):
      // The percentage is of the prices before other promotions lowered them.
      append(from: lines, most: Claim.roundedUp(sum, times: rate))
    case .amount(let amount, let basis):
      var most = applications * Int128(amount)
      if basis == .net, facts.cart.members.isTaxIncluded {
        // The tax of a line is added to its share.
        var rate: Int128 = 0
        for line in facts.cart.lines.indices { rate = max(rate, Int128(facts.cart.lines[line].rate)) }
        most += most * rate / 1_000_000 + Int128(lineCount)
      }
      append(from: lines, most: most)
    case .price, .percentUpTo, .priceByAttribute:
      lineClaims.removeSubrange(first...)  // Such a promotion is refused when a set is validated.
    }
  }
}

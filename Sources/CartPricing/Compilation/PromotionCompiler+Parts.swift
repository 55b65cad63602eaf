/// Qualifiers, actions and discounts as records.
extension PromotionCompiler {
  /// Lays out a qualifier, parents before their children; the place of its first operation.
  mutating func compile(_ nodes: [Qualifier.Node]) -> Int32 {
    let first = Int32(qualifiers.count)
    let root = nodes.count - 1
    guard nodes[root].childCount == root else {
      compileTree(nodes)
      return first
    }
    // Leaves and at most one parent.
    compile(nodes, root, length: nodes.count)
    for index in 0..<root { compile(nodes, index, length: 1) }
    return first
  }

  private mutating func compileTree(_ nodes: [Qualifier.Node]) {
    let shape = TreeShape(nodes)
    // Nodes to lay out, the next one last.
    var waiting = [nodes.count - 1]
    while let index = waiting.popLast() {
      compile(nodes, index, length: index - shape.start[index] + 1)
      waiting += shape.children(of: index, count: nodes[index].childCount).reversed()
    }
  }

  private mutating func compile(_ nodes: [Qualifier.Node], _ index: Int, length: Int) {
    switch nodes[index] {
    case .all: qualifiers.append(.all, length: length)
    case .any: qualifiers.append(.any, length: length)
    case .not: qualifiers.append(.not, length: length)
    case .subtotal(let selector, let range, let after):
      if after != nil { flags.insert(.late) }
      qualifiers.append(
        .subtotal, length: 1, first: place(of: selector), least: place(of: range.atLeast),
        most: place(of: range.atMost), after: after)
    case .quantity(let selector, let range): measure(.quantity, selector, range)
    case .lines(let selector, let range): measure(.lines, selector, range)
    case .leastQuantity(let selector, let range): measure(.leastQuantity, selector, range)
    case .coupon(let codes):
      for code in codes { symbols.addMention(of: symbols.intern(code.key, .coupon)) }
      let (first, count) = list(codes, .coupon)
      qualifiers.append(.coupon, length: 1, first: first, least: count)
    case .segment(let id):
      let symbol = symbols.intern(id.key, .segment)
      // Its definition may have amounts of any kind.
      if segments[symbol] != nil { flags.formUnion([.amounts, .tables]) }
      qualifiers.append(.segment, length: 1, first: symbol)
    case .customerID(let ids):
      let (first, count) = list(ids, .customer)
      qualifiers.append(.customer, length: 1, first: first, least: count)
    case .customerAttribute(let name, let comparison): other(.customerAttribute(AttributeCondition(name, comparison)))
    case .location(let match): other(.location(match))
    case .store(let match): other(.store(match))
    case .events(let match):
      if case .sum(let range) = match.measure { note(range) }
      other(.events(match))
    case .score(let id, let range): other(.score(id, range))
    case .anniversary(let anniversary): other(.anniversary(anniversary))
    case .schedule(let windows): other(.schedule(windows))
    }
  }

  private mutating func measure(_ kind: QualifierOperation.Kind, _ selector: LineSelector, _ range: CountRange) {
    qualifiers.append(
      kind, length: 1, first: place(of: selector), least: range.atLeast.map { Int32($0) } ?? -1,
      most: range.atMost.map { Int32($0) })
  }

  private mutating func other(_ leaf: QualifierLeaf) {
    leaves.append(leaf)
    qualifiers.append(.other, length: 1, first: Int32(leaves.count - 1))
  }

  // MARK: Actions

  mutating func compile(_ action: Action, _ step: Action.Step, at place: Int) -> ActionRecord {
    var record = ActionRecord(kind: .issueCoupon, step: step, place: Int16(place))
    switch action {
    case .discount(let discount, let target):
      record.discount = compile(discount)
      compile(target, into: &record)
    case .gift(let gift):
      record.kind = .gift
      record.selector = self.place(of: .sku(gift.sku))
      record.count = Int32(gift.quantity)
      record.option = gift.mode.place
      record.discount = DiscountRecord(kind: .price, figure: self.place(of: gift.unitPrice))
    case .upgradeShipping: record.kind = .upgradeShipping
    case .credit(let credit):
      record.kind = .credit
      for amount in [credit.amount, credit.per, credit.max] { _ = self.place(of: amount) }
    case .issueCoupon: record.kind = .issueCoupon
    }
    return record
  }

  private mutating func compile(_ target: Target, into record: inout ActionRecord) {
    switch target {
    case .cart:
      record.kind = .order
      record.selector = SelectorTable.all
    case .subset(let select):
      record.kind = .order
      record.selector = place(of: select)
    case .items(let items):
      record.kind = .items
      record.selector = place(of: items.select)
      record.count = items.count.map { Int32($0) } ?? -1
      record.option = items.order.place
    case .group(let group):
      record.kind = .group
      record.selector = place(of: group.select)
      record.count = Int32(group.count)
      record.option = group.reward.place
    case .bundle(let bundle):
      record.kind = .bundle
      record.count = Int32(bundle.max)
      record.firstPart = Int32(parts.count)
      record.partCount = Int32(bundle.parts.count)
      for part in bundle.parts {
        parts.append(PartRecord(selector: place(of: part.select), count: Int32(part.count)))
      }
    case .shipping: record.kind = .shipping
    case .fees: record.kind = .fees
    case .tax(let select):
      record.kind = .tax
      record.selector = place(of: select)
    }
  }

  private mutating func compile(_ discount: Discount) -> DiscountRecord {
    switch discount {
    case .flat(let flat): return compile(flat)
    case .tiers(let tiers):
      let measure: Gap.Measure =
        switch tiers.by {
        case .subtotal: .subtotal
        case .quantity: .quantity
        case .lines: .lines
        case .leastQuantity: .leastQuantity
        }
      let first = Int32(steps.count)
      for step in tiers.steps {
        let from: Int32 =
          switch step.from {
          case .amount(let amount): place(of: amount)
          case .count(let count): Int32(count)
          }
        steps.append(StepRecord(from: from, discount: compile(step.discount)))
      }
      self.tiers.append(
        TierRecord(
          measure: measure, selector: place(of: tiers.by.selector), firstStep: first,
          stepCount: Int32(tiers.steps.count)))
      return DiscountRecord(kind: .tiers, figure: Int32(self.tiers.count - 1))
    }
  }

  private mutating func compile(_ flat: FlatDiscount) -> DiscountRecord {
    switch flat {
    case .percent(let rate, let base):
      DiscountRecord(kind: .percent, base: base, figure: Int32(rate.partsPerMillion))
    case .amount(let amount, let basis):
      DiscountRecord(kind: .amount, basis: basis, figure: place(of: amount))
    case .price(let price): DiscountRecord(kind: .price, figure: place(of: price))
    }
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The case's place among all cases.
  fileprivate var place: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

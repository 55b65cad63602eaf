/// Qualifiers, actions and discounts as records.
extension PromotionCompiler {
  /// Lays out a qualifier, parents before their children; the place of its first operation.
  mutating func compile(_ qualifier: Qualifier) -> Int32 {
    let shape = TreeShape(qualifier.nodes)
    let first = Int32(qualifiers.count)
    // Nodes to lay out, the next one last.
    var waiting = [qualifier.nodes.count - 1]
    while let index = waiting.popLast() {
      let node = qualifier.nodes[index]
      let end = Int32(qualifiers.count + index - shape.start[index] + 1)
      let operation = compile(node, end: end)
      qualifiers.append(operation)
      waiting += shape.children(of: index, count: node.childCount).reversed()
    }
    return first
  }

  private mutating func compile(_ node: Qualifier.Node, end: Int32) -> QualifierOperation {
    switch node {
    case .all: return QualifierOperation(kind: .all, end: end)
    case .any: return QualifierOperation(kind: .any, end: end)
    case .not: return QualifierOperation(kind: .not, end: end)
    case .subtotal(let selector, let range, let after):
      return QualifierOperation(
        kind: .subtotal, after: after, end: end, first: place(of: selector),
        least: Int64(amounts.place(of: range.atLeast)), most: Int64(amounts.place(of: range.atMost)))
    case .quantity(let selector, let range): return measure(.quantity, selector, range, end)
    case .lines(let selector, let range): return measure(.lines, selector, range, end)
    case .leastQuantity(let selector, let range): return measure(.leastQuantity, selector, range, end)
    case .coupon(let codes):
      let (first, count) = list(codes.map { $0.key }, .coupon)
      return QualifierOperation(kind: .coupon, end: end, first: first, count: count)
    case .segment(let id):
      return QualifierOperation(kind: .segment, end: end, first: symbols.intern(id.key, .segment))
    case .customerID(let ids):
      let (first, count) = list(ids.map { $0.key }, .customer)
      return QualifierOperation(kind: .customer, end: end, first: first, count: count)
    case .customerAttribute(let name, let comparison):
      return other(.customerAttribute(AttributeCondition(name, comparison)), end)
    case .location(let match): return other(.location(match), end)
    case .store(let match): return other(.store(match), end)
    case .events(let match): return other(.events(match), end)
    case .score(let id, let range): return other(.score(id, range), end)
    case .anniversary(let anniversary): return other(.anniversary(anniversary), end)
    case .schedule(let windows): return other(.schedule(windows), end)
    }
  }

  private mutating func measure(
    _ kind: QualifierOperation.Kind, _ selector: LineSelector, _ range: CountRange, _ end: Int32
  ) -> QualifierOperation {
    QualifierOperation(
      kind: kind, end: end, first: place(of: selector), least: range.atLeast.map { Int64($0) } ?? .min,
      most: range.atMost.map { Int64($0) } ?? .max)
  }

  private mutating func other(_ leaf: QualifierLeaf, _ end: Int32) -> QualifierOperation {
    leaves.append(leaf)
    return QualifierOperation(kind: .other, end: end, first: Int32(leaves.count - 1))
  }

  // MARK: Actions

  mutating func compile(_ action: Action, at place: Int) -> ActionRecord {
    var record = ActionRecord(kind: .issueCoupon, step: action.step, place: Int16(place))
    switch action {
    case .discount(let discount, let target):
      record.discount = compile(discount)
      compile(target, into: &record)
    case .gift(let gift):
      record.kind = .gift
      record.selector = self.place(of: .sku(gift.sku))
      record.count = Int32(gift.quantity)
      record.option = gift.mode.place
      record.discount = DiscountRecord(kind: .price, figure: amounts.place(of: gift.unitPrice))
    case .upgradeShipping: record.kind = .upgradeShipping
    case .credit(let credit):
      record.kind = .credit
      for amount in [credit.amount, credit.per, credit.max] { _ = amounts.place(of: amount) }
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
          case .amount(let amount): amounts.place(of: amount)
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
      DiscountRecord(kind: .amount, basis: basis, figure: amounts.place(of: amount))
    case .price(let price): DiscountRecord(kind: .price, figure: amounts.place(of: price))
    }
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The case's place among all cases.
  fileprivate var place: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

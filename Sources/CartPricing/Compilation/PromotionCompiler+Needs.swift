/// What promotions need, and where they are filed for it. Source: PRICING.md sections 4, 8 and 10.
///
/// Each function here appends to ``PromotionCompiler/needed`` one set of symbols, of which one must occur, and returns what
/// it costs to file a promotion there; or it appends nothing and returns nil if it knows of no such set. The empty set stands
/// for what never holds.
extension PromotionCompiler {
  /// Segments of whose definitions more symbols are needed are not followed: a definition is written once and may be named
  /// by every promotion.
  private static let mostOfSegment = 16

  /// Files a promotion that has been compiled under the rarest of what it needs.
  mutating func file(_ record: PromotionRecord, at slot: Int32) {
    needed.removeAll(keepingCapacity: true)
    guard !record.flags.contains(.inactive) else { return }
    guard appendNeeds(of: record) != nil else {
      index.fileNowhere(slot, order)
      return
    }
    for place in needed.indices { symbols.file(slot, under: needed[place], &index) }
  }

  private mutating func appendNeeds(of record: PromotionRecord) -> Int? {
    var best: Int?
    if !codes.isEmpty {
      var cost = 0
      for place in codes.indices { cost += append(codes[place]) }
      best = cost
    }
    if record.when >= 0 { better(&best, from: 0) { $0.appendNeeds(ofOperation: record.when) } }
    if record.hasRule {
      better(&best, from: 0) { $0.appendNeeds(ofSelector: record.ruleSelector) }
    } else if record.when < 0 || !mayHaveGaps(record.when) {
      better(&best, from: 0) { $0.appendNeeds(ofActions: record) }
    }
    return best
  }

  /// Keeps the cheaper of a set that stands from a place on and another one, which is found by a function.
  private mutating func better(_ best: inout Int?, from first: Int, _ find: (inout PromotionCompiler) -> Int?) {
    let middle = needed.count
    guard let cost = find(&self) else { return }
    if let known = best, known <= cost {
      needed.removeLast(needed.count - middle)
    } else {
      needed.removeSubrange(first..<middle)
      best = cost
    }
  }

  private mutating func append(_ symbol: Int32) -> Int {
    needed.append(symbol)
    return index.count(symbols[symbol].filed) + symbols.domain(of: symbol).weight
  }

  // MARK: Qualifiers

  /// What a subtree needs to hold, and to have gaps of each of which something is there. Recursion is bounded by the depth of
  /// a qualifier, 64.
  private mutating func appendNeeds(ofOperation place: Int32) -> Int? {
    let operation = qualifiers[Int(place)]
    let first = needed.count
    switch operation.kind {
    case .all:
      // A child that does not hold, and has no gap or one of which nothing is there, does the same to its parent.
      var best: Int?
      var child = place + 1
      while child < operation.end {
        let next = child
        better(&best, from: first) { $0.appendNeeds(ofOperation: next) }
        child = qualifiers[Int(child)].end
      }
      return best
    case .any:
      var cost = 0
      var child = place + 1
      while child < operation.end {
        guard let one = appendNeeds(ofOperation: child) else {
          needed.removeLast(needed.count - first)
          return nil
        }
        cost += one
        child = qualifiers[Int(child)].end
      }
      return cost
    case .quantity, .lines, .leastQuantity:
      return operation.least >= 1 ? appendNeeds(ofSelector: operation.first) : nil
    case .subtotal:
      guard operation.least >= 0, amounts.isAboveZero(Int32(operation.least)) else { return nil }
      return appendNeeds(ofSelector: operation.first)
    case .coupon, .customer: return append(operation.list)
    case .segment:
      let cost = append(operation.first)
      guard segments[operation.first] != nil else { return cost }
      guard let more = segmentNeeds[operation.first] else {
        needed.removeLast()
        return nil
      }
      return more.reduce(into: cost) { $0 += append($1) }
    case .other: return appendNeeds(of: leaves[Int(operation.first)])
    case .not: return nil
    }
  }

  private mutating func append(_ list: Range<Int>) -> Int {
    var cost = 0
    for place in list { cost += append(symbolLists[place]) }
    return cost
  }

  private mutating func appendNeeds(of leaf: QualifierLeaf) -> Int? {
    var best: Int?
    let first = needed.count
    func alternative(_ list: [String]?, _ domain: SymbolTable.Domain, _ compiler: inout PromotionCompiler) {
      guard let list else { return }
      compiler.better(&best, from: first) { compiler in
        list.reduce(0) { $0 + compiler.append(compiler.symbols.intern(TextKey($1), domain)) }
      }
    }
    switch leaf {
    case .store(let match):
      alternative(match.id, .storeID, &self)
      alternative(match.channel, .storeChannel, &self)
      alternative(match.country, .storeCountry, &self)
      alternative(match.region, .storeRegion, &self)
    case .location(let match):
      alternative(match.country, .country, &self)
      alternative(match.region, .region, &self)
      alternative(match.city, .city, &self)
    case .customerAttribute, .events, .score, .anniversary, .schedule: break
    }
    return best
  }

  /// Finds what definitions of segments need, those that others name first.
  mutating func findSegmentNeeds() {
    var path: [Int32] = []
    var isFound: Set<Int32> = []
    for start in segments.keys where !isFound.contains(start) {
      path.append(start)
      while let symbol = path.last {
        guard let segment = segments[symbol], !isFound.contains(symbol) else {
          path.removeLast()
          continue
        }
        let missing = segment.segments.filter { segments[$0] != nil && !isFound.contains($0) }
        guard missing.isEmpty else {
          path += missing
          continue
        }
        needed.removeAll(keepingCapacity: true)
        if appendNeeds(ofOperation: segment.when) != nil {
          let found = Set(needed).sorted()
          if found.count <= Self.mostOfSegment { segmentNeeds[symbol] = found }
        }
        isFound.insert(symbol)
        path.removeLast()
      }
    }
  }

  /// Whether a qualifier that does not hold can have gaps. Recursion is bounded by the depth of a qualifier, 64.
  private func mayHaveGaps(_ place: Int32) -> Bool {
    let operation = qualifiers[Int(place)]
    switch operation.kind {
    case .all, .any:
      var child = place + 1
      while child < operation.end {
        if mayHaveGaps(child) { return true }
        child = qualifiers[Int(child)].end
      }
      return false
    case .subtotal: return operation.least >= 0
    case .quantity, .lines, .leastQuantity: return operation.least > 0
    case .not, .coupon, .segment, .customer, .other: return false
    }
  }

  // MARK: Selectors and actions

  /// What a selector needs to select a line.
  private mutating func appendNeeds(ofSelector selector: Int32) -> Int? {
    if SelectorTable.isOfSymbol(selector) {
      return appendNeeds(of: SelectorOperation(kind: .symbols, first: selector, second: 1))
    }
    let range = selectors.operations(of: selector)
    if range.count == 1, !selectors.operations[range.lowerBound].isParent {
      return appendNeeds(of: selectors.operations[range.lowerBound])
    }
    // Of each subtree that waits for its parent: where its symbols begin, and what they cost.
    var waiting: [(first: Int, cost: Int?)] = []
    for place in range {
      let operation = selectors.operations[place]
      switch operation.kind {
      case .not:
        let operand = waiting.removeLast()
        needed.removeLast(needed.count - operand.first)
        waiting.append((needed.count, nil))
      case .allOf, .anyOf:
        let operands = Array(waiting.suffix(Int(operation.first)))
        waiting.removeLast(operands.count)
        let first = operands.first?.first ?? needed.count
        let cost = operation.kind == .allOf ? keepCheapest(of: operands) : keepAll(of: operands)
        waiting.append((first, cost))
      case .all, .symbols, .attribute, .unitPrice, .subscription, .perpetual, .interval:
        let first = needed.count
        waiting.append((first, appendNeeds(of: operation)))
      }
    }
    return waiting.last?.cost
  }

  private mutating func keepCheapest(of operands: [(first: Int, cost: Int?)]) -> Int? {
    guard let first = operands.first?.first else { return nil }
    var best: (place: Int, cost: Int)?
    for place in operands.indices {
      if let cost = operands[place].cost, cost < best?.cost ?? .max { best = (place, cost) }
    }
    guard let best else { return nil }
    let end = best.place + 1 < operands.count ? operands[best.place + 1].first : needed.count
    needed.removeLast(needed.count - end)
    needed.removeSubrange(first..<operands[best.place].first)
    return best.cost
  }

  private mutating func keepAll(of operands: [(first: Int, cost: Int?)]) -> Int? {
    var sum = 0
    for operand in operands {
      guard let cost = operand.cost else {
        needed.removeLast(needed.count - operands[0].first)
        return nil
      }
      sum += cost
    }
    return sum
  }

  private mutating func appendNeeds(of operation: SelectorOperation) -> Int? {
    switch operation.kind {
    case .symbols: append(Int(operation.first)..<Int(operation.first + operation.second))
    case .subscription, .interval: append(symbols.intern(.subscription, .billing))
    case .perpetual: append(symbols.intern(.perpetual, .billing))
    case .all, .attribute, .unitPrice, .allOf, .anyOf, .not: nil
    }
  }

  /// What one of a promotion's actions needs to have an effect.
  private mutating func appendNeeds(ofActions record: PromotionRecord) -> Int? {
    let first = needed.count
    var sum = 0
    for place in Int(record.firstAction)..<Int(record.firstAction) + Int(record.actionCount) {
      guard let cost = appendNeeds(of: actions[place]) else {
        needed.removeLast(needed.count - first)
        return nil
      }
      sum += cost
    }
    return sum
  }

  private mutating func appendNeeds(of action: ActionRecord) -> Int? {
    switch action.kind {
    case .order, .items, .group, .tax: return appendNeeds(ofSelector: action.selector)
    case .bundle:
      // A part that cannot be filled leaves no bundle.
      var best: Int?
      let first = needed.count
      for part in Int(action.firstPart)..<Int(action.firstPart + action.partCount) {
        let selector = parts[part].selector
        better(&best, from: first) { $0.appendNeeds(ofSelector: selector) }
      }
      return best
    case .gift, .shipping, .upgradeShipping, .fees, .credit, .issueCoupon: return nil
    }
  }
}

extension SymbolTable.Domain {
  /// How common an id is thought to be, as so many promotions that are filed under it already.
  fileprivate var weight: Int {
    switch self {
    case .coupon: 1
    case .customer: 2
    case .segment: 4
    case .sku: 8
    case .product: 16
    case .tag: 32
    case .category: 64
    case .storeID, .storeChannel, .storeCountry, .storeRegion: 256
    case .country, .region, .city: 512
    case .billing: 1024
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The lines that a selector selects, with their number and their sums.
struct LineSelection: Sendable {
  /// The index of its first word in ``CartFacts/bits``.
  let bits: Int32
  /// The number of lines.
  private(set) var count: Int32 = 0
  private(set) var value: Int64 = 0
  private(set) var units: Int64 = 0
  /// The smallest quantity of a line; 0 where there is none.
  private(set) var leastQuantity: Int64 = 0

  init(bits: Int32) { self.bits = bits }

  /// Creates a selection of a number of lines with their sums.
  init(bits: Int32, all count: Int, _ value: Int64, units: Int64, _ leastQuantity: Int64) {
    self.bits = bits
    self.count = Int32(truncatingIfNeeded: count)
    self.value = value
    self.units = units
    self.leastQuantity = leastQuantity
  }

  @inline(__always)
  mutating func add(_ line: ProjectedLine) {
    leastQuantity = count == 0 ? line.quantity : min(leastQuantity, line.quantity)
    count &+= 1
    value &+= line.value
    units &+= line.quantity
  }

  /// Returns a measure of the lines (§6.43).
  @inline(__always)
  func figure(_ measure: Gap.Measure) -> Int64 {
    switch measure {
    case .subtotal: value
    case .quantity, .reward: units
    case .lines: Int64(count)
    case .leastQuantity: leastQuantity
    }
  }
}

extension CartFacts {
  /// Resets the selections to that of no line and that of all lines.
  mutating func beginSelections() {
    wordsPerSet = max(1, (cart.lines.count + 63) / 64)
    selectionIndices.removeAll()
    selections.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
    appendSelection()
    let first = bits.count
    pushAll()
    selections.append(
      LineSelection(
        bits: Int32(truncatingIfNeeded: first), all: cart.lines.count, cart.subtotal, units: cart.units,
        cart.leastQuantity))
  }

  /// Adds a selection of no line.
  @inline(__always)
  mutating func appendSelection() { selections.append(LineSelection(bits: Int32(truncatingIfNeeded: pushNone()))) }

  /// Returns the selection of a selector of the set. O(nodes × lines / 64 + selected lines) the
  /// first time, O(1) from then on.
  @inline(__always)
  mutating func selection(_ selector: SelectorID) -> LineSelection { selections[index(of: selector)] }

  /// Returns the index of the selection of a selector.
  @inline(__always)
  mutating func index(of selector: SelectorID) -> Int {
    if selector == .all { return 1 }
    if let index = selectionIndices[selector] { return index.position }
    // The selections of the cart's ids were made when the ids were looked up.
    return selector.isOfOnlySymbol ? 0 : select(selector)
  }

  /// Whether a selection has a line.
  @inline(__always)
  func contains(_ line: Int, in selection: LineSelection) -> Bool {
    bits[Int(selection.bits) &+ line &>> 6] & (1 &<< UInt64(line & 63)) != 0
  }

  /// Returns the first line of a selection that is not before a line; nil for none.
  @inline(__always)
  func firstLine(of selection: LineSelection, from line: Int) -> Int? {
    var index = line &>> 6
    guard index < wordsPerSet else { return nil }
    var word = bits[Int(selection.bits) &+ index] & (.max &<< UInt64(line & 63))
    while word == 0 {
      index &+= 1
      guard index < wordsPerSet else { return nil }
      word = bits[Int(selection.bits) &+ index]
    }
    return index &<< 6 &+ word.trailingZeroBitCount
  }

  /// Returns the first rank, not before a rank, of a line of a selection in the order of line ids; nil
  /// for none.
  @inline(__always)
  func firstRank(of selection: LineSelection, from rank: Int) -> Int? {
    if cart.isInOrder { return firstLine(of: selection, from: rank) }
    var rank = rank
    while rank < cart.lines.count {
      if contains(cart.line(rank: rank).position, in: selection) { return rank }
      rank &+= 1
    }
    return nil
  }

  @inline(never)
  private mutating func select(_ selector: SelectorID) -> Int {
    let index = selections.count
    selectionIndices.set(selector, to: Index(index))
    var selection = LineSelection(bits: Int32(truncatingIfNeeded: bits.count))
    for place in set.selectors.operations(of: selector) {
      let operation = set.selectors.operations[place]
      guard budget.take(steps(of: operation)) else {
        // The pricing ends with an error, so the content of the selection does not matter.
        bits.removeSubrange(Int(selection.bits)...)
        _ = pushNone()
        break
      }
      apply(operation)
    }
    addLines(to: &selection)
    selections.append(selection)
    return index
  }

  /// Returns the elementary steps of an operation. The operation on an attribute counts its further
  /// steps itself.
  private mutating func steps(of operation: SelectorOperation) -> Int {
    switch operation.kind {
    case .all, .not, .attribute, .priced: 8 &+ wordsPerSet
    case .allOf, .anyOf: 8 &+ wordsPerSet &* operation.operandCount
    case .symbols: 8 &+ (4 &+ wordsPerSet) &* operation.list.positions.count
    case .unitPrice, .quantity, .discountable, .subscription, .perpetual, .interval:
      8 &+ wordsPerSet &+ 4 &* cart.lines.count
    }
  }

  /// Adds the lines whose bits are set to the sums of a selection.
  private mutating func addLines(to selection: inout LineSelection) {
    for index in 0..<wordsPerSet {
      var word = bits[Int(selection.bits) &+ index]
      while word != 0 {
        selection.add(cart.lines[index &<< 6 &+ word.trailingZeroBitCount])
        word &= word &- 1
      }
    }
  }

  /// Evaluates an operation of a postfix program (§3.8). `bits` is the stack: the operands are the
  /// sets of lines at its end.
  private mutating func apply(_ operation: SelectorOperation) {
    switch operation.kind {
    case .all: pushAll()
    case .allOf: combine(operation.operandCount, all: true)
    case .anyOf: combine(operation.operandCount, all: false)
    case .not:
      complement(bits.count - wordsPerSet)
    case .symbols:
      let top = pushNone()
      for position in operation.list.positions { insertLines(having: set.symbolLists[position], top) }
    case .attribute:
      let top = pushNone()
      insertLines(having: operation.attribute, top)
    case .priced:
      let top = pushNone()
      insertLines(pricedByAttribute: operation.priceName, top)
    case .unitPrice:
      let top = pushNone()
      insertLines(pricedWithin: operation, top)
    case .quantity:
      let top = pushNone()
      insertLines(countedWithin: operation, top)
    case .discountable:
      let top = pushNone()
      insertLines(top) { $0.isDiscountable == operation.isDiscountable }  // §3.6
    case .subscription:
      let top = pushNone()
      insertLines(top) { $0.isSubscription }
    case .perpetual:
      let top = pushNone()
      insertLines(top) { !$0.isSubscription }
    case .interval:
      let top = pushNone()
      insertLines(billedEvery: operation.interval, top)
    }
  }

  /// Adds the lines that have the id of a symbol to the set of lines that begins at an index of
  /// ``bits`` (union of bit sets).
  private mutating func insertLines(having symbol: SymbolID, _ top: Int) {
    guard let index = selectionIndices[SelectorID(ofOnly: symbol)] else { return }
    let first = Int(selections[index].bits)
    for word in 0..<wordsPerSet { bits[top &+ word] |= bits[first &+ word] }
  }

  /// Whether an ascending list of symbols contains a symbol (binary search).
  mutating func contains(_ symbol: SymbolID, _ list: IndexList<SymbolTable.Entry>) -> Bool {
    let positions = list.positions
    let place = positions.partitionPoint { set.symbolLists[$0] < symbol }
    return place < positions.upperBound && set.symbolLists[place] == symbol
  }

  /// Adds the lines for which a predicate is true to the set of lines that begins at an index of
  /// ``bits``, a word at a time.
  @inline(__always)
  mutating func insertLines(_ top: Int, where isSelected: (ProjectedLine) -> Bool) {
    var line = 0
    for index in 0..<wordsPerSet {
      var word: UInt64 = 0
      let end = min(line &+ 64, cart.lines.count)
      while line < end {
        if isSelected(cart.lines[line]) { word |= 1 &<< UInt64(line & 63) }
        line &+= 1
      }
      bits[top &+ index] |= word
    }
  }

  // MARK: Bits

  /// Returns the bits of a word that correspond to lines of the cart.
  private mutating func mask(_ index: Int) -> UInt64 {
    let left = cart.lines.count - index << 6
    return left >= 64 ? .max : (1 << UInt64(left)) - 1
  }

  /// Replaces the set that begins at an index by its complement.
  mutating func complement(_ top: Int) {
    for index in 0..<wordsPerSet { bits[top + index] = ~bits[top + index] & mask(index) }
  }

  private mutating func pushAll() {
    for index in 0..<wordsPerSet { bits.append(mask(index)) }
  }

  @inline(__always)
  private mutating func pushNone() -> Int {
    let top = bits.count
    if wordsPerSet == 1 { bits.append(0) } else { bits.append(repeating: 0, count: wordsPerSet) }
    return top
  }

  /// Sets the bit of a line. Returns whether the bit was not set before.
  @inline(__always)
  mutating func insert(_ line: Int, _ top: Int) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(line & 63)
    let word = bits[top &+ line &>> 6]
    bits[top &+ line &>> 6] = word | bit
    return word & bit == 0
  }

  /// Replaces the last `count` sets of the stack by their intersection (`all`) or their union.
  private mutating func combine(_ count: Int, all: Bool) {
    guard count > 0 else {
      // §3.9
      if all { pushAll() } else { _ = pushNone() }
      return
    }
    let first = bits.count - count * wordsPerSet
    for operand in 1..<max(1, count) {
      for index in 0..<wordsPerSet {
        let other = bits[first + operand * wordsPerSet + index]
        if all { bits[first + index] &= other } else { bits[first + index] |= other }
      }
    }
    bits.removeLast((count - 1) * wordsPerSet)
  }
}

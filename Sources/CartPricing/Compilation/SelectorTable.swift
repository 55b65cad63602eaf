// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The distinct selectors of a set as flat operations in postorder: children precede their parent.
/// A pricing evaluates each selector at most once.
///
/// A selector of one SKU, product, category or tag has no operations: its index is computed from
/// the symbol.
struct SelectorTable: Sendable {
  private(set) var operations = Rows<SelectorOperation>()
  /// The index of the first operation of each selector, and at the end the number of all
  /// operations.
  private var starts = Rows<Int32>()
  /// The sources of the selectors. Those of one id are in ``single``, with the symbol of the id.
  private var sources = Rows<LineSelector>()
  private var single = Rows<LineSelector>()
  private var singleSymbols = Rows<SymbolID>()
  private var singleIndices = HashIndex()
  private(set) var attributes = Rows<ComparedAttribute>()
  /// The names of attributes that selectors compare.
  private(set) var attributeNames = TextNumbers()
  private(set) var intervals = Rows<BillingInterval>()
  /// The flags for the amounts in selectors, by the index of the selector. Selectors without
  /// amounts have no entry.
  private(set) var amounts: [SelectorID: PromotionRecord.Flags] = [:]
  private var ids: [ExactSelector: SelectorID] = [:]
  /// The selectors of lines with a price as an attribute, by selector and name.
  private var priced: [PricedKey: SelectorID] = [:]

  /// The key of a selector of lines with a price as an attribute.
  private struct PricedKey: Hashable {
    let selector: SelectorID
    let name: TextNumber
  }

  init() { starts.append(0) }

  /// The number of selectors that have operations.
  var count: Int { sources.count }

  /// Returns the index of the selector of the lines that have the id of a symbol.
  mutating func id(ofOnly symbol: SymbolID, _ selector: LineSelector) -> SelectorID {
    if indexAmongSingle(symbol) == nil {
      if singleIndices.isFull {
        let symbols = singleSymbols
        singleIndices.grow { Self.hash(symbols[$0]) }
      }
      singleIndices.insert(Self.hash(symbol), singleSymbols.count)
      singleSymbols.append(symbol)
      single.append(selector)
    }
    return SelectorID(ofOnly: symbol)
  }

  /// Returns the number of an attribute's name that a qualifier or a discount reads.
  mutating func number(ofAttributeName name: String) -> TextNumber { attributeNames.intern(TextKey(name)) }

  /// Returns the selector of those lines of another one whose attribute is a price (§6.21).
  mutating func id(of selector: SelectorID, pricedByAttribute name: TextNumber) -> SelectorID {
    let key = PricedKey(selector: selector, name: name)
    if let known = priced[key] { return known }
    let id = SelectorID(sources.count)
    if let symbol = selector.onlySymbol {
      operations.append(SelectorOperation(IndexList(only: symbol)))
    } else {
      for index in operations(of: selector) { operations.append(operations[index]) }
    }
    operations.append(SelectorOperation(pricedByAttribute: name))
    operations.append(SelectorOperation(.allOf, of: 2))
    sources.append(source(of: selector))
    starts.append(Int32(operations.count))
    priced[key] = id
    return id
  }

  /// Returns the selector of those lines of another one whose attribute is a price.
  func priced(_ selector: SelectorID, byAttribute name: TextNumber) -> SelectorID {
    priced[PricedKey(selector: selector, name: name)] ?? selector
  }

  /// Returns the source of a selector.
  func source(of id: SelectorID) -> LineSelector {
    if let symbol = id.onlySymbol, let index = indexAmongSingle(symbol) { return single[index] }
    return sources[id.position]
  }

  private func indexAmongSingle(_ symbol: SymbolID) -> Int? {
    singleIndices.find(Self.hash(symbol)) { singleSymbols[$0] == symbol }
  }

  private static func hash(_ symbol: SymbolID) -> UInt64 {
    let hash = UInt64(UInt32(bitPattern: symbol.rawValue)) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash &>> 32
  }

  /// Returns the indices of a selector's operations.
  @inline(__always)
  func operations(of selector: SelectorID) -> Range<Int> {
    Int(starts[selector.position])..<Int(starts[selector.position + 1])
  }

  /// Returns the index of a selector, or nil if the selector is new.
  func known(_ selector: LineSelector) -> SelectorID? { ids[ExactSelector(selector: selector)] }

  /// Adds a selector and returns its index.
  mutating func append(
    _ selector: LineSelector, _ added: [SelectorOperation], amounts flags: PromotionRecord.Flags
  ) -> SelectorID {
    let id = SelectorID(sources.count)
    ids[ExactSelector(selector: selector)] = id
    sources.append(selector)
    for operation in added { operations.append(operation) }
    starts.append(Int32(operations.count))
    if !flags.isEmpty { amounts[id] = flags }
    return id
  }

  /// Adds a comparison of the attribute with a name, and returns its index.
  mutating func index(ofAttribute name: String, _ comparison: Comparison) -> Index<ComparedAttribute> {
    attributes.append(
      ComparedAttribute(name: attributeNames.intern(TextKey(name)), comparison: CompiledComparison(comparison)))
    return Index(attributes.count - 1)
  }

  /// Adds a billing interval and returns its index.
  mutating func index(of interval: BillingInterval) -> Index<BillingInterval> {
    intervals.append(interval)
    return Index(intervals.count - 1)
  }

  /// Removes the look-up tables that only compiling needs, and releases unused capacity.
  mutating func close() {
    ids = [:]
    operations.close()
    starts.close()
    sources.close()
    single.close()
    singleSymbols.close()
    singleIndices.close()
    attributes.close()
    attributeNames.close()
    intervals.close()
  }
}

/// A condition of selectors, or of a series of events, on an attribute.
struct ComparedAttribute: Sendable {
  /// The number of the attribute's name among those of the table that has the condition.
  let name: TextNumber
  let comparison: CompiledComparison
}

/// One operation of a selector. The meaning of `first` and `second` depends on its kind.
struct SelectorOperation: Sendable {
  let kind: Kind
  /// Of `unitPrice`, which bounds are not part of the range.
  let excluded: ExcludedBounds
  private let first: Int32
  private let second: Int32

  enum Kind: UInt8, Sendable {
    case all
    /// The line has one of a list of symbols: the index and the length of the list.
    case symbols
    /// The index of a condition on an attribute.
    case attribute
    /// The indices of the least and the largest price among the amounts.
    case unitPrice
    /// The least and the largest quantity.
    case quantity
    /// 1 for lines that promotions can discount, 0 for the others.
    case discountable
    /// The number of the name of an attribute that is a price.
    case priced
    case subscription, perpetual
    /// The index of a billing interval.
    case interval
    /// The number of operands.
    case allOf, anyOf
    case not
  }

  private init(_ kind: Kind, _ first: Int32, _ second: Int32 = 0, excluded: ExcludedBounds = .none) {
    self.kind = kind
    self.excluded = excluded
    self.first = first
    self.second = second
  }

  /// An operation without figures.
  init(_ kind: Kind) { self.init(kind, 0) }

  /// An operation that combines a number of operands.
  init(_ kind: Kind, of operandCount: Int) { self.init(kind, Int32(operandCount)) }

  /// The lines that have one of a list of symbols.
  init(_ list: IndexList<SymbolTable.Entry>) { self.init(.symbols, list.first, list.count) }

  /// The lines for whose attribute a condition holds, by the index of the condition.
  init(attribute index: Index<ComparedAttribute>) { self.init(.attribute, index.rawValue) }

  /// The lines whose unit price is within bounds.
  init(unitPriceFrom least: AmountID?, to most: AmountID?, _ excluded: ExcludedBounds) {
    self.init(.unitPrice, OptionalIndex(least).rawValue, OptionalIndex(most).rawValue, excluded: excluded)
  }

  /// The lines whose quantity is within bounds.
  init(quantityFrom least: Int?, to most: Int?) {
    self.init(.quantity, Int32(least ?? 0), most.map { Int32($0) } ?? .max)
  }

  /// The lines that promotions can discount, or the others.
  init(isDiscountable: Bool) { self.init(.discountable, isDiscountable ? 1 : 0) }

  /// The lines with a price as an attribute, by the number of its name.
  init(pricedByAttribute name: TextNumber) { self.init(.priced, name.rawValue) }

  /// The lines that are billed at an interval, by the index of the interval.
  init(interval index: Index<BillingInterval>) { self.init(.interval, index.rawValue) }

  /// The number of operands of `allOf` and `anyOf`.
  @inline(__always)
  var operandCount: Int { Int(first) }

  /// The list of `symbols`.
  @inline(__always)
  var list: IndexList<SymbolTable.Entry> { IndexList(first: first, count: second) }

  /// The index of the condition of `attribute`.
  var attribute: Index<ComparedAttribute> { Index(rawValue: first) }

  /// The least and the largest price of `unitPrice`; nil where there is no bound.
  var leastPrice: AmountID? { OptionalIndex(rawValue: first).index }
  var mostPrice: AmountID? { OptionalIndex(rawValue: second).index }

  /// The bounds of `quantity`.
  var leastQuantity: Int64 { Int64(first) }
  var mostQuantity: Int64 { Int64(second) }

  /// Whether `discountable` selects the lines that promotions can discount.
  var isDiscountable: Bool { first == 1 }

  /// The number of the name of `priced`.
  var priceName: TextNumber { TextNumber(rawValue: first) }

  /// The index of the billing interval of `interval`.
  var interval: Index<BillingInterval> { Index(rawValue: first) }

  /// Whether the operation combines operands, even if their number is 0.
  var isParent: Bool {
    switch kind {
    case .allOf, .anyOf, .not: true
    case .all, .symbols, .attribute, .unitPrice, .quantity, .discountable, .priced, .subscription, .perpetual,
      .interval:
      false
    }
  }
}

extension SelectorID {
  /// The selector of every line.
  @inline(__always)
  static var all: SelectorID { SelectorID(rawValue: 0) }

  /// The selector of the lines that have the id of a symbol.
  @inline(__always)
  init(ofOnly symbol: SymbolID) { self.init(rawValue: Self.single &+ symbol.rawValue) }

  /// Whether it selects the lines that have one id.
  @inline(__always)
  var isOfOnlySymbol: Bool { rawValue >= Self.single }

  /// The symbol of the only id that it selects by; nil for another selector.
  @inline(__always)
  var onlySymbol: SymbolID? { isOfOnlySymbol ? SymbolID(rawValue: rawValue &- Self.single) : nil }

  /// The first index of selectors of one id. The indices of all other selectors are below it.
  @inline(__always)
  private static var single: Int32 { 1 << 30 }
}

/// A selector as a key. Two keys are equal only if their texts have the same bytes: two names that
/// only look alike are different.
private struct ExactSelector: Hashable {
  let selector: LineSelector

  static func == (left: ExactSelector, right: ExactSelector) -> Bool {
    left.selector == right.selector
      && zip(left.selector.nodes, right.selector.nodes).allSatisfy { haveSameText($0, $1) }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(selector) }

  /// Whether two nodes that are equal name the same attribute and contain the same text.
  private static func haveSameText(_ left: LineSelector.Node, _ right: LineSelector.Node) -> Bool {
    guard case .attribute(let name, let comparison) = left, case .attribute(let otherName, let other) = right
    else { return true }
    return name.hasSameBytes(as: otherName) && comparison.hasSameText(as: other)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The distinct selectors of a set as flat operations in postorder: children precede their parent.
/// A pricing evaluates each selector at most once.
///
/// A selector of one SKU, product, category or tag has no operations: its index is computed from
/// the id's symbol.
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
  private(set) var attributes = Rows<(name: Int32, comparison: CompiledComparison)>()
  /// The names of attributes that selectors compare.
  private(set) var attributeNames = TextNumbers()
  private(set) var intervals = Rows<BillingInterval>()
  /// The flags for the amounts in selectors, by the index of the selector. Selectors without
  /// amounts have no entry.
  private(set) var amounts: [Int32: PromotionRecord.Flags] = [:]
  private var places: [ExactSelector: Int32] = [:]
  /// The selectors of lines with a price as an attribute, by selector and name.
  private var priced: [UInt64: Int32] = [:]

  /// The index of the selector of every line.
  static let all: Int32 = 0

  init() { starts.append(0) }

  /// The number of selectors that have operations.
  var count: Int { sources.count }

  /// Returns the index of the selector of the lines that have the id of a symbol.
  mutating func place(ofSymbol symbol: SymbolID, _ selector: LineSelector) -> Int32 {
    if indexAmongSingle(symbol) == nil {
      if singleIndices.isFull {
        let symbols = singleSymbols
        singleIndices.grow { Self.hash(symbols[$0]) }
      }
      singleIndices.insert(Self.hash(symbol), singleSymbols.count)
      singleSymbols.append(symbol)
      single.append(selector)
    }
    return Self.selector(ofOne: symbol)
  }

  /// Returns the number of an attribute's name that a qualifier or a discount reads.
  mutating func number(ofAttributeName name: String) -> Int32 { attributeNames.intern(TextKey(name)) }

  /// Returns the selector of those lines of another one whose attribute is a price (§6.21).
  mutating func place(of selector: Int32, pricedByAttribute name: Int32) -> Int32 {
    let key = Self.pricedKey(selector, name)
    if let known = priced[key] { return known }
    let place = Int32(sources.count)
    if let symbol = Self.symbol(ofOne: selector) {
      operations.append(SelectorOperation(IndexList(only: symbol)))
    } else {
      for index in operations(of: selector) { operations.append(operations[index]) }
    }
    operations.append(SelectorOperation(kind: .priced, first: name))
    operations.append(SelectorOperation(kind: .allOf, first: 2))
    sources.append(source(at: selector))
    starts.append(Int32(operations.count))
    priced[key] = place
    return place
  }

  /// Returns the selector of those lines of another one whose attribute is a price.
  func priced(_ selector: Int32, byAttribute name: Int32) -> Int32 {
    priced[Self.pricedKey(selector, name)] ?? selector
  }

  private static func pricedKey(_ selector: Int32, _ name: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: selector)) << 32 | UInt64(UInt32(bitPattern: name))
  }

  /// Returns the source of a selector.
  func source(at place: Int32) -> LineSelector {
    if let symbol = Self.symbol(ofOne: place), let index = indexAmongSingle(symbol) { return single[index] }
    return sources[Int(place)]
  }

  private func indexAmongSingle(_ symbol: SymbolID) -> Int? {
    singleIndices.find(Self.hash(symbol)) { singleSymbols[$0] == symbol }
  }

  private static func hash(_ symbol: SymbolID) -> UInt64 {
    let hash = UInt64(UInt32(bitPattern: symbol.rawValue)) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash &>> 32
  }

  /// Whether an index is that of a selector of one id.
  @inline(__always)
  static func isOfSymbol(_ place: Int32) -> Bool { place >= single }

  /// The symbol of a selector of one id; nil for another selector.
  @inline(__always)
  static func symbol(ofOne place: Int32) -> SymbolID? { place >= single ? SymbolID(rawValue: place &- single) : nil }

  /// Returns the index of the selector of the lines that have the id of a symbol.
  @inline(__always)
  static func selector(ofOne symbol: SymbolID) -> Int32 { single &+ symbol.rawValue }

  /// The first index of selectors of one id. The indices of all other selectors are below it.
  private static let single: Int32 = 1 << 30

  /// Returns the indices of a selector's operations.
  @inline(__always)
  func operations(of selector: Int32) -> Range<Int> { Int(starts[Int(selector)])..<Int(starts[Int(selector) + 1]) }

  /// Returns the index of a selector, or nil if the selector is new.
  func known(_ selector: LineSelector) -> Int32? { places[ExactSelector(selector: selector)] }

  /// Adds a selector and returns its index.
  mutating func append(
    _ selector: LineSelector, _ added: [SelectorOperation], amounts flags: PromotionRecord.Flags
  ) -> Int32 {
    let place = Int32(sources.count)
    places[ExactSelector(selector: selector)] = place
    sources.append(selector)
    for operation in added { operations.append(operation) }
    starts.append(Int32(operations.count))
    if !flags.isEmpty { amounts[place] = flags }
    return place
  }

  /// Adds a comparison of the attribute with a name, and returns its index.
  mutating func place(ofAttribute name: String, _ comparison: Comparison) -> Int32 {
    attributes.append((attributeNames.intern(TextKey(name)), CompiledComparison(comparison)))
    return Int32(attributes.count - 1)
  }

  mutating func place(of interval: BillingInterval) -> Int32 {
    intervals.append(interval)
    return Int32(intervals.count - 1)
  }

  /// Removes the look-up tables that only compiling needs, and releases unused capacity.
  mutating func close() {
    places = [:]
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

/// One operation of a selector. The meaning of `first` and `second` depends on its kind.
struct SelectorOperation: Sendable {
  var kind: Kind
  /// Of `unitPrice`, which bounds are not part of the range.
  var excluded = ExcludedBounds.none
  var first: Int32 = 0
  var second: Int32 = 0

  enum Kind: UInt8, Sendable {
    case all
    /// The line has one of a list of symbols: the index and the length of the list.
    case symbols
    /// The index of a condition on an attribute.
    case attribute
    /// The indices of the least and the largest price among the amounts; -1 for none.
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

  /// Creates the operation that selects the lines that have one of a list of symbols.
  init(_ list: IndexList<SymbolTable.Entry>) { self.init(kind: .symbols, first: list.first, second: list.count) }

  init(kind: Kind, excluded: ExcludedBounds = .none, first: Int32 = 0, second: Int32 = 0) {
    self.kind = kind
    self.excluded = excluded
    self.first = first
    self.second = second
  }

  /// The operation's list of symbols.
  @inline(__always)
  var list: IndexList<SymbolTable.Entry> { IndexList(first: first, count: second) }

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
    return name.utf8.elementsEqual(otherName.utf8) && comparison.hasSameText(as: other)
  }
}

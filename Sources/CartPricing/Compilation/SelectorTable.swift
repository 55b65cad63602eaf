// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The distinct selectors of a set as flat operations, children before their parent; a cart answers each at most once.
///
/// A selector of one SKU, product, category or tag has no operations: its place says the id's symbol.
struct SelectorTable: Sendable {
  private(set) var operations = Rows<SelectorOperation>()
  /// Where each selector's operations begin, and where the last one's end.
  private var starts = Rows<Int32>()
  /// The selectors as they were written; those of one id stand apart, with its symbol.
  private var sources = Rows<LineSelector>()
  private var single = Rows<LineSelector>()
  private var singleSymbols = Rows<Int32>()
  private var singlePlaces = HashIndex()
  private(set) var attributes = Rows<(name: Int32, comparison: CompiledComparison)>()
  /// The names of attributes that selectors compare.
  private(set) var attributeNames = TextNumbers()
  private(set) var intervals = Rows<BillingInterval>()
  /// Amounts in selectors, where there are any, by place.
  private(set) var amounts: [Int32: PromotionRecord.Flags] = [:]
  private var places: [ExactSelector: Int32] = [:]

  /// The place of the selector of every line.
  static let all: Int32 = 0

  init() { starts.append(0) }

  /// How many selectors have operations.
  var count: Int { sources.count }

  /// The place of the selector of the lines that have the id of a symbol.
  mutating func place(ofSymbol symbol: Int32, _ selector: LineSelector) -> Int32 {
    if placeAmongSingle(symbol) < 0 {
      if singlePlaces.isFull {
        let symbols = singleSymbols
        singlePlaces.grow { Self.hash(symbols[$0]) }
      }
      singlePlaces.insert(Self.hash(symbol), singleSymbols.count)
      singleSymbols.append(symbol)
      single.append(selector)
    }
    return SymbolLists.place(of: symbol)
  }

  /// A selector as it was written.
  func source(at place: Int32) -> LineSelector {
    Self.isOfSymbol(place) ? single[placeAmongSingle(SymbolLists.symbol(ofOne: place))] : sources[Int(place)]
  }

  private func placeAmongSingle(_ symbol: Int32) -> Int {
    singlePlaces.find(Self.hash(symbol)) { singleSymbols[$0] == symbol }
  }

  private static func hash(_ symbol: Int32) -> UInt64 {
    let hash = UInt64(UInt32(bitPattern: symbol)) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash &>> 32
  }

  /// Whether a place is that of a selector of one id.
  @inline(__always)
  static func isOfSymbol(_ place: Int32) -> Bool { SymbolLists.isOne(place) }

  /// The places of a selector's operations.
  @inline(__always)
  func operations(of selector: Int32) -> Range<Int> { Int(starts[Int(selector)])..<Int(starts[Int(selector) + 1]) }

  /// The selector's place if it has one.
  func known(_ selector: LineSelector) -> Int32? { places[ExactSelector(selector: selector)] }

  /// Gives a selector a place.
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

  /// The place of a comparison of the attribute with a name.
  mutating func place(ofAttribute name: String, _ comparison: Comparison) -> Int32 {
    attributes.append((attributeNames.intern(TextKey(name)), CompiledComparison(comparison)))
    return Int32(attributes.count - 1)
  }

  mutating func place(of interval: BillingInterval) -> Int32 {
    intervals.append(interval)
    return Int32(intervals.count - 1)
  }

  /// Forgets what only compiling needs.
  mutating func close() {
    places = [:]
    operations.close()
    starts.close()
    sources.close()
    single.close()
    singleSymbols.close()
    singlePlaces.close()
    attributes.close()
    attributeNames.close()
    intervals.close()
  }
}

/// One operation of a selector; what `first` and `second` are depends on its kind.
struct SelectorOperation: Sendable {
  var kind: Kind
  var first: Int32 = 0
  var second: Int32 = 0

  enum Kind: UInt8, Sendable {
    case all
    /// The line has one of a list of symbols: where the list begins and how many it has.
    case symbols
    /// The place of a condition on an attribute.
    case attribute
    /// The places of the least and the largest price; -1 for none.
    case unitPrice
    case subscription, perpetual
    /// The place of a billing interval.
    case interval
    /// The number of operands.
    case allOf, anyOf
    case not
  }

  /// Whether it has operands, be they none.
  var isParent: Bool {
    switch kind {
    case .allOf, .anyOf, .not: true
    case .all, .symbols, .attribute, .unitPrice, .subscription, .perpetual, .interval: false
    }
  }
}

/// A selector that equals another only if their texts have the same bytes: names in it that look alike are not the same.
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

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A selector of lines of a cart.
///
/// ```swift
/// let shoes: LineSelector = .category("shoes") && !.tag("clearance")
/// ```
///
/// A selector is a flat tree: its nodes are in one array in postorder, so that trees of any size
/// are built, compared, hashed and freed without recursion. More than 10,000 nodes or 64 levels are
/// a fault.
public struct LineSelector: Sendable, Hashable {
  /// The nodes, children before their parent, the root last; never empty.
  package private(set) var nodes: [Node]

  /// One node of a selector.
  package enum Node: Sendable, Hashable {
    case all
    case sku([SKU])
    case product([ProductID])
    case category([CategoryID])
    case tag([TagID])
    case attribute(String, Comparison)
    case unitPrice(AmountRange)
    case quantity(CountRange)
    case discountable(Bool)
    case billing(Billing)
    /// The number of children, which precede the node.
    case allOf(Int)
    case anyOf(Int)
    case not
  }

  init(nodes: [Node]) { self.nodes = nodes }

  init(_ node: Node) { nodes = [node] }

  /// Every line.
  public static let all = LineSelector(.all)

  /// Lines that all of these select; every line if there are none.
  public static func allOf(_ selectors: [LineSelector]) -> LineSelector {
    joined(selectors, by: .allOf(selectors.count))
  }

  /// Lines that one of these selects; no line if there are none.
  public static func anyOf(_ selectors: [LineSelector]) -> LineSelector {
    joined(selectors, by: .anyOf(selectors.count))
  }

  /// Lines that both sides select. A chain of `&&` is one `allOf`.
  ///
  /// O(nodes of the right side) if the left side is used nowhere else, as in a loop that builds a chain.
  /// A build without optimization copies the left side, unless it is consumed: `chain = (consume chain) && next`.
  public static func && (left: consuming LineSelector, right: LineSelector) -> LineSelector {
    if case .allOf(let count)? = left.nodes.last {
      left.nodes.removeLast()
      left.nodes += right.nodes
      left.nodes.append(.allOf(count + 1))
    } else {
      left.nodes += right.nodes
      left.nodes.append(.allOf(2))
    }
    return left
  }

  /// Lines that one side selects. A chain of `||` is one `anyOf`.
  ///
  /// O(nodes of the right side) if the left side is used nowhere else, as in a loop that builds a chain.
  /// A build without optimization copies the left side, unless it is consumed: `chain = (consume chain) || next`.
  public static func || (left: consuming LineSelector, right: LineSelector) -> LineSelector {
    if case .anyOf(let count)? = left.nodes.last {
      left.nodes.removeLast()
      left.nodes += right.nodes
      left.nodes.append(.anyOf(count + 1))
    } else {
      left.nodes += right.nodes
      left.nodes.append(.anyOf(2))
    }
    return left
  }

  /// Lines that the selector does not select.
  public static prefix func ! (selector: consuming LineSelector) -> LineSelector {
    selector.nodes.append(.not)
    return selector
  }

  /// Whether this is the selector of every line, as written: `"all"`.
  var isAll: Bool {
    guard nodes.count == 1, case .all = nodes[0] else { return false }
    return true
  }

  /// Whether both were written alike. O(n) for n nodes.
  ///
  /// Selectors are mostly compared with `all`, which takes no comparison of nodes.
  public static func == (left: LineSelector, right: LineSelector) -> Bool {
    if left.nodes.count != right.nodes.count { return false }
    if right.isAll { return left.isAll }
    return left.nodes == right.nodes
  }

  static func joined(_ selectors: [LineSelector], by node: Node) -> LineSelector {
    var nodes: [Node] = []
    nodes.reserveCapacity(selectors.reduce(1) { $0 + $1.nodes.count })
    for selector in selectors { nodes += selector.nodes }
    nodes.append(node)
    return LineSelector(nodes: nodes)
  }
}

extension LineSelector.Node: TreeNode {
  package var childCount: Int {
    switch self {
    case .allOf(let count), .anyOf(let count): count
    case .not: 1
    default: 0
    }
  }
}

// MARK: - Document

extension LineSelector: DocumentValue {
  /// The keys of a selector that is not `"all"`; each object has one of them (§3.1).
  enum Key: String, DocumentKey {
    case sku, product, category, tag, attribute, unitPrice, quantity, discountable, billing, allOf, anyOf, not
    static let table = KeyTable(Key.self, "a selector", oneOf: .all)

    static var inner: [(key: Key, names: [String])] {
      [
        (.attribute, AttributeCondition.Key.table.names), (.unitPrice, AmountRange.Key.table.names),
        (.quantity, CountRange.Key.table.names),
      ]
    }
  }

  /// Reads a selector. A selector that is too deep or too large is reported as a whole.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LineSelector {
    var tree = ReadTree<Node>()
    append(value, depth: 1, to: &tree, from: &source)
    return tree.isWithinLimits(reportingTo: &source) ? LineSelector(nodes: tree.nodes) : .all
  }

  private static func append<Source: DocumentSource>(
    _ value: Int, depth: Int, to tree: inout ReadTree<Node>, from source: inout Source
  ) {
    guard tree.admitsNode(at: depth) else { return }
    if source.kind(value) == .string {
      if !source.take(value, "all") { source.reject(value, "\"all\" or an object that selects lines") }
      return tree.append(.all)
    }
    var node: Node?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .sku: node = .sku(source.read(value))
      case .product: node = .product(source.read(value))
      case .category: node = .category(source.read(value))
      case .tag: node = .tag(source.read(value))
      case .attribute: node = .readAttribute(value, from: &source)
      case .unitPrice: node = .unitPrice(AmountRange.read(value, of: "a range of prices", from: &source))
      case .quantity: node = .quantity(CountRange.read(value, from: &source))
      case .discountable: node = .discountable(source.read(value))
      case .billing: node = .billing(source.read(value))
      case .allOf: node = .allOf(appendChildren(of: value, depth: depth, to: &tree, from: &source))
      case .anyOf: node = .anyOf(appendChildren(of: value, depth: depth, to: &tree, from: &source))
      case .not:
        append(value, depth: depth + 1, to: &tree, from: &source)
        node = .not
      }
    }
    tree.append(node ?? .all)
  }

  /// Reads a list of selectors; returns their number.
  private static func appendChildren<Source: DocumentSource>(
    of value: Int, depth: Int, to tree: inout ReadTree<Node>, from source: inout Source
  ) -> Int {
    source.forEachElement(value) { append($1, depth: depth + 1, to: &tree, from: &$0) }
  }

  func write(to writer: inout JSONWriter) { TreeWriting.write(nodes, to: &writer) }
}

extension LineSelector.Node: WritableNode {
  var branch: TreeBranch? {
    switch self {
    case .allOf: TreeBranch(LineSelector.Key.allOf, isList: true)
    case .anyOf: TreeBranch(LineSelector.Key.anyOf, isList: true)
    case .not: TreeBranch(LineSelector.Key.not, isList: false)
    default: nil
    }
  }

  func writeLeaf(to writer: inout JSONWriter) {
    typealias Key = LineSelector.Key
    switch self {
    case .all: writer.string("all")
    case .sku(let skus): writer.object { $0.member(Key.sku, skus) }
    case .product(let products): writer.object { $0.member(Key.product, products) }
    case .category(let categories): writer.object { $0.member(Key.category, categories) }
    case .tag(let tags): writer.object { $0.member(Key.tag, tags) }
    case .attribute(let name, let comparison):
      writer.object { $0.member(Key.attribute, AttributeCondition(name, comparison)) }
    case .unitPrice(let range): writer.object { $0.object(Key.unitPrice) { range.writeMembers(to: &$0) } }
    case .quantity(let range): writer.object { $0.object(Key.quantity) { range.writeMembers(to: &$0) } }
    case .discountable(let isDiscountable): writer.object { $0.member(Key.discountable, isDiscountable) }
    case .billing(let billing): writer.object { $0.member(Key.billing, billing) }
    case .allOf, .anyOf, .not: writer.null()
    }
  }
}

extension LineSelector: CustomStringConvertible {
  /// The selector as compact JSON, as promotion sets have it: `"all"` with the quotes, or
  /// `{"sku":["MUG"]}`. O(nodes).
  public var description: String { String(decoding: jsonBytes(capacity: 256), as: UTF8.self) }
}

#if !hasFeature(Embedded)
  // Bounds are checked when a set with the selector is compiled.
  extension LineSelector: JSONCodable {}
#endif

// MARK: - Checks

extension LineSelector.Node: CheckedNode {
  var childrenKey: StaticString? {
    switch self {
    case .allOf: "allOf"
    case .anyOf: "anyOf"
    case .not: "not"
    default: nil
    }
  }

  var hasListOfChildren: Bool {
    switch self {
    case .allOf, .anyOf: true
    default: false
    }
  }
}

extension LineSelector {
  /// Checks a selector at a key of the current path. The nodes of a tree that is too large are not
  /// checked.
  func check(at key: StaticString, _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push(key)
    if sink.checkSize(of: nodes) {
      // Children come before their parent, so that the leaves are in the order of the document.
      let paths = sink.paths(of: nodes)
      for index in nodes.indices {
        sink.push(index, of: nodes, paths)
        // Every kind is named: with `default`, the compiler would copy each node.
        switch nodes[index] {
        case .all, .allOf, .anyOf, .not: break
        case .sku(let skus): sink.check(skus, at: "sku")
        case .product(let products): sink.check(products, at: "product")
        case .category(let categories): sink.check(categories, at: "category")
        case .tag(let tags): sink.check(tags, at: "tag")
        case .attribute(let name, let comparison): LineSelector.checkAttribute(name, comparison, into: &sink)
        case .unitPrice(let range): LineSelector.checkUnitPrice(range, scope, into: &sink)
        case .quantity(let range): LineSelector.checkQuantity(range, into: &sink)
        case .discountable: break
        case .billing(let billing): billing.check(into: &sink)
        }
        sink.pop(index, of: nodes, paths)
      }
    }
    sink.pop()
  }
}

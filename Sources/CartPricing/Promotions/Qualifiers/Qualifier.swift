// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Whether a promotion applies: a Boolean tree over facts about the cart and its context.
///
/// ```swift
/// let when: Qualifier = .quantity(atLeast: 3) && .segment("vip") && !.store(channel: ["outlet"])
/// ```
///
/// Qualifiers are evaluated on the cart before any promotion, unless a subtotal has a
/// ``DiscountStage``. A qualifier is a flat tree: its nodes are in one array in postorder, so that
/// trees of any size are built, compared, hashed and freed without recursion. More than 10,000
/// nodes or 64 levels are a fault.
public struct Qualifier: Sendable, Hashable {
  /// The nodes, children before their parent, the root last; never empty.
  package private(set) var nodes: [Node]

  /// One node of a qualifier.
  package enum Node: Sendable, Hashable {
    case subtotal(LineSelector, AmountRange, SubtotalValue)
    case quantity(LineSelector, CountRange)
    case lines(LineSelector, CountRange)
    case leastQuantity(LineSelector, CountRange)
    case coupon([CouponCode])
    case segment(SegmentID)
    // Rare leaves are indirect, so that a node has 40 bytes and a switch over nodes copies little.
    indirect case customerAttribute(String, Comparison)
    case customerID([CustomerID])
    case customerKnown(Bool)
    indirect case cartAttribute(AttributeCondition)
    indirect case location(LocationMatch)
    indirect case store(StoreMatch)
    indirect case shipping(ShippingMatch)
    indirect case sum(AttributeSum)
    indirect case events(EventMatch)
    indirect case score(ScoreID, CountRange)
    indirect case anniversary(Anniversary)
    case schedule([ScheduleWindow])
    /// The number of children, which precede the node.
    case all(Int)
    case any(Int)
    case not
  }

  init(nodes: [Node]) { self.nodes = nodes }

  /// A qualifier of one leaf.
  init(_ node: Node) { nodes = [node] }

  /// All of these hold; true if there are none.
  public static func all(_ qualifiers: [Qualifier]) -> Qualifier { joined(qualifiers, by: .all(qualifiers.count)) }

  /// One of these holds; false if there are none.
  public static func any(_ qualifiers: [Qualifier]) -> Qualifier { joined(qualifiers, by: .any(qualifiers.count)) }

  /// Both sides hold. A chain of `&&` is one `all`.
  ///
  /// O(nodes of the right side) if the left side is used nowhere else, as in a loop that builds a chain.
  /// A build without optimization copies the left side, unless it is consumed: `chain = (consume chain) && next`.
  public static func && (left: consuming Qualifier, right: Qualifier) -> Qualifier {
    if case .all(let count)? = left.nodes.last {
      left.nodes.removeLast()
      left.nodes += right.nodes
      left.nodes.append(.all(count + 1))
    } else {
      left.nodes += right.nodes
      left.nodes.append(.all(2))
    }
    return left
  }

  /// One side holds. A chain of `||` is one `any`.
  ///
  /// O(nodes of the right side) if the left side is used nowhere else, as in a loop that builds a chain.
  /// A build without optimization copies the left side, unless it is consumed: `chain = (consume chain) || next`.
  public static func || (left: consuming Qualifier, right: Qualifier) -> Qualifier {
    if case .any(let count)? = left.nodes.last {
      left.nodes.removeLast()
      left.nodes += right.nodes
      left.nodes.append(.any(count + 1))
    } else {
      left.nodes += right.nodes
      left.nodes.append(.any(2))
    }
    return left
  }

  /// The qualifier does not hold.
  public static prefix func ! (qualifier: consuming Qualifier) -> Qualifier {
    qualifier.nodes.append(.not)
    return qualifier
  }

  private static func joined(_ qualifiers: [Qualifier], by node: Node) -> Qualifier {
    var nodes: [Node] = []
    nodes.reserveCapacity(qualifiers.reduce(1) { $0 + $1.nodes.count })
    for qualifier in qualifiers { nodes += qualifier.nodes }
    nodes.append(node)
    return Qualifier(nodes: nodes)
  }
}

extension Qualifier.Node: TreeNode {
  package var childCount: Int {
    switch self {
    case .all(let count), .any(let count): count
    case .not: 1
    default: 0
    }
  }
}

extension Qualifier {
  /// The segments that the tree names, each once, in the order of their first mention.
  var segments: [SegmentID] {
    var seen: Set<SegmentID> = []
    var found: [SegmentID] = []
    for case .segment(let id) in nodes where seen.insert(id).inserted { found.append(id) }
    return found
  }

  /// The amounts in the tree, those in its selectors too.
  var amounts: [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for node in nodes {
      switch node {
      case .subtotal(let selector, let range, _):
        found += selector.amounts
        found += range.amounts
      case .quantity(let selector, _), .lines(let selector, _), .leastQuantity(let selector, _):
        found += selector.amounts
      case .events(let match): if case .sum(let range) = match.measure { found += range.amounts }
      case .shipping(let match): found += match.cost?.amounts ?? []
      case .sum(let sum): found += sum.selector.amounts
      // Every kind is named, so that a new one is not forgotten: §1.7 depends on it.
      case .coupon, .segment, .customerAttribute, .customerID, .customerKnown, .cartAttribute, .location, .store,
        .score,
        .anniversary, .schedule, .all, .any, .not:
        break
      }
    }
    return found
  }
}

// MARK: - Document

extension Qualifier: DocumentValue {
  enum Key: String, DocumentKey {
    case all, any, not, subtotal, quantity, lines, leastQuantity, coupon, segment, customer, location, store, shipping,
      cart, sum, events, score, anniversary, schedule
    static let table = KeyTable(Key.self, "a qualifier", oneOf: .all)

    static var inner: [(key: Key, names: [String])] {
      [
        (.subtotal, Node.SubtotalKey.table.names), (.quantity, LineCountRange.Key.table.names),
        (.lines, LineCountRange.Key.table.names), (.leastQuantity, LineCountRange.Key.table.names),
        (.customer, Node.CustomerKey.table.names), (.location, LocationMatch.Key.table.names),
        (.store, StoreMatch.Key.table.names), (.shipping, ShippingMatch.Key.table.names),
        (.cart, Node.CartKey.table.names), (.sum, AttributeSum.Key.table.names),
        (.events, EventMatch.Key.table.names),
        (.score, Node.ScoreKey.table.names), (.anniversary, Anniversary.Key.table.names),
      ]
    }
  }

  /// Reads a qualifier. A qualifier that is too deep or too large is reported as a whole; only the
  /// segments that it names are kept, so that a cycle of segments is reported, too.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Qualifier {
    var tree = ReadTree<Node>()
    append(value, depth: 1, to: &tree, from: &source)
    if tree.isWithinLimits(reportingTo: &source) { return Qualifier(nodes: tree.nodes) }
    return .all(source.strings(at: Key.segment.rawValue, within: value).map { .segment(SegmentID($0)) })
  }

  private static func append<Source: DocumentSource>(
    _ value: Int, depth: Int, to tree: inout ReadTree<Node>, from source: inout Source
  ) {
    guard tree.admitsNode(at: depth) else { return }
    var node: Node?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .all: node = .all(appendChildren(of: value, depth: depth, to: &tree, from: &source))
      case .any: node = .any(appendChildren(of: value, depth: depth, to: &tree, from: &source))
      case .not:
        append(value, depth: depth + 1, to: &tree, from: &source)
        node = .not
      case .subtotal: node = .readSubtotal(value, from: &source)
      case .quantity: node = .readQuantity(value, from: &source)
      case .lines: node = .readLineCount(value, from: &source)
      case .leastQuantity: node = .readLeastQuantity(value, from: &source)
      case .coupon: node = .coupon(source.read(value))
      case .segment: node = .readSegment(value, from: &source)
      case .customer: node = .readCustomer(value, from: &source)
      case .location: node = .location(source.read(value))
      case .store: node = .store(source.read(value))
      case .shipping: node = .shipping(source.read(value))
      case .cart: node = .readCart(value, from: &source)
      case .sum: node = .sum(source.read(value))
      case .events: node = .events(source.read(value))
      case .score: node = .readScore(value, from: &source)
      case .anniversary: node = .anniversary(source.read(value))
      case .schedule: node = .schedule(source.read(value))
      }
    }
    tree.append(node ?? .all(0))
  }

  /// Reads a list of qualifiers; returns their number.
  private static func appendChildren<Source: DocumentSource>(
    of value: Int, depth: Int, to tree: inout ReadTree<Node>, from source: inout Source
  ) -> Int {
    source.forEachElement(value) { append($1, depth: depth + 1, to: &tree, from: &$0) }
  }

  func write(to writer: inout JSONWriter) { TreeWriting.write(nodes, to: &writer) }
}

extension Qualifier.Node: WritableNode {
  var branch: TreeBranch? {
    switch self {
    case .all: TreeBranch(Qualifier.Key.all, isList: true)
    case .any: TreeBranch(Qualifier.Key.any, isList: true)
    case .not: TreeBranch(Qualifier.Key.not, isList: false)
    default: nil
    }
  }

  func writeLeaf(to writer: inout JSONWriter) {
    typealias Key = Qualifier.Key
    writer.object { writer in
      switch self {
      case .subtotal(let of, let range, let measured): Self.writeSubtotal(of, range, measured, to: &writer)
      case .quantity(let of, let range): writer.member(Key.quantity, LineCountRange(of: of, range: range))
      case .lines(let of, let range): writer.member(Key.lines, LineCountRange(of: of, range: range))
      case .leastQuantity(let of, let range): writer.member(Key.leastQuantity, LineCountRange(of: of, range: range))
      case .coupon(let codes): writer.member(Key.coupon, codes)
      case .segment(let segment): writer.member(Key.segment, segment)
      case .customerAttribute(let name, let comparison): Self.writeCustomer(name, comparison, to: &writer)
      case .customerID(let ids): Self.writeCustomer(ids, to: &writer)
      case .customerKnown(let isKnown): Self.writeCustomer(isKnown: isKnown, to: &writer)
      case .cartAttribute(let condition): Self.writeCart(condition, to: &writer)
      case .location(let match): writer.member(Key.location, match)
      case .store(let match): writer.member(Key.store, match)
      case .shipping(let match): writer.member(Key.shipping, match)
      case .sum(let sum): writer.member(Key.sum, sum)
      case .events(let match): writer.member(Key.events, match)
      case .score(let score, let range): Self.writeScore(score, range, to: &writer)
      case .anniversary(let anniversary): writer.member(Key.anniversary, anniversary)
      case .schedule(let windows): writer.member(Key.schedule, windows)
      case .all, .any, .not: break
      }
    }
  }
}

extension Qualifier: CustomStringConvertible {
  /// The qualifier as compact JSON, as promotion sets have it: `{"quantity":{"atLeast":3}}`.
  /// O(nodes).
  public var description: String { String(decoding: jsonBytes(capacity: 256), as: UTF8.self) }
}

#if !hasFeature(Embedded)
  // Bounds and references are checked when a set with the qualifier is compiled.
  extension Qualifier: JSONCodable {}
#endif

// MARK: - Checks

extension Qualifier.Node: CheckedNode {
  var childrenKey: StaticString? {
    switch self {
    case .all: "all"
    case .any: "any"
    case .not: "not"
    default: nil
    }
  }

  var hasListOfChildren: Bool {
    switch self {
    case .all, .any: true
    default: false
    }
  }
}

extension Qualifier {
  /// Checks a qualifier at the current path. The nodes of a tree that is too large are not checked.
  @inline(__always)
  func check(_ scope: PromotionScope, _ stages: StageRule, into sink: inout some FaultSink) {
    guard sink.checkSize(of: nodes) else { return }
    // Children come before their parent, so that the leaves are in the order of the document.
    let paths = sink.paths(of: nodes)
    for index in nodes.indices {
      sink.push(index, of: nodes, paths)
      // Every kind is named: with `default`, the compiler would copy each node.
      switch nodes[index] {
      case .all, .any, .not: break
      case .subtotal(let selector, let range, let measured):
        Qualifier.checkSubtotal(of: selector, range, after: measured.stage, scope, stages, into: &sink)
      case .quantity(let selector, let range): Qualifier.checkQuantity(of: selector, range, scope, into: &sink)
      case .lines(let selector, let range): Qualifier.checkLines(of: selector, range, scope, into: &sink)
      case .leastQuantity(let selector, let range):
        Qualifier.checkLeastQuantity(of: selector, range, scope, into: &sink)
      case .coupon(let codes): Qualifier.check(coupon: codes, into: &sink)
      case .segment(let id): sink.check(id, at: "segment")
      case .customerAttribute(let name, let comparison): Qualifier.checkCustomer(name, comparison, into: &sink)
      case .customerID(let ids): Qualifier.checkCustomer(ids, into: &sink)
      case .customerKnown: break
      case .cartAttribute(let condition): Qualifier.checkCart(condition, into: &sink)
      case .location(let match): match.check(into: &sink)
      case .store(let match): match.check(into: &sink)
      case .shipping(let match): match.check(scope, into: &sink)
      case .sum(let sum): sum.check(scope, into: &sink)
      case .events(let match): match.check(scope, into: &sink)
      case .score(let id, let range): Qualifier.checkScore(id, range, scope, into: &sink)
      case .anniversary(let anniversary): anniversary.check(into: &sink)
      case .schedule(let windows): ScheduleWindow.check(windows, into: &sink)
      }
      sink.pop(index, of: nodes, paths)
    }
  }
}

/// The wire form of selectors and comparisons. Source: PRICING.md section 3.
extension WireReader {
  private static let selectorKeys: WireKeys = [
    "sku", "product", "category", "tag", "attribute", "unitPrice", "billing", "allOf", "anyOf", "not",
  ]
  private static let rangeKeys: WireKeys = ["atLeast", "atMost"]

  /// Reads a selector; one that is too deep or too large is reported as a whole.
  mutating func selector(_ node: Int) -> LineSelector {
    var tree = Tree<LineSelector.Node>()
    append(selector: node, depth: 1, to: &tree)
    return report(tree) ? LineSelector(nodes: tree.nodes) : .all
  }

  /// A tree that is being read, children before their parent.
  struct Tree<Node> {
    var nodes: [Node] = []
    var isTooDeep = false
    var isTooLarge = false

    /// Whether another node at a depth is within limits.
    mutating func admits(depth: Int) -> Bool {
      if depth > Limits.depth { isTooDeep = true }
      if nodes.count >= Limits.nodes { isTooLarge = true }
      return !isTooDeep && !isTooLarge
    }
  }

  /// Reports a tree that is not within limits; whether it is.
  mutating func report<Node>(_ tree: Tree<Node>) -> Bool {
    if tree.isTooDeep { faults.report("is nested deeper than \(Limits.depth) levels") }
    if tree.isTooLarge { faults.report("has more than \(Limits.nodes) nodes") }
    return !tree.isTooDeep && !tree.isTooLarge
  }

  private mutating func append(selector node: Int, depth: Int, to tree: inout Tree<LineSelector.Node>) {
    guard tree.admits(depth: depth) else { return }
    if document.kind(node) == .string, document.text(node, equals: "all") { return tree.nodes.append(.all) }
    if document.kind(node) == .string {
      reject(node, "\"all\" or an object that selects lines")
      return tree.nodes.append(.all)
    }
    guard let members = members(node, Self.selectorKeys, of: "a selector"),
      let place = alternative(members, Self.selectorKeys.count, of: Self.selectorKeys), let value = members[place]
    else { return tree.nodes.append(.all) }
    switch Self.selectorKeys[place] {
    case "sku": tree.nodes.append(.sku(read(value, at: "sku") { $0.list($1) { $0.id($1) } } ?? []))
    case "product": tree.nodes.append(.product(read(value, at: "product") { $0.list($1) { $0.id($1) } } ?? []))
    case "category": tree.nodes.append(.category(read(value, at: "category") { $0.list($1) { $0.id($1) } } ?? []))
    case "tag": tree.nodes.append(.tag(read(value, at: "tag") { $0.list($1) { $0.id($1) } } ?? []))
    case "attribute":
      let condition = read(value, at: "attribute") { $0.attributeCondition($1) } ?? nil
      tree.nodes.append(condition.map { .attribute($0.name, $0.comparison) } ?? .all)
    case "unitPrice":
      let range = read(value, at: "unitPrice") { reader, node in
        reader.members(node, Self.rangeKeys, of: "a range of prices").map { reader.amountRange($0, 0, 1) }
      }
      tree.nodes.append((range ?? nil).map { .unitPrice($0) } ?? .all)
    case "billing": tree.nodes.append(.billing(read(value, at: "billing") { $0.billing($1) } ?? .perpetual))
    case "allOf":
      let count = append(selectors: value, at: "allOf", depth: depth, to: &tree)
      tree.nodes.append(.allOf(count))
    case "anyOf":
      let count = append(selectors: value, at: "anyOf", depth: depth, to: &tree)
      tree.nodes.append(.anyOf(count))
    default:
      faults.push("not")
      append(selector: value, depth: depth + 1, to: &tree)
      faults.pop()
      tree.nodes.append(.not)
    }
  }

  private mutating func append(
    selectors node: Int, at key: StaticString, depth: Int, to tree: inout Tree<LineSelector.Node>
  ) -> Int {
    faults.push(key)
    let count = list(node) { reader, child in reader.append(selector: child, depth: depth + 1, to: &tree) }.count
    faults.pop()
    return count
  }

  private mutating func billing(_ node: Int) -> LineSelector.Billing {
    if document.kind(node) == .string {
      if document.text(node, equals: "subscription") { return .subscription }
      if document.text(node, equals: "perpetual") { return .perpetual }
    }
    return .every(
      parse(node, as: "\"subscription\", \"perpetual\" or a billing interval such as \"P1M\"", or: "P1M") {
        BillingInterval(utf8: $0)
      })
  }

  // MARK: Comparisons

  private static let conditionKeys: WireKeys = ["name", "is", "in", "atLeast", "atMost", "contains", "exists"]

  /// Reads `{"name": …, COMPARISON}`.
  mutating func attributeCondition(_ node: Int) -> AttributeCondition? {
    guard let members = members(node, Self.conditionKeys, of: "a condition on an attribute", required: 1) else {
      return nil
    }
    let name = read(members[0], at: "name") { $0.string($1) } ?? ""
    return AttributeCondition(name, comparison(members))
  }

  /// Reads a comparison from members of which the first is another key and the next six are those of comparisons.
  mutating func comparison(_ members: Members) -> Comparison {
    let isRange = members[3] != nil || members[4] != nil
    let kinds = [members[1] != nil, members[2] != nil, isRange, members[5] != nil, members[6] != nil]
    guard kinds.count(where: { $0 }) == 1 else {
      if kinds.contains(true) {
        faults.report("has more than one comparison; only \"atLeast\" and \"atMost\" may stand together")
      } else if !members.hasUnknown {
        faults.report("needs one of \"is\", \"in\", \"atLeast\", \"atMost\", \"contains\", \"exists\"")
      }
      return .exists(true)
    }
    if let value = read(members[1], at: "is", { $0.attributeValue($1) }) { return .is(value) }
    if let values = read(members[2], at: "in", { $0.list($1) { $0.attributeValue($1) } }) { return .in(values) }
    if let text = read(members[5], at: "contains", { $0.string($1) }) { return .contains(text) }
    if let isThere = read(members[6], at: "exists", { $0.boolean($1, or: false) }) { return .exists(isThere) }
    return .range(
      atLeast: read(members[3], at: "atLeast") { $0.number($1) },
      atMost: read(members[4], at: "atMost") { $0.number($1) })
  }
}

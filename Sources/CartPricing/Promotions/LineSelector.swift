/// Which lines of a cart something is about. Source: PRICING.md section 3.
///
/// ```swift
/// let shoes: LineSelector = .category("shoes") && !.tag("clearance")
/// ```
///
/// A selector is a tree, held flat: its nodes stand in one array, children before their parent. So a selector of any
/// size is built, compared, hashed and freed without recursion. More than 10,000 nodes or 64 levels are a fault.
public struct LineSelector: Sendable, Hashable {
  /// The nodes, children before their parent, the root last; never empty.
  package let nodes: [Node]

  /// One node of a selector.
  package enum Node: Sendable, Hashable {
    case all
    case sku([SKU])
    case product([ProductID])
    case category([CategoryID])
    case tag([Tag])
    case attribute(String, Comparison)
    case unitPrice(AmountRange)
    case billing(Billing)
    /// The number of children, which stand before it.
    case allOf(Int)
    case anyOf(Int)
    case not
  }

  /// Which billing a selector asks for. Source: PRICING.md section 3.
  public enum Billing: Sendable, Hashable {
    /// Any line with a billing interval.
    case subscription
    /// Any line without one.
    case perpetual
    /// Lines that are billed at this interval.
    case every(BillingInterval)
  }

  init(nodes: [Node]) { self.nodes = nodes }

  private init(_ node: Node) { nodes = [node] }

  /// Every line.
  public static let all = LineSelector(.all)

  /// Lines of one of these SKUs: `.sku("a", "b")`. Source: PRICING.md section 3.
  public static func sku(_ sku: SKU, _ more: SKU...) -> LineSelector { .sku([sku] + more) }

  /// Lines of one of these SKUs; at least one.
  public static func sku(_ skus: [SKU]) -> LineSelector { LineSelector(.sku(skus)) }

  /// Lines of one of these products: `.product("a", "b")`. Source: PRICING.md section 3.
  public static func product(_ product: ProductID, _ more: ProductID...) -> LineSelector { .product([product] + more) }

  /// Lines of one of these products; at least one.
  public static func product(_ products: [ProductID]) -> LineSelector { LineSelector(.product(products)) }

  /// Lines in one of these categories: `.category("a", "b")`. Source: PRICING.md section 3.
  public static func category(_ category: CategoryID, _ more: CategoryID...) -> LineSelector {
    .category([category] + more)
  }

  /// Lines in one of these categories; at least one.
  public static func category(_ categories: [CategoryID]) -> LineSelector { LineSelector(.category(categories)) }

  /// Lines with one of these tags: `.tag("a", "b")`. Source: PRICING.md section 3.
  public static func tag(_ tag: Tag, _ more: Tag...) -> LineSelector { .tag([tag] + more) }

  /// Lines with one of these tags; at least one.
  public static func tag(_ tags: [Tag]) -> LineSelector { LineSelector(.tag(tags)) }

  /// Lines whose attribute of this name compares.
  public static func attribute(_ name: String, _ comparison: Comparison) -> LineSelector {
    LineSelector(.attribute(name, comparison))
  }

  /// Lines whose unit price, after their price scale and before promotions, is at least this. Source: PRICING.md section 3.
  public static func unitPrice(atLeast: AmountByCurrency) -> LineSelector { unitPrice(atLeast: atLeast, atMost: nil) }

  /// Lines whose unit price, after their price scale and before promotions, is at most this. Source: PRICING.md section 3.
  public static func unitPrice(atMost: AmountByCurrency) -> LineSelector { unitPrice(atLeast: nil, atMost: atMost) }

  /// Lines whose unit price, after their price scale and before promotions, is within both bounds, themselves included; two
  /// open ones are a fault. Source: PRICING.md sections 3 and 11.
  public static func unitPrice(atLeast: AmountByCurrency?, atMost: AmountByCurrency?) -> LineSelector {
    LineSelector(.unitPrice(AmountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// Lines that are billed like this.
  public static func billing(_ billing: Billing) -> LineSelector { LineSelector(.billing(billing)) }

  /// Lines that all of these select; every line if there are none.
  public static func allOf(_ selectors: [LineSelector]) -> LineSelector {
    joined(selectors, by: .allOf(selectors.count))
  }

  /// Lines that one of these selects; no line if there are none.
  public static func anyOf(_ selectors: [LineSelector]) -> LineSelector {
    joined(selectors, by: .anyOf(selectors.count))
  }

  /// Lines that both sides select. A chain of `&&` is one `allOf`.
  public static func && (left: LineSelector, right: LineSelector) -> LineSelector {
    var nodes = left.nodes
    if case .allOf(let count)? = nodes.last {
      nodes.removeLast()
      nodes += right.nodes
      nodes.append(.allOf(count + 1))
    } else {
      nodes += right.nodes
      nodes.append(.allOf(2))
    }
    return LineSelector(nodes: nodes)
  }

  /// Lines that one side selects. A chain of `||` is one `anyOf`.
  public static func || (left: LineSelector, right: LineSelector) -> LineSelector {
    var nodes = left.nodes
    if case .anyOf(let count)? = nodes.last {
      nodes.removeLast()
      nodes += right.nodes
      nodes.append(.anyOf(count + 1))
    } else {
      nodes += right.nodes
      nodes.append(.anyOf(2))
    }
    return LineSelector(nodes: nodes)
  }

  /// Lines that the selector does not select.
  public static prefix func ! (selector: LineSelector) -> LineSelector {
    var nodes = selector.nodes
    nodes.append(.not)
    return LineSelector(nodes: nodes)
  }

  /// Whether this is the selector of every line, as written: `"all"`.
  var isAll: Bool { nodes.count == 1 && nodes[0] == .all }

  private static func joined(_ selectors: [LineSelector], by node: Node) -> LineSelector {
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

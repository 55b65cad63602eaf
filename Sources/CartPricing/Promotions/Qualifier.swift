/// Whether a promotion applies: a Boolean tree over facts about the cart and its context.
///
/// ```swift
/// let when: Qualifier = .quantity(atLeast: 3) && .segment("vip") && !.store(channel: ["outlet"])
/// ```
///
/// Qualifiers look at the cart as it came, before any promotion, unless a subtotal says ``DiscountStage``. A qualifier
/// is held flat: its nodes stand in one array, children before their parent, so that trees of any size are built,
/// compared, hashed and freed without recursion. More than 10,000 nodes or 64 levels are a fault. Source: PRICING.md
/// section 4.
public struct Qualifier: Sendable, Hashable {
  /// The nodes, children before their parent, the root last; never empty.
  package let nodes: [Node]

  /// One node of a qualifier.
  package enum Node: Sendable, Hashable {
    case subtotal(LineSelector, AmountRange, after: DiscountStage?)
    case quantity(LineSelector, CountRange)
    case lines(LineSelector, CountRange)
    case leastQuantity(LineSelector, CountRange)
    case coupon([CouponCode])
    case segment(SegmentID)
    case customerAttribute(String, Comparison)
    case customerID([CustomerID])
    case location(LocationMatch)
    case store(StoreMatch)
    case events(EventMatch)
    case score(ScoreID, CountRange)
    case anniversary(Anniversary)
    case schedule([ScheduleWindow])
    /// The number of children, which stand before it.
    case all(Int)
    case any(Int)
    case not
  }

  init(nodes: [Node]) { self.nodes = nodes }

  /// A qualifier of one leaf.
  init(_ node: Node) { nodes = [node] }

  /// The value of the selected lines is at least this: `.subtotal(atLeast: "50")` holds from 50.00 on.
  ///
  /// With `after`, what discounts have left of it, see ``DiscountStage``. The result says what is missing when the
  /// value is below the bound. Source: PRICING.md sections 4, 9 and 10.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: atLeast, atMost: nil, after: stage)
  }

  /// The value of the selected lines is at most this: `.subtotal(atMost: "50")` holds up to 50.00 and for an empty
  /// cart. Source: PRICING.md section 4.
  public static func subtotal(
    of selector: LineSelector = .all, atMost: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: nil, atMost: atMost, after: stage)
  }

  /// The value of the selected lines is within both bounds, themselves included; two open ones are a fault. Source:
  /// PRICING.md sections 4 and 11.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency?, atMost: AmountByCurrency?,
    after stage: DiscountStage? = nil
  ) -> Qualifier {
    Qualifier(.subtotal(selector, AmountRange(atLeast: atLeast, atMost: atMost), after: stage))
  }

  /// The total units of the selected lines are at least this: `.quantity(atLeast: 3)` holds for 3, not for 2. Two lines
  /// of 2 and 1 are 3. Source: PRICING.md section 4.
  public static func quantity(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    quantity(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The total units of the selected lines are at most this: `.quantity(atMost: 3)` holds for 3, not for 4. Source:
  /// PRICING.md section 4.
  public static func quantity(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    quantity(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The total units of the selected lines are within both bounds, themselves included; two open ones are a fault.
  /// Source: PRICING.md sections 4 and 11.
  public static func quantity(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.quantity(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// The number of selected lines is at least this: `.lines(atLeast: 3)` holds for 3, not for 2. A line of 5 units is
  /// 1. Source: PRICING.md section 4.
  public static func lines(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    lines(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The number of selected lines is at most this: `.lines(atMost: 3)` holds for 3, not for 4. Source: PRICING.md
  /// section 4.
  public static func lines(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    lines(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The number of selected lines is within both bounds, themselves included; two open ones are a fault. Source:
  /// PRICING.md sections 4 and 11.
  public static func lines(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.lines(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// The smallest quantity of any selected line is at least this: `.leastQuantity(atLeast: 3)` holds for 3, not for 2.
  /// Lines of 3 and 5 are 3; no line is 0. Source: PRICING.md section 4.
  public static func leastQuantity(of selector: LineSelector = .all, atLeast: Int) -> Qualifier {
    leastQuantity(of: selector, atLeast: atLeast, atMost: nil)
  }

  /// The smallest quantity of any selected line is at most this: `.leastQuantity(atMost: 3)` holds for 3, not for 4.
  /// Source: PRICING.md section 4.
  public static func leastQuantity(of selector: LineSelector = .all, atMost: Int) -> Qualifier {
    leastQuantity(of: selector, atLeast: nil, atMost: atMost)
  }

  /// The smallest quantity of any selected line is within both bounds, themselves included; two open ones are a fault.
  /// Source: PRICING.md sections 4 and 11.
  public static func leastQuantity(of selector: LineSelector = .all, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.leastQuantity(selector, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// One of the codes is entered and counts under the coupon policy: `.coupon("SPRING25", "EASTER")`. Source:
  /// PRICING.md section 4.
  public static func coupon(_ code: CouponCode, _ more: CouponCode...) -> Qualifier { coupon([code] + more) }

  /// One of the codes, of which there is at least one, is entered and counts under the coupon policy.
  public static func coupon(_ codes: [CouponCode]) -> Qualifier { Qualifier(.coupon(codes)) }

  /// The customer is in the segment: listed in ``Customer/segments``, or the set's definition of it holds.
  public static func segment(_ segment: SegmentID) -> Qualifier { Qualifier(.segment(segment)) }

  /// The customer's attribute of this name compares.
  public static func customer(attribute name: String, _ comparison: Comparison) -> Qualifier {
    Qualifier(.customerAttribute(name, comparison))
  }

  /// The customer is one of these; at least one.
  public static func customer(id ids: [CustomerID]) -> Qualifier { Qualifier(.customerID(ids)) }

  /// The customer has at least so many points: `.score("activity", atLeast: 200)` holds for 200. False without a
  /// customer. Source: PRICING.md section 4.
  public static func score(_ score: ScoreID, atLeast: Int) -> Qualifier {
    .score(score, atLeast: atLeast, atMost: nil)
  }

  /// The customer has at most so many points: `.score("activity", atMost: 199)` holds for 199. False without a
  /// customer. Source: PRICING.md section 4.
  public static func score(_ score: ScoreID, atMost: Int) -> Qualifier {
    .score(score, atLeast: nil, atMost: atMost)
  }

  /// The customer's points are within both bounds, themselves included; two open ones are a fault. Source: PRICING.md
  /// sections 4 and 11.
  public static func score(_ score: ScoreID, atLeast: Int?, atMost: Int?) -> Qualifier {
    Qualifier(.score(score, CountRange(atLeast: atLeast, atMost: atMost)))
  }

  /// Today is within some days of a yearly return of one of the customer's dates.
  public static func anniversary(of date: String, withinDays: Int = 0, years: Int? = nil) -> Qualifier {
    Qualifier(.anniversary(Anniversary(of: date, withinDays: withinDays, years: years)))
  }

  /// The local time lies in one of the windows; at least one.
  public static func schedule(_ windows: [ScheduleWindow]) -> Qualifier { Qualifier(.schedule(windows)) }

  /// All of these hold; true if there are none.
  public static func all(_ qualifiers: [Qualifier]) -> Qualifier { joined(qualifiers, by: .all(qualifiers.count)) }

  /// One of these holds; false if there are none.
  public static func any(_ qualifiers: [Qualifier]) -> Qualifier { joined(qualifiers, by: .any(qualifiers.count)) }

  /// Both sides hold. A chain of `&&` is one `all`.
  public static func && (left: Qualifier, right: Qualifier) -> Qualifier {
    var nodes = left.nodes
    if case .all(let count)? = nodes.last {
      nodes.removeLast()
      nodes += right.nodes
      nodes.append(.all(count + 1))
    } else {
      nodes += right.nodes
      nodes.append(.all(2))
    }
    return Qualifier(nodes: nodes)
  }

  /// One side holds. A chain of `||` is one `any`.
  public static func || (left: Qualifier, right: Qualifier) -> Qualifier {
    var nodes = left.nodes
    if case .any(let count)? = nodes.last {
      nodes.removeLast()
      nodes += right.nodes
      nodes.append(.any(count + 1))
    } else {
      nodes += right.nodes
      nodes.append(.any(2))
    }
    return Qualifier(nodes: nodes)
  }

  /// The qualifier does not hold.
  public static prefix func ! (qualifier: Qualifier) -> Qualifier {
    var nodes = qualifier.nodes
    nodes.append(.not)
    return Qualifier(nodes: nodes)
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

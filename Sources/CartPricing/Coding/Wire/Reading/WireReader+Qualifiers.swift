/// The wire form of qualifiers. Source: PRICING.md section 4.
extension WireReader {
  private static let qualifierKeys: WireKeys = [
    "all", "any", "not", "subtotal", "quantity", "lines", "leastQuantity", "coupon", "segment", "customer", "location",
    "store", "events", "score", "anniversary", "schedule",
  ]

  /// Reads a qualifier. A qualifier that is too deep or too large is reported as a whole; only the segments that it names
  /// are kept, so that a cycle of segments is reported, too.
  mutating func qualifier(_ node: Int) -> Qualifier {
    var tree = Tree<Qualifier.Node>()
    append(qualifier: node, depth: 1, to: &tree)
    return report(tree) ? Qualifier(nodes: tree.nodes) : .all(segments(within: node))
  }

  /// A leaf for each segment that the objects within a value name, at any depth. O(n) in the nodes of the value.
  private func segments(within value: Int) -> [Qualifier] {
    var leaves: [Qualifier] = []
    for object in value..<document.end(value) where document.kind(object) == .object {
      if let name = document.value(of: "segment", in: object), document.kind(name) == .string {
        leaves.append(.segment(SegmentID(document.text(name))))
      }
    }
    return leaves
  }

  private mutating func append(qualifier node: Int, depth: Int, to tree: inout Tree<Qualifier.Node>) {
    guard tree.admits(depth: depth) else { return }
    guard let members = members(node, Self.qualifierKeys, of: "a qualifier"),
      let place = alternative(members, Self.qualifierKeys.count, of: Self.qualifierKeys), let value = members[place]
    else { return tree.nodes.append(.all(0)) }
    switch Self.qualifierKeys[place] {
    case "all":
      let count = append(qualifiers: value, at: "all", depth: depth, to: &tree)
      tree.nodes.append(.all(count))
    case "any":
      let count = append(qualifiers: value, at: "any", depth: depth, to: &tree)
      tree.nodes.append(.any(count))
    case "not":
      faults.push("not")
      append(qualifier: value, depth: depth + 1, to: &tree)
      faults.pop()
      tree.nodes.append(.not)
    default: tree.nodes.append(leaf(Self.qualifierKeys[place], value) ?? .all(0))
    }
  }

  private mutating func append(
    qualifiers node: Int, at key: StaticString, depth: Int, to tree: inout Tree<Qualifier.Node>
  ) -> Int {
    faults.push(key)
    let count = list(node) { reader, child in reader.append(qualifier: child, depth: depth + 1, to: &tree) }.count
    faults.pop()
    return count
  }

  private mutating func leaf(_ key: String, _ value: Int) -> Qualifier.Node? {
    faults.push(key)
    defer { faults.pop() }
    switch key {
    case "subtotal": return subtotal(value)
    case "quantity": return measure(value).map { .quantity($0.selector, $0.range) }
    case "lines": return measure(value).map { .lines($0.selector, $0.range) }
    case "leastQuantity": return measure(value).map { .leastQuantity($0.selector, $0.range) }
    case "coupon": return .coupon(list(value) { $0.couponCode($1) })
    case "segment":
      // A value that is no string names no segment.
      let id: SegmentID = id(value)
      return document.kind(value) == .string ? .segment(id) : nil
    case "customer": return customerLeaf(value)
    case "location": return location(value)
    case "store": return storeLeaf(value)
    case "events": return events(value)
    case "score": return score(value)
    case "anniversary": return anniversary(value)
    default: return .schedule(list(value) { $0.scheduleWindow($1) })
    }
  }

  // MARK: Leaves about the cart

  private static let subtotalKeys: WireKeys = ["of", "atLeast", "atMost", "after"]

  private mutating func subtotal(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.subtotalKeys, of: "a subtotal") else { return nil }
    let selector = read(members[0], at: "of") { $0.selector($1) } ?? .all
    let range = amountRange(members, 1, 2)
    return .subtotal(selector, range, after: read(members[3], at: "after") { $0.word($1, or: DiscountStage.items) })
  }

  private static let measureKeys: WireKeys = ["of", "atLeast", "atMost"]

  private mutating func measure(_ node: Int) -> (selector: LineSelector, range: CountRange)? {
    guard let members = members(node, Self.measureKeys, of: "a measure of the cart") else { return nil }
    return (read(members[0], at: "of") { $0.selector($1) } ?? .all, countRange(members, 1, 2))
  }

  // MARK: Leaves about the customer and the store

  private static let customerKeys: WireKeys = [
    "attribute", "is", "in", "atLeast", "atMost", "contains", "exists", "id",
  ]

  private mutating func customerLeaf(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.customerKeys, of: "a condition on the customer") else { return nil }
    let comparisons = (1...6).contains { members[$0] != nil }
    if members[7] != nil {
      guard members[0] == nil, !comparisons else {
        faults.report("has both \"id\" and a condition on an attribute")
        return nil
      }
      return read(members[7], at: "id") { $0.list($1) { $0.id($1) } }.map { .customerID($0) }
    }
    guard members[0] != nil || comparisons else {
      if !members.hasUnknown { faults.report("needs \"id\", or \"attribute\" with a comparison") }
      return nil
    }
    if members[0] == nil { faults.report(at: "attribute", "is missing; a comparison needs it") }
    let name = read(members[0], at: "attribute") { $0.string($1) } ?? ""
    return .customerAttribute(name, comparison(members))
  }

  private static let locationKeys: WireKeys = ["country", "region", "city", "postalPrefix"]

  private mutating func location(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.locationKeys, of: "a condition on the location") else { return nil }
    return .location(
      LocationMatch(
        country: read(members[0], at: "country") { $0.strings($1) },
        region: read(members[1], at: "region") { $0.strings($1) },
        city: read(members[2], at: "city") { $0.strings($1) },
        postalPrefix: read(members[3], at: "postalPrefix") { $0.strings($1) }))
  }

  private static let storeKeys: WireKeys = ["id", "channel", "country", "region"]

  private mutating func storeLeaf(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.storeKeys, of: "a condition on the store") else { return nil }
    return .store(
      StoreMatch(
        id: read(members[0], at: "id") { $0.strings($1) },
        channel: read(members[1], at: "channel") { $0.strings($1) },
        country: read(members[2], at: "country") { $0.strings($1) },
        region: read(members[3], at: "region") { $0.strings($1) }))
  }

  private mutating func strings(_ node: Int) -> [String] { list(node) { $0.string($1) } }

  // MARK: Leaves about the past

  private static let eventKeys: WireKeys = ["type", "within", "during", "where", "count", "sum"]
  private static let rangeKeys: WireKeys = ["atLeast", "atMost"]

  private mutating func events(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.eventKeys, of: "a condition on events", required: 1) else { return nil }
    var match = EventMatch(read(members[0], at: "type") { $0.id($1) } ?? "")
    if members[1] != nil && members[2] != nil { faults.report("has both \"within\" and \"during\"") }
    if let within = read(members[1], at: "within", { $0.timeSpan($1) }) { match.when = .within(within) }
    if let during = read(members[2], at: "during", { $0.word($1, or: EventMatch.Period.day) }) {
      match.when = .during(during)
    }
    match.about = read(members[3], at: "where") { $0.eventCondition($1) }
    if members[4] != nil && members[5] != nil { faults.report("has both \"count\" and \"sum\"") }
    let count = read(members[4], at: "count") { reader, node in
      reader.members(node, Self.rangeKeys, of: "a range of counts").map { reader.countRange($0, 0, 1) }
    }
    if let count { match.measure = .count(count ?? CountRange(atLeast: 1)) }
    let sum = read(members[5], at: "sum") { reader, node in
      reader.members(node, Self.rangeKeys, of: "a range of amounts").map { reader.amountRange($0, 0, 1) }
    }
    if let sum { match.measure = .sum(sum ?? AmountRange(atLeast: "0")) }
    return .events(match)
  }

  private static let eventConditionKeys: WireKeys = ["sku", "category", "attribute"]

  private mutating func eventCondition(_ node: Int) -> EventMatch.Condition {
    var condition = EventMatch.Condition()
    guard let members = members(node, Self.eventConditionKeys, of: "a condition on an event") else { return condition }
    condition.sku = read(members[0], at: "sku") { $0.list($1) { $0.id($1) } }
    condition.category = read(members[1], at: "category") { $0.list($1) { $0.id($1) } }
    condition.attribute = read(members[2], at: "attribute") { $0.attributeCondition($1) } ?? nil
    return condition
  }

  private static let scoreKeys: WireKeys = ["id", "atLeast", "atMost"]

  private mutating func score(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.scoreKeys, of: "a condition on a score", required: 1) else { return nil }
    return .score(read(members[0], at: "id") { $0.id($1) } ?? "", countRange(members, 1, 2))
  }

  private static let anniversaryKeys: WireKeys = ["of", "withinDays", "years"]

  private mutating func anniversary(_ node: Int) -> Qualifier.Node? {
    guard let members = members(node, Self.anniversaryKeys, of: "an anniversary", required: 1) else { return nil }
    return .anniversary(
      Anniversary(
        of: read(members[0], at: "of") { $0.string($1) } ?? "",
        withinDays: read(members[1], at: "withinDays") { $0.integer($1) } ?? 0,
        years: read(members[2], at: "years") { $0.integer($1) }))
  }

  // MARK: Leaves about the time

  private static let windowKeys: WireKeys = ["from", "until", "days"]

  private mutating func scheduleWindow(_ node: Int) -> ScheduleWindow {
    var window = ScheduleWindow(from: "00:00", until: "24:00")
    guard let members = members(node, Self.windowKeys, of: "a window of time", required: 2) else { return window }
    window.days = read(members[2], at: "days") { reader, days in
      reader.list(days) { reader, day in reader.word(day, Weekday.allCases.map { ($0.name, $0) }, or: .mon) }
    }
    if let from = read(members[0], at: "from", { $0.timeOfDay($1) }) { window.from = from }
    if let until = read(members[1], at: "until", { $0.timeOfDay($1) }) { window.until = until }
    return window
  }

  private mutating func timeOfDay(_ node: Int) -> TimeOfDay {
    parse(node, as: "a time of day such as \"18:00\"", or: "00:00") { TimeOfDay(utf8: $0) }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Whether qualifiers hold (§4.1 to §4.25).
extension Interpreter {
  /// Whether a qualifier holds. The worksheet gives the values after discounts.
  func holds(_ qualifier: Qualifier, _ sheet: Worksheet) -> Bool { holds(QualifierTree(qualifier), sheet) }

  func holds(_ tree: QualifierTree, _ sheet: Worksheet) -> Bool {
    switch tree {
    // "Empty all is true, empty any false." (§4.1)
    case .all(let children): return children.allSatisfy { holds($0, sheet) }
    case .any(let children): return children.contains { holds($0, sheet) }
    case .not(let child): return !holds(child, sheet)
    case .leaf(let node): return holds(node, sheet)
    }
  }

  private func holds(_ node: Qualifier.Node, _ sheet: Worksheet) -> Bool {
    switch node {
    case .subtotal(let selector, let range, let measured): return isIn(range, subtotal(selector, measured, sheet))
    case .quantity(let selector, let range): return isIn(range, quantity(selector))
    case .lines(let selector, let range): return isIn(range, lineCount(selector))
    case .leastQuantity(let selector, let range): return isIn(range, leastQuantity(selector))
    case .coupon(let codes): return codes.contains { isOne(normalizedCode($0.text), of: counting) }
    case .segment(let segment): return isInSegment(segment.text, sheet)
    case .customerAttribute(let name, let comparison):
      guard let customer = context.customer else { return false }
      return compares(entry(name, of: customer.attributes), comparison)
    case .customerID(let ids):
      guard let customer = context.customer else { return false }
      return isOne(customer.id.text, of: ids.map(\.text))
    // "known: false: there is none"
    case .customerKnown(let wanted): return (context.customer != nil) == wanted
    case .cartAttribute(let condition):
      return compares(entry(condition.name, of: cart.attributes), condition.comparison)
    case .shipping(let match): return holds(match)
    case .sum(let sum): return holds(sum)
    case .location(let match): return holds(match)
    case .store(let match):
      return isGiven(context.store?.id, match.id) && isGiven(context.store?.channel, match.channel)
        && isGiven(context.store?.country, match.country) && isGiven(context.store?.region, match.region)
    case .events(let match): return holds(match)
    case .score(let score, let range): return holds(score, range)
    case .anniversary(let anniversary):
      guard let date = context.customer.flatMap({ entry(anniversary.date, of: $0.dates) }) else { return false }
      return isAnniversary(anniversary, of: date, now: context.now)
    case .schedule(let windows): return windows.contains { lies(context.now, in: $0) }
    case .all, .any, .not: return false
    }
  }

  /// The value of the selected lines, in a basis, or what is left of it after a step (§9.1).
  func subtotal(_ selector: LineSelector, _ measured: SubtotalValue, _ sheet: Worksheet) -> Int128 {
    switch measured {
    case .asItCame: return subtotal(selector)
    case .basis(let basis): return subtotal(selector, in: basis)
    case .after(.items): return sum(selected(selector).map { sheet.leftAfterItems[$0] })
    case .after(.cart): return sum(selected(selector).map { sheet.leftAfterCart[$0] })
    }
  }

  /// "listed in customer.segments, or the set's definition of it holds"; "A segment need not be
  /// defined" (§4.9, §4.27).
  private func isInSegment(_ segment: String, _ sheet: Worksheet) -> Bool {
    guard let customer = context.customer else { return false }
    if isOne(segment, of: customer.segments.map(\.text)) { return true }
    guard let definition = set.segments.first(where: { same($0.id.text, segment) }) else { return false }
    return holds(definition.qualifier, sheet)
  }

  /// Whether a field is one of the wanted values; without wanted values it matches.
  private func isGiven(_ value: String?, _ wanted: [String]?) -> Bool {
    guard let wanted else { return true }
    guard let value else { return false }
    return isOne(value, of: wanted)
  }

  private func isGiven(_ code: String?, prefixes: [String]?) -> Bool {
    guard let prefixes else { return true }
    guard let code else { return false }
    return prefixes.contains { begins(code, with: $0) }
  }

  private func holds(_ match: LocationMatch) -> Bool {
    guard let customer = context.customer else { return false }
    let location = customer.location
    return isGiven(location?.postalCode, prefixes: match.postalPrefix) && isGiven(location?.country, match.country)
      && isGiven(location?.region, match.region) && isGiven(location?.city, match.city)
  }

  /// "of the shipping as it came: its method, its destination, its cost; without shipping false"
  private func holds(_ match: ShippingMatch) -> Bool {
    guard let shipping = cart.shipping else { return false }
    let destination = shipping.destination
    if let range = match.cost, !isIn(range, money(shipping.cost)) { return false }
    return isGiven(shipping.method, match.method) && isGiven(destination?.postalCode, prefixes: match.postalPrefix)
      && isGiven(destination?.country, match.country) && isGiven(destination?.region, match.region)
      && isGiven(destination?.city, match.city)
  }

  /// "the sum over the selected lines of attribute × quantity is in range: attributes that are
  /// strings by the grammar of money (at most 9 digits before the point and 6 behind), exact; other
  /// values add nothing"
  private func holds(_ match: AttributeSum) -> Bool {
    var millionths: Int128 = 0
    for line in selected(match.selector) {
      guard case .text(let text)? = entry(match.attribute, of: lines[line].line.attributes),
        let value = exactMillionths(text)
      else { continue }
      millionths += value * Int128(lines[line].line.quantity)
    }
    let range = match.range
    if let atLeast = range.atLeast, millionths < Int128(atLeast.millionths) { return false }
    if let atMost = range.atMost, millionths > Int128(atMost.millionths) { return false }
    if let above = range.above, millionths <= Int128(above.millionths) { return false }
    if let below = range.below, millionths >= Int128(below.millionths) { return false }
    return true
  }

  private func holds(_ match: EventMatch) -> Bool {
    guard let customer = context.customer else { return false }
    var count: Int128 = 0
    var amounts: Int128 = 0
    for event in customer.events where same(event.type.text, match.type.text) {
      switch match.window {
      // "Events after now never match." (§4.23)
      case nil: if !lies(event.time, within: nil, before: context.now) { continue }
      case .within(let span): if !lies(event.time, within: span, before: context.now) { continue }
      case .during(let period): if !lies(event.time, during: period, of: context.now) { continue }
      }
      if let skus = match.condition?.sku, !event.skus.contains(where: { isOne($0.text, of: skus.map(\.text)) }) {
        continue
      }
      if let categories = match.condition?.category,
        !event.categories.contains(where: { isOne($0.text, of: categories.map(\.text)) })
      {
        continue
      }
      if let attribute = match.condition?.attribute,
        !compares(entry(attribute.name, of: event.attributes), attribute.comparison)
      {
        continue
      }
      count += 1
      // "An event without amount adds 0 to a sum." (§4.24)
      amounts += summed(event)
    }
    switch match.measure {
    case .count(let range): return isIn(range, count)
    case .sum(let range): return isIn(range, amounts)
    // "the count modulo k is the remainder"
    case .every(let k, let remainder): return count % Int128(k) == Int128(remainder)
    }
  }

  /// What an event adds to sums: "in another currency than the cart's it counts as an event and
  /// adds nothing to sums".
  func summed(_ event: CustomerEvent) -> Int128 {
    if let currency = event.currency, currency != cart.currency { return 0 }
    return event.amount.map { money($0) } ?? 0
  }

  private func holds(_ score: ScoreID, _ range: CountRange) -> Bool {
    guard let customer = context.customer else { return false }
    guard let definition = set.scores.first(where: { same($0.id.text, score.text) }) else { return false }
    var points: Int128 = 0
    for event in customer.events where lies(event.time, within: definition.window, before: context.now) {
      for (type, worth) in definition.points where same(type.text, event.type.text) { points += Int128(worth) }
    }
    return isIn(range, points)
  }
}

/// The millionths of a string by the grammar of money, `0|[1-9][0-9]*` with an optional fraction,
/// of at most 9 digits before the point and 6 behind; nil for another string.
func exactMillionths(_ text: String) -> Int128? {
  let halves = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard halves.count <= 2, let whole = halves.first, (1...9).contains(whole.count) else { return nil }
  if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
  var fraction: [UInt8] = []
  if halves.count == 2 {
    guard (1...6).contains(halves[1].count) else { return nil }
    fraction = Array(halves[1])
  }
  while fraction.count < 6 { fraction.append(UInt8(ascii: "0")) }
  var value: Int128 = 0
  for digit in Array(whole) + fraction {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = 10 * value + Int128(digit - UInt8(ascii: "0"))
  }
  return value
}

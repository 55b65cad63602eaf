// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A cart and its context in the making.
struct Draft {
  let reviewed: ReviewedSet
  let money: MoneyScope
  let style: Scene.Style
  var dice: Dice
  var lines: [CartLine] = []
  var coupons: [EnteredCode] = []
  var shipping: CartShipping?
  var fees: [CartFee] = []
  var cartAttributes: [String: AttributeValue] = [:]
  var choices: [PromotionID: SKU] = [:]
  var customer: PricingCustomer?
  /// Whether there must be no customer.
  var isGuest = false
  /// Whether the customer has one event less than conditions need, so that the next order may fulfil them.
  var lacksEvent = false
  var store: PricingStore?
  var billingCycle = 1
  var now = Draft.usualNow
  var period = Period()
  var schedule: WeekMinutes?
  var experiments: [Experiment] = []

  /// Monday, 2 March 2026, 12:00 in UTC: the time of carts for promotions that are always valid.
  static let usualNow = Instant(secondsSinceEpoch: 1_772_452_800)

  /// The most units of a line that is made.
  static let mostUnits = 1_000_000

  /// The largest value of lines, in minor units; more counts as this much.
  private static let mostValue: Int64 = 1_000_000_000_000_000_000

  init(_ reviewed: ReviewedSet, _ money: MoneyScope, style: Scene.Style, seed: UInt64) {
    self.reviewed = reviewed
    self.money = money
    self.style = style
    dice = Dice(seed: seed)
  }

  /// The finished cart and context.
  func request() -> CartRequest {
    let cart = Cart(
      currency: money.currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
      attributes: cartAttributes, choices: choices)
    let context = PricingContext(
      now: now, billingCycle: billingCycle, customer: isGuest ? nil : customer, store: store)
    return CartRequest(cart: cart, context: context)
  }

  /// Ten units of the currency, and other usual prices.
  mutating func usualPrice() -> Int64 {
    switch style {
    case .usual, .mixed: return units(of: 1_000)
    case .cheap: return units(of: 100)
    case .random: return units(of: [50, 100, 333, 999, 1_000, 2_000, 4_950, 10_000][dice.below(8)])
    }
  }

  /// So many hundredths of the major unit in minor units, or so many units of a currency without decimals; at least
  /// one.
  func units(of hundredths: Int64) -> Int64 {
    var value = hundredths
    for _ in 2..<max(2, money.currency.decimals) { value *= 10 }
    if money.currency.decimals == 1 { value /= 10 }
    return max(1, value)
  }

  /// An amount of minor units.
  func amount(_ minorUnits: Int64) -> Amount { Amount(minorUnits: minorUnits, currency: money.currency) }

  // MARK: - Lines

  /// The unit price of a line in minor units.
  func price(_ line: CartLine) -> Int64 { line.unitPrice.minorUnits(in: money.currency) ?? 0 }

  /// The indices of the lines that a selector selects.
  func lines(of selector: LineSelector) -> [Int] {
    lines.indices.filter { lines[$0].isSelected(by: selector, money) }
  }

  /// The value of the lines that a selector selects.
  func value(of selector: LineSelector) -> Int64 {
    let value = lines(of: selector).reduce(Int128(0)) { sum, index in
      sum + Int128(price(lines[index])) * Int128(lines[index].quantity)
    }
    return Int64(min(value, Int128(Self.mostValue)))
  }

  /// The units of the lines that a selector selects.
  func units(of selector: LineSelector) -> Int { lines(of: selector).reduce(0) { $0 + lines[$1].quantity } }

  /// A new line that a selector selects; nil if none was found.
  mutating func appendLine(of selector: LineSelector, price wanted: Int64? = nil) -> Int? {
    if !reviewed.catalogue.isEmpty {
      var options: [Int] = []
      // The lines with the least margin come first in carts of low prices.
      for step in reviewed.catalogue.indices {
        let place = style == .cheap ? reviewed.byMargin[step] : step
        guard reviewed.catalogue[place].isSelected(by: selector, money) else { continue }
        options.append(place)
        if options.count == 64 { break }
      }
      guard !options.isEmpty, price(reviewed.catalogue[options[0]]) >= 0 else { return nil }
      // A line of the catalogue that is not in the cart yet, if there is one.
      let start = style == .usual || style == .cheap ? 0 : dice.below(options.count)
      let order = Array(options[start...]) + options[..<start]
      let unused = order.first { place in !lines.contains { $0.sku == reviewed.catalogue[place].sku } }
      var line = reviewed.catalogue[unused ?? order[0]]
      line.id = LineID("\(lines.count + 1)")
      line.quantity = 1
      lines.append(line)
      return lines.count - 1
    }
    let branches = Branches(of: selector)
    let start = style == .usual ? 0 : dice.below(max(1, branches.list.count))
    for step in branches.list.indices {
      let conditions = LineConditions(branches.list[(start + step) % branches.list.count], money)
      guard conditions.contradiction == nil else { continue }
      let line = makeLine(conditions, price: wanted)
      guard line.isSelected(by: selector, money) else { continue }
      lines.append(line)
      return lines.count - 1
    }
    return nil
  }

  /// Gives a line what a selector requires, so that two promotions are about the same units; returns whether a line
  /// is selected then.
  mutating func extendLine(for selector: LineSelector) -> Bool {
    guard reviewed.catalogue.isEmpty, let branch = Branches(of: selector).list.first else { return false }
    let conditions = LineConditions(branch, money)
    guard conditions.contradiction == nil else { return false }
    for index in lines.indices {
      let before = lines[index]
      if let skus = conditions.skus {
        // The id of a line that no other selector has named.
        guard before.sku.text.beginsWithBytes(of: "ITEM-"), let sku = skus.first else { continue }
        lines[index].sku = sku
      }
      // An item that is in the categories of two selectors is rare.
      let isInAll = conditions.categories.allSatisfy { list in list.contains { before.categories.contains($0) } }
      if !before.categories.isEmpty, !isInAll {
        lines[index] = before
        continue
      }
      lines[index].addIDs(of: conditions)
      for (name, value) in conditions.attributes.values where lines[index].attributes[name] == nil {
        lines[index].attributes[name] = value
      }
      if lines[index].isSelected(by: selector, money) { return true }
      lines[index] = before
    }
    return false
  }

  private mutating func makeLine(_ conditions: LineConditions, price wanted: Int64?) -> CartLine {
    let number = lines.count + 1
    let known = conditions.skus ?? []
    let sku = known.isEmpty ? SKU("ITEM-\(number)") : known[style == .usual ? 0 : dice.below(known.count)]
    var price = Int128(wanted ?? usualPrice())
    if let most = conditions.price.upper { price = min(price, most) }
    if let least = conditions.price.lower { price = max(price, least) }
    var quantity: Int128 = 1
    if let least = conditions.quantity.lower { quantity = max(quantity, least) }
    var billing: BillingInterval?
    switch conditions.billing {
    case .subscription?: billing = "P1M"
    case .every(let interval)?: billing = interval
    default: break
    }
    var line = CartLine(
      LineID("\(number)"), sku: sku, quantity: Int(min(quantity, Int128(Self.mostUnits))),
      unitPrice: amount(Int64(clamping: max(0, min(price, 1_000_000_000_000)))), product: conditions.products?.first,
      billing: billing, isDiscountable: conditions.isDiscountable ?? true)
    for list in conditions.categories where !list.contains(where: { line.categories.contains($0) }) {
      line.categories.append(list[style == .usual ? 0 : dice.below(list.count)])
    }
    for list in conditions.tags where !list.contains(where: { line.tags.contains($0) }) {
      line.tags.append(list[style == .usual ? 0 : dice.below(list.count)])
    }
    for (name, value) in conditions.attributes.values { line.attributes[name] = value }
    return line
  }
}

extension CartLine {
  /// Adds the first category and the first tag of each condition that the line does not fulfil.
  fileprivate mutating func addIDs(of conditions: LineConditions) {
    for list in conditions.categories where !list.contains(where: { categories.contains($0) }) {
      if let first = list.first { categories.append(first) }
    }
    for list in conditions.tags where !list.contains(where: { tags.contains($0) }) {
      if let first = list.first { tags.append(first) }
    }
  }

  /// Whether a selector selects the line.
  func isSelected(by selector: LineSelector, _ money: MoneyScope) -> Bool {
    var stack: [Bool] = []
    for node in selector.nodes {
      switch node {
      case .allOf(let count):
        let holds = stack.suffix(count).allSatisfy { $0 }
        stack.removeLast(min(count, stack.count))
        stack.append(holds)
      case .anyOf(let count):
        let holds = stack.suffix(count).contains(true)
        stack.removeLast(min(count, stack.count))
        stack.append(holds)
      case .not: stack.append(!(stack.popLast() ?? false))
      default: stack.append(fulfils(node, money))
      }
    }
    return stack.last ?? true
  }

  private func fulfils(_ node: LineSelector.Node, _ money: MoneyScope) -> Bool {
    switch node {
    case .all: true
    case .sku(let list): list.contains(sku)
    case .product(let list): product.map { list.contains($0) } ?? false
    case .category(let list): categories.contains { list.contains($0) }
    case .tag(let list): tags.contains { list.contains($0) }
    case .attribute(let name, let comparison): comparison.holds(for: attributes[name])
    case .unitPrice(let range):
      Bounds(range, money)?.contains(Int128(unitPrice.minorUnits(in: money.currency) ?? 0)) ?? false
    case .quantity(let range): Bounds(range).contains(Int128(quantity))
    case .discountable(let value): isDiscountable == value
    case .billing(.subscription): billing != nil
    case .billing(.perpetual): billing == nil
    case .billing(.every(let interval)): billing == interval
    case .billing, .allOf, .anyOf, .not: false
    }
  }
}

extension Bounds {
  /// Whether a number is within the bounds.
  func contains(_ number: Int128) -> Bool {
    lower.map { number >= $0 } ?? true && upper.map { number <= $0 } ?? true
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// The rare words about conditions and selectors.
extension Scene {
  mutating func addLeaves(to promotion: inout Promotion) {
    guard uses(.leaves, 45) || uses(.ranges, 45) || uses(.every, 45) || uses(.basis, 30) else { return }
    let leaf = newLeaf()
    guard let qualifier = promotion.qualifier else {
      if hinders(70) { promotion.qualifier = leaf }
      return
    }
    // A late promotion keeps its subtotal where it is.
    switch dice.place(in: [50, 30, 20]) {
    case 0: promotion.qualifier = qualifier && leaf
    case 1: promotion.qualifier = .any([leaf, qualifier])
    default: promotion.qualifier = .all([!(!leaf), qualifier])
    }
  }

  private mutating func newLeaf() -> Qualifier {
    var kinds: [RareWord] = [.leaves, .ranges, .every, .basis].filter { words.contains($0) }
    if kinds.isEmpty { kinds = [.ranges] }
    switch dice.one(of: kinds) {
    case .leaves: return factLeaf()
    case .every:
      return .events(
        dice.one(of: Self.eventTypes), every: dice.number(1...4), remainder: dice.number(0...3))
    case .basis:
      let picked = newSelector()
      return .subtotal(
        of: picked.selector, in: amountRange(near: figures(picked).value),
        basis: dice.one(of: FlatDiscount.Basis.allCases))
    default: return rangeLeaf()
    }
  }

  /// A leaf about the cart's attributes, its shipping, a sum, or whether there is a customer.
  private mutating func factLeaf() -> Qualifier {
    switch dice.number(0...3) {
    case 0: return .cart(attribute: dice.one(of: Self.attributeNames), newComparison())
    case 1:
      var match = ShippingMatch()
      if dice.happens(40) { match.method = dice.some(1...2, of: Self.methods) }
      if dice.happens(40) { match.country = ["DE"] }
      if dice.happens(15) { match.city = ["Köln"] }
      if dice.happens(25) { match.postalPrefix = dice.some(1...2, of: ["101", "8", "10115"]) }
      if match == ShippingMatch() || dice.happens(30) {
        match.cost = amountRange(near: cart.shipping?.cost.minorUnits(in: currency) ?? 100)
      }
      return .shipping(match)
    case 2:
      let bounds: [ExactDecimal] = ["0", "0.5", "1.25", "2.500001", "5", "999999999.999999"]
      let bound = dice.one(of: bounds)
      let range = dice.one(of: [
        DecimalRange(atLeast: bound), DecimalRange(atMost: bound), DecimalRange(above: bound),
        DecimalRange(below: bound),
      ])
      return .sum(dice.one(of: ["kg", "size"]), of: newSelector().selector, in: range)
    default: return .customer(isKnown: dice.happens(60))
    }
  }

  private mutating func rangeLeaf() -> Qualifier {
    let picked = newSelector()
    let measured = figures(picked)
    switch dice.number(0...3) {
    case 0: return .subtotal(of: picked.selector, in: amountRange(near: measured.value))
    case 1: return .quantity(of: picked.selector, in: countRange(near: measured.quantity))
    case 2: return .lines(of: picked.selector, in: countRange(near: measured.lines))
    default: return .leastQuantity(of: picked.selector, in: countRange(near: measured.leastQuantity))
    }
  }

  /// A selector, sometimes by quantity or by whether its lines can be discounted.
  private mutating func newSelector() -> Picked {
    guard uses(.selectors, 60) else { return selector() }
    switch dice.number(0...2) {
    case 0:
      let least = dice.number(1...4)
      return Picked(selector: .quantity(atLeast: least), lines: cart.lines.map { $0.quantity >= least })
    case 1:
      let most = dice.number(1...5)
      return Picked(selector: .quantity(in: CountRange(below: most)), lines: cart.lines.map { $0.quantity < most })
    default:
      let wanted = dice.happens(60)
      return Picked(selector: .discountable(wanted), lines: cart.lines.map { $0.isDiscountable == wanted })
    }
  }

  private mutating func newComparison() -> Comparison {
    switch dice.number(0...4) {
    case 0: return .startsWith(dice.one(of: ["r", "red", "", "e"]))
    case 1: return .contains(dice.one(of: ["e", "red", "lue", ""]))
    case 2: return .above(dice.one(of: [0, 1, 3, 3.5]))
    case 3: return .below(dice.one(of: [0, 1, 3.5]))
    default: return comparison()
    }
  }

  private mutating func countRange(near figure: Int) -> CountRange {
    let bound = Int(near(Int64(figure)))
    switch dice.number(0...3) {
    case 0: return CountRange(above: bound)
    case 1: return CountRange(below: bound)
    case 2: return CountRange(above: max(0, bound - 2), atMost: bound + 1)
    default: return CountRange(atLeast: bound / 2, below: bound + 1)
    }
  }

  private mutating func amountRange(near figure: Int64) -> AmountRange {
    let bound = near(figure)
    switch dice.number(0...3) {
    case 0: return AmountRange(above: byCurrency(bound))
    case 1: return AmountRange(below: byCurrency(bound))
    case 2: return AmountRange(above: byCurrency(bound / 2), atMost: byCurrency(bound + 1))
    default: return AmountRange(atLeast: byCurrency(bound / 2), below: byCurrency(bound + 1))
    }
  }
}

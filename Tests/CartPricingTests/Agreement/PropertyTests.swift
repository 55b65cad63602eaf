// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §0.1, §8.29, §8.30, §8.31, §8.32, §8.34, §8.36 and §8.43.
@Suite("What holds for every cart")
struct PropertyTests {
  private static let batches = (0..<20).map { UInt64($0) * 500 }

  /// The requests of a batch of seeds, everything explained.
  private func requests(_ batch: UInt64) -> some Sequence<(seed: UInt64, request: PricingRequest)> {
    (batch..<batch + 500).lazy.map { seed in
      var request = RequestGenerator.request(seed: seed)
      request.context.explain = .all
      return (seed, request)
    }
  }

  private func price(_ request: PricingRequest) -> Result<PricedCart, PricingError> {
    Result { () throws(PricingError) in
      try PricingEngine(request.promotions).price(request.cart, in: request.context)
    }
  }

  @Test("Sums hold at every level, nothing is negative, and each promotion has one outcome", arguments: batches)
  func sums(batch: UInt64) {
    for (seed, request) in requests(batch) {
      switch price(request) {
      case .success(let priced):
        let problems = problems(priced, of: request)
        if !problems.isEmpty { Issue.record("seed \(seed): \(problems)") }
      case .failure(let error):
        if error.faults.contains(where: { $0.code == .invalid || $0.code == .syntax }) {
          Issue.record("seed \(seed): \(error)")
        }
      }
    }
  }

  @Test("Shuffling lines, promotions, segments, scores, events and fees changes nothing", arguments: batches)
  func shuffling(batch: UInt64) {
    for (seed, request) in requests(batch) {
      let one = price(request)
      let other = price(shuffled(request, seed: seed))
      switch (one, other) {
      case (.success(let one), .success(let other)):
        if parts(one) != parts(other) { Issue.record("seed \(seed)") }
      case (.failure(let one), .failure(let other)):
        if one.faults.map(\.code) != other.faults.map(\.code) { Issue.record("seed \(seed)") }
      default: Issue.record("seed \(seed)")
      }
    }
  }

  /// The same request, with everything written in another order whose order does not matter. That of lines does where
  /// an action takes units in the order of the cart.
  private func shuffled(_ request: PricingRequest, seed: UInt64) -> PricingRequest {
    var dice = Dice(seed: seed)
    var request = request
    let goesByCart = request.promotions.promotions.flatMap(\.actions).contains { action in
      if case .discount(_, .items(let items)) = action { items.order == .cart } else { false }
    }
    if !goesByCart { request.cart.lines.shuffle(using: &dice) }
    for index in request.cart.lines.indices { request.cart.lines[index].priceScale.shuffle(using: &dice) }
    request.cart.fees.shuffle(using: &dice)
    request.promotions.promotions.shuffle(using: &dice)
    request.promotions.segments.shuffle(using: &dice)
    request.promotions.scores.shuffle(using: &dice)
    request.context.customer?.events.shuffle(using: &dice)
    request.context.customer?.segments.shuffle(using: &dice)
    return request
  }

  // MARK: Sums

  /// The conditions that a result violates. The checks are many, so each is no expectation of its own.
  private struct Problems {
    private(set) var found: [String] = []

    mutating func check(_ holds: Bool, _ what: @autoclosure () -> String) {
      if !holds { found.append(what()) }
    }

    /// Adjustments are above 0, one a promotion, and add up.
    mutating func check(_ adjustments: ResultList<Adjustment>, sum: Money, of what: @autoclosure () -> String) {
      var total: Int64 = 0
      var promotions: [PromotionID] = []
      for adjustment in adjustments {
        check(adjustment.amount.minorUnits > 0, "an adjustment of none: \(what())")
        check(!promotions.contains(adjustment.promotion), "two adjustments of one promotion: \(what())")
        promotions.append(adjustment.promotion)
        total += adjustment.amount.minorUnits
      }
      check(total == sum.minorUnits, "adjustments add up to \(total): \(what())")
    }
  }

  private func problems(_ priced: PricedCart, of request: PricingRequest) -> [String] {
    var problems = Problems()
    for line in priced.lines { check(line, &problems) }
    checkTotals(priced, of: request, &problems)
    checkPromotions(priced, of: request, &problems)
    return problems.found
  }

  private func check(_ line: PricedLine, _ problems: inout Problems) {
    let subtotal = line.unitPrice.minorUnits * Int64(line.quantity)
    problems.check(line.subtotal.minorUnits == subtotal, "subtotal of \(line.id)")
    problems.check(line.adjustments, sum: line.discount, of: "line \(line.id)")
    problems.check(line.total.minorUnits == subtotal - line.discount.minorUnits, "total of \(line.id)")
    problems.check(line.total.minorUnits >= 0 && line.tax.minorUnits >= 0, "\(line.id) is negative")
    var (units, paid, last) = (0, Int64(0), Int64(-1))
    for run in line.units {
      let price = run.price.minorUnits
      problems.check(price >= 0 && price <= line.unitPrice.minorUnits && price != last, "units of \(line.id)")
      units += run.count
      paid += Int64(run.count) * price
      last = price
    }
    problems.check(units == line.quantity && paid == line.total.minorUnits, "units of \(line.id) do not add up")
  }

  private func checkTotals(_ priced: PricedCart, of request: PricingRequest, _ problems: inout Problems) {
    var discount = priced.lines.map(\.discount.minorUnits).reduce(0, +)
    var total = priced.lines.map(\.subtotal.minorUnits).reduce(0, +)
    var tax = priced.lines.map(\.tax.minorUnits).reduce(0, +)
    problems.check(priced.subtotal.minorUnits == total, "subtotal")
    if let shipping = priced.shipping {
      problems.check(shipping.adjustments, sum: shipping.discount, of: "shipping")
      let left = shipping.cost.minorUnits - shipping.discount.minorUnits
      problems.check(shipping.total.minorUnits == left && left >= 0, "total of shipping")
      discount += shipping.discount.minorUnits
      total += shipping.cost.minorUnits
      tax += shipping.tax.minorUnits
    }
    for fee in priced.fees {
      problems.check(fee.adjustments, sum: fee.discount, of: "fee \(fee.id)")
      let left = fee.amount.minorUnits - fee.discount.minorUnits
      problems.check(fee.total.minorUnits == left && left >= 0, "total of \(fee.id)")
      discount += fee.discount.minorUnits
      total += fee.amount.minorUnits
      tax += fee.tax?.minorUnits ?? 0
    }
    problems.check(priced.tax.adjustments, sum: priced.tax.discount, of: "tax")
    problems.check(priced.tax.amount.minorUnits == tax, "amount of tax")
    let left = tax - priced.tax.discount.minorUnits
    problems.check(priced.tax.total.minorUnits == left && left >= 0, "total of tax")
    discount += priced.tax.discount.minorUnits
    if !request.cart.isTaxIncluded { total += tax }
    problems.check(priced.discount.minorUnits == discount, "discount")
    problems.check(priced.total.minorUnits == total - discount && total >= discount, "total")
  }

  // MARK: Promotions

  private func checkPromotions(_ priced: PricedCart, of request: PricingRequest, _ problems: inout Problems) {
    var taken: [PromotionID: Int64] = [:]
    func add(_ adjustments: ResultList<Adjustment>) {
      for adjustment in adjustments { taken[adjustment.promotion, default: 0] += adjustment.amount.minorUnits }
    }
    for line in priced.lines { add(line.adjustments) }
    if let shipping = priced.shipping { add(shipping.adjustments) }
    for fee in priced.fees { add(fee.adjustments) }
    add(priced.tax.adjustments)
    let sources = Dictionary(uniqueKeysWithValues: request.promotions.promotions.map { ($0.id, $0) })
    for applied in priced.promotions {
      let discount = applied.discount.minorUnits
      problems.check(discount == taken[applied.id] ?? 0 && applied.applications >= 1, "applied \(applied.id)")
      if let most = sources[applied.id]?.maxDiscount?.minorUnits(
        in: request.cart.currency, plainIn: request.promotions.currency)
      {
        problems.check(discount <= most, "\(applied.id) takes more than its cap")
      }
    }
    problems.check(Set(taken.keys).isSubset(of: priced.promotions.map(\.id)), "a discount of nobody")
    problems.check(priced.redemptions.map(\.promotion) == priced.promotions.map(\.id), "redemptions")
    // everything is explained: each promotion is applied or has one reason
    let outcomes = priced.promotions.map(\.id) + priced.decisions.map(\.promotion)
    problems.check(outcomes.sorted() == sources.keys.sorted(), "outcomes of promotions")
    let applied = priced.promotions.compactMap { sources[$0.id] }
    problems.check(
      applied.count <= 1 || applied.allSatisfy { $0.combination != .never }, "beside one that stands alone")
    let groups = applied.compactMap(\.group).filter { !$0.isPerLine }
    problems.check(Set(groups).count == groups.count, "two of a group")
    for one in applied {
      for other in applied where other.id != one.id {
        problems.check(!one.excludes.contains(other.id), "\(one.id) beside \(other.id)")
        let isOfClass = other.promotionClass.map { one.combinesWith.contains($0) } ?? false
        problems.check(one.combinesWith.isEmpty || isOfClass, "\(one.id) beside \(other.id) of another class")
      }
    }
  }

  // MARK: Shuffling

  /// The parts of a result, with its lines and fees in the order of their ids.
  private func parts(_ priced: PricedCart) -> [String] {
    func text(_ adjustments: ResultList<Adjustment>) -> String {
      adjustments.map { "\($0.promotion)=\($0.amount)" }.joined(separator: ",")
    }
    var parts = priced.lines.indices.map { index in
      let line = priced.lines[index]
      return
        "\(line.id) \(line.sku) \(line.quantity) \(line.total) \(line.tax) \(text(line.adjustments)) \(priced.units(index))"
    }.sorted()
    parts += priced.fees.map { "\($0.id) \($0.total) \(text($0.adjustments))" }.sorted()
    if let shipping = priced.shipping {
      parts.append("\(shipping.method) \(shipping.total) \(shipping.tax) \(text(shipping.adjustments))")
    }
    parts.append("\(priced.tax.amount) \(text(priced.tax.adjustments)) \(priced.discount) \(priced.total)")
    parts += priced.taken + priced.outcomes + priced.reasons
    parts += priced.decisions.flatMap { priced.gaps(of: $0.promotion) }
    parts += priced.messages.map { "\($0.kind.rawValue) \($0.promotion) \($0.text)" }
    parts += priced.credits.map { "\($0.promotion) \($0.amount)" }
    parts += priced.issuedCoupons.map { "\($0.promotion) \($0.template) \($0.count)" }
    parts.append("\(priced.isOptimal)")
    return parts
  }
}

import CartPricing
import Testing

@Suite("What holds for every cart")
struct PropertyTests {
  private static let seeds = (0..<20).map { UInt64($0) }
  private static let carts = 500

  /// A request's place, to find it again.
  private struct Place: CustomStringConvertible {
    let seed: UInt64
    let number: Int
    var description: String { "seed \(seed), request \(number)" }
  }

  @Test("Sums hold at every level, nothing is negative, and each promotion has one outcome", arguments: seeds)
  func sums(seed: UInt64) throws {
    var generator = PricingGenerator(seed: seed)
    for number in 0..<Self.carts {
      let request = generator.request()
      let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
      let problems = problems(priced, of: request)
      if !problems.isEmpty { Issue.record("\(Place(seed: seed, number: number)): \(problems)") }
    }
  }

  @Test("Shuffling lines, promotions, segments, scores, events and fees changes nothing", arguments: seeds)
  func shuffling(seed: UInt64) throws {
    var generator = PricingGenerator(seed: seed &+ 1_000)
    for number in 0..<Self.carts {
      let request = generator.request()
      let shuffled = generator.shuffled(request)
      let one = try PricingEngine(request.promotions).price(request.cart, in: request.context)
      let other = try PricingEngine(shuffled.promotions).price(shuffled.cart, in: shuffled.context)
      if parts(one) != parts(other) { Issue.record("\(Place(seed: seed, number: number))") }
    }
  }

  // MARK: Sums

  /// What does not hold of a result; checks are many and cheap, so they are no expectations of their own.
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
    }
    problems.check(priced.tax.adjustments, sum: priced.tax.discount, of: "tax")
    problems.check(priced.tax.amount.minorUnits == tax, "amount of tax")
    let left = tax - priced.tax.discount.minorUnits
    problems.check(priced.tax.total.minorUnits == left && left >= 0, "total of tax")
    discount += priced.tax.discount.minorUnits
    if !request.cart.taxIncluded { total += tax }
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
      if let most = sources[applied.id]?.maxDiscount?.minorUnits(in: .eur, plainIn: .eur) {
        problems.check(discount <= most, "\(applied.id) takes more than its cap")
      }
    }
    problems.check(Set(taken.keys).isSubset(of: priced.promotions.map(\.id)), "a discount of nobody")
    problems.check(priced.redemptions.map(\.promotion) == priced.promotions.map(\.id), "redemptions")
    // everything is explained: each promotion is applied or has one reason
    let outcomes = priced.promotions.map(\.id) + priced.decisions.map(\.promotion)
    problems.check(outcomes.sorted() == sources.keys.sorted(), "outcomes of promotions")
    let applied = priced.promotions.compactMap { sources[$0.id] }
    problems.check(applied.count <= 1 || applied.allSatisfy { $0.combines != .never }, "beside one that stands alone")
    problems.check(applied.count { $0.group != nil } <= 1, "two of a group")
  }

  // MARK: Shuffling

  /// The parts of a result, the lines and fees of which stand in the order of their ids.
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

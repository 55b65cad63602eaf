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
      let place = Place(seed: seed, number: number)
      let lines = checkLines(priced, of: request, place)
      checkTotals(priced, of: request, lines: lines, place)
      checkPromotions(priced, of: request, place)
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
      #expect(parts(one) == parts(other), "\(Place(seed: seed, number: number))")
    }
  }

  // MARK: Sums

  /// Checks each line; the sum of their discounts.
  private func checkLines(_ priced: PricedCart, of request: PricingRequest, _ place: Place) -> Int64 {
    var discounts: Int64 = 0
    for line in priced.lines {
      let subtotal = line.unitPrice.minorUnits * Int64(line.quantity)
      #expect(line.subtotal.minorUnits == subtotal, "\(place)")
      #expect(line.adjustments.map(\.amount.minorUnits).reduce(0, +) == line.discount.minorUnits, "\(place)")
      #expect(line.total.minorUnits == subtotal - line.discount.minorUnits && line.total.minorUnits >= 0, "\(place)")
      #expect(line.units.map(\.count).reduce(0, +) == line.quantity, "\(place)")
      let paid = line.units.map { Int64($0.count) * $0.price.minorUnits }.reduce(0, +)
      #expect(paid == line.total.minorUnits, "\(place)")
      #expect(line.units.allSatisfy { $0.price.minorUnits >= 0 && $0.price.minorUnits <= line.unitPrice.minorUnits })
      #expect(zip(line.units, line.units.dropFirst()).allSatisfy { $0.price != $1.price }, "\(place)")
      check(line.adjustments, of: request, place)
      discounts += line.discount.minorUnits
    }
    return discounts
  }

  /// Adjustments are above 0, one a promotion.
  private func check(_ adjustments: ResultList<Adjustment>, of request: PricingRequest, _ place: Place) {
    #expect(adjustments.allSatisfy { $0.amount.minorUnits > 0 }, "\(place)")
    #expect(Set(adjustments.map(\.promotion)).count == adjustments.count, "\(place)")
  }

  private func checkTotals(_ priced: PricedCart, of request: PricingRequest, lines: Int64, _ place: Place) {
    var discount = lines
    var total = priced.lines.map(\.subtotal.minorUnits).reduce(0, +)
    #expect(priced.subtotal.minorUnits == total, "\(place)")
    var tax = priced.lines.map(\.tax.minorUnits).reduce(0, +)
    if let shipping = priced.shipping {
      check(shipping.adjustments, of: request, place)
      #expect(shipping.adjustments.map(\.amount.minorUnits).reduce(0, +) == shipping.discount.minorUnits, "\(place)")
      #expect(shipping.total.minorUnits == shipping.cost.minorUnits - shipping.discount.minorUnits, "\(place)")
      #expect(shipping.total.minorUnits >= 0, "\(place)")
      discount += shipping.discount.minorUnits
      total += shipping.cost.minorUnits
      tax += shipping.tax.minorUnits
    }
    for fee in priced.fees {
      check(fee.adjustments, of: request, place)
      #expect(fee.adjustments.map(\.amount.minorUnits).reduce(0, +) == fee.discount.minorUnits, "\(place)")
      #expect(fee.total.minorUnits == fee.amount.minorUnits - fee.discount.minorUnits && fee.total.minorUnits >= 0)
      discount += fee.discount.minorUnits
      total += fee.amount.minorUnits
    }
    check(priced.tax.adjustments, of: request, place)
    #expect(priced.tax.amount.minorUnits == tax, "\(place)")
    #expect(priced.tax.adjustments.map(\.amount.minorUnits).reduce(0, +) == priced.tax.discount.minorUnits, "\(place)")
    #expect(priced.tax.total.minorUnits == tax - priced.tax.discount.minorUnits && priced.tax.total.minorUnits >= 0)
    discount += priced.tax.discount.minorUnits
    if !request.cart.taxIncluded { total += tax }
    #expect(priced.discount.minorUnits == discount, "\(place)")
    #expect(priced.total.minorUnits == total - discount && priced.total.minorUnits >= 0, "\(place)")
  }

  // MARK: Promotions

  private func checkPromotions(_ priced: PricedCart, of request: PricingRequest, _ place: Place) {
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
      #expect(applied.discount.minorUnits == taken[applied.id] ?? 0, "\(place)")
      #expect(applied.applications >= 1, "\(place)")
      if let most = sources[applied.id]?.maxDiscount?.minorUnits(in: .eur, plainIn: .eur) {
        #expect(applied.discount.minorUnits <= most, "\(place)")
      }
    }
    #expect(Set(taken.keys).isSubset(of: priced.promotions.map(\.id)), "\(place)")
    #expect(priced.redemptions.map(\.promotion) == priced.promotions.map(\.id), "\(place)")
    // everything is explained: each promotion is applied or has one reason
    let outcomes = priced.promotions.map(\.id) + priced.decisions.map(\.promotion)
    #expect(outcomes.sorted() == sources.keys.sorted(), "\(place)")
    let applied = priced.promotions.compactMap { sources[$0.id] }
    #expect(applied.count <= 1 || applied.allSatisfy { $0.combines != .never }, "\(place)")
    #expect(applied.filter { $0.group != nil }.count <= 1, "\(place)")
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

import CartPricing

/// Makes small requests that touch every feature: carts that promotions fight over, with prices that do not divide.
struct PricingGenerator {
  private var random: ValuesGenerator

  init(seed: UInt64) { random = ValuesGenerator(seed: seed) }

  private mutating func oneIn(_ chance: Int) -> Bool { Int.random(in: 0..<chance, using: &random) == 0 }

  private mutating func from<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func some<Value>(_ chance: Int, _ make: (inout Self) -> Value) -> Value? {
    oneIn(chance) ? make(&self) : nil
  }

  mutating func request() -> PricingRequest {
    PricingRequest(promotions: set(), cart: cart(), context: context())
  }

  /// The same request, with everything written in another order whose order does not matter.
  mutating func shuffled(_ request: PricingRequest) -> PricingRequest {
    var shuffled = request
    shuffled.cart.lines.shuffle(using: &random)
    for index in shuffled.cart.lines.indices { shuffled.cart.lines[index].priceScale.shuffle(using: &random) }
    shuffled.cart.fees.shuffle(using: &random)
    shuffled.promotions.promotions.shuffle(using: &random)
    shuffled.promotions.segments.shuffle(using: &random)
    shuffled.promotions.scores.shuffle(using: &random)
    shuffled.context.customer?.events.shuffle(using: &random)
    shuffled.context.customer?.segments.shuffle(using: &random)
    return shuffled
  }

  // MARK: Carts

  private mutating func cart() -> Cart {
    var cart = Cart(currency: .eur, taxIncluded: oneIn(3))
    for id in ["b", "a", "d", "c", "e"].prefix(count(0...5)) { cart.lines.append(line(LineID(id))) }
    cart.shipping = some(2) {
      Shipping(
        method: "ground", cost: $0.amount(), options: ["air": $0.amount(), "night": $0.amount()],
        taxRate: $0.some(2) { $0.rate() })
    }
    for id in ["y", "x"].prefix(count(0...2)) {
      cart.fees.append(Fee(FeeID(id), kind: from(["wrap", "handling"]), amount: amount()))
    }
    cart.coupons = Array(["A", "B", "C", "L", "?"].shuffled(using: &random).prefix(count(0...3))).map { CouponCode($0) }
    return cart
  }

  private mutating func line(_ id: LineID) -> Line {
    Line(
      id, sku: from(["S", "T", "U"]), quantity: oneIn(20) ? 1_000_000 : count(1...9), unitPrice: amount(),
      categories: from([[], ["x"], ["y"], ["x", "y"]]), tags: from([[], ["new"]]),
      attributes: ["size": .number(Double(count(1...3)))],
      priceScale: some(5) {
        [PriceScaleEntry(from: 3, unitPrice: $0.amount()), PriceScaleEntry(from: 6, unitPrice: "1")]
      } ?? [],
      billing: from([nil, nil, "P1M", "P1Y"]), taxRate: some(2) { $0.rate() }, discountable: !oneIn(8))
  }

  private mutating func amount() -> Amount { from(["0", "0.01", "0.05", "0.99", "3.33", "7", "10", "19.99", "100"]) }

  private mutating func money() -> AmountByCurrency { .plain(amount()) }

  private mutating func rate() -> Rate { from(["5", "10", "12.5", "19", "33.3333", "50", "100"]) }

  private mutating func context() -> Context {
    let days = ["2026-11-27", "2026-11-26", "2026-11-01", "2026-01-01", "2027-01-01"]
    var context = Context(now: .evening, billingCycle: oneIn(8) ? 2 : 1, explain: .all)
    context.customer = some(2) { generator in
      let events = (0..<generator.count(0...4)).map { _ in
        Event(
          generator.from(["order", "view"]), at: .at("\(generator.from(days))T10:00:00Z"), amount: generator.amount())
      }
      return Customer("c1", segments: generator.from([[], ["vip"]]), events: events)
    }
    context.store = some(2) { _ in Store(channel: "web") }
    context.usage = Usage(
      promotions: ["p1": PromotionUsage(total: count(0...2), customer: count(0...1), spent: amount())],
      coupons: ["A": CouponUsage(total: count(0...2), customer: count(0...1))])
    return context
  }

  // MARK: Promotions

  private mutating func set() -> PromotionSet {
    let coupons: [[PromotionCoupon]] = [["B"], [PromotionCoupon("A", maxUses: 1)], ["C"]]
    var set = PromotionSet(currency: .eur, [])
    let ids: [PromotionID] = ["p3", "p1", "p4", "p2", "p5", "p6"]
    for (place, id) in ids.prefix(count(1...6)).enumerated() {
      var promotion = promotion(id)
      if place < coupons.count, oneIn(3) { promotion.coupons = coupons[place] }
      set.promotions.append(promotion)
    }
    set.segments = [
      Segment("vip", when: .quantity(atLeast: 5)), Segment("top", when: .segment("vip") && .lines(atLeast: 2)),
    ]
    set.scores = [Score("s", points: ["order": 3, "view": -1])]
    set.policy = Policy(
      selection: from([.priority, .bestForCustomer]), rounding: from(Rounding.allCases),
      coupons: from(Policy.CouponPolicy.allCases), searchLimit: oneIn(5) ? 3 : 10_000)
    return set
  }

  private mutating func promotion(_ id: PromotionID) -> Promotion {
    var promotion = Promotion(
      id, priority: count(-1...1), when: some(3) { $0.qualifier(2) }, calculateRule: some(3) { $0.rule() },
      actions: (0..<count(1...3)).map { _ in action() })
    promotion.combines = oneIn(8) ? .never : oneIn(3) ? .notOnSameItems : .always
    if promotion.combines != .never { promotion.group = some(4) { _ in "g" } }
    promotion.maxDiscount = some(4) { $0.money() }
    if oneIn(8) { promotion.constraints.maxUsesTotal = 1 }
    if oneIn(8) { promotion.constraints.budget = "100" }
    promotion.messages = Messages(applied: "{name} {discount}", nearMiss: "{missing}")
    let isOrder = promotion.actions.allSatisfy {
      if case .discount(_, let target) = $0 { target == .cart || target == .shipping || target == .fees } else { false }
    }
    if isOrder, promotion.combines != .never, promotion.group == nil, oneIn(2) {
      promotion.when = .subtotal(atLeast: money(), after: .items)
    }
    return promotion
  }

  private mutating func rule() -> CalculateRule {
    let of: LineSelector? = some(2) { $0.selector(1) }
    return oneIn(2)
      ? .quantity(minimum: count(1...4), maxApplications: count(0...2), of: of, reward: oneIn(2) ? .beyond : .within)
      : .linear(quantity: count(1...3), repeatable: count(0...2), of: of, reward: oneIn(2) ? .beyond : .within)
  }

  private mutating func selector(_ depth: Int) -> LineSelector {
    switch count(0...(depth > 0 ? 9 : 6)) {
    case 0, 1: return .all
    case 2: return .sku("S")
    case 3: return .category("x", "y")
    case 4: return .unitPrice(atLeast: money())
    case 5: return .billing(.subscription)
    case 6: return .attribute("size", .atLeast(2))
    case 7: return selector(depth - 1) && !selector(depth - 1)
    case 8: return selector(depth - 1) || .tag("new")
    default: return !selector(depth - 1)
    }
  }

  private mutating func qualifier(_ depth: Int) -> Qualifier {
    switch count(0...(depth > 0 ? 12 : 9)) {
    case 0: return .subtotal(of: selector(1), atLeast: money())
    case 1: return .quantity(of: selector(1), atLeast: count(1...9))
    case 2: return .lines(atLeast: count(1...4))
    case 3: return .leastQuantity(atMost: 4)
    case 4: return .coupon("L", "A")
    case 5: return .segment(from(["vip", "top"]))
    case 6: return .store(channel: ["web"])
    case 7: return .events(EventMatch("order", when: .during(from(EventMatch.Period.allCases))))
    case 8: return .score("s", atLeast: count(-2...3))
    case 9: return .schedule([ScheduleWindow(from: "18:00", until: "19:00")])
    case 10: return qualifier(depth - 1) && qualifier(depth - 1)
    case 11: return qualifier(depth - 1) || qualifier(depth - 1)
    default: return !qualifier(depth - 1)
    }
  }

  private mutating func flat(price: Bool = true) -> FlatDiscount {
    switch count(0...(price ? 3 : 2)) {
    case 0, 1: return .percent(rate(), base: .current)
    case 2: return .amount(money(), basis: nil)
    default: return .price(money())
    }
  }

  private mutating func discount(price: Bool = true) -> Discount {
    guard oneIn(5) else { return .flat(flat(price: price)) }
    return .tiers(
      by: .quantity(of: selector(1)),
      [
        TierStep(from: .count(4), .percent(rate(), base: .current)),
        TierStep(from: .count(1), .percent("5", base: .current)),
      ])
  }

  private mutating func action() -> Action {
    switch count(0...13) {
    case 0, 1, 2:
      return .discount(
        discount(),
        on: .items(selector(1), count: some(2) { $0.count(1...4) }, order: from([.cheapest, .mostExpensive])))
    case 3: return .discount(.percent(rate(), base: .original), on: .items(selector(1)))
    case 4, 5:
      return .discount(
        discount(), on: .group(selector(1), reward: from(GroupTarget.Reward.allCases), count: count(1...2)))
    case 6:
      return .discount(
        discount(), on: .bundle([BundlePart(selector(1)), BundlePart(selector(1), count: 2)], max: count(0...2)))
    case 7: return .discount(discount(price: false), on: .cart)
    case 8: return .discount(.amount(money(), basis: from([.net, .gross])), on: .subset(selector(1)))
    case 9: return .gift("S", quantity: count(1...3), unitPrice: money(), mode: from([.addNew, .addMissing]))
    case 10: return oneIn(2) ? .upgradeShipping(from(["air", "night"])) : .discount(discount(), on: .shipping)
    case 11: return .discount(discount(price: false), on: from([.fees, .fees(kinds: ["wrap"])]))
    case 12: return .discount(.percent(rate()), on: .tax(selector(1)))
    default: return oneIn(2) ? .credit(Credit(money(), per: "5", max: "20")) : .issueCoupon(CouponIssue("t"))
    }
  }
}

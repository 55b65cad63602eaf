/// The wire form of promotion sets. Source: PRICING.md sections 4, 5 and 10.
extension WireReader {
  private static let setKeys: WireKeys = ["promotions", "currency", "segments", "scores", "policy"]

  mutating func promotionSet(_ node: Int) -> PromotionSet {
    var set = PromotionSet([])
    guard let members = members(node, Self.setKeys, of: "a promotion set", required: 1) else { return set }
    set.currency = read(members[1], at: "currency") { $0.currency($1) }
    set.promotions = read(members[0], at: "promotions") { $0.list($1) { $0.promotion($1) } } ?? []
    set.segments = read(members[2], at: "segments") { $0.list($1) { $0.segment($1) } } ?? []
    set.scores = read(members[3], at: "scores") { $0.list($1) { $0.score($1) } } ?? []
    set.policy = read(members[4], at: "policy") { $0.policy($1) } ?? Policy()
    return set
  }

  private static let policyKeys: WireKeys = ["selection", "rounding", "coupons", "searchLimit"]

  private mutating func policy(_ node: Int) -> Policy {
    var policy = Policy()
    guard let members = members(node, Self.policyKeys, of: "a policy") else { return policy }
    if let selection = read(members[0], at: "selection", { $0.word($1, or: policy.selection) }) {
      policy.selection = selection
    }
    if let rounding = read(members[1], at: "rounding", { $0.word($1, or: policy.rounding) }) {
      policy.rounding = rounding
    }
    if let coupons = read(members[2], at: "coupons", { $0.word($1, or: policy.coupons) }) { policy.coupons = coupons }
    if let limit = read(members[3], at: "searchLimit", { $0.integer($1) }) { policy.searchLimit = limit }
    return policy
  }

  private static let segmentKeys: WireKeys = ["id", "when"]

  private mutating func segment(_ node: Int) -> Segment {
    var segment = Segment("", when: .all([]))
    guard let members = members(node, Self.segmentKeys, of: "a segment", required: 2) else { return segment }
    // A fault at a segment as a whole is about what segments name one another, which no missing key can explain.
    if members.hasUnknown { forgetMisspeltKey() }
    segment.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    segment.when = read(members[1], at: "when") { $0.qualifier($1) } ?? .all([])
    return segment
  }

  private static let scoreKeys: WireKeys = ["id", "points", "within"]

  private mutating func score(_ node: Int) -> Score {
    var score = Score("", points: [:])
    guard let members = members(node, Self.scoreKeys, of: "a score", required: 2) else { return score }
    score.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    score.points =
      read(members[1], at: "points") { reader, points in
        var found: [EventType: Int] = [:]
        reader.map(points, of: "an object of points by event type") { reader, key, value in
          found[EventType(key)] = reader.integer(value)
        }
        return found
      } ?? [:]
    score.within = read(members[2], at: "within") { $0.timeSpan($1) }
    return score
  }

  private static let promotionKeys: WireKeys = [
    "id", "actions", "name", "active", "validFrom", "validUntil", "priority", "coupons", "when", "calculateRule",
    "constraints", "combines", "group", "maxDiscount", "billingCycles", "experiment", "messages",
  ]

  mutating func promotion(_ node: Int) -> Promotion {
    var promotion = Promotion("", actions: [])
    guard let members = members(node, Self.promotionKeys, of: "a promotion", required: 2) else { return promotion }
    promotion.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    promotion.actions = read(members[1], at: "actions") { $0.list($1) { $0.action($1) } } ?? []
    promotion.name = read(members[2], at: "name") { $0.string($1) }
    promotion.isActive = read(members[3], at: "active") { $0.boolean($1, or: true) } ?? true
    promotion.validFrom = read(members[4], at: "validFrom") { $0.instant($1) }
    promotion.validUntil = read(members[5], at: "validUntil") { $0.instant($1) }
    promotion.priority = read(members[6], at: "priority") { $0.integer($1) } ?? 0
    promotion.coupons = read(members[7], at: "coupons") { $0.filledList($1) { $0.promotionCoupon($1) } } ?? []
    promotion.when = read(members[8], at: "when") { $0.qualifier($1) }
    promotion.calculateRule = read(members[9], at: "calculateRule") { $0.calculateRule($1) }
    promotion.constraints = read(members[10], at: "constraints") { $0.constraints($1) } ?? Constraints()
    promotion.combines = read(members[11], at: "combines") { $0.word($1, or: .always) } ?? .always
    promotion.group = read(members[12], at: "group") { $0.id($1) }
    promotion.maxDiscount = read(members[13], at: "maxDiscount") { $0.amountByCurrency($1) }
    promotion.billingCycles = read(members[14], at: "billingCycles") { $0.billingCycles($1) } ?? .first(1)
    promotion.experiment = read(members[15], at: "experiment") { $0.experiment($1) }
    promotion.messages = read(members[16], at: "messages") { $0.messages($1) }
    return promotion
  }

  private static let promotionCouponKeys: WireKeys = ["code", "maxUses", "maxUsesPerCustomer"]

  private mutating func promotionCoupon(_ node: Int) -> PromotionCoupon {
    guard document.kind(node) == .object else { return PromotionCoupon(couponCode(node)) }
    var coupon = PromotionCoupon("")
    guard let members = members(node, Self.promotionCouponKeys, of: "a coupon", required: 1) else { return coupon }
    coupon.code = read(members[0], at: "code") { $0.couponCode($1) } ?? ""
    coupon.maxUses = read(members[1], at: "maxUses") { $0.integer($1) }
    coupon.maxUsesPerCustomer = read(members[2], at: "maxUsesPerCustomer") { $0.integer($1) }
    return coupon
  }

  private static let ruleKeys: WireKeys = ["quantity", "linear", "of", "reward"]
  private static let quantityRuleKeys: WireKeys = ["minimum", "maxApplications"]
  private static let linearRuleKeys: WireKeys = ["quantity", "repeatable"]

  private mutating func calculateRule(_ node: Int) -> CalculateRule {
    var rule = CalculateRule.quantity(minimum: 1)
    guard let members = members(node, Self.ruleKeys, of: "a calculate rule") else { return rule }
    switch alternative(members, 2, of: Self.ruleKeys) {
    case 0:
      rule.kind =
        read(members[0], at: "quantity") { reader, node in
          let (minimum, limit) = reader.ruleFigures(node, Self.quantityRuleKeys, "minimum", "maxApplications")
          return .quantity(minimum: minimum, maxApplications: limit)
        } ?? rule.kind
    case 1:
      rule.kind =
        read(members[1], at: "linear") { reader, node in
          let (quantity, limit) = reader.ruleFigures(node, Self.linearRuleKeys, "quantity", "repeatable")
          return .linear(quantity: quantity, repeatable: limit)
        } ?? rule.kind
    default: break
    }
    rule.of = read(members[2], at: "of") { $0.selector($1) }
    rule.reward = read(members[3], at: "reward") { $0.word($1, or: .within) } ?? .within
    return rule
  }

  private mutating func ruleFigures(
    _ node: Int, _ keys: WireKeys, _ units: StaticString, _ limit: StaticString
  ) -> (units: Int, limit: Int) {
    guard let members = members(node, keys, of: "a calculate rule", required: 1) else { return (1, 0) }
    return (
      read(members[0], at: units) { $0.integer($1) } ?? 1, read(members[1], at: limit) { $0.integer($1) } ?? 0
    )
  }

  private static let constraintKeys: WireKeys = [
    "singleUsePerCustomer", "maxUsesPerCustomer", "maxUsesTotal", "budget", "customerSpend", "sameBillingInterval",
  ]
  private static let customerSpendKeys: WireKeys = ["atLeast", "atMost", "within"]

  private mutating func constraints(_ node: Int) -> Constraints {
    var constraints = Constraints()
    guard let members = members(node, Self.constraintKeys, of: "constraints") else { return constraints }
    constraints.singleUsePerCustomer =
      read(members[0], at: "singleUsePerCustomer") { $0.boolean($1, or: false) } ?? false
    constraints.maxUsesPerCustomer = read(members[1], at: "maxUsesPerCustomer") { $0.integer($1) }
    constraints.maxUsesTotal = read(members[2], at: "maxUsesTotal") { $0.integer($1) }
    constraints.budget = read(members[3], at: "budget") { $0.amountByCurrency($1) }
    constraints.customerSpend = read(members[4], at: "customerSpend") { reader, node in
      guard let members = reader.members(node, Self.customerSpendKeys, of: "a customer's spend") else {
        return CustomerSpend(atLeast: "0")
      }
      return CustomerSpend(
        atLeast: reader.read(members[0], at: "atLeast") { $0.amountByCurrency($1) },
        atMost: reader.read(members[1], at: "atMost") { $0.amountByCurrency($1) },
        within: reader.read(members[2], at: "within") { $0.timeSpan($1) })
    }
    constraints.sameBillingInterval = read(members[5], at: "sameBillingInterval") { $0.boolean($1, or: false) } ?? false
    return constraints
  }

  private mutating func billingCycles(_ node: Int) -> BillingCycles {
    if document.kind(node) == .number { return .first(integer(node)) }
    if document.kind(node) == .string, document.text(node, equals: "all") { return .all }
    reject(node, "an integer or \"all\"")
    return .all
  }

  private static let experimentKeys: WireKeys = ["name", "from", "until"]

  private mutating func experiment(_ node: Int) -> Experiment {
    var experiment = Experiment("-", from: "0", until: "100")
    guard let members = members(node, Self.experimentKeys, of: "an experiment", required: 3) else { return experiment }
    experiment.name = read(members[0], at: "name") { $0.string($1) } ?? "-"
    experiment.from = read(members[1], at: "from") { $0.rate($1, atMost: "100") } ?? "0"
    experiment.until = read(members[2], at: "until") { $0.rate($1, atMost: "100") } ?? "100"
    return experiment
  }

  private static let messageKeys: WireKeys = ["applied", "nearMiss", "badge"]
  private static let nearMissKeys: WireKeys = ["text", "within"]

  private mutating func messages(_ node: Int) -> Messages {
    var messages = Messages()
    guard let members = members(node, Self.messageKeys, of: "messages") else { return messages }
    messages.applied = read(members[0], at: "applied") { $0.string($1) }
    messages.badge = read(members[2], at: "badge") { $0.string($1) }
    messages.nearMiss = read(members[1], at: "nearMiss") { reader, node in
      if reader.document.kind(node) == .string { return Messages.NearMiss(reader.document.text(node)) }
      var nearMiss = Messages.NearMiss("")
      guard let members = reader.members(node, Self.nearMissKeys, of: "a text or an object of one", required: 1)
      else { return nearMiss }
      nearMiss.text = reader.read(members[0], at: "text") { $0.string($1) } ?? ""
      if let within = reader.read(members[1], at: "within", { $0.rate($1, atMost: "100") }) {
        nearMiss.within = within
      }
      return nearMiss
    }
    return messages
  }

  // MARK: What several parts of a promotion share

  /// Which of the first keys is there; none or two at once are a fault of the object.
  mutating func alternative(_ members: Members, _ count: Int, of keys: WireKeys) -> Int? {
    if let only = members.only(of: count) { return only }
    let present = members.present(of: count)
    let names = keys.names.prefix(count).map { quoted($0) }.joined(separator: ", ")
    if present.count > 1 {
      let found = present.map { quoted(keys[$0]) }.joined(separator: " and ")
      faults.report("needs exactly one of \(names), found \(found)")
    } else if !members.hasUnknown {
      faults.report("needs one of \(names)")
    }
    return nil
  }

  mutating func amountByCurrency(_ node: Int, or standIn: Amount = "0") -> AmountByCurrency {
    guard document.kind(node) == .object else {
      return .plain(
        parse(node, as: "an amount as a string such as \"19.99\", or a table of them", or: standIn) {
          Amount(utf8: $0)
        })
    }
    var amounts: [Currency: Amount] = [:]
    var isMisspelt = false
    map(node, of: "a table of amounts") { reader, key, value in
      let amount = reader.amount(value)
      if let currency = Currency(code: key) {
        amounts[currency] = amount
      } else {
        reader.faults.report("\(quoted(key)) is not a known currency")
        isMisspelt = true
      }
    }
    // a table of nothing but unknown currencies is not said to be empty
    if isMisspelt { noteMisspeltKey() }
    return .table(amounts)
  }

  mutating func amountRange(_ members: Members, _ atLeast: Int, _ atMost: Int) -> AmountRange {
    AmountRange(
      atLeast: read(members[atLeast], at: "atLeast") { $0.amountByCurrency($1) },
      atMost: read(members[atMost], at: "atMost") { $0.amountByCurrency($1) })
  }

  mutating func countRange(_ members: Members, _ atLeast: Int, _ atMost: Int) -> CountRange {
    CountRange(
      atLeast: read(members[atLeast], at: "atLeast") { $0.integer($1) },
      atMost: read(members[atMost], at: "atMost") { $0.integer($1) })
  }
}

/// What can be wrong with a promotion set that is well formed. Source: PRICING.md sections 4, 5, 9 and 11.
struct PromotionSetValidator {
  let currency: Currency?
  /// The scores that the set defines; nil if the set is not known, so that any score may be defined.
  private let scores: Set<ScoreID>?

  /// A validator of promotions that are meant for a set with a currency.
  init(currency: Currency?) {
    self.currency = currency
    scores = nil
  }

  init(_ set: PromotionSet) {
    currency = set.currency
    scores = Set(set.scores.map { $0.id })
  }

  /// Reports all faults of a set.
  static func validate(_ set: PromotionSet, _ faults: inout FaultCollector) {
    let validator = PromotionSetValidator(set)
    validator.validateCurrency(&faults)
    validator.validatePromotions(set.promotions, &faults)
    validator.validateDefinitions(set, &faults)
  }

  /// Reports the faults of a set beside those of its promotions.
  func validateFrame(_ set: PromotionSet, _ faults: inout FaultCollector) {
    validateCurrency(&faults)
    faults.check(list: set.promotions, at: "promotions", atMost: Limits.promotions, mayBeEmpty: true)
    validateDefinitions(set, &faults)
  }

  private func validateCurrency(_ faults: inout FaultCollector) {
    guard let currency, !currency.isKnown else { return }
    faults.report(at: "currency", "\"\(currency)\" is not a known currency")
  }

  private func validateDefinitions(_ set: PromotionSet, _ faults: inout FaultCollector) {
    validateSegments(set.segments, &faults)
    validateScores(set.scores, &faults)
    faults.push("policy")
    faults.check(set.policy.searchLimit, in: 1...Limits.searchLimit, at: "searchLimit")
    faults.pop()
  }

  /// Reports the faults of a list of promotions, which stands at the key `promotions` of the path at hand.
  func validatePromotions(_ promotions: [Promotion], _ faults: inout FaultCollector) {
    faults.check(list: promotions, at: "promotions", atMost: Limits.promotions, mayBeEmpty: true)
    faults.push("promotions")
    for (index, promotion) in promotions.enumerated() {
      faults.push(index)
      validate(promotion, &faults)
      faults.pop()
    }
    CartValidator.reportRepeated(promotions.map { $0.id }, &faults)
    reportRepeatedCoupons(promotions, &faults)
    faults.pop()
  }

  private func reportRepeatedCoupons(_ promotions: [Promotion], _ faults: inout FaultCollector) {
    var seen: Set<CouponCode> = []
    for (index, promotion) in promotions.enumerated() {
      for (place, coupon) in promotion.coupons.enumerated() where !seen.insert(coupon.code).inserted {
        Self.reportTaken(coupon.code, at: place, of: index, &faults)
      }
    }
  }

  /// Reports a code of the promotion at an index of the list at hand that is listed elsewhere.
  static func reportTaken(_ code: CouponCode, at place: Int, of index: Int, _ faults: inout FaultCollector) {
    faults.push(index)
    faults.push("coupons")
    faults.push(place)
    faults.report(at: "code", "\"\(code)\" is there already; each code belongs to one promotion, once")
    faults.pop()
    faults.pop()
    faults.pop()
  }

  /// Reports the faults of a promotion for itself; the path at hand is its own.
  func validate(_ promotion: Promotion, _ faults: inout FaultCollector) {
    faults.check(promotion.id, at: "id")
    faults.check(promotion.validFrom, at: "validFrom")
    faults.check(promotion.validUntil, at: "validUntil")
    faults.check(promotion.priority, in: -Limits.count...Limits.count, at: "priority")
    validateCoupons(promotion.coupons, &faults)
    if let when = promotion.when {
      faults.push("when")
      validate(when, stages: StageRule(promotion), &faults)
      faults.pop()
    }
    if let rule = promotion.calculateRule { validate(rule, &faults) }
    faults.check(list: promotion.actions, at: "actions", atMost: Limits.actions)
    faults.push("actions")
    for (index, action) in promotion.actions.enumerated() {
      faults.push(index)
      validate(action, &faults)
      faults.pop()
    }
    faults.pop()
    validate(promotion.constraints, &faults)
    if let group = promotion.group { faults.check(group, at: "group") }
    check(promotion.maxDiscount, at: "maxDiscount", &faults)
    if case .first(let cycles) = promotion.billingCycles {
      faults.check(cycles, in: 1...Limits.count, at: "billingCycles")
    }
    if let experiment = promotion.experiment {
      faults.push("experiment")
      faults.check(idText: experiment.name, at: "name")
      faults.check(experiment.from, atMost: 100, at: "from")
      faults.check(experiment.until, atMost: 100, at: "until")
      faults.pop()
    }
    if let nearMiss = promotion.messages?.nearMiss { validate(nearMiss, &faults) }
  }

  private func validate(_ nearMiss: Messages.NearMiss, _ faults: inout FaultCollector) {
    faults.push("messages")
    faults.push("nearMiss")
    faults.check(nearMiss.within, atMost: 100, at: "within")
    if nearMiss.within == .hundredPercent { faults.report(at: "within", "\"\(nearMiss.within)\" is not below 100") }
    faults.pop()
    faults.pop()
  }

  private func validateCoupons(_ coupons: [PromotionCoupon], _ faults: inout FaultCollector) {
    faults.push("coupons")
    for (place, coupon) in coupons.enumerated() {
      faults.push(place)
      faults.check(coupon.code, at: "code")
      faults.check(coupon.maxUses, at: "maxUses")
      faults.check(coupon.maxUsesPerCustomer, at: "maxUsesPerCustomer")
      faults.pop()
    }
    faults.pop()
  }

  private func validate(_ rule: CalculateRule, _ faults: inout FaultCollector) {
    faults.push("calculateRule")
    switch rule.kind {
    case .quantity(let minimum, let limit):
      faults.push("quantity")
      faults.check(minimum, in: 1...Limits.count, at: "minimum")
      faults.check(limit, at: "maxApplications")
    case .linear(let quantity, let limit):
      faults.push("linear")
      faults.check(quantity, in: 1...Limits.count, at: "quantity")
      faults.check(limit, at: "repeatable")
    }
    faults.pop()
    if let selector = rule.of { validate(selector, at: "of", &faults) }
    faults.pop()
  }

  private func validate(_ constraints: Constraints, _ faults: inout FaultCollector) {
    faults.push("constraints")
    faults.check(constraints.maxUsesPerCustomer, at: "maxUsesPerCustomer")
    faults.check(constraints.maxUsesTotal, at: "maxUsesTotal")
    check(constraints.budget, at: "budget", &faults)
    if let spend = constraints.customerSpend {
      faults.push("customerSpend")
      check(spend.range, &faults)
      faults.check(spend.within, at: "within")
      faults.pop()
    }
    faults.pop()
  }

  private func validateScores(_ definitions: [Score], _ faults: inout FaultCollector) {
    faults.check(list: definitions, at: "scores", atMost: Limits.definitions, mayBeEmpty: true)
    faults.push("scores")
    for (index, score) in definitions.enumerated() {
      faults.push(index)
      faults.check(score.id, at: "id")
      faults.push("points")
      for (type, points) in score.points.sorted(by: { $0.key < $1.key }) {
        if !type.key.isWithinLimits { faults.report(at: type.text, FaultCollector.idMessage(type.text)) }
        if !(-Limits.count...Limits.count).contains(points) {
          faults.report(at: type.text, "\(points) is not within -\(Limits.count) and \(Limits.count)")
        }
      }
      faults.pop()
      faults.check(score.within, at: "within")
      faults.pop()
    }
    CartValidator.reportRepeated(definitions.map { $0.id }, &faults)
    faults.pop()
  }

  private func validateSegments(_ segments: [Segment], _ faults: inout FaultCollector) {
    faults.check(list: segments, at: "segments", atMost: Limits.definitions, mayBeEmpty: true)
    faults.push("segments")
    for (index, segment) in segments.enumerated() {
      faults.push(index)
      faults.check(segment.id, at: "id")
      faults.push("when")
      validate(segment.when, stages: .none, &faults)
      faults.pop()
      faults.pop()
    }
    CartValidator.reportRepeated(segments.map { $0.id }, &faults)
    SegmentChains.validate(segments, &faults)
    faults.pop()
  }

  /// Reports an amount that is malformed, or plain where the set has no currency.
  func check(_ amount: AmountByCurrency?, at key: StaticString, aboveZero: Bool = false, _ faults: inout FaultCollector)
  {
    guard let amount else { return }
    faults.push(key)
    check(amount, aboveZero: aboveZero, &faults)
    faults.pop()
  }

  private func check(_ amount: AmountByCurrency, aboveZero: Bool, _ faults: inout FaultCollector) {
    switch amount {
    case .plain(let amount):
      if currency == nil {
        faults.report(
          "\"\(amount)\" has no currency: the set has none, so it has to be a table such as {\"EUR\": \"20\"}")
      } else {
        faults.check(amount, in: currency)
        if aboveZero, let currency, amount.minorUnits(in: currency) == 0 { faults.report("is not above zero") }
      }
    case .table(let amounts):
      if amounts.isEmpty { faults.report(FaultCollector.emptyMessage) }
      for (currency, amount) in amounts.sorted(by: { $0.key < $1.key }) {
        faults.push(currency.code)
        if !currency.isKnown { faults.report("\"\(currency)\" is not a known currency") }
        faults.check(amount, in: currency)
        if aboveZero, amount.minorUnits(in: currency) == 0 { faults.report("is not above zero") }
        faults.pop()
      }
    }
  }

  /// Reports a range without a bound, at the object that should hold it, and bounds that are malformed.
  func check(_ range: AmountRange, _ faults: inout FaultCollector) {
    if range.isOpen { faults.report(FaultCollector.rangeMessage) }
    check(range.atLeast, at: "atLeast", &faults)
    check(range.atMost, at: "atMost", &faults)
  }

  func isDefined(_ score: ScoreID) -> Bool { scores?.contains(score) ?? true }
}

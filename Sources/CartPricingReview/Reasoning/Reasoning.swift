// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The ways in which a promotion can be applied.
struct PromotionWays: Sendable {
  /// The place of the promotion in the reviewed set.
  let place: Int
  /// Conditions without a contradiction, at most eight for each currency.
  private(set) var list: [PromotionConditions] = []
  /// Why the promotion cannot be applied; nil if it may be.
  private(set) var contradiction: String?

  private static let mostOfCurrency = 8
  /// The most codes with conditions of their own that are looked at.
  private static let mostCoupons = 64
  /// The most ways that are looked at for each currency.
  private static let mostTried = 256

  /// The ways of a promotion.
  init(_ place: Int, in reviewed: ReviewedSet) {
    self.place = place
    let promotion = reviewed.promotions[place]
    let branches = Branches(of: promotion.qualifier)
    if branches.list.isEmpty {
      contradiction = "its qualifier is an empty \"any\", which never holds"
      return
    }
    let (coupons, areAll) = Self.coupons(of: promotion)
    var reason: String?
    var canApply = !branches.isComplete || !areAll
    for money in reviewed.currencies.indices.map({ reviewed.money($0) }) {
      let alone = coupons.map { PromotionConditions(promotion, [], coupon: $0, in: reviewed, money).contradiction }
      if areAll, let found = alone.first, let found, alone.allSatisfy({ $0 != nil }) {
        reason = reason ?? found
        continue
      }
      var left = Self.mostOfCurrency
      var tried = 0
      for coupon in coupons {
        for branch in branches.list {
          tried += 1
          if tried > Self.mostTried {
            canApply = true
            break
          }
          let conditions = PromotionConditions(promotion, branch, coupon: coupon, in: reviewed, money)
          if let found = conditions.contradiction {
            reason = reason ?? found
          } else {
            canApply = true
            if left > 0 { list.append(conditions) }
            left -= 1
          }
        }
        if left <= 0 { break }
      }
      if !branches.isComplete || !areAll { canApply = true }
    }
    addDefinedSegments(promotion, coupons, reviewed)
    // Contradictions of the promotion itself do not depend on branches that were left out.
    if list.isEmpty, reason != nil, !canApply || Self.neverHolds(promotion, coupons, areAll, reviewed) {
      contradiction = reason
    }
  }

  /// Adds ways in which the customer is in a segment by its definition, and not by the host's list.
  private mutating func addDefinedSegments(
    _ promotion: Promotion, _ coupons: [PromotionCoupon?], _ reviewed: ReviewedSet
  ) {
    guard !list.isEmpty, let nodes = reviewed.expanded(promotion.qualifier), let coupon = coupons.first else { return }
    let branches = Branches(of: nodes).list
    for money in reviewed.currencies.indices.map({ reviewed.money($0) }) {
      var left = Self.mostOfCurrency
      for branch in branches where left > 0 {
        let conditions = PromotionConditions(promotion, branch, coupon: coupon, in: reviewed, money)
        if conditions.contradiction != nil { continue }
        list.append(conditions)
        left -= 1
      }
    }
  }

  /// Whether the promotion contradicts itself in each currency, whatever its qualifier.
  private static func neverHolds(
    _ promotion: Promotion, _ coupons: [PromotionCoupon?], _ areAll: Bool, _ reviewed: ReviewedSet
  ) -> Bool {
    areAll
      && reviewed.currencies.indices.allSatisfy { currency in
        coupons.allSatisfy {
          PromotionConditions(promotion, [], coupon: $0, in: reviewed, reviewed.money(currency)).contradiction != nil
        }
      }
  }

  /// The coupons of which one must be entered, those without conditions of their own once; and whether these are
  /// all.
  private static func coupons(of promotion: Promotion) -> (list: [PromotionCoupon?], areAll: Bool) {
    if promotion.coupons.isEmpty { return ([nil], true) }
    var found: [PromotionCoupon?] = []
    var hasPlain = false
    for coupon in promotion.coupons {
      let isPlain =
        coupon.customer == nil && coupon.validFrom == nil && coupon.validUntil == nil
        && coupon.maxUses == nil && coupon.maxUsesPerCustomer == nil
      // A code that a leaf of the qualifier names, too, differs from the others.
      let isNamed = promotion.qualifier != nil && promotion.coupons.count <= mostCoupons
      if isPlain, !isNamed {
        if hasPlain { continue }
        hasPlain = true
      }
      if found.count == mostCoupons { return (found, false) }
      found.append(coupon)
    }
    return (found, true)
  }
}

/// What can be said of a set without pricing a cart.
struct Reasoning {
  /// The ways of the promotions that carts are made for.
  private(set) var ways: [PromotionWays] = []
  private(set) var findings: [Ranked] = []

  /// The most findings of a kind.
  static let mostFindings = CandidateTable.mostFindings

  /// The most pairs of promotions that are compared for the whole set.
  private static let mostPairs = 10_000_000

  init(_ reviewed: ReviewedSet) {
    var pairsLeft = Self.mostPairs
    let count = reviewed.promotions.count
    // Of a large set, carts are made for as many promotions as the budget allows, at equal distances.
    let most = max(1_000, reviewed.options.budget / 4)
    let stride = max(1, (count + most - 1) / most)
    let first = Int(reviewed.options.seed % UInt64(stride))
    for place in reviewed.promotions.indices {
      let promotionWays = PromotionWays(place, in: reviewed)
      if let finding = reviewed.neverApplies(promotionWays) ?? reviewed.neverHasEffect(promotionWays) {
        add(finding)
      } else if let finding = reviewed.neverTaken(promotionWays, &pairsLeft) {
        add(finding)
      }
      if place % stride == first { ways.append(promotionWays) }
    }
    for finding in reviewed.ended() { add(finding) }
    for finding in reviewed.missingCurrencies() { add(finding) }
    for finding in reviewed.nearlyEqualNames() { add(finding) }
  }

  private var counts: [Finding.Kind: Int] = [:]

  private mutating func add(_ finding: Ranked) {
    guard counts[finding.finding.kind, default: 0] < Self.mostFindings else { return }
    counts[finding.finding.kind, default: 0] += 1
    findings.append(finding)
  }
}

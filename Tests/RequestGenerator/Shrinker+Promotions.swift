// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// How promotions become smaller.
extension Shrinker {
  static func promotionEdits(_ request: PricingRequest) -> [Edit] {
    request.promotions.promotions.indices.flatMap { place -> [Edit] in
      let promotion = request.promotions.promotions[place]
      func edit(_ change: @escaping (inout Promotion) -> Void) -> Edit {
        { change(&$0.promotions.promotions[place]) }
      }
      var edits =
        [
          edit { $0.name = nil }, edit { $0.isActive = true }, edit { $0.validFrom = nil },
          edit { $0.validUntil = nil }, edit { $0.priority = 0 }, edit { $0.coupons = [] }, edit { $0.qualifier = nil },
          edit { $0.calculateRule = nil }, edit { $0.calculateRule?.selector = nil },
          edit { $0.calculateRule?.reward = .within }, edit { $0.constraints = Constraints() },
          edit { $0.constraints.budget = nil }, edit { $0.constraints.customerSpend = nil },
          edit { $0.combination = .always }, edit { $0.group = nil }, edit { $0.maxDiscount = nil },
          edit { $0.billingCycles = .first(1) }, edit { $0.experiment = nil }, edit { $0.messages = nil },
          edit { $0.messages?.applied = nil }, edit { $0.messages?.badge = nil },
        ] + rareEdits(edit)
      for coupon in promotion.coupons.indices {
        if let code = promotion.coupons[coupon].code {
          edits.append(edit { $0.coupons[coupon] = PromotionCoupon(code) })
        }
        edits += [
          edit { $0.coupons[coupon].validFrom = nil }, edit { $0.coupons[coupon].validUntil = nil },
          edit { $0.coupons[coupon].customer = nil },
        ]
        edits.append(edit { $0.coupons.remove(at: coupon) })
      }
      for action in promotion.actions.indices { edits.append(edit { $0.actions.remove(at: action) }) }
      return edits
    }
  }

  /// Edits of the members that few promotions have.
  private static func rareEdits(_ edit: (@escaping (inout Promotion) -> Void) -> Edit) -> [Edit] {
    [
      edit { $0.excludes = [] }, edit { $0.promotionClass = nil }, edit { $0.combinesWith = [] },
      edit { $0.campaign = nil }, edit { $0.taxEffect = .reduces }, edit { $0.group?.isPerLine = false },
      edit { $0.constraints.limits = [] }, edit { $0.calculateRule?.partition = nil },
      edit { $0.calculateRule?.consumes = false }, edit { $0.messages?.nextStep = nil },
    ]
  }

  static func campaignEdits(_ request: PricingRequest) -> [Edit] {
    var edits = [set(\.promotions.version, nil)]
    for campaign in request.promotions.campaigns.indices {
      edits += [
        { $0.promotions.campaigns[campaign].budget = nil }, { $0.promotions.campaigns[campaign].maxUsesTotal = nil },
        { $0.promotions.campaigns[campaign].maxUsesPerCustomer = nil },
        { $0.promotions.campaigns[campaign].validFrom = nil }, { $0.promotions.campaigns[campaign].validUntil = nil },
        { $0.promotions.campaigns[campaign].isActive = true }, { $0.promotions.campaigns.remove(at: campaign) },
      ]
    }
    return edits
  }

  // MARK: - Qualifiers and selectors

  static func treeEdits(_ request: PricingRequest) -> [Edit] {
    var edits: [Edit] = []
    for (place, segment) in request.promotions.segments.enumerated() {
      for simpler in simpler(than: segment.qualifier) {
        edits.append { $0.promotions.segments[place].qualifier = simpler }
      }
    }
    for (place, promotion) in request.promotions.promotions.enumerated() {
      if let when = promotion.qualifier {
        for simpler in simpler(than: when) { edits.append { $0.promotions.promotions[place].qualifier = simpler } }
      }
      if let of = promotion.calculateRule?.selector {
        for simpler in simpler(than: of) {
          edits.append { $0.promotions.promotions[place].calculateRule?.selector = simpler }
        }
      }
      for (index, action) in promotion.actions.enumerated() {
        for simpler in simpler(than: action) {
          edits.append { $0.promotions.promotions[place].actions[index] = simpler }
        }
      }
    }
    return edits
  }

  private static func simpler(than qualifier: Qualifier) -> [Qualifier] {
    var found: [Qualifier] = [.all([])]
    let tree = QualifierBranch(qualifier)
    found += tree.simpler.map(\.qualifier)
    return found
  }

  static func simpler(than selector: LineSelector) -> [LineSelector] {
    selector == .all ? [] : [.all] + SelectorBranch(selector).simpler.map(\.selector)
  }

  private static func simpler(than action: PromotionAction) -> [PromotionAction] {
    guard case .discount(let discount, let target) = action else { return [] }
    switch target {
    case .subset(let select):
      return [.discount(discount, on: .cart)] + simpler(than: select).map { .discount(discount, on: .subset($0)) }
    case .items(let items):
      return simpler(than: items.selector).map {
        .discount(discount, on: .items($0, count: items.count, order: items.order, per: items.partition))
      } + [
        .discount(discount, on: .items(items.selector, count: items.count, order: items.order)),
        .discount(discount, on: .items(items.selector, order: items.order)),
        .discount(discount, on: .items(items.selector, count: items.count)),
      ]
    case .group(let group):
      return simpler(than: group.selector).map {
        .discount(discount, on: .group($0, reward: group.reward, count: group.count, order: group.order))
      } + [
        .discount(discount, on: .group(group.selector, reward: group.reward, count: group.count)),
        .discount(discount, on: .group(group.selector, reward: group.reward)),
      ]
    case .bundle(let bundle):
      var found: [PromotionAction] = [.discount(discount, on: .bundle(bundle.parts))]
      for place in bundle.parts.indices {
        var parts = bundle.parts
        for select in simpler(than: bundle.parts[place].selector) {
          parts[place].selector = select
          found.append(.discount(discount, on: .bundle(parts, max: bundle.max)))
        }
        parts[place] = BundlePart(bundle.parts[place].selector)
        found.append(.discount(discount, on: .bundle(parts, max: bundle.max)))
        parts.remove(at: place)
        found.append(.discount(discount, on: .bundle(parts, max: bundle.max)))
      }
      return found
    case .tax(let select): return simpler(than: select).map { .discount(discount, on: .tax($0)) }
    case .fees(.some): return [.discount(discount, on: .fees)]
    case .order: return [.discount(discount, on: .cart)]
    case .cart, .shipping, .fees: return []
    }
  }

  // MARK: - Discounts

  static func discountEdits(_ request: PricingRequest) -> [Edit] {
    var edits: [Edit] = []
    for (place, promotion) in request.promotions.promotions.enumerated() {
      for (index, action) in promotion.actions.enumerated() {
        guard case .discount(let discount, let target) = action else { continue }
        for simpler in simpler(than: discount, in: request) {
          edits.append { $0.promotions.promotions[place].actions[index] = .discount(simpler, on: target) }
        }
      }
    }
    return edits
  }

  private static func simpler(than discount: Discount, in request: PricingRequest) -> [Discount] {
    switch discount {
    case .tiers(let tiers): return tiers.steps.map { .flat($0.discount) }
    case .flat(.percent(let rate, let base)):
      var found: [Discount] = [.percent(rate)]
      for plain: Rate in ["100", "50", "10"] where rate != plain { found.append(.percent(plain, base: base)) }
      return rate == "100" ? Array(found.prefix(1)) : found
    case .flat(.amount(let amount, let basis)):
      return [.amount(amount)] + halves(of: amount, in: request).map { .amount($0, basis: basis) }
    case .flat(.price(let price)): return halves(of: price, in: request).map { .price($0) }
    case .flat(.percentUpTo(let rate, let base, let most)):
      return [.percent(rate, base: base)]
        + halves(of: most, in: request).map { .percent(rate, base: base, maxEach: $0) }
    case .flat(.priceByAttribute): return []
    }
  }

  /// Half of an amount, and one less, in the cart's currency.
  private static func halves(of amount: AmountByCurrency, in request: PricingRequest) -> [AmountByCurrency] {
    let currency = request.cart.currency
    guard let value = amount.minorUnits(in: currency, plainIn: request.promotions.currency), value > 0 else {
      return []
    }
    return [value / 2, value > 20 ? value / 10 * 9 : value - 1].map {
      .plain(Amount(minorUnits: $0, currency: currency))
    }
  }
}

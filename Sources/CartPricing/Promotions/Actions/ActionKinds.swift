// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What each stage does for each kind of action, one line a kind. The rules are in the files of the
/// kinds.

extension ActionRecord {
  enum Kind: UInt8, Sendable {
    /// `cart` and `subset`.
    case cart
    case items, group, bundle, gift, shipping, upgradeShipping, fees, tax, credit, issueCoupon
    case giftChoice, order, points
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the action at an index in its promotion.
  mutating func compile(_ action: PromotionAction, _ step: PromotionAction.Step, at place: Int) -> ActionRecord {
    var record = ActionRecord(kind: .issueCoupon, step: step, index: ActionIndex(place))
    switch action {
    case .discount(let discount, let target):
      record.discount = compile(discount)
      compile(target, into: &record)
    case .gift(let gift): compile(gift, into: &record)
    case .giftChoice(let choice): compile(choice, into: &record)
    case .points(let points): compile(points, into: &record)
    case .upgradeShipping: record.kind = .upgradeShipping
    case .credit(let credit): compile(credit, into: &record)
    case .issueCoupon: record.kind = .issueCoupon
    }
    return record
  }

  private mutating func compile(_ target: DiscountTarget, into record: inout ActionRecord) {
    switch target {
    case .cart: compileCart(into: &record)
    case .subset(let select): compileSubset(select, into: &record)
    case .items(let items): compile(items, into: &record)
    case .group(let group): compile(group, into: &record)
    case .bundle(let bundle): compile(bundle, into: &record)
    case .shipping: record.kind = .shipping
    case .order: record.kind = .order
    case .fees(let kinds): compileFees(ofKinds: kinds, into: &record)
    case .tax(let select): compileTax(select, into: &record)
    }
  }

  /// Appends the index terms of an action; nil if it has none.
  mutating func appendTerms(of action: ActionRecord) -> Int? {
    switch action.kind {
    case .cart, .items, .group, .tax: appendTerms(ofSelector: action.selector)
    case .bundle: appendTerms(ofBundle: action)
    default: nil
    }
  }

  /// Removes a promotion from the posting lists of the ids by which an action can be indexed.
  mutating func removePostings(_ slot: PromotionSlot, of action: ActionRecord) {
    switch action.kind {
    case .cart, .items, .group, .tax: removePostings(slot, ofSelector: action.selector)
    case .bundle: for part in action.parts { removePostings(slot, ofSelector: parts[part].selector) }
    case .gift, .giftChoice, .shipping, .upgradeShipping, .fees, .order, .credit, .points, .issueCoupon: break
    }
  }
}

extension ActionRecord {
  /// The number of actions that it counts as in the work of a pricing: each part of a bundle counts
  /// as one (§7.16).
  @inline(__always)
  var weight: Int { kind == .bundle ? max(1, Int(partCount)) : 1 }

  /// Whether it forms sets of units, one after the other.
  @inline(__always)
  var formsSets: Bool { kind == .group || kind == .bundle }
}

// MARK: - Evaluation

extension CartFacts {
  /// Appends the selections of an action, if it is a merchandise action.
  mutating func appendMerchandise(of action: ActionRecord, to found: inout UniqueArray<LineSelection>) {
    switch action.kind {
    case .cart, .items, .group: found.append(selection(action.selector))
    case .bundle: appendMerchandise(ofBundle: action, to: &found)
    case .gift: if action.mode == .addMissing { found.append(selection(action.selector)) }
    case .giftChoice:
      guard action.mode == .addMissing else { break }
      for part in action.parts { found.append(selection(set.parts[part].selector)) }
    case .shipping, .upgradeShipping, .fees, .order, .tax, .credit, .points, .issueCoupon: break
    }
  }
}

// MARK: - Selection

extension PromotionSetSearch {
  /// Adds the upper bounds of what an action can take.
  mutating func addClaims(
    of action: ActionRecord, _ record: PromotionRecord, to candidate: inout Candidate, _ facts: inout CartFacts
  ) {
    let promotion = candidate.promotion
    let applications = Int128(promotion.applications)
    switch action.kind {
    case .gift: return boundGift(action, for: &candidate, &facts)
    case .upgradeShipping: return candidate.extras += facts.mostUpgrade(action, of: promotion.index)
    case .credit: return candidate.credit += facts.mostCredit(action, of: candidate)
    case .issueCoupon: return candidate.coupons += applications
    case .giftChoice: return boundChoice(action, for: &candidate, &facts)
    case .points: return
    case .cart, .items, .group, .bundle, .shipping, .fees, .order, .tax: break
    }
    guard let discount = facts.resolve(action.discount) else { return }
    selections.removeAll(keepingCapacity: true)
    switch action.kind {
    case .cart:
      selections.append(facts.selection(action.selector))
      boundCart(discount, times: applications, &facts)
    case .items: boundItems(action, record, discount, applications: applications, &facts)
    case .group: boundGroups(action, record, discount, applications: applications, &facts)
    case .bundle: boundBundles(action, record, discount, applications: applications, &facts)
    case .shipping: candidate.extras += facts.mostOffShipping(discount)
    case .fees: candidate.extras += facts.mostOffFees(action, discount)
    case .order: candidate.extras += facts.mostOffOrder(discount, times: applications)
    case .tax: candidate.extras += facts.mostOffTax(discount, facts.selection(action.selector))
    case .gift, .giftChoice, .upgradeShipping, .credit, .points, .issueCoupon: break
    }
  }
}

// MARK: - Application

extension Worksheet {
  /// Carries out an action.
  @inline(__always)
  mutating func carryOut(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    // Nil for tiers of which no step is reached, and for an action that is no discount.
    let discount = facts.resolve(action.discount)
    switch action.kind {
    case .items: try takeOffItems(action, discount, for: place, &facts)
    case .cart: if let discount { try takeOffCart(discount, facts.selection(action.selector), for: place, &facts) }
    case .group: if let discount { try takeOffGroups(action, discount, for: place, &facts) }
    case .bundle: if let discount { try takeOffBundles(action, discount, for: place, &facts) }
    case .shipping: if let discount { takeOffShipping(discount, for: place, &facts) }
    case .fees: if let discount { takeOffFees(action, discount, for: place, &facts) }
    case .order: if let discount { try takeOffOrder(discount, for: place, &facts) }
    case .tax: if let discount { takeOffTax(discount, facts.selection(action.selector), for: place, &facts) }
    case .gift: try giveGift(action, for: place, &facts)
    case .giftChoice: try giveChoice(action, for: place, &facts)
    case .credit: giveCredit(action, for: place, &facts)
    case .points: givePoints(action, for: place, &facts)
    case .issueCoupon: issueCoupons(action.index, for: place)
    case .upgradeShipping: break  // done before all other shipping actions
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Compiles actions to records.
extension PromotionCompiler {
  /// Compiles the action at an index in its promotion.
  mutating func compile(_ action: PromotionAction, _ step: PromotionAction.Step, at place: Int) -> ActionRecord {
    var record = ActionRecord(kind: .issueCoupon, step: step, place: Int16(place))
    switch action {
    case .discount(let discount, let target):
      record.discount = compile(discount)
      compile(target, into: &record)
    case .gift(let gift): compile(gift, into: &record)
    case .upgradeShipping: record.kind = .upgradeShipping
    case .credit(let credit): compile(credit, into: &record)
    case .issueCoupon: record.kind = .issueCoupon
    case .giftChoice: record.kind = .giftChoice  // SECOND EDITION: not evaluated yet
    case .points: record.kind = .points  // SECOND EDITION: not evaluated yet
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
    case .fees(let kinds): compileFees(ofKinds: kinds, into: &record)
    case .tax(let select): compileTax(select, into: &record)
    case .order: record.kind = .order  // SECOND EDITION: not evaluated yet
    }
  }

  // MARK: Index terms

  /// Appends the index terms of all actions of a promotion. The promotion has no effect unless one
  /// of these ids is in the cart; see ``appendTerms(ofOperation:)``.
  mutating func appendTerms(ofActions record: PromotionRecord) -> Int? {
    let first = terms.count
    var sum = 0
    for place in Int(record.firstAction)..<Int(record.firstAction) + Int(record.actionCount) {
      guard let cost = appendTerms(of: actions[place]) else {
        terms.removeLast(terms.count - first)
        return nil
      }
      sum += cost
    }
    return sum
  }

  private mutating func appendTerms(of action: ActionRecord) -> Int? {
    switch action.kind {
    case .cart, .items, .group, .tax: appendTerms(ofSelector: action.selector)
    case .bundle: appendTerms(ofBundle: action)
    default: nil
    }
  }
}

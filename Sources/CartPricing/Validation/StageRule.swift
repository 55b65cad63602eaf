/// Where a subtotal may ask what discounts have left. Source: PRICING.md section 9.
struct StageRule {
  /// Why no subtotal may ask; nil if one may.
  private let objection: String?
  private let firstStep: Action.Step

  /// In a segment's definition: nowhere.
  static let none = StageRule(
    objection: "what discounts have left is not known when a segment is asked for", firstStep: .items)

  private init(objection: String?, firstStep: Action.Step) {
    self.objection = objection
    self.firstStep = firstStep
  }

  /// In a promotion: where it may be late.
  init(_ promotion: Promotion) {
    firstStep = promotion.actions.map { $0.step }.min() ?? .rewards
    if promotion.combines == .never {
      objection = "a promotion that asks what discounts have left cannot be one that combines with none"
    } else if promotion.group != nil {
      objection = "a promotion that asks what discounts have left cannot be in a group"
    } else {
      objection = nil
    }
  }

  /// Why a subtotal may not ask what this stage has left; nil if it may.
  func objection(to stage: DiscountStage) -> String? {
    if let objection { return objection }
    let asked: Action.Step = stage == .items ? .items : .cart
    return firstStep > asked ? nil : "an action of the promotion stands in the step \"\(stage.rawValue)\" or before it"
  }
}

/// The figures of a cart while promotions are carried out on it, step by step.
///
/// A value: trying a promotion, or a set of them, is carrying it out on a copy.
struct Worksheet {
  let facts: CartFacts
  var units: UnitRuns
  /// What was taken off lines, one entry for each action and line that it took from.
  private(set) var lineDiscounts: [LineDiscount] = []
  private(set) var gifts: [GiftLine] = []
  var shipping: ShippingSheet?
  var fees: [FeeSheet]
  var tax = TaxSheet()
  private(set) var credits: [Share] = []
  private(set) var issued: [IssuedRecord] = []
  /// What each promotion has taken off, and whether it had an effect; by the promotion's place.
  private(set) var effects: [Int32: Effect] = [:]
  /// For each line, the place of the last entered code whose promotion closes it to those of earlier codes; empty where
  /// the coupon policy closes nothing.
  private(set) var closedBefore: [Int32] = []
  /// The selector of the first action that found nothing to reward beyond the units that were counted.
  var emptyReward: Int32?

  struct LineDiscount: Sendable {
    let line: Int32
    let promotion: Int32
    let amount: Int64
  }

  struct GiftLine: Sendable {
    let promotion: Int32
    let action: Int32
    let quantity: Int64
    let unitPrice: Int64
  }

  struct ShippingSheet: Sendable {
    var upgrade: String?
    var cost: Int64
    /// What remains to be paid.
    var left: Int64
    var discounts: [AdjustmentRecord] = []
  }

  struct FeeSheet: Sendable {
    let amount: Int64
    var left: Int64
    var discounts: [AdjustmentRecord] = []
  }

  struct TaxSheet: Sendable {
    /// The tax of each line of the cart, and what remains of it.
    var lines: [Int128] = []
    var left: [Int128] = []
    var shipping: Int128 = 0
    var discounts: [Share] = []
  }

  /// What a promotion gives of something, which is looked at for its size only where it stands in a result.
  struct Share: Sendable {
    let promotion: Int32
    var amount: Int128
  }

  struct Effect: Sendable {
    var discount: Int128 = 0
    /// Whether it gave something that is no discount: a gift unit, credit or coupons.
    var gives = false

    var isNone: Bool { discount == 0 && !gives }
  }

  /// The cart as it came.
  init(_ facts: CartFacts) {
    self.facts = facts
    units = UnitRuns(facts.lines.lines)
    shipping = facts.cart.shipping.map { shipping in
      let cost = shipping.cost.minorUnits(in: facts.cart.currency) ?? 0
      return ShippingSheet(cost: cost, left: cost)
    }
    fees = facts.cart.fees.map { fee in
      let amount = fee.amount.minorUnits(in: facts.cart.currency) ?? 0
      return FeeSheet(amount: amount, left: amount)
    }
  }

  // MARK: Open units

  /// Whether a line as a whole is open to a promotion.
  func isOpen(line: Int, for promotion: TakenPromotion) -> Bool {
    let line = (facts: facts.lines.lines[line], place: line)
    guard line.facts.isDiscountable else { return false }
    guard !closedBefore.isEmpty, line.facts.isSubscription, promotion.coupon >= 0 else { return true }
    return closedBefore[line.place] <= promotion.coupon
  }

  /// Whether a run of a line that is open is open itself: no promotion has taken its units down to 0, and nobody who
  /// does not share has, or wants, them.
  func isOpen(_ run: UnitRuns.Run, of line: Int, for promotion: TakenPromotion) -> Bool {
    if run.price == 0, facts.lines.lines[line].unitPrice > 0 { return false }
    switch run.owner {
    case .nobody: return true
    case .exclusive(let owner): return owner == promotion.index
    case .shared: return promotion.combines != .notOnSameItems
    }
  }

  /// Closes subscription lines, under the policy `latestOnSubscriptions`, to those of the taken promotions whose code
  /// was entered before that of another which has the line.
  mutating func closeLines(for taken: [TakenPromotion]) {
    guard facts.set.policy.coupons == .latestOnSubscriptions, taken.contains(where: { $0.coupon >= 0 }) else { return }
    closedBefore = Array(repeating: -1, count: facts.lines.count)
    for promotion in taken where promotion.coupon >= 0 {
      for action in facts.set.promotions[Int(promotion.index)].actions {
        action.merchandiseSelectors { selector in
          facts.selection(selector).lines.forEach { line in
            closedBefore[line] = max(closedBefore[line], promotion.coupon)
          }
        }
      }
    }
  }

  // MARK: Taking

  /// What a promotion may still take off.
  func left(for promotion: TakenPromotion) -> Int64? {
    promotion.cap.map { Int64(clamping: Int128($0) - (effects[promotion.index]?.discount ?? 0)) }
  }

  /// Takes cuts off units; sorted by line id, then unit number.
  mutating func take(_ cuts: [UnitCut], for promotion: TakenPromotion) throws(PricingError) {
    let cuts = capped(cuts, to: left(for: promotion))
    var first = 0
    while first < cuts.count {
      let line = cuts[first].line
      var end = first
      var amount: Int64 = 0
      while end < cuts.count, cuts[end].line == line {
        amount += cuts[end].each * cuts[end].count
        end += 1
      }
      if amount > 0 {
        units.take(cuts[first..<end], from: Int(line), for: promotion.owner)
        lineDiscounts.append(LineDiscount(line: line, promotion: promotion.index, amount: amount))
        effects[promotion.index, default: Effect()].discount += Int128(amount)
      }
      first = end
    }
    guard units.inUse <= UnitRuns.limit else { throw .tooManyRuns }
  }

  /// Adds units of a gift, discounted in full.
  mutating func add(_ gift: GiftLine) {
    gifts.append(gift)
    effects[gift.promotion, default: Effect()].discount += Int128(gift.quantity * gift.unitPrice)
    effects[gift.promotion, default: Effect()].gives = true
  }

  mutating func takeOffShipping(_ amount: Int64, for promotion: TakenPromotion) {
    guard amount > 0 else { return }
    shipping?.left -= amount
    shipping?.discounts.append(AdjustmentRecord(promotion: promotion.index, amount: amount))
    effects[promotion.index, default: Effect()].discount += Int128(amount)
  }

  mutating func takeOffFee(_ fee: Int, _ amount: Int64, for promotion: TakenPromotion) {
    guard amount > 0 else { return }
    fees[fee].left -= amount
    fees[fee].discounts.append(AdjustmentRecord(promotion: promotion.index, amount: amount))
    effects[promotion.index, default: Effect()].discount += Int128(amount)
  }

  mutating func takeOffTax(_ line: Int, _ amount: Int128, for promotion: TakenPromotion) {
    guard amount > 0 else { return }
    tax.left[line] -= amount
    tax.discounts.append(Share(promotion: promotion.index, amount: amount))
    effects[promotion.index, default: Effect()].discount += Int128(amount)
  }

  mutating func give(_ credit: Share) {
    credits.append(credit)
    effects[credit.promotion, default: Effect()].gives = true
  }

  mutating func give(_ coupons: IssuedRecord) {
    issued.append(coupons)
    effects[coupons.promotion, default: Effect()].gives = true
  }

  mutating func noteEmptyReward(of selector: Int32) {
    if emptyReward == nil { emptyReward = selector }
  }
}

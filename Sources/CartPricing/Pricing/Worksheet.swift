/// The figures of a cart while promotions are carried out on it, step by step.
///
/// Each line is a chain of runs of equal units in the order of their numbers, the first at the line's own place. Promotions
/// cut runs and lower their prices; neighbours that have become equal are joined again, so that a line of any quantity
/// stays a few runs. The sheet keeps the room of its arrays from one pricing to the next.
struct Worksheet {
  private(set) var runs: [Run] = []
  /// The first of the runs that are not in use, chained like a line; -1 for none.
  private var free: Int32 = -1
  private var inUse = 0
  /// What is left of each line's value.
  private(set) var left: [Int64] = []
  /// The promotions that are carried out, in the order in which they joined.
  var promotions: [TakenPromotion] = []
  /// What was taken off lines, one entry for each action and line that it took from.
  private(set) var lineDiscounts: [LineDiscount] = []
  private(set) var gifts: [GiftLine] = []
  var shipping = ShippingSheet()
  private(set) var shippingDiscounts: [AdjustmentRecord] = []
  /// What remains of each fee.
  private(set) var fees: [Int64] = []
  private(set) var feeDiscounts: [LineDiscount] = []
  /// The tax of each line, and what remains of it; empty where no line is taxed.
  var taxes: [Int64] = []
  var taxesLeft: [Int64] = []
  var shippingTax: Int64 = 0
  private(set) var taxDiscounts: [AdjustmentRecord] = []
  private(set) var credits: [GivenCredit] = []
  /// A figure that is outside of 64 bits; the largest number stands in its place. It is a fault only if it is one of the
  /// result: what is merely tried, or a set that is not the best, may exceed them.
  private(set) var outOfRange: String?
  private(set) var issued: [IssuedRecord] = []
  /// For each line, the place of the last entered code whose promotion closes it to those of earlier codes; empty where the
  /// coupon policy closes nothing.
  private var closedBefore: [Int32] = []
  /// The selector of the first action that found nothing to reward beyond the units that were counted; -1 for none.
  private(set) var emptyReward: Int32 = -1

  // Room for the action at hand.
  var ranges: [UnitRange] = []
  var cuts: [UnitCut] = []
  var weights: [Int64] = []
  var shares: [Int64] = []
  var order: [Int32] = []

  /// What was taken off something that has a place: a line or a fee.
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

  struct GivenCredit: Sendable {
    let promotion: Int32
    let amount: Int128
  }

  struct ShippingSheet: Sendable {
    /// The promotion and the action of an upgrade; -1 for none.
    var upgrade: (promotion: Int32, action: Int32) = (-1, -1)
    var cost: Int64 = 0
    /// What remains to be paid.
    var left: Int64 = 0
  }

  /// Takes up the cart as it came.
  mutating func begin(_ facts: borrowing CartFacts) {
    runs.removeAll(keepingCapacity: true)
    left.removeAll(keepingCapacity: true)
    for line in facts.lines {
      runs.append(Run(count: line.quantity, price: line.unitPrice, owner: Run.nobody, next: -1))
      left.append(line.value)
    }
    free = -1
    inUse = runs.count
    promotions.removeAll(keepingCapacity: true)
    clear(&lineDiscounts)
    clear(&gifts)
    clear(&shippingDiscounts)
    clear(&fees)
    clear(&feeDiscounts)
    clear(&taxes)
    clear(&taxesLeft)
    clear(&taxDiscounts)
    clear(&credits)
    clear(&issued)
    clear(&closedBefore)
    shippingTax = 0
    outOfRange = nil
    emptyReward = -1
    shipping = ShippingSheet()
    if let cost = facts.cart.shipping?.cost.minorUnits(in: facts.cart.currency) {
      shipping.cost = cost
      shipping.left = cost
    }
    for fee in facts.cart.fees { fees.append(fee.amount.minorUnits(in: facts.cart.currency) ?? 0) }
  }

  /// Takes up another sheet as it is, without its promotions and what is said of them.
  mutating func begin(from other: borrowing Worksheet) {
    copy(other.runs, to: &runs)
    free = other.free
    inUse = other.inUse
    copy(other.left, to: &left)
    promotions.removeAll(keepingCapacity: true)
    clear(&lineDiscounts)
    clear(&gifts)
    shipping = other.shipping
    clear(&shippingDiscounts)
    copy(other.fees, to: &fees)
    clear(&feeDiscounts)
    copy(other.taxes, to: &taxes)
    copy(other.taxesLeft, to: &taxesLeft)
    shippingTax = other.shippingTax
    clear(&taxDiscounts)
    clear(&credits)
    clear(&issued)
    copy(other.closedBefore, to: &closedBefore)
    outOfRange = nil
    emptyReward = -1
  }

  @inline(__always)
  private func clear<Element>(_ array: inout [Element]) {
    if !array.isEmpty { array.removeAll(keepingCapacity: true) }
  }

  private func copy<Element>(_ source: [Element], to target: inout [Element]) {
    clear(&target)
    if !source.isEmpty { target.append(contentsOf: source) }
  }

  // MARK: Open units

  /// Whether a line as a whole is open to a promotion.
  @inline(__always)
  func isOpen(line: Int, for promotion: TakenPromotion, _ facts: borrowing CartFacts) -> Bool {
    guard facts.lines[line].isDiscountable else { return false }
    guard !closedBefore.isEmpty, facts.lines[line].isSubscription, promotion.coupon >= 0 else { return true }
    return closedBefore[line] <= promotion.coupon
  }

  /// Whether a run of a line that is open is open itself: no promotion has taken its units down to 0, and nobody who does
  /// not share has, or wants, them.
  @inline(__always)
  func isOpen(_ run: Run, unitPrice: Int64, for promotion: TakenPromotion) -> Bool {
    if run.price == 0, unitPrice > 0 { return false }
    if run.owner == Run.nobody { return true }
    if run.owner == Run.shared { return promotion.combines != .notOnSameItems }
    return run.owner == promotion.index
  }

  /// Closes subscription lines, under the policy `latestOnSubscriptions`, to those of the taken promotions whose code was
  /// entered before that of another which has the line.
  mutating func closeLines(_ facts: inout CartFacts) {
    guard facts.set.source.policy.coupons == .latestOnSubscriptions else { return }
    guard promotions.contains(where: { $0.coupon >= 0 }) else { return }
    closedBefore = Array(repeating: -1, count: facts.lines.count)
    for promotion in promotions where promotion.coupon >= 0 {
      facts.forEachMerchandiseSelection(of: promotion.index) { selection, facts in
        for line in closedBefore.indices where facts.contains(line, in: selection) {
          closedBefore[line] = max(closedBefore[line], promotion.coupon)
        }
      }
    }
  }

  // MARK: Taking

  /// Takes the cuts at hand, which stand by line id and then unit number, for the promotion that joined in a place; at
  /// most what it may still take.
  mutating func takeCuts(for place: Int) throws(PricingError) {
    if promotions[place].cap != TakenPromotion.noCap { capCuts(to: promotions[place].left) }
    let owner = promotions[place].owner
    let index = promotions[place].index
    var first = 0
    while first < cuts.count {
      let line = cuts[first].line
      var end = first
      var amount: Int64 = 0
      repeat {
        amount += cuts[end].each * cuts[end].count
        end += 1
      } while end < cuts.count && cuts[end].line == line
      if amount > 0 {
        cut(first..<end, of: line, for: owner)
        left[Int(line)] -= amount
        lineDiscounts.append(LineDiscount(line: line, promotion: index, amount: amount))
        count(amount, for: place)
      }
      first = end
    }
    guard inUse <= Run.limit else { throw .tooManyRuns }
  }

  /// Lowers the prices of units of one line.
  private mutating func cut(_ cuts: Range<Int>, of line: Int32, for owner: Int32) {
    var place = line
    var start: Int64 = 0
    for index in cuts where self.cuts[index].each > 0 {
      let cut = self.cuts[index]
      // Find the run that the cut begins in, and let it begin there.
      while start + runs[Int(place)].count <= cut.start {
        start += runs[Int(place)].count
        place = runs[Int(place)].next
      }
      if start < cut.start {
        split(place, at: cut.start - start)
        start = cut.start
        place = runs[Int(place)].next
      }
      var missing = cut.count
      while missing > 0 {
        if runs[Int(place)].count > missing { split(place, at: missing) }
        let count = runs[Int(place)].count
        runs[Int(place)].price -= cut.each
        runs[Int(place)].owner = owner
        missing -= count
        if missing > 0 {
          start += count
          place = runs[Int(place)].next
        }
      }
    }
    if runs[Int(line)].next >= 0 { joinEqualNeighbours(of: line) }
  }

  private mutating func split(_ place: Int32, at count: Int64) {
    var rest = runs[Int(place)]
    rest.count -= count
    let restPlace: Int32
    if free >= 0 {
      restPlace = free
      free = runs[Int(free)].next
      runs[Int(restPlace)] = rest
    } else {
      restPlace = Int32(runs.count)
      runs.append(rest)
    }
    runs[Int(place)].count = count
    runs[Int(place)].next = restPlace
    inUse += 1
  }

  private mutating func joinEqualNeighbours(of line: Int32) {
    var place = line
    while true {
      let next = runs[Int(place)].next
      guard next >= 0 else { return }
      let neighbour = runs[Int(next)]
      if neighbour.price == runs[Int(place)].price, neighbour.owner == runs[Int(place)].owner {
        runs[Int(place)].count += neighbour.count
        runs[Int(place)].next = neighbour.next
        runs[Int(next)].next = free
        free = next
        inUse -= 1
      } else {
        place = next
      }
    }
  }

  /// Adds units of a gift, discounted in full.
  mutating func add(_ gift: GiftLine, for place: Int) {
    gifts.append(gift)
    promotions[place].gives = true
    count(gift.quantity * gift.unitPrice, for: place)
  }

  mutating func takeOffShipping(_ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    shipping.left -= amount
    shippingDiscounts.append(AdjustmentRecord(promotion: promotions[place].index, amount: amount))
    count(amount, for: place)
  }

  mutating func takeOffFee(_ fee: Int, _ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    fees[fee] -= amount
    feeDiscounts.append(LineDiscount(line: Int32(fee), promotion: promotions[place].index, amount: amount))
    count(amount, for: place)
  }

  mutating func takeOffTax(_ line: Int, _ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    taxesLeft[line] -= amount
    taxDiscounts.append(AdjustmentRecord(promotion: promotions[place].index, amount: amount))
    count(amount, for: place)
  }

  mutating func give(_ credit: Int128, for place: Int) {
    credits.append(GivenCredit(promotion: promotions[place].index, amount: credit))
    promotions[place].gives = true
  }

  mutating func issueCoupons(_ action: Int32, for place: Int) {
    let promotion = promotions[place]
    issued.append(IssuedRecord(promotion: promotion.index, action: action, count: promotion.applications))
    promotions[place].gives = true
  }

  mutating func noteEmptyReward(of selector: Int32) {
    if emptyReward < 0 { emptyReward = selector }
  }

  private mutating func count(_ amount: Int64, for place: Int) {
    let (sum, overflows) = promotions[place].discount.addingReportingOverflow(amount)
    if overflows { noteOutOfRange("the discount of a promotion") }
    promotions[place].discount = overflows ? .max : sum
  }

  mutating func noteOutOfRange(_ figure: String) {
    if outOfRange == nil { outOfRange = figure }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The figures of a cart while promotions are carried out on it, step by step.
///
/// Each line is a list of runs of equal units. Promotions split runs and lower their prices. The arrays
/// keep their capacity from one pricing to the next.
struct Worksheet: ~Copyable, Sendable {
  var runs = LineRuns()
  /// The rest of each line's value after the discounts so far.
  private(set) var left = UniqueArray<Int64>()
  /// The rest of the value of all lines together, if discounts on the whole cart are not split over
  /// lines; nil if they are.
  var sum: Int64?
  /// Whether a promotion that does not share units has discounted some.
  var hasOwners = false
  /// The promotions that are carried out, in canonical order.
  var promotions = UniqueArray<TakenPromotion>()
  /// Whether the discounts on each line and fee are recorded: a result needs them, a trial does
  /// not.
  let keepsDiscounts: Bool
  private(set) var lineDiscounts = DiscountLog<ProjectedLine>()
  private(set) var gifts = UniqueArray<GiftLine>()
  var shipping = ShippingState()
  private(set) var shippingDiscounts = UniqueArray<TargetDiscount>()
  /// The rest of each fee.
  private(set) var fees = UniqueArray<Int64>()
  private(set) var feeDiscounts = DiscountLog<CartFee>()
  /// The tax of each line, and the rest of it after discounts; empty if no line is taxed.
  var taxes = UniqueArray<Int64>()
  var taxesLeft = UniqueArray<Int64>()
  var shippingTax: Int64 = 0
  /// The tax of each fee; empty if no fee is taxed.
  var feeTaxes = UniqueArray<Int64>()
  /// What promotions that keep the tax have taken off each line, and off each fee; empty if none
  /// has.
  private(set) var keptLines = UniqueArray<Int64>()
  private(set) var keptFees = UniqueArray<Int64>()
  private(set) var keptShipping: Int64 = 0
  /// What the promotions of each campaign have taken off, by the campaign's index.
  var campaignDiscounts: [CampaignIndex: Int64] = [:]
  private(set) var taxDiscounts = UniqueArray<TargetDiscount>()
  /// The discounts on the tax of lines, in the order in which they were made; a trial has none.
  private(set) var lineTaxDiscounts = UniqueArray<DiscountLog<ProjectedLine>.Entry>()
  private(set) var credits = UniqueArray<GivenCredit>()
  private(set) var points = UniqueArray<GivenPoints>()
  private(set) var offers: [GiftOffer] = []
  /// The name of a figure that is outside of 64 bits and was replaced by the largest number. It is
  /// a fault only if it is a figure of the result: a figure of a trial, or of a set that is not the
  /// best one, may be outside.
  private(set) var outOfRange: String?
  private(set) var issued = UniqueArray<IssuedCoupons>()
  /// For each line, the last entered code whose promotion closes the line to the promotions of
  /// earlier codes; nil for none. Empty if the coupon policy closes nothing.
  var closedBefore = UniqueArray<OptionalIndex<CouponRecord>>()
  /// Where the units of each line begin that may be open in the items step.
  var openStarts = OpenStarts()
  /// The lines that each member of a group per line has won.
  var lineWinners = LineWinners()
  /// The figures of the promotion with `consumes` whose turn it is.
  var consumption = Consumption()
  /// Whether a promotion is carried out only to see what it takes: no discount is recorded.
  var isTrying = false
  /// The selector of the first action that found nothing to reward beyond the units that were
  /// counted; nil for none.
  private(set) var emptyReward: SelectorID?

  // Scratch buffers for the current action.
  var selections = UniqueArray<LineSelection>()
  var buckets = UniqueArray<PriceBucket>()
  var chosenUnits = UniqueArray<PriceBucket>()
  var ranges = UniqueArray<UnitRange>()
  var unitDiscounts = UniqueArray<UnitDiscount>()
  var splitLines = UniqueArray<LineIndex>()
  var weights = UniqueArray<Int64>()
  var shares = UniqueArray<Int64>()
  var remainders = UniqueArray<Int64>()
  var runAllocation = RunAllocation()
  /// Copies of buckets while they are ordered by part, and where the buckets of each part begin.
  var unordered = UniqueArray<PriceBucket>()
  var partStarts = UniqueArray<Int>()

  init(keepsDiscounts: Bool) { self.keepsDiscounts = keepsDiscounts }

  /// The capacity, in elements, of the arrays that grow with runs and discounts.
  @inline(__always)
  var capacity: Int { runs.capacity + lineDiscounts.entries.capacity + unitDiscounts.capacity + taxDiscounts.capacity }

  /// Resets the worksheet to the cart before any discount.
  mutating func begin(_ facts: inout CartFacts) {
    runs.begin(lines: facts.cart.lines.count) { line in
      Run(count: facts.cart.lines[line].quantity, price: facts.cart.lines[line].unitPrice, owner: .none)
    }
    left.removeAll(keepingCapacity: true)
    left.append(facts.cart.lines.count) { facts.cart.lines[$0].value }
    hasOwners = false
    sum = nil
    fees.removeAll(keepingCapacity: true)
    taxes.removeAll(keepingCapacity: true)
    taxesLeft.removeAll(keepingCapacity: true)
    closedBefore.removeAll(keepingCapacity: true)
    if !campaignDiscounts.isEmpty { campaignDiscounts = [:] }
    shippingTax = 0
    feeTaxes.removeAll(keepingCapacity: true)
    keptLines.removeAll(keepingCapacity: true)
    keptFees.removeAll(keepingCapacity: true)
    keptShipping = 0
    shipping = ShippingState()
    shipping.cost = facts.cart.frame.shippingCost
    shipping.left = facts.cart.frame.shippingCost
    for fee in facts.cart.members.fees { fees.append(fee.amount.minorUnits(in: facts.currency) ?? 0) }
    beginPromotions()
  }

  /// Copies another worksheet without its promotions and their effects.
  mutating func begin(from other: inout Worksheet) {
    runs.copy(other.runs)
    hasOwners = other.hasOwners
    sum = other.sum
    left.copy(other.left)
    shipping = other.shipping
    fees.copy(other.fees)
    taxes.copy(other.taxes)
    taxesLeft.copy(other.taxesLeft)
    shippingTax = other.shippingTax
    feeTaxes.copy(other.feeTaxes)
    keptLines.copy(other.keptLines)
    keptFees.copy(other.keptFees)
    keptShipping = other.keptShipping
    closedBefore.copy(other.closedBefore)
    if !campaignDiscounts.isEmpty || !other.campaignDiscounts.isEmpty { campaignDiscounts = other.campaignDiscounts }
    beginPromotions()
  }

  private mutating func beginPromotions() {
    promotions.removeAll(keepingCapacity: true)
    if keepsDiscounts { lineDiscounts.begin(targets: left.count) }
    gifts.removeAll(keepingCapacity: true)
    shippingDiscounts.removeAll(keepingCapacity: true)
    if keepsDiscounts { feeDiscounts.begin(targets: fees.count) }
    taxDiscounts.removeAll(keepingCapacity: true)
    if !lineTaxDiscounts.isEmpty { lineTaxDiscounts.removeAll(keepingCapacity: true) }
    credits.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    if !offers.isEmpty { offers = [] }
    issued.removeAll(keepingCapacity: true)
    outOfRange = nil
    emptyReward = nil
    lineWinners.begin()
    openStarts.begin()
    isTrying = false
  }

  /// Takes a promotion, which is inserted in canonical order (binary search). Returns its index.
  mutating func take(_ promotion: TakenPromotion) -> Int {
    let place = promotions.indices.partitionPoint { promotions[$0].index < promotion.index }
    promotions.insert(promotion, at: place)
    return place
  }

  /// Takes back what a promotion that was tried has taken off lines.
  mutating func restoreLines(hasOwners: Bool) {
    runs.copy(lineWinners.runs)
    left.copy(lineWinners.left)
    self.hasOwners = hasOwners
    openStarts.begin()
  }

  // MARK: Open units

  /// Whether a line as a whole is open to a promotion (§2.13, §6.23).
  @inline(__always)
  func isOpen(line: Int, for promotion: TakenPromotion, _ facts: inout CartFacts) -> Bool {
    guard facts.cart.lines[line].isDiscountable, !isClosed(line: line, to: promotion, &facts) else { return false }
    return lineWinners.winners.isEmpty || lineWinners.winners[line] == promotion.index
  }

  /// Whether a run of an open line is open itself: no promotion has taken its units down to the
  /// minimum of the line, they do not cost 0, and no combination rule closes them (§6.23).
  @inline(__always)
  func isOpen(_ run: Run, floor: Int64, for promotion: TakenPromotion) -> Bool {
    (run.price > floor || run.price > 0 && run.owner == .none) && isFree(run, for: promotion)
  }

  // MARK: Discounts

  /// Applies ``unitDiscounts``, which are ordered by line id and then unit number, for the
  /// promotion at an index. They are lowered first, if they exceed the rest of its cap.
  mutating func takeUnitDiscounts(for place: Int) throws(PricingError) {
    if promotions[place].cap != TakenPromotion.noCap { capUnitDiscounts(to: promotions[place].left) }
    var first = 0
    while first < unitDiscounts.count {
      let line = unitDiscounts[first].line
      var end = first
      var amount: Int64 = 0
      repeat {
        amount += unitDiscounts[end].each * unitDiscounts[end].count
        end += 1
      } while end < unitDiscounts.count && unitDiscounts[end].line == line
      if amount > 0 {
        applyUnitDiscounts(first..<end, of: line, for: promotions[place])
        take(amount, ofLine: line, for: place)
      }
      first = end
    }
    try checkRuns()
  }

  mutating func checkRuns() throws(PricingError) {
    guard runs.inUse <= Limits.runs else { throw .tooManyRuns }
  }

  /// Records a discount on a line, and adds it to the discount of the promotion.
  @inline(__always)
  mutating func take(_ amount: Int64, ofLine line: LineIndex, for place: Int) {
    recordDiscount(amount, ofLine: line, by: promotions[place])
    recordOwner(promotions[place])
    count(amount, for: place)
  }

  /// Records a discount on a line without adding it to the discount of the promotion.
  @inline(__always)
  mutating func recordDiscount(_ amount: Int64, ofLine line: LineIndex, by promotion: TakenPromotion) {
    left[line.position] &-= amount
    if isTrying { return }
    if keepsDiscounts { lineDiscounts.add(amount, to: line, by: promotion.index) }
    if promotion.keepsTax { keepTax(of: amount, onLine: line.position) }
  }

  /// Lowers the rest of a line's value.
  @inline(__always)
  mutating func lower(valueOf line: LineIndex, by amount: Int64) { left[line.position] &-= amount }

  /// Records the ``shares`` of a discount on ``splitLines``, by which the values of the lines have been
  /// lowered, without adding them to the discount of the promotion.
  mutating func recordShares(by promotion: TakenPromotion) {
    if isTrying { return }
    if keepsDiscounts { lineDiscounts.add(shares, to: splitLines, by: promotion.index) }
    guard promotion.keepsTax else { return }
    for index in shares.indices where shares[index] > 0 {
      keepTax(of: shares[index], onLine: splitLines[index].position)
    }
  }

  /// Records that a discount on a line leaves the tax of the line as it was (§8.9).
  private mutating func keepTax(of amount: Int64, onLine line: Int) {
    if keptLines.isEmpty { keptLines.append(repeating: 0, count: left.count) }
    keptLines[line] += amount
  }

  /// Lowers the prices of units of one line.
  private mutating func applyUnitDiscounts(
    _ unitDiscounts: Range<Int>, of line: LineIndex, for promotion: TakenPromotion
  ) {
    let owner = promotion.owner
    let first = openStart(ofLine: line, for: promotion)
    var (run, start) = (first.run, first.units)
    for index in unitDiscounts where self.unitDiscounts[index].each > 0 {
      let unitDiscount = self.unitDiscounts[index]
      runs.beginRun(at: unitDiscount.start, from: &run, &start)
      var missing = unitDiscount.count
      while missing > 0 {
        if runs[run].count > missing { runs.split(run, at: missing) }
        let count = runs[run].count
        runs.lower(run, by: unitDiscount.each, for: owner)
        missing -= count
        guard missing > 0, let next = runs[run].next.index else { break }
        start += count
        run = next
      }
    }
    runs.joinEqualNeighbours(from: first.run)
  }

  /// Adds units of a gift, discounted in full. Gift lines are separate from the cart's lines, so
  /// that no qualifier counts them and no action discounts them (§6.49).
  mutating func add(_ gift: GiftLine, for place: Int) {
    gifts.append(gift)
    promotions[place].gives = true
    count(gift.quantity * gift.unitPrice, for: place)
  }

  mutating func takeOffShipping(_ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    shipping.left -= amount
    if promotions[place].keepsTax { keptShipping += amount }
    shippingDiscounts.add(amount, by: promotions[place].index)
    count(amount, for: place)
  }

  mutating func takeOffFee(_ fee: Int, _ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    fees[fee] -= amount
    if promotions[place].keepsTax {
      if keptFees.isEmpty { keptFees.append(repeating: 0, count: fees.count) }
      keptFees[fee] += amount
    }
    if keepsDiscounts { feeDiscounts.add(amount, to: Index(fee), by: promotions[place].index) }
    count(amount, for: place)
  }

  mutating func takeOffTax(_ line: Int, _ amount: Int64, for place: Int) {
    guard amount > 0 else { return }
    taxesLeft[line] -= amount
    taxDiscounts.add(amount, by: promotions[place].index)
    if keepsDiscounts {
      lineTaxDiscounts.append(
        DiscountLog<ProjectedLine>.Entry(
          promotion: promotions[place].index, target: LineIndex(line), amount: amount))
    }
    count(amount, for: place)
  }

  /// Gives a credit, which changes no figure of the cart (§6.57).
  mutating func give(_ credit: Int128, for place: Int) {
    credits.append(GivenCredit(promotion: promotions[place].index, amount: credit))
    promotions[place].gives = true
  }

  /// Gives points, which change no figure of the cart (§6.59).
  mutating func give(points count: Int128, for place: Int) {
    points.append(GivenPoints(promotion: promotions[place].index, count: count))
    promotions[place].gives = true
  }

  /// Offers a gift to choose, which is an effect of its promotion (§6.54).
  mutating func offer(_ skus: [SKU], action: ActionIndex, for place: Int) {
    offers.append(GiftOffer(promotion: promotions[place].index, action: action, skus: skus))
    promotions[place].gives = true
  }

  /// Issues a coupon for each application (§6.58).
  mutating func issueCoupons(_ action: ActionIndex, for place: Int) {
    let promotion = promotions[place]
    issued.append(IssuedCoupons(promotion: promotion.index, action: action, count: promotion.applications))
    promotions[place].gives = true
  }

  mutating func recordEmptyReward(of selector: SelectorID) {
    if emptyReward == nil { emptyReward = selector }
  }

  /// Records a discount on all lines together.
  mutating func takeOff(_ amount: Int64, ofSum sum: Int64, for place: Int) {
    self.sum = sum &- amount
    count(amount, for: place)
  }

  /// Whether every unit that costs more than 0 is open to every promotion that shares its units.
  @inline(__always)
  mutating func isAllOpen(_ facts: inout CartFacts) -> Bool {
    facts.cart.isDiscountable && closedBefore.isEmpty && !hasOwners && !facts.cart.hasFloors
  }

  /// Adds an amount to the discount of a promotion.
  @inline(__always)
  mutating func count(_ amount: Int64, for place: Int) {
    let (sum, overflows) = promotions[place].discount.addingReportingOverflow(amount)
    if overflows { recordOutOfRange("the discount of a promotion") }
    promotions[place].discount = overflows ? .max : sum
  }

  mutating func recordOutOfRange(_ figure: String) {
    if outOfRange == nil { outOfRange = figure }
  }
}

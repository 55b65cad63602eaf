/// What promotions ask about one cart and its context; answers about lines are found when first asked for and kept.
///
/// It lives for one pricing and is never shared.
final class CartFacts {
  let set: CompiledSet
  let cart: Cart
  let context: Context
  let lines: CartLines
  let entered: EnteredCoupons
  private var selections: [Int32: Selection] = [:]
  private var segments: [SegmentID: Bool] = [:]
  /// Whether the customer is in segments as far as it can be known without a cart.
  var possibleSegments: [SegmentID: Bool?] = [:]
  var segmentCurrencies: [SegmentID: Bool] = [:]

  /// The lines that a selector selects, and what they add up to.
  struct Selection {
    let lines: LineSet
    let value: Int128
    let units: Int64
    let count: Int
    let leastQuantity: Int64
  }

  init(_ cart: Cart, _ context: Context, set: CompiledSet) throws(PricingError) {
    self.set = set
    self.cart = cart
    self.context = context
    lines = try CartLines(cart, setCurrency: set.currency)
    entered = EnteredCoupons(cart.coupons, context: context, set: set)
  }

  /// The answer of a selector of the set.
  func selection(_ selector: Int32) -> Selection {
    if let known = selections[selector] { return known }
    let set = set.selectors[Int(selector)].answer(for: lines)
    var value: Int128 = 0
    var units: Int64 = 0
    var count = 0
    var least = Int64.max
    set.forEach { line in
      let facts = lines.lines[line]
      value += Int128(facts.value)
      units += facts.quantity
      count += 1
      least = min(least, facts.quantity)
    }
    let selection = Selection(
      lines: set, value: value, units: units, count: count, leastQuantity: count == 0 ? 0 : least)
    selections[selector] = selection
    return selection
  }

  /// A measure of the cart as it came.
  func measure(_ measure: Gap.Measure, of selector: Int32) -> Int128 {
    let selection = selection(selector)
    switch measure {
    case .subtotal: return selection.value
    case .quantity, .reward: return Int128(selection.units)
    case .lines: return Int128(selection.count)
    case .leastQuantity: return Int128(selection.leastQuantity)
    }
  }

  /// Whether the customer is in a segment, listed or by its definition.
  ///
  /// A definition never asks what discounts have left, so the answer holds for the whole pricing. Segments that it names
  /// are answered before it, so that recursion is bounded by the depth of one qualifier.
  func isInSegment(_ id: SegmentID) -> Bool {
    guard let customer = context.customer else { return false }
    if customer.segments.contains(id) { return true }
    if segments[id] == nil {
      for next in set.segmentsNamed(by: id, unless: { segments[$0] != nil }) {
        segments[next] =
          customer.segments.contains(next) || (set.segments[next].map { holds($0.when, after: nil) } ?? false)
      }
    }
    return segments[id] ?? false
  }
}

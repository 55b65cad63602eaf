/// A promotion that is carried out on a worksheet, with what was found when it was judged.
struct TakenPromotion: Sendable {
  /// The promotion's place in canonical order.
  let index: Int32
  let applications: Int64
  /// The place of the code that counts among the entered ones; -1 for none.
  let coupon: Int32
  let combines: Combination
  /// The most that it may take off; nil for no limit.
  let cap: Int64?

  /// As what it marks the units that it discounts.
  var owner: UnitRuns.Owner { combines == .notOnSameItems ? .exclusive(index) : .shared }
}

/// Which promotions a cart is judged against. In a pricing a promotion goes by its place among them, which is canonical.
extension CartFacts {
  /// The record of a candidate.
  @inline(__always)
  func record(_ candidate: Int32) -> PromotionRecord { set.promotions[Int(candidate)] }

  /// The place of a candidate in the set; -1 for no candidate.
  @inline(__always)
  func slot(of candidate: Int32) -> Int32 { candidate }

  /// A candidate as it was written.
  mutating func source(of candidate: Int32) -> Promotion { set.source(candidate) }
}

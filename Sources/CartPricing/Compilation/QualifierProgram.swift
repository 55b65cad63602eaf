/// A qualifier as flat operations, parents before their children, each knowing where its subtree ends.
struct QualifierProgram: Sendable {
  let operations: [Operation]

  /// One operation; `end` is the place after the operation's subtree.
  struct Operation: Sendable {
    let end: Int32
    let kind: Kind
  }

  enum Kind: Sendable {
    case all
    case any
    case not
    case subtotal(selector: Int32, AmountRange, after: DiscountStage?)
    case quantity(selector: Int32, CountRange)
    case lines(selector: Int32, CountRange)
    case leastQuantity(selector: Int32, CountRange)
    case coupon([CouponCode])
    case segment(SegmentID)
    case customerAttribute(String, Comparison)
    case customerID([CustomerID])
    case location(LocationMatch)
    case store(StoreMatch)
    case events(EventMatch)
    case score(ScoreID, CountRange)
    case anniversary(Anniversary)
    case schedule([ScheduleWindow])
  }
}

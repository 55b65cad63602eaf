/// What became of an entered code; it stands at the code's place.
struct CouponRecord: WordRecord {
  var outcome: CouponOutcome.Outcome
  var promotion: Int32

  static let wordCount = 1
}

extension CouponRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(outcome: CouponOutcome.Outcome(code: words[place].high), promotion: words[place].low)
  }

  func append(to words: inout Column<Int64>) { words.append(Int64(outcome.code, promotion)) }
}

extension CouponOutcome.Outcome {
  private static let plain: [CouponOutcome.Outcome] = [
    .unknown, .replaced, .applied, .limitReached, .notNeeded, .recognized,
  ]

  /// The outcome as a number: the plain ones, then one for each reason.
  fileprivate var code: Int32 {
    if case .refused(let reason) = self { return Int32(Self.plain.count) + Int32(reason.code) }
    return Int32(Self.plain.firstIndex(of: self) ?? 0)
  }

  fileprivate init(code: Int32) {
    let reason = Int(code) - Self.plain.count
    self = reason < 0 ? Self.plain[Int(code)] : .refused(Decision.Reason(code: UInt8(reason)))
  }
}

/// Why a promotion was not applied.
struct DecisionRecord: WordRecord {
  var promotion: Int32
  var reason: Decision.Reason
  var limit: Decision.Limit?
  /// The promotion that excludes it; -1 for none.
  var by: Int32
  var gaps: PlaceRange

  static let wordCount = 3
}

extension DecisionRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    let code = words[place].high
    self.init(
      promotion: words[place].low, reason: Decision.Reason(code: UInt8(truncatingIfNeeded: code)),
      limit: Decision.Limit(code: UInt8(truncatingIfNeeded: code >> 8)), by: words[place + 1].low,
      gaps: words[place + 2].range)
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append(
      [Int64(Int32(reason.code) | Int32(limit?.code ?? 0) << 8, promotion), Int64(0, by), Int64(gaps)] as InlineArray)
  }
}

/// What is missing for a promotion.
struct GapRecord: WordRecord {
  var measure: Gap.Measure
  var selector: Int32
  var required: Int64
  var current: Int64

  var missing: Int64 { required - current }

  static let wordCount = 3
}

extension GapRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(
      measure: Gap.Measure(code: UInt8(truncatingIfNeeded: words[place].high)), selector: words[place].low,
      required: words[place + 1], current: words[place + 2])
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(Int32(measure.code), selector), required, current] as InlineArray)
  }
}

/// Credit that a promotion gives.
struct CreditRecord: WordRecord {
  var promotion: Int32
  var amount: Int64

  static let wordCount = 2
}

extension CreditRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(promotion: words[place].low, amount: words[place + 1])
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(0, promotion), amount] as InlineArray)
  }
}

/// Coupons that a promotion issues.
struct IssuedRecord: WordRecord {
  var promotion: Int32
  var action: Int32
  var count: Int64

  static let wordCount = 2
}

extension IssuedRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(promotion: words[place].high, action: words[place].low, count: words[place + 1])
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(promotion, action), count] as InlineArray)
  }
}

/// A text for the shopper, filled in.
struct MessageRecord: Sendable {
  var kind: Message.Kind
  var promotion: Int32
  var text: String
}

extension Decision.Reason {
  fileprivate var code: UInt8 {
    switch self {
    case .inactive: 0
    case .notStarted: 1
    case .expired: 2
    case .billingCycleOver: 3
    case .notInExperiment: 4
    case .notInCurrency: 5
    case .couponMissing: 6
    case .notQualified: 7
    case .limitReached: 8
    case .customerSpend: 9
    case .mixedBillingIntervals: 10
    case .noEffect: 11
    case .excluded: 12
    }
  }

  fileprivate init(code: UInt8) { self = Self.allCases[Int(code)] }
}

extension Decision.Limit {
  /// 0 is left for no limit.
  fileprivate var code: UInt8 {
    switch self {
    case .singleUsePerCustomer: 1
    case .maxUsesPerCustomer: 2
    case .maxUsesTotal: 3
    case .budget: 4
    case .couponMaxUses: 5
    case .couponMaxUsesPerCustomer: 6
    }
  }

  fileprivate init?(code: UInt8) {
    guard code > 0 else { return nil }
    self = Self.allCases[Int(code) - 1]
  }
}

extension Gap.Measure {
  fileprivate var code: UInt8 {
    switch self {
    case .subtotal: 0
    case .quantity: 1
    case .lines: 2
    case .leastQuantity: 3
    case .reward: 4
    }
  }

  fileprivate init(code: UInt8) { self = Self.allCases[Int(code)] }
}

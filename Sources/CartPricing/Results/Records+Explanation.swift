// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a code among those that were entered, each once.
@usableFromInline typealias EnteredCodeIndex = Index<CouponRecord>

/// The outcome of an entered code; it has the index of the code among the entered codes.
@usableFromInline
struct CouponRecord: WordRecord {
  @usableFromInline var outcome: CouponOutcome.Outcome
  /// The promotion that lists the code; nil for none.
  @usableFromInline var promotion: OptionalIndex<NamedRecord>
  /// Whether an outcome `limitReached` is that of the promotion, and the code itself is within its
  /// limits. Receipts say so; documents do not, so it is false of a result that was read back.
  @usableFromInline var isLimitOfPromotion = false

  @inlinable static var wordCount: Int { 1 }
}

extension CouponRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<1, Int64> = words.read(offset)
    let code = words[0].high
    outcome = CouponOutcome.Outcome(code: code & 255)
    promotion = OptionalIndex(rawValue: words[0].low)
    isLimitOfPromotion = code > 255
  }

  func append(to words: inout UniqueArray<Int64>) {
    words.append(Int64(outcome.code | (isLimitOfPromotion ? 256 : 0), promotion.rawValue))
  }
}

extension CouponOutcome.Outcome {
  /// The outcome as an integer: first the outcomes without a reason, then one for each reason.
  fileprivate var code: Int32 {
    switch self {
    case .unknown: 0
    case .replaced: 1
    case .applied: 2
    case .limitReached: 3
    case .notNeeded: 4
    case .recognized: 5
    case .notForCustomer: 6
    case .refused(let reason): 7 + Int32(reason.code)
    }
  }

  @inlinable
  init(code: Int32) {
    switch code {
    case 0: self = .unknown
    case 1: self = .replaced
    case 2: self = .applied
    case 3: self = .limitReached
    case 4: self = .notNeeded
    case 5: self = .recognized
    case 6: self = .notForCustomer
    default: self = .refused(Decision.Reason(code: UInt8(truncatingIfNeeded: code &- 7)))
    }
  }
}

/// Why a promotion was not applied.
@usableFromInline
struct DecisionRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var reason: Decision.Reason
  @usableFromInline var limit: Decision.Limit?
  /// The promotion that excludes it; nil for none.
  @usableFromInline var by: OptionalIndex<NamedRecord>
  @usableFromInline var gaps: IndexRange
  /// The paths of the conditions that do not hold; nil if the result has none.
  @usableFromInline var failed: IndexRange?

  @inlinable static var wordCount: Int { 3 }
}

extension DecisionRecord {

  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<3, Int64> = words.read(offset)
    let code = words[0].high
    promotion = NamedIndex(rawValue: words[0].low)
    reason = Decision.Reason(code: UInt8(truncatingIfNeeded: code))
    limit = Decision.Limit(code: UInt8(truncatingIfNeeded: code >> 8))
    by = OptionalIndex(rawValue: words[1].low)
    gaps = words[2].range
    // The number of paths is at most 100; 255 is none.
    let count = code &>> 16 & 255
    let first = words[1].high
    failed = count == 255 ? nil : IndexRange(first: first, end: first &+ count)
  }

  /// The reason in the first word of a decision.
  static func reason(inFirst word: Int64) -> Decision.Reason {
    Decision.Reason(code: UInt8(truncatingIfNeeded: word.high))
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    let count = failed.map { $0.end &- $0.first } ?? 255
    let code = Int32(reason.code) | Int32(limit?.code ?? 0) << 8 | count << 16
    words.append([Int64(code, promotion.rawValue), Int64(failed?.first ?? 0, by.rawValue), Int64(gaps)] as InlineArray)
  }
}

/// A figure that is too low for a promotion.
@usableFromInline
struct GapRecord: WordRecord {
  @usableFromInline var measure: Gap.Measure
  /// The selector in the catalog; nil for the selector of all lines.
  @usableFromInline var selector: OptionalIndex<LineSelector>
  @usableFromInline var required: Int64
  @usableFromInline var current: Int64
  /// The stage after whose discounts the figure is measured; nil for the cart as it came.
  @usableFromInline var after: DiscountStage? = nil

  @inlinable var missing: Int64 { required - current }

  @inlinable static var wordCount: Int { 3 }
}

extension GapRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<3, Int64> = words.read(offset)
    let code = words[0].high
    measure = Gap.Measure(code: UInt8(truncatingIfNeeded: code))
    after = DiscountStage(code: UInt8(truncatingIfNeeded: code &>> 8))
    selector = OptionalIndex(rawValue: words[0].low)
    required = words[1]
    current = words[2]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    let code = Int32(measure.code) | Int32(after?.code ?? 0) << 8
    words.append([Int64(code, selector.rawValue), required, current] as InlineArray)
  }
}

/// Credit that a promotion gives.
@usableFromInline
struct CreditRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var amount: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension CreditRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<2, Int64> = words.read(offset)
    promotion = NamedIndex(rawValue: words[0].low)
    amount = words[1]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(0, promotion.rawValue), amount] as InlineArray)
  }
}

/// Coupons that a promotion issues.
@usableFromInline
struct IssuedRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var action: ActionIndex
  @usableFromInline var count: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension IssuedRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<2, Int64> = words.read(offset)
    promotion = NamedIndex(rawValue: words[0].high)
    action = ActionIndex(rawValue: words[0].low)
    count = words[1]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(promotion.rawValue, action.rawValue), count] as InlineArray)
  }
}

/// A text for the shopper, filled in.
@usableFromInline
struct MessageRecord: Sendable {
  @usableFromInline var kind: Message.Kind
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var text: String
}

// The codes are in the order of the cases, so that a code is decoded without a table.

extension Decision.Reason {
  fileprivate var code: UInt8 {
    switch self {
    case .inactive: 0
    case .notStarted: 1
    case .expired: 2
    case .billingCycleNotReached: 3
    case .billingCycleOver: 4
    case .notInExperiment: 5
    case .notInCurrency: 6
    case .couponMissing: 7
    case .notQualified: 8
    case .limitReached: 9
    case .customerSpend: 10
    case .mixedBillingIntervals: 11
    case .noEffect: 12
    case .excluded: 13
    }
  }

  @inlinable
  @inline(__always)
  init(code: UInt8) {
    switch code {
    case 0: self = .inactive
    case 1: self = .notStarted
    case 2: self = .expired
    case 3: self = .billingCycleNotReached
    case 4: self = .billingCycleOver
    case 5: self = .notInExperiment
    case 6: self = .notInCurrency
    case 7: self = .couponMissing
    case 8: self = .notQualified
    case 9: self = .limitReached
    case 10: self = .customerSpend
    case 11: self = .mixedBillingIntervals
    case 12: self = .noEffect
    default: self = .excluded
    }
  }
}

extension Decision.Limit {
  /// The limit as an integer; 0 means no limit.
  fileprivate var code: UInt8 {
    switch self {
    case .customerUnknown: 1
    case .singleUsePerCustomer: 2
    case .maxUsesPerCustomer: 3
    case .maxUsesTotal: 4
    case .budget: 5
    case .furtherLimit: 6
    case .campaignMaxUsesPerCustomer: 7
    case .campaignMaxUsesTotal: 8
    case .campaignBudget: 9
    case .couponNotForCustomer: 10
    case .couponNotStarted: 11
    case .couponExpired: 12
    case .couponMaxUses: 13
    case .couponMaxUsesPerCustomer: 14
    }
  }

  @inlinable
  @inline(__always)
  init?(code: UInt8) {
    switch code {
    case 0: return nil
    case 1: self = .customerUnknown
    case 2: self = .singleUsePerCustomer
    case 3: self = .maxUsesPerCustomer
    case 4: self = .maxUsesTotal
    case 5: self = .budget
    case 6: self = .furtherLimit
    case 7: self = .campaignMaxUsesPerCustomer
    case 8: self = .campaignMaxUsesTotal
    case 9: self = .campaignBudget
    case 10: self = .couponNotForCustomer
    case 11: self = .couponNotStarted
    case 12: self = .couponExpired
    case 13: self = .couponMaxUses
    default: self = .couponMaxUsesPerCustomer
    }
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

  @inlinable
  init(code: UInt8) {
    switch code {
    case 0: self = .subtotal
    case 1: self = .quantity
    case 2: self = .lines
    case 3: self = .leastQuantity
    default: self = .reward
    }
  }
}

extension DiscountStage {
  /// The stage as an integer; 0 means none.
  fileprivate var code: UInt8 {
    switch self {
    case .items: 1
    case .cart: 2
    }
  }

  @inlinable
  init?(code: UInt8) {
    switch code {
    case 1: self = .items
    case 2: self = .cart
    default: return nil
    }
  }
}

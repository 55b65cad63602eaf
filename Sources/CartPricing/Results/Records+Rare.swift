// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Records that few results have. A result without them has no words for them.

/// The amount that tax actions took of the tax of one line.
@usableFromInline
struct TaxDiscountRecord: WordRecord {
  /// The index of the line.
  @usableFromInline var line: LineIndex
  @usableFromInline var amount: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension TaxDiscountRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<2, Int64> = words.read(offset)
    line = LineIndex(rawValue: words[0].low)
    amount = words[1]
  }

  func append(to words: inout UniqueArray<Int64>) { words.append([Int64(0, line.rawValue), amount] as InlineArray) }
}

/// The gap of an applied promotion to the next step of its tiers.
@usableFromInline
struct NextStepRecord: WordRecord {
  /// The index of the applied promotion.
  @usableFromInline var applied: Index<AppliedRecord>
  /// The index of the gap.
  @usableFromInline var gap: Index<GapRecord>

  @inlinable static var wordCount: Int { 1 }
}

extension NextStepRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<1, Int64> = words.read(offset)
    applied = Index(rawValue: words[0].high)
    gap = Index(rawValue: words[0].low)
  }

  func append(to words: inout UniqueArray<Int64>) { words.append(Int64(applied.rawValue, gap.rawValue)) }
}

/// What is special about the redemption of an applied promotion.
@usableFromInline
struct RedemptionRecord: WordRecord {
  /// The index of the applied promotion.
  @usableFromInline var applied: Index<AppliedRecord>
  /// Whether it was redeemed at an earlier bill.
  @usableFromInline var isRenewal: Bool
  /// Whether its code counts by the batch that the promotion lists.
  @usableFromInline var isOfBatch: Bool

  @inlinable static var wordCount: Int { 1 }
}

extension RedemptionRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<1, Int64> = words.read(offset)
    applied = Index(rawValue: words[0].high)
    isRenewal = words[0].low & 1 != 0
    isOfBatch = words[0].low & 2 != 0
  }

  func append(to words: inout UniqueArray<Int64>) {
    words.append(Int64(applied.rawValue, (isRenewal ? 1 : 0) | (isOfBatch ? 2 : 0)))
  }
}

/// Points that a promotion gives.
@usableFromInline
struct PointsRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var count: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension PointsRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<2, Int64> = words.read(offset)
    promotion = NamedIndex(rawValue: words[0].low)
    count = words[1]
  }

  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(0, promotion.rawValue), count] as InlineArray)
  }
}

/// The amount that a tender of the cart pays; it has the index of the tender.
@usableFromInline
struct TenderRecord: WordRecord {
  @usableFromInline var amount: Int64

  @inlinable static var wordCount: Int { 1 }
}

extension TenderRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<1, Int64> = words.read(offset)
    amount = words[0]
  }

  func append(to words: inout UniqueArray<Int64>) { words.append(amount) }
}

/// SKUs of which the shopper can choose one as a gift.
@usableFromInline
struct OfferRecord: Sendable {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var action: ActionIndex
  @usableFromInline var skus: [SKU]
}

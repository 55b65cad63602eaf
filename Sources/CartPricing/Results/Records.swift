// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A record that a result stores as a few words.
@usableFromInline
protocol WordRecord: Sendable {
  /// The number of words of a record.
  static var wordCount: Int { get }

  /// The record whose words begin at an offset.
  init(_ words: borrowing Words, at offset: Int)
}

/// The records of one kind in a result: a range of its words. A record is decoded when it is read.
struct Records<Record: WordRecord>: RandomAccessCollection {
  private let storage: PricedStorage
  private let first: Int
  let count: Int

  init(_ storage: PricedStorage, _ range: RecordRange) {
    self.storage = storage
    first = Int(range.first)
    count = Int(range.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Record {
    precondition(index >= 0 && index < count, "an index outside of the records")
    return Record(storage.words, at: first + index * Record.wordCount)
  }
}

/// The offset of the first word of the records of a kind, and the number of these records.
@usableFromInline
struct RecordRange: Sendable {
  @usableFromInline var first: Int32 = 0
  @usableFromInline var count: Int32 = 0

  init() {}

  init(first: Int, count: Int) {
    self.first = Int32(truncatingIfNeeded: first)
    self.count = Int32(truncatingIfNeeded: count)
  }

  /// The indices of the records.
  @inlinable var indices: Range<Int> { 0..<Int(count) }
}

extension Int64 {
  /// Packs two integers of 32 bits into one word.
  init(_ high: Int32, _ low: Int32) { self = Int64(high) << 32 | Int64(UInt32(bitPattern: low)) }

  @inlinable var high: Int32 { Int32(truncatingIfNeeded: self &>> 32) }
  @inlinable var low: Int32 { Int32(truncatingIfNeeded: self) }

  /// Packs a range of indices into one word.
  init(_ range: IndexRange) { self.init(range.first, range.end) }

  @inlinable var range: IndexRange { IndexRange(first: high, end: low) }
}

/// A range of the indices of records.
@usableFromInline
struct IndexRange: Sendable {
  @usableFromInline let first: Int32
  @usableFromInline let end: Int32

  @inlinable
  init(first: Int32, end: Int32) {
    self.first = first
    self.end = end
  }

  @inline(__always)
  init(_ first: Int, _ end: Int) {
    self.init(first: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: end))
  }

  /// The indices as a Swift range.
  @inlinable var indices: Range<Int> { Int(first)..<Int(end) }
}

/// The figures of a line of the result.
@usableFromInline
struct LineRecord: Sendable {
  @usableFromInline var quantity: Int64
  @usableFromInline var unitPrice: Int64
  @usableFromInline var total: Int64
  @usableFromInline var tax: Int64
  @usableFromInline var adjustments: IndexRange
  /// The runs of the units; empty if all units have the same final price.
  @usableFromInline var runs: IndexRange

  @inlinable
  init(
    quantity: Int64, unitPrice: Int64, total: Int64, tax: Int64, adjustments: IndexRange, runs: IndexRange
  ) {
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.total = total
    self.tax = tax
    self.adjustments = adjustments
    self.runs = runs
  }

  @inlinable var subtotal: Int64 { quantity * unitPrice }

  /// The number of words of a line of the cart: where its adjustments and its runs begin, and its
  /// total. They end where those of the next line begin; after the last line there is a word that
  /// says where its own end.
  @inlinable static var wordCount: Int { 2 }
}

/// The line that a gift added, with all of its figures: the cart has none of them.
@usableFromInline
struct GiftRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  /// The index of the action that gives it.
  @usableFromInline var action: ActionIndex
  @usableFromInline var line: LineRecord

  @inlinable static var wordCount: Int { 7 }
}

extension GiftRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<7, Int64> = words.read(offset)
    promotion = NamedIndex(rawValue: words[0].high)
    action = ActionIndex(rawValue: words[0].low)
    line = LineRecord(
      quantity: words[1], unitPrice: words[2], total: words[3], tax: words[4], adjustments: words[5].range,
      runs: words[6].range)
  }

  /// Writes the record over words that there are already.
  func write(to words: inout UniqueArray<Int64>, at offset: Int) {
    words[offset] = Int64(promotion.rawValue, action.rawValue)
    words[offset + 1] = line.quantity
    words[offset + 2] = line.unitPrice
    words[offset + 3] = line.total
    words[offset + 4] = line.tax
    words[offset + 5] = Int64(line.adjustments)
    words[offset + 6] = Int64(line.runs)
  }
}

/// The index of a promotion among those that a result names.
@usableFromInline typealias NamedIndex = Index<NamedRecord>

/// A promotion that the result names. Other records name it by the index of this record.
@usableFromInline
struct NamedRecord: WordRecord {
  /// The first two words of the id; the second one's lowest byte is 255 if the id has more bytes.
  @usableFromInline var head: UInt64
  @usableFromInline var tail: UInt64
  /// The slot of the promotion in the catalog.
  @usableFromInline var slot: PromotionSlot

  @inlinable static var wordCount: Int { 3 }
}

extension NamedRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<3, Int64> = words.read(offset)
    head = UInt64(bitPattern: words[0])
    tail = UInt64(bitPattern: words[1])
    slot = PromotionSlot(rawValue: words[2].low)
  }

  /// The record of a promotion.
  init(_ id: PromotionID, slot: PromotionSlot) {
    head = id.key.head
    tail = id.key.tail
    self.slot = slot
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(bitPattern: head), Int64(bitPattern: tail), Int64(0, slot.rawValue)] as InlineArray)
  }
}

/// The amount that one promotion took off one target.
@usableFromInline
struct AdjustmentRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  @usableFromInline var amount: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension AdjustmentRecord {
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

/// Neighbouring units of one final price.
@usableFromInline
struct RunRecord: WordRecord {
  @usableFromInline var count: Int64
  @usableFromInline var price: Int64

  @inlinable
  init(count: Int64, price: Int64) {
    self.count = count
    self.price = price
  }

  @inlinable static var wordCount: Int { 2 }
}

extension RunRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<2, Int64> = words.read(offset)
    count = words[0]
    price = words[1]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([count, price] as InlineArray)
  }
}

/// A fee, priced; it has the index of the fee in the cart.
@usableFromInline
struct FeeRecord: WordRecord {
  @usableFromInline var amount: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var adjustments: IndexRange
  /// The tax on what is left; nil for a fee without a rate of tax. It is among the taxes of fees, and
  /// not in the words of the fee.
  @usableFromInline var tax: Int64? = nil

  /// Where its adjustments begin, and two figures. The adjustments end where those of the next fee
  /// begin; after the last fee there is a word that says where its own end.
  @inlinable static var wordCount: Int { 3 }
}

extension FeeRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<4, Int64> = words.read(offset)
    amount = words[1]
    discount = words[2]
    adjustments = IndexRange(first: words[0].high, end: words[3].high)
  }
}

/// A promotion that had an effect.
@usableFromInline
struct AppliedRecord: WordRecord {
  @usableFromInline var promotion: NamedIndex
  /// The code with which the promotion applies; nil for none.
  @usableFromInline var coupon: OptionalIndex<CouponRecord>
  @usableFromInline var applications: Int64
  @usableFromInline var discount: Int64

  @inlinable static var wordCount: Int { 3 }
}

extension AppliedRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at offset: Int) {
    let words: InlineArray<3, Int64> = words.read(offset)
    promotion = NamedIndex(rawValue: words[0].high)
    coupon = OptionalIndex(rawValue: words[0].low)
    applications = words[1]
    discount = words[2]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(promotion.rawValue, coupon.rawValue), applications, discount] as InlineArray)
  }
}

/// A record that is kept as a few words of a result's flat storage.
@usableFromInline
protocol WordRecord: Sendable {
  /// How many words it takes.
  static var wordCount: Int { get }

  /// The record whose words begin at a place.
  init(_ words: borrowing Words, at place: Int)
}

/// The records of one kind in a result: a stretch of its words, read one by one.
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
    precondition(index >= 0 && index < count, "a place outside of the records")
    return Record(storage.words, at: first + index * Record.wordCount)
  }
}

/// Where records begin among the words, and how many there are.
@usableFromInline
struct RecordRange: Sendable {
  @usableFromInline var first: Int32 = 0
  @usableFromInline var count: Int32 = 0

  /// The places of the records as a list.
  @inlinable var places: Range<Int> { 0..<Int(count) }
}

extension Int64 {
  /// Two numbers of 32 bits in one word.
  init(_ high: Int32, _ low: Int32) { self = Int64(high) << 32 | Int64(UInt32(bitPattern: low)) }

  @inlinable var high: Int32 { Int32(truncatingIfNeeded: self &>> 32) }
  @inlinable var low: Int32 { Int32(truncatingIfNeeded: self) }

  /// A range of places in one word.
  init(_ range: PlaceRange) { self.init(range.first, range.end) }

  @inlinable var range: PlaceRange { PlaceRange(first: high, end: low) }
}

/// A range of the places of records.
@usableFromInline
struct PlaceRange: Sendable {
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

  /// As places of a list.
  @inlinable var places: Range<Int> { Int(first)..<Int(end) }
}

/// A line of the result: a line of the cart, or one that a gift added.
@usableFromInline
struct LineRecord: WordRecord {
  /// The place of the gift among the gifts; -1 for a line of the cart.
  @usableFromInline var gift: Int32
  @usableFromInline var quantity: Int64
  @usableFromInline var unitPrice: Int64
  @usableFromInline var total: Int64
  @usableFromInline var tax: Int64
  @usableFromInline var adjustments: PlaceRange
  @usableFromInline var runs: PlaceRange

  @inlinable var subtotal: Int64 { quantity * unitPrice }

  @inlinable static var wordCount: Int { 7 }
}

extension LineRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<7, Int64> = words.read(place)
    gift = words[0].low
    quantity = words[1]
    unitPrice = words[2]
    total = words[3]
    tax = words[4]
    adjustments = words[5].range
    runs = words[6].range
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(0, gift), quantity, unitPrice, total, tax, Int64(adjustments), Int64(runs)] as InlineArray)
  }
}

/// A line that a gift added: the promotion and the action's place in it.
@usableFromInline
struct GiftRecord: WordRecord {
  @usableFromInline var promotion: Int32
  @usableFromInline var action: Int32

  @inlinable static var wordCount: Int { 1 }
}

extension GiftRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<1, Int64> = words.read(place)
    promotion = words[0].high
    action = words[0].low
  }

  func append(to words: inout UniqueArray<Int64>) { words.append(Int64(promotion, action)) }
}

/// What one promotion took off something.
@usableFromInline
struct AdjustmentRecord: WordRecord {
  @usableFromInline var promotion: Int32
  @usableFromInline var amount: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension AdjustmentRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<2, Int64> = words.read(place)
    promotion = words[0].low
    amount = words[1]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(0, promotion), amount] as InlineArray)
  }
}

/// Neighbouring units of one final price.
@usableFromInline
struct RunRecord: WordRecord {
  @usableFromInline var count: Int64
  @usableFromInline var price: Int64

  @inlinable static var wordCount: Int { 2 }
}

extension RunRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<2, Int64> = words.read(place)
    count = words[0]
    price = words[1]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([count, price] as InlineArray)
  }
}

/// A fee, priced; it stands at the place of the cart's fee.
@usableFromInline
struct FeeRecord: WordRecord {
  @usableFromInline var amount: Int64
  @usableFromInline var discount: Int64
  @usableFromInline var adjustments: PlaceRange

  @inlinable static var wordCount: Int { 3 }
}

extension FeeRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<3, Int64> = words.read(place)
    amount = words[0]
    discount = words[1]
    adjustments = words[2].range
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([amount, discount, Int64(adjustments)] as InlineArray)
  }
}

/// A promotion that had an effect.
@usableFromInline
struct AppliedRecord: WordRecord {
  @usableFromInline var promotion: Int32
  /// The place of the code that counted among the entered ones; -1 for none.
  @usableFromInline var coupon: Int32
  @usableFromInline var applications: Int64
  @usableFromInline var discount: Int64

  @inlinable static var wordCount: Int { 3 }
}

extension AppliedRecord {
  @inlinable @inline(__always)
  init(_ words: borrowing Words, at place: Int) {
    let words: InlineArray<3, Int64> = words.read(place)
    promotion = words[0].high
    coupon = words[0].low
    applications = words[1]
    discount = words[2]
  }

  @inline(__always)
  func append(to words: inout UniqueArray<Int64>) {
    words.append([Int64(promotion, coupon), applications, discount] as InlineArray)
  }
}

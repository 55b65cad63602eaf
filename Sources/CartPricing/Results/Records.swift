/// A record that is kept as a few words of a result's flat storage.
protocol WordRecord {
  /// How many words it takes.
  static var wordCount: Int { get }

  /// The record whose words begin at a place.
  init(_ words: borrowing Column<Int64>, at place: Int)

  /// Appends the record's words.
  func append(to words: inout Column<Int64>)
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
struct RecordRange: Sendable {
  var first: Int32 = 0
  var count: Int32 = 0
}

extension Int64 {
  /// Two numbers of 32 bits in one word.
  init(_ high: Int32, _ low: Int32) { self = Int64(high) << 32 | Int64(UInt32(bitPattern: low)) }

  var high: Int32 { Int32(truncatingIfNeeded: self >> 32) }
  var low: Int32 { Int32(truncatingIfNeeded: self) }

  /// A range of places in one word.
  init(_ range: PlaceRange) { self.init(range.first, range.end) }

  var range: PlaceRange { PlaceRange(Int(high), Int(low)) }
}

/// A range of the places of records.
struct PlaceRange: Sendable {
  let first: Int32
  let end: Int32

  @inline(__always)
  init(_ first: Int, _ end: Int) {
    self.first = Int32(truncatingIfNeeded: first)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// As places of a list.
  var places: Range<Int> { Int(first)..<Int(end) }
}

/// A line of the result: a line of the cart, or one that a gift added.
struct LineRecord: WordRecord {
  /// The place of the gift among the gifts; -1 for a line of the cart.
  var gift: Int32
  var quantity: Int64
  var unitPrice: Int64
  var total: Int64
  var tax: Int64
  var adjustments: PlaceRange
  var runs: PlaceRange

  var subtotal: Int64 { quantity * unitPrice }

  static let wordCount = 7
}

extension LineRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(
      gift: words[place].low, quantity: words[place + 1], unitPrice: words[place + 2], total: words[place + 3],
      tax: words[place + 4], adjustments: words[place + 5].range, runs: words[place + 6].range)
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(0, gift), quantity, unitPrice, total, tax, Int64(adjustments), Int64(runs)] as InlineArray)
  }
}

/// A line that a gift added: the promotion and the action's place in it.
struct GiftRecord: WordRecord {
  var promotion: Int32
  var action: Int32

  static let wordCount = 1
}

extension GiftRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(promotion: words[place].high, action: words[place].low)
  }

  func append(to words: inout Column<Int64>) { words.append(Int64(promotion, action)) }
}

/// What one promotion took off something.
struct AdjustmentRecord: WordRecord {
  var promotion: Int32
  var amount: Int64

  static let wordCount = 2
}

extension AdjustmentRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(promotion: words[place].low, amount: words[place + 1])
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(0, promotion), amount] as InlineArray)
  }
}

/// Neighbouring units of one final price.
struct RunRecord: WordRecord {
  var count: Int64
  var price: Int64

  static let wordCount = 2
}

extension RunRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) { self.init(count: words[place], price: words[place + 1]) }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([count, price] as InlineArray)
  }
}

/// A fee, priced; it stands at the place of the cart's fee.
struct FeeRecord: WordRecord {
  var amount: Int64
  var discount: Int64
  var adjustments: PlaceRange

  static let wordCount = 3
}

extension FeeRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(amount: words[place], discount: words[place + 1], adjustments: words[place + 2].range)
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([amount, discount, Int64(adjustments)] as InlineArray)
  }
}

/// A promotion that had an effect.
struct AppliedRecord: WordRecord {
  var promotion: Int32
  /// The place of the code that counted among the entered ones; -1 for none.
  var coupon: Int32
  var applications: Int64
  var discount: Int64

  static let wordCount = 3
}

extension AppliedRecord {
  init(_ words: borrowing Column<Int64>, at place: Int) {
    self.init(
      promotion: words[place].high, coupon: words[place].low, applications: words[place + 1], discount: words[place + 2]
    )
  }

  @inline(__always)
  func append(to words: inout Column<Int64>) {
    words.append([Int64(promotion, coupon), applications, discount] as InlineArray)
  }
}

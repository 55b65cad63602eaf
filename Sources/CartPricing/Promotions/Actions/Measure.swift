// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Tiers {
  /// The measure of tiers: a figure of the selected lines before promotions.
  @nonexhaustive
  public enum Measure: Sendable, Hashable {
    /// Their value; with a basis, before tax or with it, whichever prices the cart has.
    case subtotal(of: LineSelector, basis: FlatDiscount.Basis? = nil)
    /// Their total units.
    case quantity(of: LineSelector)
    /// Their number.
    case lines(of: LineSelector)
    /// Their smallest quantity; 0 without a line.
    case leastQuantity(of: LineSelector)

    /// The value of all lines.
    public static var subtotal: Measure { .subtotal(of: .all) }
    /// All units.
    public static var quantity: Measure { .quantity(of: .all) }
    /// The number of all lines.
    public static var lines: Measure { .lines(of: .all) }
    /// The smallest quantity of any line.
    public static var leastQuantity: Measure { .leastQuantity(of: .all) }
  }
}

extension Tiers.Measure {
  /// The lines that are measured.
  var selector: LineSelector {
    switch self {
    case .subtotal(let of, _), .quantity(let of), .lines(let of), .leastQuantity(let of): of
    }
  }

  /// The basis in which a value is measured; nil for the cart's own.
  var basis: FlatDiscount.Basis? {
    if case .subtotal(_, let basis) = self { return basis }
    return nil
  }
}

// MARK: - Document

extension Tiers.Measure: JSONWritable {
  /// The keys of a measure; each object has one of them (§6.43).
  enum Key: String, DocumentKey {
    case subtotal, quantity, lines, leastQuantity
    static let table = KeyTable(Key.self, "a measure", oneOf: .all)

    static var inner: [(key: Key, names: [String])] {
      allCases.map { ($0, $0 == .subtotal ? ValueKey.table.names : LinesKey.table.names) }
    }
  }

  /// The keys of the object that says which lines are measured.
  enum LinesKey: String, DocumentKey {
    case of
    static let table = KeyTable(LinesKey.self, "a measure")
  }

  /// The keys of the object that says of which lines the value is measured (§6.43).
  enum ValueKey: String, DocumentKey {
    case of, basis
    static let table = KeyTable(ValueKey.self, "a measure")
  }

  /// Reads a measure; nil if it cannot be read.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Tiers.Measure? {
    var measure: Tiers.Measure?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .subtotal: measure = readSubtotal(value, from: &source)
      case .quantity: measure = readLines(value, from: &source).map { .quantity(of: $0) }
      case .lines: measure = readLines(value, from: &source).map { .lines(of: $0) }
      case .leastQuantity: measure = readLines(value, from: &source).map { .leastQuantity(of: $0) }
      }
    }
    return measure
  }

  private static func readSubtotal<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Tiers.Measure? {
    let isObject = source.kind(value) == .object
    var selector = LineSelector.all
    var basis: FlatDiscount.Basis?
    var object = source.open(value, ValueKey.self)
    while let (key, value) = source.next(&object, ValueKey.self) {
      switch key {
      case .of: selector = source.read(value)
      case .basis: basis = source.word(value, or: .net)
      }
    }
    return isObject ? .subtotal(of: selector, basis: basis) : nil
  }

  private static func readLines<Source: DocumentSource>(_ value: Int, from source: inout Source) -> LineSelector? {
    let isObject = source.kind(value) == .object
    var selector = LineSelector.all
    var object = source.open(value, LinesKey.self)
    while let (key, value) = source.next(&object, LinesKey.self) {
      switch key {
      case .of: selector = source.read(value)
      }
    }
    return isObject ? selector : nil
  }

  func write(to writer: inout JSONWriter) {
    let key: Key =
      switch self {
      case .subtotal: .subtotal
      case .quantity: .quantity
      case .lines: .lines
      case .leastQuantity: .leastQuantity
      }
    writer.object { writer in
      writer.object(key) { writer in
        writer.member(ValueKey.of, selector, unless: .all)
        writer.member(ValueKey.basis, ifPresent: basis)
      }
    }
  }
}

// MARK: - Checks

extension Tiers.Measure {
  /// Checks a measure, under the key `by`.
  func check(_ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("by")
    switch self {
    case .subtotal: sink.push("subtotal")
    case .quantity: sink.push("quantity")
    case .lines: sink.push("lines")
    case .leastQuantity: sink.push("leastQuantity")
    }
    selector.check(at: "of", scope, into: &sink)
    sink.pop()
    sink.pop()
  }
}

// MARK: - Compilation

extension Gap.Measure {
  /// A measure without its selector.
  init(_ measure: Tiers.Measure) {
    self =
      switch measure {
      case .subtotal: .subtotal
      case .quantity: .quantity
      case .lines: .lines
      case .leastQuantity: .leastQuantity
      }
  }
}

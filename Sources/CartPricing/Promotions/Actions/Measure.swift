// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Tiers {
  /// The measure of tiers: a figure of the selected lines before promotions.
  @nonexhaustive
  public enum Measure: Sendable, Hashable {
    /// Their value.
    case subtotal(of: LineSelector)
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
    case .subtotal(let of), .quantity(let of), .lines(let of), .leastQuantity(let of): of
    }
  }
}

// MARK: - Document

extension Tiers.Measure: JSONWritable {
  /// The keys of a measure; each object has one of them (§6.43).
  enum Key: String, DocumentKey {
    case subtotal, quantity, lines, leastQuantity
    static let table = KeyTable(Key.self, "a measure", oneOf: .all)

    static var inner: [(key: Key, names: [String])] { allCases.map { ($0, LinesKey.table.names) } }
  }

  /// The keys of the object that says which lines are measured.
  enum LinesKey: String, DocumentKey {
    case of
    static let table = KeyTable(LinesKey.self, "a measure")
  }

  /// Reads a measure; nil if it cannot be read.
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Tiers.Measure? {
    var measure: Tiers.Measure?
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      guard let selector = readLines(value, from: &source) else { continue }
      switch key {
      case .subtotal: measure = .subtotal(of: selector)
      case .quantity: measure = .quantity(of: selector)
      case .lines: measure = .lines(of: selector)
      case .leastQuantity: measure = .leastQuantity(of: selector)
      }
    }
    return measure
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
      writer.object(key) { $0.member(LinesKey.of, selector, unless: .all) }
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

/// What tiers go by, of the selected lines of the cart as it came. Source: PRICING.md section 6.
public enum Measure: Sendable, Hashable {
  /// Their value.
  case subtotal(of: LineSelector)
  /// Their total units.
  case quantity(of: LineSelector)
  /// Their number.
  case lines(of: LineSelector)
  /// Their smallest quantity, 0 where there is no line.
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

extension Measure {
  /// The lines that are measured.
  var selector: LineSelector {
    switch self {
    case .subtotal(let of), .quantity(let of), .lines(let of), .leastQuantity(let of): of
    }
  }
}

// MARK: - Document

// MARK: - Checks

extension Measure {
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
  init(_ measure: Measure) {
    self =
      switch measure {
      case .subtotal: .subtotal
      case .quantity: .quantity
      case .lines: .lines
      case .leastQuantity: .leastQuantity
      }
  }
}

// MARK: - Evaluation

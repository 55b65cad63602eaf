// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PromotionMessages {
  /// A text for carts that nearly qualify.
  public struct NearMiss: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text.
    public var text: String
    /// The largest part of the required figure that may be missing, 0 to below 100 percent.
    public var tolerance: Rate

    /// A text for carts that lack at most a percentage of the required figure.
    public init(_ text: String, within tolerance: Rate = "50") {
      self.text = text
      self.tolerance = tolerance
    }

    /// A text for carts that lack at most half of the required figure.
    public init(stringLiteral text: String) { self.init(text) }
  }
}

// MARK: - Evaluation

extension PricingState {
  /// Adds the near-miss message of a promotion that does not qualify, if of each gap at most the
  /// percentage `within` of what is required is missing, and a reward gap is relevant (§10.13).
  mutating func addNearMiss(_ refusal: Refusal) {
    guard let first = refusal.gaps.first, facts.rows[refusal.promotion.position].flags.contains(.messages) else {
      return
    }
    let source = facts.source(of: refusal.promotion)
    guard let nearMiss = source.messages?.nearMiss else { return }
    for place in refusal.gaps {
      let gap = evaluation.gaps[Int(place)]
      let isNear =
        gap.measure == .reward
        ? refusal.isRelevant : gap.isWithin(nearMiss.tolerance)
      guard isNear else { return }
    }
    let text = filled(nearMiss.text, for: source, evaluation.gaps[Int(first)])
    explanation.messages.append(
      MessageRecord(kind: .nearMiss, promotion: writer.named.index(of: refusal.promotion), text: text))
  }

  /// Returns a text about a gap, filled in (§10.14).
  mutating func filled(_ text: String, for source: Promotion, _ gap: GapRecord) -> String {
    let currency = facts.currency
    let figure = { (value: Int64) in
      gap.measure == .subtotal ? Money(minorUnits: value, currency: currency).description : String(value)
    }
    return Explanation.filled(text) { key in
      switch key {
      case "name": source.displayName
      case "missing": figure(gap.missing)
      case "required": figure(gap.required)
      default: nil
      }
    }
  }
}

extension GapRecord {
  /// Whether at most a percentage of what is required is missing (§10.13).
  func isWithin(_ tolerance: Rate) -> Bool {
    Int128(missing) * 1_000_000 <= Int128(tolerance.partsPerMillion) * Int128(required)
  }
}

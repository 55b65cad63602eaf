// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Qualifier {
  /// One of the codes is entered and counts under the coupon policy:
  /// `.coupon("SPRING25", "EASTER")`.
  public static func coupon(_ code: CouponCode, _ more: CouponCode...) -> Qualifier { coupon([code] + more) }

  /// One of the codes, of which there is at least one, is entered and counts under the coupon
  /// policy.
  public static func coupon(_ codes: [CouponCode]) -> Qualifier { Qualifier(.coupon(codes)) }
}

// MARK: - Checks

extension Qualifier {
  /// Checks the codes of a leaf and hands them to the sink, which may know what codes promotions
  /// list.
  @inline(__always)
  static func check(coupon codes: [CouponCode], into sink: inout some FaultSink) {
    sink.check(codes, at: "coupon")
    sink.note(codes: codes, at: "coupon")
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles the leaf, whose index terms are the codes. The set knows a code as long as a
  /// promotion or a leaf names it.
  mutating func compileCoupon(_ codes: [CouponCode]) {
    for code in codes { symbols.addMention(of: symbols.intern(code.key, .coupon)) }
    qualifiers.append(.coupon, list(codes, .coupon))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Whether one of a list of codes is entered and counts (§4.8).
  mutating func countsOne(of list: IndexList<SymbolTable.Entry>) -> Bool {
    for place in entered.indices where entered[place].counts {
      if let symbol = entered[place].symbol.index, contains(symbol, list) { return true }
    }
    return false
  }
}

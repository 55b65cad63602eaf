extension Qualifier {
  /// The value of the selected lines is at least this: `.subtotal(atLeast: "50")` holds from 50.00 on.
  ///
  /// With `after`, what discounts have left of it, see ``DiscountStage``. The result says what is missing when the
  /// value is below the bound. Source: PRICING.md sections 4, 9 and 10.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: atLeast, atMost: nil, after: stage)
  }

  /// The value of the selected lines is at most this: `.subtotal(atMost: "50")` holds up to 50.00 and for an empty
  /// cart. Source: PRICING.md section 4.
  public static func subtotal(
    of selector: LineSelector = .all, atMost: AmountByCurrency, after stage: DiscountStage? = nil
  ) -> Qualifier {
    subtotal(of: selector, atLeast: nil, atMost: atMost, after: stage)
  }

  /// The value of the selected lines is within both bounds, themselves included; two open ones are a fault. Source:
  /// PRICING.md sections 4 and 11.
  public static func subtotal(
    of selector: LineSelector = .all, atLeast: AmountByCurrency?, atMost: AmountByCurrency?,
    after stage: DiscountStage? = nil
  ) -> Qualifier {
    Qualifier(.subtotal(selector, AmountRange(atLeast: atLeast, atMost: atMost), after: stage))
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

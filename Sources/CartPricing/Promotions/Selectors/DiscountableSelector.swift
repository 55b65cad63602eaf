// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// Lines that promotions can discount (true), or that they cannot (false).
  public static func discountable(_ isDiscountable: Bool) -> LineSelector {
    LineSelector(.discountable(isDiscountable))
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines that can or cannot be discounted: "that can be discounted".
  func words(forDiscountable isDiscountable: Bool) -> String {
    isDiscountable ? "that can be discounted" : "that cannot be discounted"
  }
}

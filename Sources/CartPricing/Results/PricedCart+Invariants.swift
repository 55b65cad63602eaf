// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions that hold for every result of a pricing. Debug builds check them in each pricing.
extension PricedCart {
  /// Traps if a condition does not hold. Release builds do nothing.
  func checkInvariants() {
    #if DEBUG
      for line in lines { line.checkInvariants() }
      checkSums()
      checkPromotions()
    #endif
  }

  #if DEBUG
    /// Every sum holds exactly (§8.32).
    private func checkSums() {
      let discounts = adjustments.reduce(into: Int128(0)) { $0 += Int128($1.amount.minorUnits) }
      assert(discounts == Int128(discount.minorUnits), "adjustments that do not add up to the discount")
      let subtotals = lines.reduce(into: Int128(0)) { $0 += Int128($1.subtotal.minorUnits) }
      assert(subtotals == Int128(subtotal.minorUnits), "lines that do not add up to the subtotal")
      var taxes = lines.reduce(into: Int128(shipping?.tax.minorUnits ?? 0)) { $0 += Int128($1.tax.minorUnits) }
      for fee in fees { taxes += Int128(fee.tax?.minorUnits ?? 0) }
      assert(taxes == Int128(tax.amount.minorUnits), "taxes that do not add up")
      var sum = subtotals + Int128(shipping?.cost.minorUnits ?? 0) - discounts
      for fee in fees { sum += Int128(fee.amount.minorUnits) }
      if !storage.cart.isTaxIncluded { sum += taxes }
      assert(sum == Int128(total.minorUnits) && sum >= 0, "figures that do not add up to the total")
    }

    /// The adjustments of each applied promotion add up to its discount, and no other promotion has
    /// one (§8.34).
    private func checkPromotions() {
      var discounts: [PromotionID: Int128] = [:]
      for adjustment in adjustments {
        assert(adjustment.amount.minorUnits > 0, "an adjustment of nothing")
        discounts[adjustment.promotion, default: 0] += Int128(adjustment.amount.minorUnits)
      }
      for applied in promotions {
        let sum = discounts.removeValue(forKey: applied.id) ?? 0
        assert(sum == Int128(applied.discount.minorUnits), "a discount that its adjustments do not add up to")
      }
      assert(discounts.isEmpty, "an adjustment of a promotion that is not applied")
    }
  #endif
}

#if DEBUG
  extension PricedLine {
    /// The units of a line add up to its quantity and its total, as maximal runs (§8.36), and its
    /// adjustments to its discount.
    fileprivate func checkInvariants() {
      var (count, value): (Int, Int64) = (0, 0)
      var last: Int64?
      for run in units {
        assert(run.count > 0 && run.price.minorUnits != last, "a run that is not maximal")
        last = run.price.minorUnits
        count += run.count
        value += Int64(run.count) * run.price.minorUnits
      }
      assert(count == quantity, "units that do not add up to the quantity of a line")
      assert(value == total.minorUnits, "units that do not add up to the total of a line")
      let discounts = adjustments.reduce(into: Int64(0)) { $0 += $1.amount.minorUnits }
      assert(discounts == discount.minorUnits, "adjustments that do not add up to the discount of a line")
      assert(subtotal.minorUnits - discounts == value, "a discount that is not what a line's total lacks")
    }
  }
#endif

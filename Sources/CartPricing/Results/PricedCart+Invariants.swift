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
      checkPayment()
      checkRewards()
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

    /// Tenders pay at most their balances, and together with what is due the total, but for rounding to
    /// the step of cash (§2.20, §2.21).
    private func checkPayment() {
      let members = storage.cart
      assert(tenders.count == (due == nil ? 0 : members.tenders.count), "a tender without a payment")
      guard let due else { return }
      var rest = total.minorUnits
      for (tender, paid) in zip(members.tenders, tenders) {
        let balance = tender.balance.minorUnits(in: currency) ?? 0
        assert(paid.amount.minorUnits == min(rest, balance), "a tender that does not pay what is still due")
        rest -= paid.amount.minorUnits
      }
      let step = members.cashStep?.minorUnits(in: currency) ?? 1
      assert(rest >= 0 && due.minorUnits % step == 0, "an amount that is due and no multiple of the step of cash")
      assert(abs(due.minorUnits - rest) <= step / 2, "an amount that is due and not the nearest one")
    }

    /// Points and gifts to choose are of applied promotions, and none is empty (§8.35). What tax actions
    /// took of lines adds up to the discount on tax.
    private func checkRewards() {
      let applied = Set(promotions.map { $0.id })
      for given in points { assert(given.count > 0 && applied.contains(given.promotion), "points of nothing") }
      for offer in choices { assert(!offer.oneOf.isEmpty && applied.contains(offer.promotion), "an empty choice") }
      var taken: Int128 = 0
      for line in lines {
        assert(line.taxDiscount.minorUnits <= line.tax.minorUnits, "more taken off the tax of a line than it has")
        taken += Int128(line.taxDiscount.minorUnits)
      }
      assert(taken == Int128(tax.discount.minorUnits), "tax discounts that do not add up")
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

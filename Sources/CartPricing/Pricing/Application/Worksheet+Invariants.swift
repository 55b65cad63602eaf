// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Conditions that hold after every step. Debug builds check them in each pricing.
extension Worksheet {
  /// Traps if a condition does not hold. Release builds do nothing.
  mutating func checkInvariants(_ facts: inout CartFacts) {
    #if DEBUG
      checkRuns(facts.cart)
      checkDiscounts()
    #endif
  }

  #if DEBUG
    /// The runs of each line have all units of the line and the rest of its value.
    private func checkRuns(_ cart: ProjectedCart) {
      runs.checkLists(ofLines: left.count)
      for line in left.indices {
        var (units, value): (Int64, Int64) = (0, 0)
        var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
        while let place = next {
          let run = runs[place]
          assert(run.count > 0 && run.price >= 0, "a run without units, or with a price below zero")
          units += run.count
          value += run.count * run.price
          next = run.next.index
        }
        checkOpenStart(ofLine: line)
        assert(units == cart.lines[line].quantity, "the runs of a line have not all of its units")
        assert(value == left[line], "the runs of a line have not the rest of its value")
      }
    }

    /// The runs before a start are owned, and have as many units as the start says.
    private func checkOpenStart(ofLine line: Int) {
      guard openStarts.isInUse, !openStarts.starts.isEmpty else { return }
      let start = openStarts.starts[line]
      var units: Int64 = 0
      var next: Index<Run>? = LineRuns.first(ofLine: LineIndex(line))
      while let place = next, place != start.run {
        assert(runs[place].owner.isExclusive, "an open run before the start of the open runs")
        units += runs[place].count
        next = runs[place].next.index
      }
      assert(next != nil && units == start.units, "a start that is no run of its line")
    }

    /// The recorded discounts of each promotion add up to its discount.
    private func checkDiscounts() {
      // A discount on all lines together is not recorded, and a sum out of range is replaced.
      guard keepsDiscounts, sum == nil, outOfRange == nil else { return }
      var discounts: [CandidateIndex: Int128] = [:]
      for place in lineDiscounts.entries.indices {
        discounts[lineDiscounts.entries[place].promotion, default: 0] += Int128(lineDiscounts.entries[place].amount)
      }
      for place in feeDiscounts.entries.indices {
        discounts[feeDiscounts.entries[place].promotion, default: 0] += Int128(feeDiscounts.entries[place].amount)
      }
      for place in shippingDiscounts.indices {
        discounts[shippingDiscounts[place].promotion, default: 0] += Int128(shippingDiscounts[place].amount)
      }
      for place in taxDiscounts.indices {
        discounts[taxDiscounts[place].promotion, default: 0] += Int128(taxDiscounts[place].amount)
      }
      for place in gifts.indices {
        discounts[gifts[place].promotion, default: 0] += Int128(gifts[place].quantity * gifts[place].unitPrice)
      }
      for place in promotions.indices {
        let promotion = promotions[place]
        assert(
          discounts[promotion.index, default: 0] == Int128(promotion.discount),
          "the adjustments of a promotion do not add up to its discount")
        assert(place == 0 || promotions[place - 1].index < promotion.index, "promotions out of order")
      }
    }
  #endif
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The common part of discounts on sets of units.
extension Worksheet {
  /// Takes a discount off rewarded units, or the savings of whole sets off their units (§6.28).
  mutating func takeOff(
    _ rewarded: borrowing Rewarded, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    if promotions[place].consumes {
      chosenUnits.copy(rewarded.members)
      findChosenRanges(for: promotions[place], &facts)
      try markRanges(.grouped)
    }
    chosenUnits.copy(rewarded.chosenUnits)
    findChosenRanges(for: promotions[place], &facts)
    if rewarded.isBySet { split(rewarded.saving) } else { discountItems(discount, &facts) }
    try takeUnitDiscounts(for: place)
  }

  /// The units of sets that are discounted: each unit by itself, or all units of a set together.
  struct Rewarded: ~Copyable {
    private(set) var chosenUnits = UniqueArray<PriceBucket>()
    /// The sum of the savings of the sets, if they are discounted as wholes.
    private(set) var saving: Int64 = 0
    private(set) var isBySet = false
    /// All units of the sets, rewarded or not, if they are kept.
    private(set) var members = UniqueArray<PriceBucket>()
    private let keepsMembers: Bool
    private let discount: ResolvedDiscount

    init(_ discount: ResolvedDiscount, keepsMembers: Bool) {
      self.discount = discount
      self.keepsMembers = keepsMembers
    }

    /// Adds a number of equal sets to ``members``.
    mutating func addMembers(_ set: borrowing UniqueArray<PriceBucket>, times: Int64) {
      guard keepsMembers else { return }
      for place in set.indices { members.append(set[place].times(set[place].count * times)) }
    }

    /// Adds the units of a number of equal buckets. Each unit is discounted by itself.
    mutating func add(_ bucket: PriceBucket, times: Int64) {
      if bucket.count > 0 { chosenUnits.append(bucket.times(bucket.count * times)) }
    }

    /// Adds a number of equal sets: a percentage is taken of their units, an amount or a price of
    /// each set as a whole. A set that saves nothing is left out.
    mutating func addWhole(_ set: borrowing UniqueArray<PriceBucket>, times: Int64) {
      var (value, room): (Int64, Int64) = (0, 0)
      for place in set.indices {
        value += set[place].price * set[place].count
        room += set[place].room * set[place].count
      }
      switch discount {
      case .percent, .percentUpTo, .priceByAttribute: addUnits(of: set, times: times)
      case .amount(let amount, _): addWhole(set, saving: min(amount, room), times: times)
      case .price(let price): addWhole(set, saving: min(max(value - price, 0), room), times: times)
      }
    }

    private mutating func addWhole(_ set: borrowing UniqueArray<PriceBucket>, saving each: Int64, times: Int64) {
      isBySet = true
      guard each > 0 else { return }
      saving += each * times
      addUnits(of: set, times: times)
    }

    private mutating func addUnits(of set: borrowing UniqueArray<PriceBucket>, times: Int64) {
      for place in set.indices { add(set[place], times: times) }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The common part of discounts on sets of units.
extension Worksheet {
  /// Takes a discount off rewarded units, or the savings of whole sets off their units (§6.28).
  mutating func takeOff(
    _ rewarded: Rewarded, _ discount: ResolvedDiscount, for place: Int, _ facts: inout CartFacts
  ) throws(PricingError) {
    if promotions[place].consumes {
      chosenUnits.removeAll(keepingCapacity: true)
      chosenUnits.append(contentsOf: rewarded.members)
      findChosenRanges(for: promotions[place], &facts)
      try markRanges(.grouped)
    }
    chosenUnits.removeAll(keepingCapacity: true)
    chosenUnits.append(contentsOf: rewarded.chosenUnits)
    findChosenRanges(for: promotions[place], &facts)
    if rewarded.isBySet { split(rewarded.saving) } else { discountItems(discount, &facts) }
    try takeUnitDiscounts(for: place)
  }

  /// The units of sets that are discounted: each unit by itself, or all units of a set together.
  struct Rewarded {
    private(set) var chosenUnits: [PriceBucket] = []
    /// The sum of the savings of the sets, if they are discounted as wholes.
    private(set) var saving: Int64 = 0
    private(set) var isBySet = false
    /// All units of the sets, rewarded or not, if they are kept.
    private(set) var members: [PriceBucket] = []
    private let keepsMembers: Bool
    private let discount: ResolvedDiscount

    init(_ discount: ResolvedDiscount, keepsMembers: Bool) {
      self.discount = discount
      self.keepsMembers = keepsMembers
    }

    /// Adds a number of equal sets to ``members``.
    mutating func addMembers(_ set: [PriceBucket], times: Int64) {
      guard keepsMembers else { return }
      for bucket in set { members.append(bucket.times(bucket.count * times)) }
    }

    /// Adds units that are discounted each by itself.
    mutating func add(_ units: [PriceBucket], times: Int64) {
      for bucket in units where bucket.count > 0 { chosenUnits.append(bucket.times(bucket.count * times)) }
    }

    /// Adds a number of equal sets: a percentage is taken of their units, an amount or a price of
    /// each set as a whole. A set that saves nothing is left out.
    mutating func addWhole(_ set: [PriceBucket], times: Int64) {
      let value = set.reduce(0) { $0 + $1.price * $1.count }
      let room = set.reduce(0) { $0 + $1.room * $1.count }
      switch discount {
      case .percent, .percentUpTo, .priceByAttribute: add(set, times: times)
      case .amount(let amount, _): addWhole(set, saving: min(amount, room), times: times)
      case .price(let price): addWhole(set, saving: min(max(value - price, 0), room), times: times)
      }
    }

    private mutating func addWhole(_ set: [PriceBucket], saving each: Int64, times: Int64) {
      isBySet = true
      guard each > 0 else { return }
      saving += each * times
      add(set, times: times)
    }
  }
}

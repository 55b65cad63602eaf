// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The members of a cart besides its lines, as pricing reads them. They are checked and projected
/// when the cart is made.
struct CartFrame: Sendable {
  /// Whether these members have no fault; false if they were not checked.
  private(set) var isValid = false
  private(set) var hasShipping = false
  private(set) var shippingCost: Int64 = 0
  /// The rate of the tax on shipping in parts per million.
  private(set) var shippingRate: Int64 = 0
  /// Whether the cart lists the costs of methods of shipping.
  private(set) var hasShippingOptions = false
  /// Whether a fee has a rate of tax.
  private(set) var hasTaxedFees = false

  /// The frame of a cart that is not checked and not projected.
  init() {}

  /// Checks and projects the members of a cart. O(n) in their size.
  init(projecting members: borrowing Cart.Members) {
    isValid = members.hasValidFrame
    if members.shipping.isSome { readShipping(of: members) }
    for fee in members.fees.indices where members.fees[fee].taxRate.isSome { hasTaxedFees = true }
  }

  /// Each member of the shipping is read by itself, since a binding would copy the whole value.
  private mutating func readShipping(of members: borrowing Cart.Members) {
    hasShipping = true
    shippingCost = members.shipping?.cost.minorUnits(in: members.currency) ?? 0
    shippingRate = Int64(members.shipping?.taxRate?.partsPerMillion ?? 0)
    hasShippingOptions = !(members.shipping?.options.isEmpty ?? true)
  }

  /// Whether shipping or a fee is taxed.
  var isTaxed: Bool { shippingRate > 0 || hasTaxedFees }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What a benchmark prices, as the documents that a host would hand in: a promotion set and many carts.
package struct Workload: Sendable {
  package struct Request: Sendable {
    package var cart: String
    package var context: String
  }

  package var promotions: String
  package var requests: [Request]
}

/// The totals of a priced cart, in minor units of its currency.
package struct Totals: Hashable, Sendable {
  package var subtotal: Int64
  package var discount: Int64
  package var total: Int64
}

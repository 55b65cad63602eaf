// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

package import CartPricing

/// The carts and contexts of a workload, which are lent and never copied: a copy of a cart retains all that it holds, and
/// is a good part of what totals cost.
package final class Requests: Sendable {
  /// A cart and its context, of which there is one.
  package struct Request: ~Copyable, Sendable {
    package let cart: Cart
    package let context: PricingContext
  }

  // Neither an array nor its span lends an element whose parts are then passed on without copying it. Written by
  // the initialiser alone.
  private nonisolated(unsafe) let places: UnsafeMutableBufferPointer<Request>

  package init(_ requests: [CartRequest]) {
    places = .allocate(capacity: requests.count)
    for (place, request) in requests.enumerated() {
      places.initializeElement(at: place, to: Request(cart: request.cart, context: request.context))
    }
  }

  deinit {
    places.deinitialize()
    places.deallocate()
  }

  package var count: Int { places.count }

  /// A copy of each, for those that take them as values.
  package var values: [CartRequest] {
    places.indices.map { CartRequest(cart: places[$0].cart, context: places[$0].context) }
  }

  /// Lends a request.
  @inline(__always)
  package func with<Result>(_ place: Int, _ use: (borrowing Request) throws -> Result) rethrows -> Result {
    try use(places[place])
  }

  /// The sum of a figure of so many requests: all from the first on, and again when there are no more.
  @inline(__always)
  package func sum(_ operations: Int, _ figure: (borrowing Request) throws -> Int64) rethrows -> Int64 {
    var sum: Int64 = 0
    var place = 0
    for _ in 0..<operations {
      sum &+= try figure(places[place])
      place += 1
      if place == places.count { place = 0 }
    }
    return sum
  }
}

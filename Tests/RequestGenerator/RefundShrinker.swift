// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
public import CartPricingOrders

/// Makes an order with returns smaller, step by step, while a condition on it stays true: its returns
/// by themselves, and its order as ``Shrinker`` does.
public struct RefundShrinker {
  private typealias Edit = (inout RefundRequest) -> Void

  private let isStillWrong: (RefundRequest) -> Bool

  /// A shrinker that keeps this condition true.
  public init(while isStillWrong: @escaping (RefundRequest) -> Bool) { self.isStillWrong = isStillWrong }

  /// The request in a form in which no single step makes it smaller.
  public func shrink(_ request: RefundRequest) -> RefundRequest {
    var smallest = request
    while true {
      var next = withFewerReturns(smallest)
      let returns = next
      let order = PricingRequest(promotions: next.promotions, cart: next.cart, context: next.context)
      let shrunk = Shrinker { isStillWrong(returns.with($0)) }.shrink(order)
      next = next.with(shrunk)
      if next == smallest { return smallest }
      smallest = next
    }
  }

  private func withFewerReturns(_ request: RefundRequest) -> RefundRequest {
    var smallest = request
    var hasShrunk = true
    while hasShrunk {
      hasShrunk = false
      for place in Self.edits(smallest).indices.reversed() {
        let edits = Self.edits(smallest)
        guard place < edits.count else { continue }
        var candidate = smallest
        edits[place](&candidate)
        guard candidate != smallest, isStillWrong(candidate) else { continue }
        smallest = candidate
        hasShrunk = true
      }
    }
    return smallest
  }

  private static func edits(_ request: RefundRequest) -> [Edit] {
    var edits: [Edit] = [
      { $0.paid = nil }, { $0.version = nil }, { $0.policy.units = .average }, { $0.policy.discounts = .keep },
    ]
    for place in request.returns.indices {
      edits.append { $0.returns[place].shipping = nil }
      if request.returns[place].shipping != nil { edits.append { $0.returns[place].shipping = .rest } }
      for fee in request.returns[place].fees.indices { edits.append { $0.returns[place].fees.remove(at: fee) } }
      for line in request.returns[place].lines.indices {
        let quantity = request.returns[place].lines[line].quantity
        if quantity > 1 {
          edits.append { $0.returns[place].lines[line].quantity = quantity - 1 }
          edits.append { $0.returns[place].lines[line].quantity = quantity / 2 }
        }
        edits.append { $0.returns[place].lines.remove(at: line) }
      }
      edits.append { $0.returns.remove(at: place) }
    }
    return edits
  }
}

extension RefundRequest {
  /// The request with another order.
  fileprivate func with(_ order: PricingRequest) -> RefundRequest {
    var request = self
    request.promotions = order.promotions
    request.cart = order.cart
    request.context = order.context
    return request
  }
}

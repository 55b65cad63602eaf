// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
public import CartPricingOrders

/// A second reading of the section on returns: as literal as possible, on top of
/// ``ReferencePricing``, and independent of the library for orders.
///
/// It is there to be compared with, so it follows the words of the specification rather than being
/// fast: every unit is an array element, and what is given back in all is computed anew for every
/// return.
public enum ReferenceRefunds {
  /// A fault without its message.
  public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// The code, as in JSON.
    public let code: String
    /// The path, as in JSON.
    public let path: String

    /// A fault of a code at a path.
    public init(code: String, path: String) {
      self.code = code
      self.path = path
    }

    /// The code and the path.
    public var description: String { "\(code) at \"\(path)\"" }
  }

  /// What a request gives.
  public enum Outcome: Sendable, Hashable {
    /// The RefundResult as compact JSON with the keys in the order of the specification.
    case result(String)
    /// The faults, at most 100.
    case faults([Fault])
  }

  /// The outcome of a request; nil where the cart has too many units to list them all.
  ///
  /// The promotions, the cart and the context are taken as valid: faults of their documents are
  /// checked elsewhere.
  public static func outcome(of request: RefundRequest) -> Outcome? {
    // "of form and of the order they are reported alone; only where there are none are the returns
    // judged" (§O2.27, §O2.28)
    let form = faultsOfForm(of: request)
    if !form.isEmpty { return .faults(Array(form.prefix(100))) }
    do throws(NoPrice) {
      let pricing = PricingRequest(promotions: request.promotions, cart: request.cart, context: request.context)
      let order = try PaidOrder(pricing)
      let ofOrder = faults(of: request, against: order)
      if !ofOrder.isEmpty { return .faults(ofOrder) }
      let ofReturns = faults(of: request.returns, of: request.cart, against: order)
      if !ofReturns.isEmpty { return .faults(Array(ofReturns.prefix(100))) }
      let refunds: [GivenRefund]
      switch request.policy.discounts {
      case .reprice: refunds = try repriced(request, order)
      default: refunds = kept(request, order)
      }
      return document(of: refunds, request, order)
    } catch {
      switch error {
      case .fault(let code): return .faults([Fault(code: code, path: "")])
      case .declined: return nil
      }
    }
  }
}

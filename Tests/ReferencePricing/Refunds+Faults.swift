// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// Faults of refunds. A line, a fee or an amount that is a fault returns nothing.
extension ReferenceRefunds {
  private static func invalid(_ path: String) -> Fault { Fault(code: "invalid", path: path) }

  /// The faults that a request has whatever the order costs.
  static func faultsOfForm(of request: RefundRequest) -> [Fault] {
    var faults: [Fault] = []
    let currency = request.cart.currency
    if let paid = request.paid, paid.minorUnits(in: currency) == nil { faults.append(invalid("paid")) }
    // "At most 1,000 returns" (§O2.29)
    if request.returns.count > 1_000 { faults.append(invalid("returns")) }
    for (place, entry) in request.returns.prefix(1_000).enumerated() {
      for (number, line) in entry.lines.enumerated() {
        // "ids and codes of 1…256 bytes" (§11.11); those of gifts are longer
        if line.line.text.isEmpty { faults.append(invalid("returns[\(place)].lines[\(number)].line")) }
        if !(1...1_000_000_000).contains(line.quantity) {
          faults.append(invalid("returns[\(place)].lines[\(number)].quantity"))
        }
      }
      if case .amount(let amount)? = entry.shipping, amount.minorUnits(in: currency) == nil {
        faults.append(invalid("returns[\(place)].shipping"))
      }
      for (number, fee) in entry.fees.enumerated() where fee.text.isEmpty {
        faults.append(invalid("returns[\(place)].fees[\(number)]"))
      }
    }
    return faults
  }

  /// "an order that is priced at another total now is a fault at paid, of another version at
  /// version" (§O2.9)
  static func faults(of request: RefundRequest, against order: PaidOrder) -> [Fault] {
    var faults: [Fault] = []
    if let paid = request.paid, paid.minorUnits(in: request.cart.currency).map({ Int128($0) }) != order.total {
      faults.append(invalid("paid"))
    }
    if let version = request.version, !(request.promotions.version.map { same($0, version) } ?? false) {
      faults.append(invalid("version"))
    }
    return faults
  }

  /// "a line that the order has not, or twice in one return (returns[i].lines[j].line), more units
  /// than are left (….quantity), shipping or a fee that is not there, twice, or too much
  /// (returns[i].shipping, returns[i].fees[j])" (§O2.28)
  static func faults(of returns: [Return], of cart: Cart, against order: PaidOrder) -> [Fault] {
    var faults: [Fault] = []
    var returned = Returned(order)
    for (place, entry) in returns.enumerated() {
      var sound = Return()
      for (number, line) in entry.lines.enumerated() {
        let path = "returns[\(place)].lines[\(number)]"
        let isTwice = entry.lines.prefix(number).contains { same($0.line.text, line.line.text) }
        guard let index = order.line(line.line.text), !isTwice else {
          faults.append(invalid(path + ".line"))
          continue
        }
        if line.quantity > order.lines[index].quantity - returned.units[index] {
          faults.append(invalid(path + ".quantity"))
        } else {
          sound.lines.append(line)
        }
      }
      if let shipping = entry.shipping {
        if isPossible(shipping, of: cart, returned, order) {
          sound.shipping = shipping
        } else {
          faults.append(invalid("returns[\(place)].shipping"))
        }
      }
      for (number, fee) in entry.fees.enumerated() {
        let index = Returned.fee(fee.text, of: cart)
        let isTwice = entry.fees.prefix(number).contains { same($0.text, fee.text) }
        if let index, !returned.fees[index], !isTwice {
          sound.fees.append(fee)
        } else {
          faults.append(invalid("returns[\(place)].fees[\(number)]"))
        }
      }
      returned.add(sound, of: cart, order)
    }
    return faults
  }

  /// "shipping by amounts up to what was paid for it, or (true) what is left of it, once"
  /// (§O2.6)
  private static func isPossible(
    _ shipping: ReturnedShipping, of cart: Cart, _ returned: Returned, _ order: PaidOrder
  ) -> Bool {
    guard let paid = order.shipping?.paid else { return false }
    switch shipping {
    case .rest: return !returned.hasRestOfShipping
    case .amount(let amount):
      return Int128(amount.minorUnits(in: cart.currency) ?? 0) <= paid - returned.shipping
    }
  }
}

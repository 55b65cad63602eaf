// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The largest sizes of the lists of a refund request, and of what a refund costs.
enum RefundLimits {
  static let returns = 1_000
  static let lines = 100_000
  static let fees = 1_000
  static let quantity = 1...1_000_000_000
  /// The elementary steps of all pricings of a request together.
  static let steps = 1_000_000_000
}

extension RefundRequest {
  /// Reports the faults of the request that can be found without pricing the order (§O2.27).
  func check(into report: inout FaultReport) {
    report.check(PricingRequest(promotions: promotions, cart: cart, context: context))
    Self.check(paid, version, returns, in: cart.currency, into: &report)
  }

  /// Reports the faults of what a request has beside its order.
  static func check(
    _ paid: Amount?, _ version: String?, _ returns: [Return], in currency: Currency, into report: inout FaultReport
  ) {
    if let paid { report.check(paid, in: currency, at: "paid") }
    if let version { report.check(idText: version, at: "version") }
    report.check(size: returns.count, atMost: RefundLimits.returns, at: "returns")
    report.enter("returns")
    for index in returns.indices.prefix(RefundLimits.returns) {
      report.enter(index)
      returns[index].check(in: currency, into: &report)
      report.leave()
    }
    report.leave()
  }
}

extension Return {
  fileprivate func check(in currency: Currency, into report: inout FaultReport) {
    report.check(size: lines.count, atMost: RefundLimits.lines, at: "lines")
    report.enter("lines")
    for index in lines.indices {
      report.enter(index)
      // The id of the line of a gift is longer than that of its promotion.
      if !lines[index].line.isOfGift { report.check(idText: lines[index].line.text, at: "line") }
      report.check(lines[index].quantity, in: RefundLimits.quantity, at: "quantity")
      report.leave()
    }
    report.leave()
    if case .amount(let amount) = shipping { report.check(amount, in: currency, at: "shipping") }
    report.check(fees, atMost: RefundLimits.fees, at: "fees")
  }
}

extension LineID {
  /// Whether the id is one that lines of gifts have, and no line of a cart.
  var isOfGift: Bool { text.beginsWithBytes(of: "gift:") }
}

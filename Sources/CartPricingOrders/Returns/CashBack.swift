// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Divides refunds among the tenders of a cart and the cash that was due: each gets back what it would
/// pay less of what remains of the order, so that the means that paid last is paid back first (§O2.24).
struct CashBack {
  private let tenders: [Tender]
  private let step: Int64
  private let currency: Currency
  /// What each tender, and cash, would pay of what remains.
  private var shares: [Int64] = []
  private var due: Int64 = 0

  /// Nothing of the total has been given back. Nil for a cart without tenders and without a step of
  /// cash.
  init?(of total: Money, of cart: Cart) throws(PricingError) {
    if cart.tenders.isEmpty, cart.cashStep == nil { return nil }
    tenders = cart.tenders
    currency = total.currency
    step = cart.cashStep?.minorUnits(in: currency) ?? 0
    (shares, due) = try pay(total.minorUnits)
  }

  /// What each tender, and cash, would pay of a total.
  private func pay(_ total: Int64) throws(PricingError) -> (shares: [Int64], due: Int64) {
    var payment = Payment(of: total)
    var shares: [Int64] = []
    shares.reserveCapacity(tenders.count)
    for tender in tenders { shares.append(payment.pay(with: tender, currency)) }
    try payment.round(to: step)
    return (shares, payment.due)
  }

  /// Adds to a refund what each tender, and cash, gets of it; `remaining` is what remains of the total
  /// after the refund, in minor units.
  mutating func divide(
    _ refund: inout Refund, remaining: Int64, _ pricer: inout RefundPricer
  ) throws(PricingError) {
    try pricer.spend(tenders.count)
    let before = (shares: shares, due: due)
    (shares, due) = try pay(remaining)
    for index in tenders.indices where shares[index] < before.shares[index] {
      let amount = Money(minorUnits: before.shares[index] - shares[index], currency: currency)
      refund.tenders.append(RefundedTender(id: tenders[index].id, amount: amount))
    }
    refund.due = Money(minorUnits: before.due - due, currency: currency)
  }
}

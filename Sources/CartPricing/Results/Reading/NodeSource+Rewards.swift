// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reading points, gifts to choose, and what tenders pay.
extension NodeSource {
  private enum PointsKey: String, DocumentKey {
    case promotion, count
    static let table = KeyTable(PointsKey.self, "points", required: [.promotion, .count])
  }

  private enum OfferKey: String, DocumentKey {
    case promotion, action, oneOf
    static let table = KeyTable(OfferKey.self, "gifts to choose", required: [.promotion, .action, .oneOf])
  }

  private enum TenderKey: String, DocumentKey {
    case id, amount, currency
    static let table = KeyTable(TenderKey.self, "a tender", required: [.id, .amount])
  }

  /// Reads points.
  mutating func issuedPoints(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, PointsKey.self) else { return }
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let count = self.count(members[.count], at: "count", atLeast: 1)
    builder.points.append(PointsRecord(promotion: promotion, count: count))
  }

  /// Reads gifts of which the shopper can choose one.
  mutating func giftOffer(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, OfferKey.self) else { return }
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let action = count(members[.action], at: "action", atLeast: 0)
    if action >= Limits.actions { faults.report(at: "action", "is not the index of an action") }
    let skus = read(members[.oneOf], at: "oneOf") { $0.filledList($1) as [SKU] } ?? []
    builder.offers.append(
      OfferRecord(promotion: promotion, action: ActionIndex(Int(action)), skus: skus))
  }

  /// Reads what a tender pays. One by itself has a currency.
  mutating func paidTender(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, TenderKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let id: TenderID = resultID(members[.id], at: "id")
    if builder.cart.tenders.contains(where: { $0.id == id }) { faults.report(at: "id", "is there already") }
    builder.cart.tenders.append(Tender(id, balance: .zero))
    builder.tenders.append(TenderRecord(amount: money(members[.amount], at: "amount", builder)))
  }

  /// Checks that `tenders` and `due` are there together.
  mutating func checkPayment(_ tenders: Int?, _ due: Int?) {
    if tenders != nil, due == nil { faults.report(at: "due", "is missing; \"tenders\" needs it") }
    if tenders == nil, due != nil { faults.report(at: "tenders", "is missing; \"due\" needs it") }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reading the shipping, the fees and the tax of a result.
extension NodeSource {
  private enum ShippingKey: String, DocumentKey {
    case method, cost, discount, total, tax, adjustments, currency
    static let table = KeyTable(
      ShippingKey.self, "priced shipping", required: [.method, .cost, .discount, .total, .tax, .adjustments])
  }

  private enum FeeKey: String, DocumentKey {
    case id, amount, discount, total, tax, adjustments, currency
    static let table = KeyTable(FeeKey.self, "a priced fee", required: [.id, .amount, .discount, .total, .adjustments])
  }

  private enum TaxKey: String, DocumentKey {
    case amount, discount, total, adjustments, currency
    static let table = KeyTable(TaxKey.self, "priced tax", required: [.amount, .discount, .total, .adjustments])
  }

  /// Reads shipping. Shipping by itself has a currency.
  mutating func pricedShipping(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, ShippingKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let before = faults.count
    let method = read(members[.method], at: "method") { $0.string($1) } ?? ""
    let cost = money(members[.cost], at: "cost", builder)
    let discount = money(members[.discount], at: "discount", builder)
    check(members[.total], at: "total", is: Int128(cost) - Int128(discount), "cost − discount", since: before, builder)
    let tax = money(members[.tax], at: "tax", builder)
    let range = adjustments(
      members[.adjustments], of: Int128(discount), "the discount on shipping", since: before, &builder)
    builder.cart.shipping = CartShipping(method: method, cost: .zero)
    builder.layout.shipping = ShippingRecord(
      upgrade: nil, cost: cost, discount: discount, tax: tax, adjustments: range)
  }

  /// Reads a fee. A fee by itself has a currency.
  mutating func pricedFee(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, FeeKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let before = faults.count
    let id: FeeID = resultID(members[.id], at: "id")
    let amount = money(members[.amount], at: "amount", builder)
    let discount = money(members[.discount], at: "discount", builder)
    check(
      members[.total], at: "total", is: Int128(amount) - Int128(discount), "amount − discount", since: before, builder)
    let tax = members[.tax].map { money($0, at: "tax", builder) }
    let range = adjustments(members[.adjustments], of: Int128(discount), "the fee's discount", since: before, &builder)
    // A result does not say what kind of fee it is; a receipt shows the id then.
    builder.cart.fees.append(CartFee(id, kind: id.text, amount: .zero))
    builder.fees.append(FeeRecord(amount: amount, discount: discount, adjustments: range, tax: tax))
  }

  /// Reads the tax. Tax by itself has a currency.
  mutating func pricedTax(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, TaxKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let before = faults.count
    let amount = money(members[.amount], at: "amount", builder)
    let discount = money(members[.discount], at: "discount", builder)
    check(
      members[.total], at: "total", is: Int128(amount) - Int128(discount), "amount − discount", since: before, builder)
    let range = adjustments(members[.adjustments], of: Int128(discount), "the discount on tax", since: before, &builder)
    builder.layout.tax = TaxRecord(amount: amount, discount: discount, adjustments: range)
  }
}

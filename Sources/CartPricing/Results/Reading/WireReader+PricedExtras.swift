/// Reading the shipping, the fees and the tax of a result.
extension WireReader {
  private static let shippingKeys: WireKeys = [
    "method", "cost", "discount", "total", "tax", "adjustments", "currency",
  ]
  private static let feeKeys: WireKeys = ["id", "amount", "discount", "total", "adjustments", "currency"]
  private static let taxKeys: WireKeys = ["amount", "discount", "total", "adjustments", "currency"]

  /// Reads shipping. Shipping by itself has a currency.
  mutating func pricedShipping(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.shippingKeys, of: "priced shipping", required: 6) else { return }
    takeCurrency(members[6], alone, &builder)
    let before = faults.count
    let method = read(members[0], at: "method") { $0.string($1) } ?? ""
    let cost = money(members[1], at: "cost", builder)
    let discount = money(members[2], at: "discount", builder)
    check(members[3], at: "total", is: Int128(cost) - Int128(discount), "cost − discount", since: before, builder)
    let tax = money(members[4], at: "tax", builder)
    let range = adjustments(members[5], of: Int128(discount), "the discount on shipping", since: before, &builder)
    builder.cart.shipping = Shipping(method: method, cost: .zero)
    builder.layout.shipping = ShippingRecord(
      upgrade: (-1, -1), cost: cost, discount: discount, tax: tax, adjustments: range)
  }

  /// Reads a fee. A fee by itself has a currency.
  mutating func pricedFee(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.feeKeys, of: "a priced fee", required: 5) else { return }
    takeCurrency(members[5], alone, &builder)
    let before = faults.count
    let id: FeeID = resultID(members[0], at: "id")
    let amount = money(members[1], at: "amount", builder)
    let discount = money(members[2], at: "discount", builder)
    check(members[3], at: "total", is: Int128(amount) - Int128(discount), "amount − discount", since: before, builder)
    let range = adjustments(members[4], of: Int128(discount), "the fee's discount", since: before, &builder)
    // A result does not say what kind of fee it is; a receipt shows the id then.
    builder.cart.fees.append(Fee(id, kind: id.text, amount: .zero))
    builder.fees.append(FeeRecord(amount: amount, discount: discount, adjustments: range))
  }

  /// Reads the tax. Tax by itself has a currency.
  mutating func pricedTax(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.taxKeys, of: "priced tax", required: 4) else { return }
    takeCurrency(members[4], alone, &builder)
    let before = faults.count
    let amount = money(members[0], at: "amount", builder)
    let discount = money(members[1], at: "discount", builder)
    check(members[2], at: "total", is: Int128(amount) - Int128(discount), "amount − discount", since: before, builder)
    let range = adjustments(members[3], of: Int128(discount), "the discount on tax", since: before, &builder)
    builder.layout.tax = TaxRecord(amount: amount, discount: discount, adjustments: range)
  }
}

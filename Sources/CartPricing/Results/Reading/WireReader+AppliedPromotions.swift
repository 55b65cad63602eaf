/// Reading the applied promotions of a result and what the host does next: redemptions, credits and coupons.
extension WireReader {
  private static let appliedKeys: WireKeys = ["id", "applications", "discount", "coupon", "currency"]
  private static let redemptionKeys: WireKeys = ["promotion", "discount", "coupon", "customer", "currency"]
  private static let creditKeys: WireKeys = ["promotion", "amount", "currency"]
  private static let issuedKeys: WireKeys = ["promotion", "template", "count", "validFor"]

  /// Reads an applied promotion. One by itself has a currency, and its code is the only one.
  mutating func appliedPromotion(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.appliedKeys, of: "an applied promotion", required: 3) else { return }
    takeCurrency(members[4], alone, &builder)
    let promotion = self.promotion(members[0], at: "id", &builder)
    if builder.applied.contains(where: { $0.promotion == promotion }) {
      faults.report(at: "id", "is there already")
    }
    let applications = count(members[1], at: "applications", atLeast: 1)
    let discount = money(members[2], at: "discount", builder)
    let coupon = appliedCode(members[3], &builder, alone)
    builder.applied.append(
      AppliedRecord(promotion: promotion, coupon: coupon, applications: applications, discount: discount))
  }

  /// Reads the code with which a promotion applies and returns its index among the entered codes; -1 for none.
  private mutating func appliedCode(_ node: Int?, _ builder: inout ResultBuilder, _ alone: Bool) -> Int32 {
    guard let code = read(node, at: "coupon", { $0.resultCode($1) }) else { return -1 }
    if alone { builder.enteredCodes = [code] }
    if let index = builder.index(of: code) { return index }
    faults.report(at: "coupon", "is not among the result's coupons")
    return -1
  }

  /// Reads the redemptions, which repeat the applied promotions in their order and add the customer.
  mutating func redemptions(_ node: Int, _ builder: inout ResultBuilder) {
    guard document.kind(node) == .array else { return reject(node, "a list") }
    let before = faults.count
    var index = 0
    _ = list(node) { reader, node in
      reader.redemption(node, at: index, &builder)
      index += 1
    }
    if faults.count == before, index != builder.applied.count {
      faults.report("has \(index) entries for \(builder.applied.count) applied promotions")
    }
  }

  private mutating func redemption(_ node: Int, at index: Int, _ builder: inout ResultBuilder) {
    guard let members = members(node, Self.redemptionKeys, of: "a redemption", required: 2) else { return }
    takeCurrency(members[4], false, &builder)
    let promotion: PromotionID = resultID(members[0], at: "promotion")
    let discount = money(members[1], at: "discount", builder)
    let coupon = read(members[2], at: "coupon") { $0.resultCode($1) }
    let customer: CustomerID? = members[3].map { resultID($0, at: "customer") }
    if index == 0 { builder.customer = customer }
    if customer != builder.customer { faults.report(at: "customer", "is not that of the other redemptions") }
    guard index < builder.applied.count else { return }
    let applied = builder.applied[index]
    if builder.promotions.slot(of: promotion) != applied.promotion {
      return faults.report(at: "promotion", "is not that of promotions[\(index)]")
    }
    if discount != applied.discount { faults.report(at: "discount", "is not that of promotions[\(index)]") }
    if coupon != (applied.coupon < 0 ? nil : builder.enteredCodes[Int(applied.coupon)]) {
      faults.report(at: "coupon", "is not that of promotions[\(index)]")
    }
  }

  /// Reads a redemption by itself, with its currency.
  mutating func redemptionAlone(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(node, Self.redemptionKeys, of: "a redemption", required: 2) else { return }
    takeCurrency(members[4], true, &builder)
    let promotion = self.promotion(members[0], at: "promotion", &builder)
    let discount = money(members[1], at: "discount", builder)
    let coupon = appliedCode(members[2], &builder, true)
    builder.customer = members[3].map { resultID($0, at: "customer") }
    builder.applied.append(
      AppliedRecord(promotion: promotion, coupon: coupon, applications: 1, discount: discount))
  }

  /// Reads store credit. Credit by itself has a currency.
  mutating func issuedCredit(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(node, Self.creditKeys, of: "a credit", required: 2) else { return }
    takeCurrency(members[2], alone, &builder)
    let promotion = self.promotion(members[0], at: "promotion", &builder)
    builder.credits.append(CreditRecord(promotion: promotion, amount: money(members[1], at: "amount", builder)))
  }

  /// Reads coupons to create.
  mutating func issuedCoupon(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(node, Self.issuedKeys, of: "an issued coupon", required: 3) else { return }
    let promotion = self.promotion(members[0], at: "promotion", &builder)
    let template = read(members[1], at: "template") { $0.string($1) } ?? ""
    let count = self.count(members[2], at: "count", atLeast: 1)
    let validFor = read(members[3], at: "validFor") { $0.timeSpan($1) }
    let action = builder.promotions.add(
      .issueCoupon(CouponIssue(template, validFor: validFor)), of: promotion)
    builder.issued.append(IssuedRecord(promotion: promotion, action: action, count: count))
  }
}

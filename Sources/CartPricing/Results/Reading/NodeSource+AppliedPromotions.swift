// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reading the applied promotions of a result and what the host does next: redemptions, credits and coupons.
extension NodeSource {
  private enum AppliedKey: String, DocumentKey {
    case id, name, applications, discount, next, coupon, currency
    static let table = KeyTable(AppliedKey.self, "an applied promotion", required: [.id, .applications, .discount])
  }

  private enum RedemptionKey: String, DocumentKey {
    case promotion, campaign, discount, coupon, batch, customer, renewal, currency
    static let table = KeyTable(RedemptionKey.self, "a redemption", required: [.promotion, .discount])
  }

  private enum CreditKey: String, DocumentKey {
    case promotion, amount, currency
    static let table = KeyTable(CreditKey.self, "a credit", required: [.promotion, .amount])
  }

  private enum IssuedKey: String, DocumentKey {
    case promotion, template, count, validFor
    static let table = KeyTable(IssuedKey.self, "an issued coupon", required: [.promotion, .template, .count])
  }

  /// Reads an applied promotion. One by itself has a currency, and its code is the only one.
  mutating func appliedPromotion(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, AppliedKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let promotion = self.promotion(members[.id], at: "id", &builder)
    if builder.applied.contains(where: { $0.promotion == promotion }) {
      faults.report(at: "id", "is there already")
    }
    let applications = count(members[.applications], at: "applications", atLeast: 1)
    let discount = money(members[.discount], at: "discount", builder)
    let coupon = appliedCode(members[.coupon], &builder, alone)
    if let name = read(members[.name], at: "name", { $0.string($1) }) {
      builder.promotions.set(name: name, of: promotion)
    }
    if let next = members[.next] { nextStep(next, &builder) }
    builder.applied.append(
      AppliedRecord(promotion: promotion, coupon: OptionalIndex(coupon), applications: applications, discount: discount)
    )
  }

  /// Reads the gap of the applied promotion that comes next to its next step.
  private mutating func nextStep(_ node: Int, _ builder: inout ResultBuilder) {
    let gap = builder.gaps.count
    _ = read(node, at: "next") { $0.gap($1, &builder) }
    guard builder.gaps.count > gap else { return }
    builder.nextSteps.append(
      NextStepRecord(
        applied: Index(builder.applied.count), gap: Index(gap)))
  }

  /// Reads the code with which a promotion applies and returns its index among the entered codes; nil
  /// for none.
  private mutating func appliedCode(_ node: Int?, _ builder: inout ResultBuilder, _ alone: Bool) -> EnteredCodeIndex? {
    guard let code = read(node, at: "coupon", { $0.resultCode($1) }) else { return nil }
    if alone { builder.enteredCodes = [code] }
    if let index = builder.index(of: code) { return index }
    faults.report(at: "coupon", "is not among the result's coupons")
    return nil
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
    guard let members = members(of: node, RedemptionKey.self) else { return }
    takeCurrency(members[.currency], false, &builder)
    let promotion: PromotionID = resultID(members[.promotion], at: "promotion")
    let discount = money(members[.discount], at: "discount", builder)
    let coupon = read(members[.coupon], at: "coupon") { $0.resultCode($1) }
    let customer: CustomerID? = members[.customer].map { resultID($0, at: "customer") }
    if index == 0 { builder.customer = customer }
    if customer != builder.customer { faults.report(at: "customer", "is not that of the other redemptions") }
    guard index < builder.applied.count else { return }
    redemptionDetails(members, at: index, &builder)
    let applied = builder.applied[index]
    if builder.promotions.index(of: promotion) != applied.promotion {
      return faults.report(at: "promotion", "is not that of promotions[\(index)]")
    }
    if discount != applied.discount { faults.report(at: "discount", "is not that of promotions[\(index)]") }
    if coupon != applied.coupon.index.map({ builder.enteredCodes[$0.position] }) {
      faults.report(at: "coupon", "is not that of promotions[\(index)]")
    }
  }

  /// Reads the campaign, the batch and whether the redemption of an applied promotion is a renewal.
  private mutating func redemptionDetails(
    _ members: Members<RedemptionKey>, at index: Int, _ builder: inout ResultBuilder
  ) {
    if let campaign: CampaignID = members[.campaign].map({ resultID($0, at: "campaign") }) {
      builder.promotions.set(campaign: campaign, of: builder.applied[index].promotion)
    }
    let batch: CouponBatchID? = members[.batch].map { resultID($0, at: "batch") }
    let isRenewal = read(members[.renewal], at: "renewal") { $0.boolean($1) } ?? false
    if let batch {
      if let coupon = builder.applied[index].coupon.index {
        builder.cart.coupons.append(EnteredCode(builder.enteredCodes[coupon.position], batch: batch))
      } else {
        faults.report(at: "batch", "has no coupon beside it")
      }
    }
    guard isRenewal || batch != nil else { return }
    builder.redemptions.append(
      RedemptionRecord(
        applied: Index(index), isRenewal: isRenewal, isOfBatch: batch != nil))
  }

  /// Reads a redemption by itself, with its currency.
  mutating func redemptionAlone(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, RedemptionKey.self) else { return }
    takeCurrency(members[.currency], true, &builder)
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let discount = money(members[.discount], at: "discount", builder)
    let coupon = appliedCode(members[.coupon], &builder, true)
    builder.customer = members[.customer].map { resultID($0, at: "customer") }
    builder.applied.append(
      AppliedRecord(promotion: promotion, coupon: OptionalIndex(coupon), applications: 1, discount: discount))
    redemptionDetails(members, at: 0, &builder)
  }

  /// Reads store credit. Credit by itself has a currency.
  mutating func issuedCredit(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, CreditKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    builder.credits.append(CreditRecord(promotion: promotion, amount: money(members[.amount], at: "amount", builder)))
  }

  /// Reads coupons to create.
  mutating func issuedCoupon(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, IssuedKey.self) else { return }
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let template = read(members[.template], at: "template") { $0.string($1) } ?? ""
    let count = self.count(members[.count], at: "count", atLeast: 1)
    let validFor = read(members[.validFor], at: "validFor") { $0.read($1) as TimeSpan }
    let action = builder.promotions.add(
      .issueCoupon(CouponIssue(template, validFor: validFor)), of: promotion)
    builder.issued.append(IssuedRecord(promotion: promotion, action: action, count: count))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Reading the lines of a result: quantities, prices, adjustments and units.
extension NodeSource {
  private enum LineKey: String, DocumentKey {
    case id, sku, quantity, unitPrice, subtotal, discount, total, tax, taxDiscount, adjustments, units, name, gift,
      currency
    static let table = KeyTable(
      LineKey.self, "a priced line",
      required: [.id, .sku, .quantity, .unitPrice, .subtotal, .discount, .total, .tax, .adjustments, .units])
  }

  private enum AdjustmentKey: String, DocumentKey {
    case promotion, amount, currency, line, shipping, fee, tax
    static let table = KeyTable(AdjustmentKey.self, "an adjustment", required: [.promotion, .amount])
  }

  private enum RunKey: String, DocumentKey {
    case count, price, currency
    static let table = KeyTable(RunKey.self, "a run of units", required: [.count, .price])
  }

  /// Reads a line. A line by itself has a currency.
  mutating func pricedLine(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, LineKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let before = faults.count
    let id: LineID = resultID(members[.id], at: "id")
    let sku: SKU = resultID(members[.sku], at: "sku")
    let name = read(members[.name], at: "name") { $0.string($1) }
    let quantity = count(members[.quantity], at: "quantity", atLeast: 1)
    var unitPrice = money(members[.unitPrice], at: "unitPrice", builder)
    let total = money(members[.total], at: "total", builder)
    let tax = money(members[.tax], at: "tax", builder)
    let taxDiscount = members[.taxDiscount].map { money($0, at: "taxDiscount", builder) } ?? 0
    if taxDiscount > tax { faults.report(at: "taxDiscount", "is more than the tax of the line") }
    let subtotal = Int128(quantity) * Int128(unitPrice)
    if subtotal > Int128(Int64.max) {
      faults.report(at: "subtotal", "quantity × unitPrice is outside of what 64 bits hold")
      unitPrice = 0
    }
    check(members[.subtotal], at: "subtotal", is: subtotal, "quantity × unitPrice", since: before, builder)
    check(members[.discount], at: "discount", is: subtotal - Int128(total), "subtotal − total", since: before, builder)
    let adjustments = self.adjustments(
      members[.adjustments], of: subtotal - Int128(total), "the line's discount", since: before, &builder)
    let runs = units(members[.units], quantity: quantity, total: total, since: before, &builder)
    let line = LineRecord(
      quantity: quantity, unitPrice: unitPrice, total: total, tax: tax, adjustments: adjustments, runs: runs)
    if taxDiscount > 0 {
      builder.taxDiscounts.append(
        TaxDiscountRecord(
          line: LineIndex(builder.lines.count + builder.gifts.count), amount: taxDiscount))
    }
    if let gift = members[.gift] {
      self.gift(gift, id, sku, name, line, &builder)
    } else if !builder.gifts.isEmpty {
      faults.report("is no gift and follows the line of a gift")
    } else {
      builder.cart.lines.append(CartLine(id, sku: sku, quantity: Int(quantity), unitPrice: .zero, name: name))
      builder.lines.append(line)
    }
  }

  /// Reads `gift`, and takes the promotion and its action from the id of the line.
  private mutating func gift(
    _ node: Int, _ id: LineID, _ sku: SKU, _ name: String?, _ line: LineRecord, _ builder: inout ResultBuilder
  ) {
    guard document.kind(node) == .true else {
      faults.push("gift")
      reject(node, "true")
      faults.pop()
      return
    }
    guard let (promotion, action) = Self.giftAction(id) else {
      return faults.report(at: "id", "is not the id of a gift's line, gift:<promotion>:<action>")
    }
    let index = builder.promotions.index(of: promotion)
    let gift = PromotionAction.gift(Gift(sku, quantity: Int(line.quantity), unitPrice: "0", name: name))
    guard builder.promotions.set(gift, at: action, of: index) else {
      return faults.report(at: "id", "\(quoted(id.text)) is there already")
    }
    builder.gifts.append(GiftRecord(promotion: index, action: action, line: line))
  }

  /// The promotion and the index of its action in the id of a gift's line; nil for another id.
  private static func giftAction(_ id: LineID) -> (promotion: PromotionID, action: ActionIndex)? {
    let text = id.text
    guard text.beginsWithBytes(of: "gift:"), let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let start = text.utf8.index(text.startIndex, offsetBy: 5)
    guard start < colon, let action = Int(text[text.utf8.index(after: colon)...]),
      (0..<Limits.actions).contains(action)
    else { return nil }
    let promotion = String(text[start..<colon])
    guard text.hasSameBytes(as: "gift:\(promotion):\(action)") else { return nil }
    return (PromotionID(promotion), ActionIndex(action))
  }

  // MARK: Adjustments

  /// Reads the adjustments of one target, which add up to its discount. Returns their range.
  mutating func adjustments(
    _ node: Int?, of discount: Int128, _ meaning: StaticString, since before: Int, _ builder: inout ResultBuilder
  ) -> IndexRange {
    let first = builder.adjustments.count
    _ = read(node, at: "adjustments") { reader, node in
      reader.list(node) { reader, node in reader.adjustment(node, &builder) }
    }
    var sum: Int128 = 0
    for record in builder.adjustments[first...] { sum += Int128(record.amount) }
    if faults.count == before, sum != discount {
      faults.report(at: "adjustments", "do not add up to \(meaning)")
    }
    return IndexRange(first, builder.adjustments.count)
  }

  private mutating func adjustment(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, AdjustmentKey.self) else { return }
    if AdjustmentKey.allCases.dropFirst(2).contains(where: { members[$0] != nil }) {
      faults.report("has only the keys \"promotion\" and \"amount\" here")
    }
    appendAdjustment(members, &builder)
  }

  private mutating func appendAdjustment(_ members: Members<AdjustmentKey>, _ builder: inout ResultBuilder) {
    let promotion = self.promotion(members[.promotion], at: "promotion", &builder)
    let before = faults.count
    let amount = money(members[.amount], at: "amount", builder)
    if amount == 0, faults.count == before { faults.report(at: "amount", "is 0; such an adjustment is left out") }
    builder.adjustments.append(AdjustmentRecord(promotion: promotion, amount: amount))
  }

  /// Reads an adjustment by itself, with its currency and its target.
  mutating func adjustmentAlone(_ node: Int, _ builder: inout ResultBuilder) {
    guard let members = members(of: node, AdjustmentKey.self) else { return }
    takeCurrency(members[.currency], true, &builder)
    appendAdjustment(members, &builder)
    let targets = AdjustmentKey.allCases.dropFirst(3).filter { members[$0] != nil }
    guard targets.count == 1, let target = targets.first, let value = members[target] else {
      return faults.report("needs exactly one of \"line\", \"shipping\", \"fee\", \"tax\"")
    }
    let range = IndexRange(0, 1)
    switch target {
    case .line:
      builder.cart.lines.append(CartLine(resultID(value, at: "line"), sku: SKU(key: .empty), unitPrice: .zero))
      builder.lines.append(
        LineRecord(quantity: 1, unitPrice: 0, total: 0, tax: 0, adjustments: range, runs: IndexRange(0, 0)))
    case .shipping:
      flag(value, at: "shipping")
      builder.layout.shipping = ShippingRecord(upgrade: nil, cost: 0, discount: 0, tax: 0, adjustments: range)
    case .fee:
      builder.cart.fees.append(CartFee(resultID(value, at: "fee"), kind: "", amount: .zero))
      builder.fees.append(FeeRecord(amount: 0, discount: 0, adjustments: range))
    default:
      flag(value, at: "tax")
      builder.layout.tax = TaxRecord(amount: 0, discount: 0, adjustments: range)
    }
  }

  /// Reads a key whose only value is `true`.
  private mutating func flag(_ node: Int, at key: StaticString) {
    guard document.kind(node) != .true else { return }
    faults.push(key)
    reject(node, "true")
    faults.pop()
  }

  // MARK: Units

  /// Reads the runs of a line's units, which have its quantity and its total. Returns their range, which is empty if all
  /// units are one run.
  private mutating func units(
    _ node: Int?, quantity: Int64, total: Int64, since before: Int, _ builder: inout ResultBuilder
  ) -> IndexRange {
    let first = builder.runs.count
    _ = read(node, at: "units") { reader, node in
      reader.list(node) { reader, node in reader.unitRun(node, &builder) }
    }
    var (count, sum): (Int128, Int128) = (0, 0)
    for run in builder.runs[first...] {
      count += Int128(run.count)
      sum += Int128(run.count) * Int128(run.price)
    }
    if faults.count == before {
      if count != Int128(quantity) {
        faults.report(at: "units", "have \(count) units, but the quantity is \(quantity)")
      } else if sum != Int128(total) {
        faults.report(at: "units", "do not add up to the line's total")
      } else if builder.runs.count == first + 1 {
        builder.runs.removeLast()
      }
    }
    return IndexRange(first, builder.runs.count)
  }

  /// Reads a run of units. A run by itself has a currency.
  mutating func unitRun(_ node: Int, _ builder: inout ResultBuilder, alone: Bool = false) {
    guard let members = members(of: node, RunKey.self) else { return }
    takeCurrency(members[.currency], alone, &builder)
    let count = self.count(members[.count], at: "count", atLeast: 1)
    builder.runs.append(RunRecord(count: count, price: money(members[.price], at: "price", builder)))
  }

  /// Reads the currency of a value by itself; within a result document, whose currency holds for all, it is a fault.
  mutating func takeCurrency(_ node: Int?, _ alone: Bool, _ builder: inout ResultBuilder) {
    guard alone else {
      if node != nil { faults.report(at: "currency", "is not a key of a part of a result") }
      return
    }
    guard let node else { return faults.report(at: "currency", "is missing; a value with money needs it") }
    builder.cart.currency = read(node, at: "currency") { $0.read($1) as Currency } ?? .none
  }
}

/// The lines of a cart as integers, projected once.
struct CartLines: Sendable {
  let source: [Line]
  let currency: Currency
  /// The currency of plain amounts in the promotion set.
  let setCurrency: Currency?
  private(set) var lines: [LineFacts] = []
  /// The lines' places in the order of their ids.
  private(set) var byID: [Int32] = []
  /// The value of all lines.
  private(set) var subtotal: Int64 = 0

  var count: Int { lines.count }

  /// Projects the lines of a cart that has been found valid.
  init(_ cart: Cart, setCurrency: Currency?) throws(PricingError) {
    source = cart.lines
    currency = cart.currency
    self.setCurrency = setCurrency
    lines.reserveCapacity(cart.lines.count)
    for line in cart.lines {
      let unitPrice = line.effectiveUnitPrice.minorUnits(in: cart.currency) ?? 0
      let quantity = Int64(line.quantity)
      let (value, overflows) = unitPrice.multipliedReportingOverflow(by: quantity)
      let (sum, sumOverflows) = subtotal.addingReportingOverflow(value)
      guard !overflows, !sumOverflows else { throw .amountOutOfRange("the subtotal of the cart") }
      subtotal = sum
      lines.append(
        LineFacts(
          quantity: quantity, unitPrice: unitPrice, value: value, taxRate: line.taxRate ?? .zero,
          isDiscountable: line.discountable, isSubscription: line.billing != nil))
    }
    byID = lines.indices.map { Int32($0) }
    byID.sort { source[Int($0)].id < source[Int($1)].id }
    for (rank, line) in byID.enumerated() { lines[Int(line)].rank = Int32(rank) }
  }

  /// An amount of the promotion set in the cart's currency; nil where it has no value in it.
  func minorUnits(_ amount: AmountByCurrency) -> Int64? { amount.minorUnits(in: currency, plainIn: setCurrency) }

  /// Whether a figure of the cart's currency is within bounds; a bound without a value in it is never met.
  func contains(_ figure: some BinaryInteger, in range: AmountRange) -> Bool {
    if let atLeast = range.atLeast {
      guard let bound = minorUnits(atLeast), figure >= bound else { return false }
    }
    if let atMost = range.atMost {
      guard let bound = minorUnits(atMost), figure <= bound else { return false }
    }
    return true
  }
}

/// A line of the cart as integers.
struct LineFacts: Sendable {
  let quantity: Int64
  let unitPrice: Int64
  let value: Int64
  let taxRate: Rate
  let isDiscountable: Bool
  let isSubscription: Bool
  /// The line's place in the order of line ids.
  var rank: Int32 = 0
}

extension Line {
  /// The unit price for the line's quantity: that of the entry of the price scale with the largest `from` that the
  /// quantity reaches, or else the line's own.
  var effectiveUnitPrice: Amount {
    priceScale.filter { $0.from <= quantity }.max { $0.from < $1.from }?.unitPrice ?? unitPrice
  }
}

extension CountRange {
  func contains(_ figure: some BinaryInteger) -> Bool {
    (atLeast.map { figure >= $0 } ?? true) && (atMost.map { figure <= $0 } ?? true)
  }
}

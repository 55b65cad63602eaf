// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension LineSelector {
  /// Lines whose unit price, after their price scale and before promotions, is at least this.
  public static func unitPrice(atLeast: AmountByCurrency) -> LineSelector { unitPrice(atLeast: atLeast, atMost: nil) }

  /// Lines whose unit price, after their price scale and before promotions, is at most this.
  public static func unitPrice(atMost: AmountByCurrency) -> LineSelector { unitPrice(atLeast: nil, atMost: atMost) }

  /// Lines whose unit price, after their price scale and before promotions, is within both bounds,
  /// which are inclusive; nil for both is a fault.
  public static func unitPrice(atLeast: AmountByCurrency?, atMost: AmountByCurrency?) -> LineSelector {
    unitPrice(in: AmountRange(atLeast: atLeast, atMost: atMost))
  }

  /// Lines whose unit price, after their price scale and before promotions, is in a range.
  public static func unitPrice(in range: AmountRange) -> LineSelector { LineSelector(.unitPrice(range)) }
}

extension LineSelector {
  /// The amounts in the tree.
  var amounts: [AmountByCurrency] {
    var found: [AmountByCurrency] = []
    for case .unitPrice(let range) in nodes { found += range.amounts }
    return found
  }
}

extension LineSelector {
  /// The selector with every amount that has a value in a currency as a plain amount in that
  /// currency, with all its decimals.
  func inCurrency(_ currency: Currency, plainIn setCurrency: Currency?) -> LineSelector {
    guard asksForPrices else { return self }
    return LineSelector(
      nodes: nodes.map { node in
        guard case .unitPrice(let range) = node else { return node }
        return .unitPrice(range.inCurrency(currency, plainIn: setCurrency))
      })
  }
}

extension LineSelector {
  /// Whether a node of the tree compares unit prices.
  private var asksForPrices: Bool {
    nodes.contains { node in
      if case .unitPrice = node { true } else { false }
    }
  }
}

// MARK: - Checks

extension LineSelector {
  static func checkUnitPrice(_ range: AmountRange, _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("unitPrice")
    range.check(scope, into: &sink)
    sink.pop()
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// The operation of a selector of lines whose unit price is within bounds.
  mutating func compileUnitPrice(_ range: AmountRange) -> SelectorOperation {
    SelectorOperation(unitPriceFrom: id(of: range.lower), to: id(of: range.upper), range.excluded)
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// Adds the lines whose unit price, after its price scale, is within the bounds of an operation
  /// (§3.4). A bound that has no value in the cart's currency is never met.
  mutating func insertLines(pricedWithin operation: SelectorOperation, _ top: Int) {
    let least = operation.leastPrice.map { minorUnits(at: $0) } ?? -.max
    let most = operation.mostPrice.map { minorUnits(at: $0) } ?? .max
    guard least != AmountTable.noValue, most != AmountTable.noValue else { return }
    let (lower, upper) = (operation.excluded.lower ? least + 1 : least, operation.excluded.upper ? most - 1 : most)
    insertLines(top) { $0.unitPrice >= lower && $0.unitPrice <= upper }
  }
}

// MARK: - Words

extension ReceiptSelector {
  /// Lines whose unit price is within bounds: "at 5.00 EUR or more each".
  func words(forUnitPrice range: AmountRange) -> String {
    switch (money(range.atLeast), money(range.atMost)) {
    case (let least?, let most?): "at \(least) to \(most) each"
    case (let least?, nil): "at \(least) or more each"
    case (nil, let most?): "at \(most) or less each"
    case (nil, nil): "at any price"
    }
  }

  private func money(_ amount: AmountByCurrency?) -> String? {
    amount?.minorUnits(in: storage.cart.currency, plainIn: storage.cart.currency).map {
      storage.money($0).amountText
    }
  }
}

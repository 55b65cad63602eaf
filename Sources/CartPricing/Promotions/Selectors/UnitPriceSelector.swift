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
  /// Whether a line's unit price, after its price scale, is within the bounds of an operation
  /// (§3.4).
  mutating func hasUnitPrice(_ line: Int, within operation: SelectorOperation) -> Bool {
    let price = cart.lines[line].unitPrice
    let excluded = operation.excluded
    return isAtLeast(excluded.lower ? price - 1 : price, operation.leastPrice)
      && isAtMost(excluded.upper ? price + 1 : price, operation.mostPrice)
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

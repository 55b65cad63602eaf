// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension Scenario {
  /// The totals of each cart, as somebody would write them by hand.
  static func handWritten(_ workload: PreparedWorkload) -> Scenario {
    let byHand = HandWrittenTotals(parts: .all)
    return Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      workload.requests.sum(operations) { byHand.totals(of: $0.cart, in: $0.context).total }
    }
  }

  /// A full result, with a new workspace for each cart.
  static func fullResult(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      try workload.requests.sum(operations) {
        try workload.engine.price($0.cart, in: $0.context).total.minorUnits
      }
    }
  }

  /// Totals and nothing else, with one workspace for all carts.
  static func totals(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      var workspace = PricingWorkspace()
      return try workload.requests.sum(operations) {
        try workload.engine.totals(of: $0.cart, in: $0.context, using: &workspace).total.minorUnits
      }
    }
  }

  /// A full result, with one workspace for all carts.
  static func keepingWorkspace(_ workload: PreparedWorkload) -> Scenario {
    keepingWorkspace(workload) { $0.total.minorUnits }
  }

  /// A full result of which every field is read.
  static func everyField(_ workload: PreparedWorkload) -> Scenario {
    keepingWorkspace(workload) { $0.sumOfFields }
  }

  /// A full result, written.
  static func writtenAsJSON(_ workload: PreparedWorkload) -> Scenario {
    keepingWorkspace(workload) { Int64($0.jsonBytes.count) }
  }

  /// A full result of a cart whose lines and whose own value are made anew for each pricing, as a host makes them of its
  /// own records: what a cart computes when it is made is counted, too.
  static func newCarts(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      var workspace = PricingWorkspace()
      return try workload.requests.sum(operations) {
        let priced = try workload.engine.price($0.cart.madeAnew, in: $0.context, using: &workspace)
        return priced.total.minorUnits
      }
    }
  }

  /// What a service does with a request: reads it, prices it and writes the result.
  static func stream(_ workload: PreparedWorkload) -> Scenario {
    let documents = workload.requests.values.map { $0.jsonBytes }
    return Scenario(distinct: documents.count, verify: workload.verify) { operations in
      var workspace = PricingWorkspace()
      var sum = 0
      for number in 0..<operations {
        let request = try CartRequest(json: documents[number % documents.count])
        sum &+= try workload.engine.price(request.cart, in: request.context, using: &workspace).jsonBytes.count
      }
      return Int64(sum)
    }
  }

  @inline(__always)
  private static func keepingWorkspace(
    _ workload: PreparedWorkload, _ use: @escaping @Sendable (PricedCart) -> Int64
  ) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      var workspace = PricingWorkspace()
      return try workload.requests.sum(operations) {
        use(try workload.engine.price($0.cart, in: $0.context, using: &workspace))
      }
    }
  }

  /// A promotion set made into an engine, and the engine freed.
  static func compiling(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: 1, verify: workload.verify) { operations in
      for _ in 0..<operations { withExtendedLifetime(try PricingEngine(workload.promotions)) {} }
      return Int64(operations)
    }
  }
}

extension Cart {
  /// An equal cart that is made of the values of this one.
  fileprivate var madeAnew: Cart {
    var lines: [CartLine] = []
    lines.reserveCapacity(self.lines.count)
    for line in self.lines {
      lines.append(
        CartLine(
          line.id, sku: line.sku, quantity: line.quantity, unitPrice: line.unitPrice, product: line.product,
          name: line.name, categories: line.categories, tags: line.tags, attributes: line.attributes,
          priceScale: line.priceScale, billing: line.billing, taxRate: line.taxRate,
          isDiscountable: line.isDiscountable))
    }
    return Cart(
      id: id, currency: currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
      isTaxIncluded: isTaxIncluded)
  }
}

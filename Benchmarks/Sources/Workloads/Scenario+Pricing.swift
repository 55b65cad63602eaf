import CartPricing

extension Scenario {
  /// The totals of each cart, as somebody would write them by hand.
  static func handWritten(_ workload: PreparedWorkload) -> Scenario {
    let byHand = HandWrittenTotals(parts: .all)
    return Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      workload.requests.sum(operations) { byHand.totals(of: $0.cart, in: $0.context).total }
    }
  }

  /// A full result, in new room for each cart.
  static func fullResult(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      try workload.requests.sum(operations) {
        try workload.engine.price($0.cart, in: $0.context).total.minorUnits
      }
    }
  }

  /// Totals and nothing else, in room that is kept from cart to cart.
  static func totals(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      var workspace = PricingWorkspace()
      return try workload.requests.sum(operations) {
        try workload.engine.totals(of: $0.cart, in: $0.context, using: &workspace).total.minorUnits
      }
    }
  }

  /// A full result, in room that is kept from cart to cart.
  static func keepingRoom(_ workload: PreparedWorkload) -> Scenario {
    keepingRoom(workload) { $0.total.minorUnits }
  }

  /// A full result of which every field is read.
  static func everyField(_ workload: PreparedWorkload) -> Scenario {
    keepingRoom(workload) { $0.sumOfFields }
  }

  /// A full result, written.
  static func writtenAsJSON(_ workload: PreparedWorkload) -> Scenario {
    keepingRoom(workload) { Int64($0.jsonBytes.count) }
  }

  @inline(__always)
  private static func keepingRoom(
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

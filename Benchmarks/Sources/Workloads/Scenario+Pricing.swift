import CartPricing

extension Scenario {
  /// The totals of each cart, as somebody would write them by hand.
  static func handWritten(_ workload: PreparedWorkload) -> Scenario {
    let byHand = HandWrittenTotals(parts: .all)
    return Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      // Lent through a span here and below: indexing the array would copy each cart, and measure that.
      let requests = workload.requests.span
      var sum: Int64 = 0
      for number in 0..<operations {
        let place = number % requests.count
        sum &+= byHand.totals(of: requests[place].cart, in: requests[place].context).total
      }
      return sum
    }
  }

  /// A full result, in new room for each cart.
  static func fullResult(_ workload: PreparedWorkload) -> Scenario {
    Scenario(distinct: workload.requests.count, verify: workload.verify) { operations in
      let requests = workload.requests.span
      var sum: Int64 = 0
      for number in 0..<operations {
        let place = number % requests.count
        sum &+= try workload.engine.price(requests[place].cart, in: requests[place].context).total.minorUnits
      }
      return sum
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
      let requests = workload.requests.span
      var workspace = PricingWorkspace()
      var sum: Int64 = 0
      for number in 0..<operations {
        let place = number % requests.count
        sum &+= use(
          try workload.engine.price(requests[place].cart, in: requests[place].context, using: &workspace))
      }
      return sum
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

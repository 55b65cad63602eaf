// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Many carts that are priced at a time.
package struct Batch: Sendable {
  private let engine: PricingEngine
  private let requests: [CartRequest]

  /// The checkout carts, so many times over.
  package init(repeating times: Int) throws {
    let workload = try PreparedWorkload.typicalCheckout()
    try workload.verify()
    engine = workload.engine
    requests = Array(repeatElement(workload.requests.values, count: times).joined())
  }

  package var count: Int { requests.count }

  /// Throws unless the batch gives what one cart after the other gives.
  package func verify() async throws {
    for (number, result) in try await engine.price(requests).enumerated() {
      let expected = try engine.price(requests[number].cart, in: requests[number].context)
      guard try result.get() == expected else { throw Disagreement("cart \(number) is priced otherwise in a batch") }
    }
  }

  /// Prices one cart after the other, with one workspace, and keeps the results until all are there, as a batch does.
  package func priceInOneTask() throws {
    withExtendedLifetime(try results(requests.indices)) {}
  }

  /// Prices an equal part of the carts in each of so many tasks, as ``priceInOneTask()`` does.
  package func priceInTasks(_ tasks: Int) async throws {
    try await withThrowingTaskGroup(of: [Result<PricedCart, PricingError>].self) { group in
      for task in 0..<tasks {
        let part = requests.count * task / tasks..<requests.count * (task + 1) / tasks
        group.addTask { try results(part) }
      }
      var parts: [[Result<PricedCart, PricingError>]] = []
      for try await part in group { parts.append(part) }
      withExtendedLifetime(parts) {}
    }
  }

  private func results(_ part: Range<Int>) throws -> [Result<PricedCart, PricingError>] {
    var results: [Result<PricedCart, PricingError>] = []
    results.reserveCapacity(part.count)
    var workspace = PricingWorkspace()
    for request in requests[part] {
      results.append(.success(try engine.price(request.cart, in: request.context, using: &workspace)))
    }
    return results
  }

  /// Prices all carts as a batch.
  package func priceOnAllCores() async throws {
    withExtendedLifetime(try await engine.price(requests)) {}
  }
}

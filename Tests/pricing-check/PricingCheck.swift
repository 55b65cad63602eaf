// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import ReferencePricing
import RequestGenerator

/// Compares the engine with the reference interpreter, runs the cases for what comes after the price, and
/// feeds the engine hostile documents and very many promotions.
@main
struct PricingCheck {
  static func main() async {
    var arguments = Arguments(CommandLine.arguments)
    switch arguments.command {
    case "agree":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10_000)
      stop(
        arguments.isEmpty
          ? agree(seed: seed, count: count) { RequestGenerator.request(seed: $0) } : usage())
    case "conflicts":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10_000)
      stop(
        arguments.isEmpty
          ? agree(seed: seed, count: count) { RequestGenerator.conflictingRequest(seed: $0) }
          : usage())
    case "refunds":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10_000)
      stop(arguments.isEmpty ? agreeOnRefunds(seed: seed, count: count) : usage())
    case "review":
      let seed = arguments.number("--seed", default: 0)
      let count = arguments.number("--count", default: 1_000)
      let budget = Int(clamping: arguments.number("--budget", default: UInt64(ReviewOptions.defaultBudget)))
      stop(arguments.isEmpty ? await review(seed: seed, count: count, budget: budget) : usage())
    case "fuzz":
      let seed = arguments.number("--seed", default: 1)
      let seconds = arguments.number("--seconds", default: 60)
      stop(arguments.isEmpty ? fuzz(seed: seed, seconds: seconds) : usage())
    case "many":
      let count = arguments.number("--count", default: 2_000_000)
      stop(arguments.isEmpty ? many(count: Int(count)) : usage())
    case "hostile": stop(hostile(&arguments))
    case "orders":
      let folder = arguments.word("--cases") ?? "Tests/Cases/orders"
      stop(arguments.isEmpty ? await orders(cases: folder) : usage())
    case "reference": stop(arguments.isEmpty ? priceWithReference() : usage())
    case "requests":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10)
      let isFullOfConflicts = arguments.flag("--conflicts")
      guard arguments.isEmpty else { stop(usage()) }
      for offset in 0..<count {
        let seed = seed &+ offset
        let request =
          isFullOfConflicts
          ? RequestGenerator.conflictingRequest(seed: seed)
          : RequestGenerator.request(seed: seed)
        print(request.json)
      }
      stop(0)
    default: stop(usage())
    }
  }

  private static func hostile(_ arguments: inout Arguments) -> Int32 {
    let seed = arguments.number("--seed", default: 1)
    let count = arguments.number("--count", default: 1_000)
    let bytes = Int(clamping: min(arguments.number("--bytes", default: 200_000), 1_000_000_000))
    let family = arguments.word("--family")
    let isPrinted = arguments.flag("--print")
    guard arguments.isEmpty, let documents = HostileRun(seed: seed, count: count, bytes: bytes, family: family) else {
      return usage()
    }
    return isPrinted ? documents.print() : documents.measure()
  }

  static func usage() -> Int32 {
    complain(
      """
      usage: pricing-check agree | conflicts | refunds [--seed S] [--count N] | fuzz [--seed S] [--seconds T] | many [--count N]
             | reference < REQUESTS | requests [--seed S] [--count N] [--conflicts]
             | orders [--cases DIR] | review [--seed S] [--count N] [--budget B]
             | hostile [--seed S] [--count N] [--bytes B] [--family F] [--print]
      """
    )
    return 2
  }
}

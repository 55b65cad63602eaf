// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import ReferencePricing
import RequestGenerator

/// Compares the engine with the reference interpreter, and feeds it hostile documents and very many
/// promotions.
@main
struct PricingCheck {
  static func main() {
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
          ? agree(seed: seed, count: count) { RequestGenerator.conflictingRequest(seed: $0) } : usage())
    case "fuzz":
      let seed = arguments.number("--seed", default: 1)
      let seconds = arguments.number("--seconds", default: 60)
      stop(arguments.isEmpty ? fuzz(seed: seed, seconds: seconds) : usage())
    case "many":
      let count = arguments.number("--count", default: 2_000_000)
      stop(arguments.isEmpty ? many(count: Int(count)) : usage())
    case "requests":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10)
      for offset in 0..<count { print(RequestGenerator.request(seed: seed &+ offset).json) }
      stop(arguments.isEmpty ? 0 : usage())
    default: stop(usage())
    }
  }

  static func usage() -> Int32 {
    complain(
      """
      usage: pricing-check agree | conflicts [--seed S] [--count N] | fuzz [--seed S] [--seconds T] | many [--count N]
             | requests [--seed S] [--count N]
      """
    )
    return 2
  }
}

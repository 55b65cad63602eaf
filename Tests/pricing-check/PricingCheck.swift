import CartPricing
import ReferencePricing
import RequestGenerator

/// Compares the engine with the reference interpreter, and feeds it hostile documents.
@main
struct PricingCheck {
  static func main() {
    var arguments = Arguments(CommandLine.arguments)
    switch arguments.command {
    case "agree":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10_000)
      stop(arguments.isEmpty ? agree(seed: seed, count: count) : usage())
    case "results":
      let seed = arguments.number("--seed", default: 1)
      let count = arguments.number("--count", default: 10)
      for offset in 0..<count { print(Difference.price(RequestGenerator.request(seed: seed &+ offset))) }
      stop(0)
    default: stop(usage())
    }
  }

  static func usage() -> Int32 {
    complain("usage: pricing-check agree [--seed S] [--count N] | fuzz [--seed S] [--seconds T]")
    return 2
  }
}

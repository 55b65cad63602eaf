// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Arguments {
  /// The text that `refund --help` prints.
  static let refundUsage = """
    Says what the returns of orders give back.

    Usage: price-cart refund [--json] FILE...
           price-cart refund [--json] [-]

      FILE...  Read one refund request from each file and print its receipt.
      -        Read one refund request a line from standard input and print one JSON result
               a line, in the same order; blank lines are skipped. This is also what
               happens without a FILE.
      --json   Print each result as JSON on a line of its own instead of a receipt.
      --help   Print this help.

    A refund request is the request that was priced, and the returns of that order, one after
    the other:

      {"promotions": {...}, "cart": {...}, "context": {...},
       "returns": [{"lines": [{"line": "a", "quantity": 1}], "shipping": true, "fees": ["f"]}],
       "paid": "18.00", "version": "2026-11",
       "policy": {"discounts": "keep", "units": "average"}}

    "paid" and "version" are what was recorded when the order was placed: an order that is priced
    at another total now, or with promotions of another version, is a fault. "discounts" is "keep"
    or "reprice", "units" is "average", "dearest" or "cheapest". What is wrong with a request is
    printed with its path: on standard error beside receipts, as {"errors": [...]} in the place of
    its result in JSON.

    Exit status: 0 if every request was refunded, 1 if a request had faults (the others are
    refunded all the same), 2 for wrong usage or a file that cannot be read.

    """

  /// Reads the arguments behind `refund`.
  static func refund(_ arguments: [String]) throws(CommandError) -> Arguments {
    var options = Options(arguments, of: "refund")
    var asJSON = false
    var isStream = false
    while let option = options.nextOption() {
      switch option {
      case "--help", "-h": return .refundHelp
      case "--json": asJSON = true
      case "-": isStream = true
      default: throw options.unknown(option)
      }
    }
    let paths = options.files
    if isStream, !paths.isEmpty { throw .usage("- is standard input and cannot stand beside files") }
    return paths.isEmpty ? .refundStream : .refundFiles(paths, asJSON: asJSON)
  }
}

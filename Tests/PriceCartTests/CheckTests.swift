// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart check SET")
struct CheckTests {
  private static let right = """
    {"currency": "EUR", "promotions": [
      {"id": "tenth", "coupons": ["LILAC"], "when": {"coupon": ["LILAC"]},
       "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
    ]}
    """

  private static let doubtful = """
    {"currency": "EUR", "promotions": [
      {"id": "over", "validFrom": "2026-06-01T00:00:00Z", "validUntil": "2026-05-01T00:00:00Z",
       "actions": [{"on": "cart", "discount": {"percent": "10"}}]},
      {"id": "code", "when": {"all": [{"subtotal": {"atLeast": "20"}}, {"not": {"coupon": ["ROSE"]}}]},
       "actions": [{"on": "cart", "discount": {"amount": {"EUR": "5", "USD": "6"}}}]}
    ]}
    """

  private static let wrong = """
    {"promotions": [{"id": "much", "actions": [{"on": "cart", "discount": {"percent": "120"}}]}]}
    """

  @Test("A set without faults and warnings gives its number of promotions and status 0")
  func right() throws {
    let scratch = try Scratch()
    let set = try scratch.path("set.json", Self.right)
    let run = try Command.run(["check", set])
    #expect(run == Outcome(status: 0, output: "\(set): 1 promotion, 0 errors, 0 warnings\n", errors: ""))
  }

  @Test("Warnings have their paths, and the status is 0")
  func doubtful() throws {
    let scratch = try Scratch()
    let set = try scratch.path("set.json", Self.doubtful)
    let run = try Command.run(["check", set])
    let warnings = [
      #"promotions[0].validFrom: is not before "validUntil", so the promotion is never valid"#,
      #"promotions[1].when.all[0].subtotal.atLeast: has no value in USD, which other amounts of the set have"#,
      #"promotions[1].when.all[1].not.coupon[0]: no promotion lists the code "ROSE""#,
    ]
    #expect(run.status == 0)
    #expect(run.lines == warnings.map { "\(set): warning: \($0)" } + ["\(set): 2 promotions, 0 errors, 3 warnings"])
    #expect(run.errors == "")
  }

  @Test("Errors have their paths, and the status is 1")
  func wrong() throws {
    let scratch = try Scratch()
    let set = try scratch.path("set.json", Self.wrong)
    let run = try Command.run(["check", set])
    #expect(run.status == 1)
    #expect(
      run.lines == [
        #"\#(set): error: promotions[0].actions[0].discount.percent: "120" is not within 0 and 100"#,
        "\(set): 1 error, 0 warnings",
      ])
  }

  @Test("With --json each set is one line of JSON")
  func json() throws {
    let scratch = try Scratch()
    let right = try scratch.path("right.json", Self.right)
    let wrong = try scratch.path("wrong.json", Self.wrong)
    let run = try Command.run(["check", "--json", right, wrong])
    #expect(run.status == 1)
    #expect(
      run.lines == [
        #"{"errors":[],"warnings":[]}"#,
        #"{"errors":[{"code":"invalid","path":"promotions[0].actions[0].discount.percent","#
          + #""message":"\"120\" is not within 0 and 100"}],"warnings":[]}"#,
      ])
  }

  @Test("A file that cannot be read gives status 2, and the other files are checked")
  func missing() throws {
    let scratch = try Scratch()
    let set = try scratch.path("set.json", Self.right)
    let run = try Command.run(["check", "/nowhere/set.json", set])
    #expect(run.status == 2)
    #expect(run.lines == ["\(set): 1 promotion, 0 errors, 0 warnings"])
    #expect(run.errors.hasPrefix("price-cart: /nowhere/set.json: "))
  }

  @Test(
    "A check without a file, or with an unknown option, is wrong usage", arguments: [["check"], ["check", "--quick"]])
  func usage(_ arguments: [String]) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("Try: price-cart --help"))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart refund")
struct RefundTests {
  private static func request(quantity: Int, returned: Int) -> String {
    let promotions = #"{"currency": "EUR", "promotions": []}"#
    let line = #"{"id": "a", "sku": "A", "quantity": \#(quantity), "unitPrice": "10"}"#
    let returns = #"[{"lines": [{"line": "a", "quantity": \#(returned)}]}]"#
    return #"{"promotions": \#(promotions), "cart": {"currency": "EUR", "lines": [\#(line)]}, "#
      + #""context": {"now": "2026-11-30T10:00:00Z"}, "returns": \#(returns)}"#
  }

  private static let refunded =
    #"{"currency":"EUR","paid":"20.00","refunds":[{"lines":[{"id":"a","quantity":1,"amount":"10.00","tax":"0.00"}],"#
    + #""amount":"10.00","tax":"0.00","discounts":[]}],"refunded":"10.00","remaining":"10.00"}"#

  @Test("each line of standard input gives a line, a result or its faults; the status is 1 with faults")
  func stream() throws {
    let input = [Self.request(quantity: 2, returned: 1), "", Self.request(quantity: 2, returned: 3), "{"]
    let run = try Command.run(["refund"], input: input.joined(separator: "\n") + "\n")
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.lines.count == 3)
    #expect(run.lines.first == Self.refunded)
    #expect(run.lines[1].hasPrefix(#"{"errors":[{"code":"invalid","path":"returns[0].lines[0].quantity","#))
    #expect(run.lines[2].hasPrefix(#"{"errors":[{"code":"syntax","path":"","#))
  }

  @Test(
    "the status is 0 without faults, and - is standard input", arguments: [["refund", "-"], ["refund", "--json"]])
  func noFaults(arguments: [String]) throws {
    let run = try Command.run(arguments, input: Self.request(quantity: 2, returned: 1))
    #expect(run == Outcome(status: 0, output: Self.refunded + "\n", errors: ""))
  }

  @Test("files give receipts, or JSON; faults are printed with the name of the file")
  func files() throws {
    let scratch = try Scratch()
    let right = try scratch.path("right.json", Self.request(quantity: 2, returned: 1))
    let wrong = try scratch.path("wrong.json", Self.request(quantity: 2, returned: 3))
    let receipt = """
      Return 1                            EUR
      ───────────────────────────────────────
      1 × A                             10.00
      ───────────────────────────────────────
      Refund EUR                        10.00

      Order                               EUR
      ───────────────────────────────────────
      Paid                              20.00
      Refunded                         -10.00
      ───────────────────────────────────────
      Remaining EUR                     10.00

      """
    #expect(try Command.run(["refund", right]) == Outcome(status: 0, output: receipt, errors: ""))
    let both = try Command.run(["refund", wrong, right])
    #expect(both.status == 1)
    #expect(both.output == "\(right)\n\n\(receipt)")
    #expect(both.errors == "\(wrong): returns[0].lines[0].quantity: 3 is more than the 2 that are left of the line\n")
    #expect(try Command.run(["refund", "--json", right]).output == Self.refunded + "\n")
  }

  @Test("a file that cannot be read gives status 2, and the others are refunded")
  func unreadable() throws {
    let scratch = try Scratch()
    let right = try scratch.path("right.json", Self.request(quantity: 2, returned: 1))
    let run = try Command.run(["refund", "--json", "nowhere.json", right])
    #expect(run.status == 2)
    #expect(run.output == Self.refunded + "\n")
    #expect(run.errors.hasPrefix("price-cart: nowhere.json: "))
  }

  @Test("it has a help of its own, and refuses what it does not know")
  func usage() throws {
    let help = try Command.run(["refund", "--help"])
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("Says what the returns of orders give back.\n"))
    #expect(help.output.contains("price-cart refund [--json] FILE..."))
    #expect(try Command.run(["--help"]).output.contains("price-cart refund --help"))
    for arguments in [["refund", "--promotions", "x"], ["refund", "-", "x"]] {
      let run = try Command.run(arguments)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("price-cart: "))
    }
  }

  @Test("a file of the name of the task is read as a file behind --")
  func fileNamedRefund() throws {
    let scratch = try Scratch()
    let file = try scratch.path("refund", Self.request(quantity: 2, returned: 1))
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    #expect(try Command.run(["refund", "--json", "--", "refund"], in: folder).output == Self.refunded + "\n")
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart compare")
struct CompareTests {
  static let old =
    #"{"currency": "EUR", "promotions": [{"id": "ten", "actions": [{"on": "cart", "discount": {"percent": "10"}}]}]}"#
  static let new =
    #"{"currency": "EUR", "promotions": [{"id": "five", "when": {"segment": "vip"}, "actions": [{"on": "cart", "discount": {"amount": "5"}}]}]}"#

  static func cart(_ id: String, _ price: String, _ segments: String) -> String {
    #"{"cart": {"id": "\#(id)", "currency": "EUR", "lines": [{"id": "1", "sku": "A", "quantity": 2, "unitPrice": "\#(price)"}]}, "#
      + #""context": {"now": "2026-06-01T10:00:00Z", "customer": {"id": "c", "segments": [\#(segments)]}}}"# + "\n"
  }

  static let carts = cart("a", "10", "") + cart("b", "20", #""vip""#) + "\n" + cart("c", "30", "")

  private func files(_ scratch: borrowing Scratch) throws -> [String] {
    [try scratch.path("old.json", Self.old), try scratch.path("new.json", Self.new)]
  }

  @Test("The text says what changes")
  func text() throws {
    let scratch = try Scratch()
    let run = try Command.run(["compare", "--by", "customer.segment"] + files(scratch), input: Self.carts)
    #expect(run.status == 0)
    #expect(
      run.output == """
        3 carts priced with both sets

        EUR        carts  cheaper  dearer  old total  new total  change
        all carts      3        1       2     108.00     115.00   +7.00

        By promotion
              old uses  new uses  old discount  new discount
        ten          3         0         12.00          0.00
        five         0         1          0.00          5.00

        By number of units
             carts  cheaper  dearer  old total  new total  change
        2-3      3        1       2     108.00     115.00   +7.00

        By customer.segment
              carts  cheaper  dearer  old total  new total  change
        none      2        0       2      72.00      80.00   +8.00
        vip       1        1       0      36.00      35.00   -1.00

        By change of the total
                      carts
        -5 % to -2 %      1
        10 % to 20 %      2

        Carts that change most
           old total  new total  change
        c      54.00      60.00   +6.00
        a      18.00      20.00   +2.00
        b      36.00      35.00   -1.00

        """)
  }

  @Test("Comparisons of parts are merged to that of the whole, byte for byte")
  func merge() throws {
    let scratch = try Scratch()
    let sets = try files(scratch)
    let lines = Self.carts.split(separator: "\n").map { String($0) + "\n" }
    let arguments = ["compare", "--json", "--by", "customer.segment"] + sets
    let whole = try Command.run(arguments, input: Self.carts)
    #expect(whole.status == 0)
    let first = try scratch.path("1.json", Command.run(arguments, input: lines[0...1].joined()).output)
    let second = try scratch.path("2.json", Command.run(arguments, input: lines[2]).output)
    #expect(try Command.run(["compare", "--merge", "--json", second, first]) == whole)
    #expect(try Command.run(["compare", "--merge", "--json", first]).output != whole.output)
    #expect(try Command.run(["compare", "--merge", first, second]).output.hasPrefix("3 carts priced with both sets\n"))
  }

  @Test("A cart with faults is reported, and the others are compared all the same")
  func faults() throws {
    let scratch = try Scratch()
    let run = try Command.run(["compare"] + files(scratch), input: "{}\n" + Self.carts)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("standard input:1: cart: is missing; a cart request needs it\n"))
    #expect(run.output.hasPrefix("3 carts priced with both sets\n1 lines with faults\n"))
    let broken = try scratch.path("broken.json", "{}")
    #expect(try Command.run(["compare", broken, broken]).status == 1)
  }

  @Test("Wrong usage is status 2")
  func usage() throws {
    let scratch = try Scratch()
    let sets = try files(scratch)
    for arguments in [
      [], [sets[0]], sets + sets, ["--by", "x"] + sets, ["--by"], ["--merge"], ["--merge", "--by", "coupon", sets[0]],
      ["--by", "coupon", "--by", "coupon"] + sets, ["--other"] + sets, ["/nowhere/old.json", sets[1]],
    ] {
      #expect(try Command.run(["compare"] + arguments).status == 2, "\(arguments)")
    }
    #expect(try Command.run(["compare", "--help"]).output.contains("Usage: price-cart compare"))
  }
}

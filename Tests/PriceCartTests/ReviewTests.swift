// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("price-cart review")
struct ReviewCommandTests {
  static let set = """
    {"currency": "EUR", "promotions": [
      {"id": "sale", "priority": 1, "actions": [{"on": {"items": {"select": {"tag": ["sale"]}}}, "discount": {"percent": "50"}}]},
      {"id": "club", "when": {"segment": "club"}, "actions": [{"on": "cart", "discount": {"percent": "50"}}]},
      {"id": "never", "priority": 2, "when": {"any": []}, "actions": [{"on": "shipping", "discount": {"percent": "5"}}]}]}
    """

  @Test("With --json, it prints one finding a line, and each request of a proof is priced")
  func json() throws {
    let scratch = try Scratch()
    let path = try scratch.path("set.json", Self.set)
    let run = try Command.run(["review", "--json", path])
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.first
        == #"{"kind":"neverApplies","severity":"high","promotions":["never"],"sentence":"\"never\" can never be applied: its qualifier is an empty \"any\", which never holds.","proof":{"reason":"its qualifier is an empty \"any\", which never holds"}}"#
        || lines.last?.contains("neverApplies") == true)
    let stacking = try #require(lines.first { $0.contains(#""kind":"discountAboveShare""#) })
    let request = try #require(
      stacking.range(of: #""requests":["#).map { String(stacking[$0.upperBound...].dropLast(3)) })
    let priced = try Command.run(["-"], input: request)
    #expect(priced.status == 0)
    #expect(priced.output.contains(#""promotions":[{"id":"sale""#))
    #expect(try Command.run(["review", "--json", path]).output == run.output)
    #expect(try Command.run(["review", "--json", "--seconds", "100", path]).output == run.output)
  }

  @Test("Without it, it prints the findings with their carts, and a count")
  func text() throws {
    let scratch = try Scratch()
    let path = try scratch.path("set.json", Self.set)
    let run = try Command.run(["review", path])
    #expect(run.output.contains("high neverApplies: \"never\" can never be applied: "))
    #expect(run.output.contains("\n  1. 1 × ITEM-1 at "))
    #expect(run.output.contains("\(path): 2 findings (2 high), "))
  }

  @Test("The exit status depends on the severity")
  func status() throws {
    let scratch = try Scratch()
    let path = try scratch.path(
      "set.json",
      #"{"currency": "EUR", "promotions": [{"id": "old", "validUntil": "2020-01-01", "actions": [{"on": "shipping", "discount": {"percent": "5"}}]}]}"#
    )
    for (options, status) in [
      ([], 1), (["--fail-on", "low"], 1), (["--fail-on", "medium"], 0), (["--fail-on", "none"], 0),
      (["--now", "2019-12-31T00:00:00Z"], 0),
    ] as [([String], Int32)] {
      #expect(try Command.run(["review"] + options + [path]).status == status, "\(options)")
    }
  }

  @Test("Carts are made of a catalogue")
  func catalogue() throws {
    let scratch = try Scratch()
    let path = try scratch.path(
      "set.json",
      #"{"currency": "EUR", "promotions": [{"id": "half", "actions": [{"on": "cart", "discount": {"percent": "50"}}]}]}"#
    )
    let lines = try scratch.path("lines.ndjson", #"{"sku": "MUG", "unitPrice": "12.00", "cost": "7.50"}"# + "\n\n")
    let run = try Command.run(["review", "--catalogue", lines, path])
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        "high belowCost: 1 × MUG is sold for 6.00 EUR, below its cost of 7.50 EUR, because of \"half\".\n"))
    let wrong = try scratch.path("wrong.ndjson", #"{"sku": "MUG"}"#)
    let refused = try Command.run(["review", "--catalogue", wrong, path])
    #expect(refused.status == 1)
    #expect(refused.errors == "\(wrong):1: unitPrice: is missing; a line of a catalogue needs it\n")
  }

  @Test("Wrong usage is status 2, and a set with faults is status 1")
  func usage() throws {
    let scratch = try Scratch()
    let path = try scratch.path("set.json", "{}")
    #expect(try Command.run(["review", path]).status == 1)
    for arguments in [
      [], ["a", "b"], ["--budget", "x", path], ["--most-share", "101", path], ["--now", "today", path],
      ["--fail-on", "all", path], ["--seed"], ["--other", path], ["/nowhere/set.json"],
    ] {
      #expect(try Command.run(["review"] + arguments).status == 2, "\(arguments)")
    }
    #expect(try Command.run(["review", "--help"]).output.contains("Usage: price-cart review"))
  }
}

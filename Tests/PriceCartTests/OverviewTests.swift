// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart overview")
struct OverviewTests {
  static func record(_ order: String, _ customer: String, day: Int) -> String {
    #"{"order":"\#(order)","customer":"\#(customer)","currency":"EUR","state":"redeemed","claims":["#
      + #"{"counter":{"promotion":"p"},"count":1},{"counter":{"promotion":"p","currency":"EUR"},"amount":"5.00"}],"#
      + #""placedAt":"2026-12-0\#(day)T10:00:00Z"}"# + "\n"
  }

  static let note = #"{"note":{"promotion":"p","reason":"usedUp","at":"2026-12-01T10:00:00Z"}}"# + "\n"
  static let lines =
    record("a", "anna", day: 1) + "\n" + record("b", "ben", day: 1) + record("c", "anna", day: 2) + note

  static let table =
    "promotion,day,currency,uses,orders,discount,givenBack\r\n"
    + "p,2026-12-01,EUR,2,2,10.00,0.00\r\np,2026-12-02,EUR,1,1,5.00,0.00\r\n"

  @Test("Records and notes of standard input are added up to one line of JSON")
  func json() throws {
    let run = try Command.run(["overview"], input: Self.lines)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let day = #""discount":{"EUR":"10.00"},"givenBack":{},"reserved":0,"refusals":{"usedUp":1}}"#
    #expect(
      run.output
        == #"{"promotions":[{"promotion":"p","uses":3,"orders":3,"customers":2,"discount":{"EUR":"15.00"},"#
        + #""givenBack":{},"reserved":0,"byDay":[{"day":"2026-12-01","uses":2,"orders":2,"customers":2,\#(day),"#
        + #"{"day":"2026-12-02","uses":1,"orders":1,"customers":1,"discount":{"EUR":"5.00"},"givenBack":{},"#
        + #""reserved":0,"refusals":{}}],"byCoupon":[],"refusals":{"usedUp":1}}],"refusals":{}}"# + "\n")
    #expect(try Command.run(["overview", "-"], input: Self.lines) == run)
  }

  @Test("As a table, it has a line for each promotion, day and currency")
  func csv() throws {
    #expect(
      try Command.run(["overview", "--csv"], input: Self.lines) == Outcome(status: 0, output: Self.table, errors: ""))
  }

  @Test("Parts of files are merged with records and with one another")
  func parts() throws {
    let scratch = try Scratch()
    let first = try scratch.path("1.ndjson", Self.record("a", "anna", day: 1) + Self.note)
    let second = try scratch.path("2.ndjson", Self.record("b", "ben", day: 1))
    let third = try scratch.path("3.ndjson", Self.record("c", "anna", day: 2))
    let parts = try [first, second].map { try Command.run(["overview", "--part", $0]).output }
    let merged = try scratch.path("parts.json", parts.joined())
    let whole = try Command.run(["overview", first, second, third])
    #expect(whole == (try Command.run(["overview"], input: Self.lines)))
    #expect(try Command.run(["overview", merged, third]) == whole)
    #expect(
      try Command.run(["overview", "--part", third, merged])
        == Command.run(["overview", "--part", first, second, third]))
    #expect(try Command.run(["overview", "--csv", third, merged]).output == Self.table)
  }

  @Test("Nothing is an empty overview")
  func nothing() throws {
    #expect(try Command.run(["overview"]).output == #"{"promotions":[],"refusals":{}}"# + "\n")
  }

  @Test("A line with faults is reported with its place, and the others are added all the same")
  func faults() throws {
    let run = try Command.run(["overview", "--csv"], input: "{\"order\":\"x\"}\n" + Self.lines + "{\n")
    #expect(run.status == 1)
    #expect(run.output == Self.table)
    #expect(
      run.errors.hasPrefix("standard input:1: currency: is missing; a redemption record needs it\n"), "\(run.errors)")
    #expect(run.errors.contains("\nstandard input:7: "), "\(run.errors)")
  }

  @Test("A file that cannot be read is status 2, and the others are added all the same")
  func missingFile() throws {
    let scratch = try Scratch()
    let file = try scratch.path("1.ndjson", Self.lines)
    let run = try Command.run(["overview", "--csv", "/nowhere/1.ndjson", file])
    #expect(
      run
        == Outcome(
          status: 2, output: Self.table, errors: "price-cart: /nowhere/1.ndjson: No such file or directory\n"))
  }

  /// Arguments that are wrong, and the message.
  static let wrong: [(arguments: [String], message: String)] = [
    (["--csv", "--part"], "overview takes one of --csv and --part, once"),
    (["--json"], "overview has no option --json"),
    (["-", "file"], "- is standard input and cannot stand beside files"),
  ]

  @Test("Wrong arguments are status 2", arguments: wrong)
  func wrongUsage(arguments: [String], message: String) throws {
    #expect(
      try Command.run(["overview"] + arguments)
        == Outcome(status: 2, output: "", errors: "price-cart: \(message)\nTry: price-cart --help\n"))
  }

  @Test("The help names every option")
  func help() throws {
    let run = try Command.run(["overview", "--help"])
    #expect(run.status == 0)
    for option in ["--csv", "--part"] { #expect(run.output.contains(option)) }
  }
}

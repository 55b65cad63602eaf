// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("price-cart --promotions SET")
struct PromotionsTests {
  /// A tenth off from three units on.
  private static let set = """
    {"promotions": [
      {"id": "tenth", "when": {"quantity": {"atLeast": 3}}, "actions": [{"on": "cart", "discount": {"percent": "10"}}]}
    ]}
    """

  /// The promotions as a file in a folder of its own.
  private static func scratch(_ set: String = set) throws -> (Scratch, set: String) {
    let scratch = try Scratch()
    return (scratch, try scratch.path("set.json", set))
  }

  /// A line whose cart has so many units at 1.50 EUR.
  private static func line(_ quantity: Int) -> String {
    #"{"cart":{"currency":"EUR","lines":[{"id":"a","sku":"A","quantity":"# + String(quantity)
      + #","unitPrice":"1.50"}]},"context":{"now":"2026-01-01T00:00:00Z"}}"#
  }

  /// The library's result for a line, as JSON.
  private static func result(_ line: String) throws -> String {
    let engine = try PricingEngine(PromotionSet(json: set))
    do {
      let request = try CartRequest(json: line)
      return try engine.price(request.cart, in: request.context).json
    } catch {
      return error.json
    }
  }

  @Test("Each line of standard input becomes the result that the library gives, in order, with or without -")
  func stream() throws {
    let (scratch, set) = try Self.scratch()
    let lines = (1...50).map(Self.line)
    let input = lines.joined(separator: "\n")
    let expected = Outcome(status: 0, output: try lines.map { try Self.result($0) + "\n" }.joined(), errors: "")
    for arguments in [["--promotions", set], ["-", "--promotions", set], ["--json", "--promotions", set, "-"]] {
      #expect(try Command.run(arguments, input: input) == expected)
    }
    _ = scratch
  }

  @Test("A line gives what the request that holds its parts and the promotions gives")
  func wholeRequests() throws {
    let (scratch, set) = try Self.scratch()
    let lines = [Self.line(1), Self.line(5), Self.line(0)]
    let requests = lines.map { line in
      #"{"promotions":"# + Self.set.replacing("\n", with: "") + "," + line.dropFirst()
    }
    let cart = try Command.run(["--promotions", set], input: lines.joined(separator: "\n"))
    let whole = try Command.run(["-"], input: requests.joined(separator: "\n"))
    #expect(cart.status == 1)
    #expect(cart == whole)
    _ = scratch
  }

  @Test("A line with faults gives its errors in its place, with their paths, and the status is 1")
  func faults() throws {
    let (scratch, set) = try Self.scratch()
    let lines = [
      Self.line(3), Self.line(0), "{", #"{"promotions":{},"# + Self.line(1).dropFirst(), "", Self.line(4),
    ]
    let run = try Command.run(["--promotions", set], input: lines.joined(separator: "\n"))
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.lines == (try lines.filter { !$0.isEmpty }.map(Self.result)))
    #expect(run.lines[1].hasPrefix(#"{"errors":[{"code":"invalid","path":"cart.lines[0].quantity","#))
    #expect(run.lines[2].hasPrefix(#"{"errors":[{"code":"syntax","path":"","#))
    #expect(run.lines[3].hasPrefix(#"{"errors":[{"code":"invalid","path":"promotions","#))
    _ = scratch
  }

  @Test("With --json the lines of each file become lines, in the order of the files")
  func files() throws {
    let (scratch, set) = try Self.scratch()
    let first = try scratch.path("first.ndjson", [1, 2, 0, 3].map(Self.line).joined(separator: "\r\n"))
    let second = try scratch.path("second.ndjson", "\n" + Self.line(4) + "\n\n")
    let run = try Command.run(["--json", first, "--promotions", set, second])
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.lines == (try [1, 2, 0, 3, 4].map { try Self.result(Self.line($0)) }))
  }

  @Test("Without it each line of a file becomes a receipt below its place, and faults stand on standard error")
  func receipts() throws {
    let (scratch, set) = try Self.scratch()
    let file = try scratch.path("carts.ndjson", [1, 0, 3].map(Self.line).joined(separator: "\n"))
    let run = try Command.run(["--promotions", set, file])
    let engine = try PricingEngine(PromotionSet(json: Self.set))
    let receipts = try [1, 3].map { quantity in
      let request = try CartRequest(json: Self.line(quantity))
      return "\(file):\(quantity)\n\n" + (try engine.price(request.cart, in: request.context).receipt)
    }
    #expect(run.status == 1)
    #expect(run.output == receipts.joined(separator: "\n"))
    #expect(run.errors.hasPrefix("\(file):2: cart.lines[0].quantity: "))
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test("Promotions with faults are reported with their paths, and nothing is priced")
  func wrongSet() throws {
    let (scratch, set) = try Self.scratch(#"{"promotions":[{"id":"p","actions":[]},{"id":"p"}]}"#)
    let file = try scratch.path("carts.ndjson", Self.line(1))
    let paths = ["promotions[0].actions", "promotions[1].actions", "promotions[1].id"]
    let stream = try Command.run(["--promotions", set], input: Self.line(1))
    #expect(stream.status == 1)
    #expect(stream.errors == "")
    #expect(stream.lines.count == 1)
    #expect(stream.output.hasPrefix(#"{"errors":["#))
    for path in paths { #expect(stream.output.contains(#""path":"\#(path)""#)) }
    #expect(try Command.run(["--promotions", set, "--json", file]) == stream)
    let receipts = try Command.run(["--promotions", set, file])
    #expect(receipts.status == 1)
    #expect(receipts.output == "")
    for path in paths { #expect(receipts.errors.contains("\(set): \(path): ")) }
  }

  @Test("Promotions that cannot be read end with 2; a file of carts that cannot be read does not keep the others")
  func unreadable() throws {
    let (scratch, set) = try Self.scratch()
    let missing = scratch.folder.appendingPathComponent("missing.json").path
    let file = try scratch.path("carts.ndjson", Self.line(1))
    for path in [missing, scratch.folder.path] {
      let run = try Command.run(["--promotions", path], input: Self.line(1))
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("price-cart: \(path): "))
      let others = try Command.run(["--promotions", set, "--json", path, file])
      #expect(others.status == 2)
      #expect(others.lines == [try Self.result(Self.line(1))])
      #expect(others.errors.hasPrefix("price-cart: \(path): "))
    }
  }

  @Test(
    "Wrong usage ends with 2 and a line that helps",
    arguments: [["--promotions"], ["--promotions", "a", "--promotions", "b"], ["--promotions", "a", "-", "b"]])
  func usage(_ arguments: [String]) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("price-cart: "))
    #expect(run.errors.contains("--help"))
  }

  @Test("A result is written before the next cart is waited for")
  func conversation() throws {
    let (scratch, set) = try Self.scratch()
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Command.path)
    process.arguments = ["--promotions", set]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for quantity in 1...3 {
      input.fileHandleForWriting.write(Data((Self.line(quantity) + "\n").utf8))
      var answer = Data()
      while answer.last != 0x0A {
        let part = output.fileHandleForReading.availableData
        if part.isEmpty { break }
        answer += part
      }
      #expect(try String(decoding: answer, as: UTF8.self) == Self.result(Self.line(quantity)) + "\n")
    }
    input.fileHandleForWriting.closeFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    _ = scratch
  }
}

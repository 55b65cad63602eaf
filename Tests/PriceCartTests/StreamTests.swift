// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart -")
struct StreamTests {
  /// The totals of a stream's results, "errors" for those that have faults.
  private func totals(_ run: Outcome) -> [String] {
    run.lines.map { line in
      if line.hasPrefix(#"{"errors":["#) { return "errors" }
      // The cart's own total stands right before its list of promotions.
      guard let end = line.range(of: #","promotions":"#),
        let begin = line[..<end.lowerBound].range(of: #""total":""#, options: .backwards)
      else { return line }
      return String(line[begin.upperBound..<end.lowerBound].dropLast())
    }
  }

  @Test("Each line becomes one result, in order, with - or without an argument, with --json or not")
  func order() throws {
    let input = (1...50).map { request(quantity: $0) + "\n" }.joined()
    let first = try Command.run(["-"], input: input)
    #expect(first.status == 0)
    #expect(first.errors == "")
    #expect(totals(first) == (1...50).map { String(format: "%d.%02d", $0 * 150 / 100, $0 * 150 % 100) })
    #expect(try Command.run([], input: input) == first)
    #expect(try Command.run(["--json"], input: input) == first)
    #expect(try Command.run(["--json", "-"], input: input) == first)
  }

  @Test(
    "Blank lines, Windows line ends and a missing last line feed change nothing",
    arguments: [
      "A\nB\n", "A\nB", "A\r\nB\r\n", "A\r\nB", "\n\nA\n \t\n\r\nB\n\n", "A\r\n\r\nB\r\n\r\n", "  A  \n\tB\t",
    ])
  func lineEnds(_ layout: String) throws {
    let plain = try Command.run(["-"], input: request(quantity: 1) + "\n" + request(quantity: 2) + "\n")
    #expect(plain.status == 0)
    #expect(totals(plain) == ["1.50", "3.00"])
    let lines = layout.map { character in
      switch character {
      case "A": request(quantity: 1)
      case "B": request(quantity: 2)
      default: String(character)
      }
    }
    #expect(try Command.run(["-"], input: lines.joined()) == plain)
  }

  @Test("Nothing in, nothing out", arguments: ["", "\n", "\r\n\r\n", "   "])
  func empty(_ input: String) throws {
    #expect(try Command.run(["-"], input: input) == Outcome(status: 0, output: "", errors: ""))
    #expect(try Command.run([], input: input) == Outcome(status: 0, output: "", errors: ""))
  }

  @Test("A line with faults gives its errors in its place, and the status is 1")
  func faults() throws {
    let input = [request(quantity: 1), request(quantity: 0), "{", request(quantity: 2)].joined(separator: "\n")
    let run = try Command.run(["-"], input: input)
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(totals(run) == ["1.50", "errors", "errors", "3.00"])
    #expect(run.lines[1].contains(#""path":"cart.lines[0].quantity""#))
    #expect(run.lines[2].contains(#""code":"syntax","path":"""#))
  }

  @Test(
    "Whatever a line holds, it becomes one result",
    arguments: [
      Array("null".utf8), Array("\"".utf8), Array("{}".utf8), Array("[]".utf8), [0x00], [0xFF, 0xFE],
      [0xEF, 0xBB, 0xBF] + Array("{}".utf8), Array(repeating: UInt8(ascii: "["), count: 200_000),
      Array(repeating: UInt8(ascii: "9"), count: 100_000),
    ])
  func garbage(_ line: [UInt8]) throws {
    let run = try Command.run(["-"], bytes: line + [0x0A] + Array(request(quantity: 1).utf8))
    #expect(run.status == 1)
    #expect(totals(run) == ["errors", "1.50"])
  }

  @Test("A line of eight megabytes is priced like any other")
  func longLine() throws {
    let channel = String(repeating: "long ", count: 1_600_000)
    let long = request(quantity: 1).replacing("{\"now\"", with: "{\"store\":{\"channel\":\"\(channel)\"},\"now\"")
    let run = try Command.run(["-"], input: long + "\n" + request(quantity: 2) + "\n")
    #expect(run.status == 0)
    #expect(totals(run) == ["1.50", "3.00"])
  }

  @Test("A reader that has seen enough ends the command quietly")
  func brokenPipe() throws {
    let scratch = try Scratch()
    let line = request(quantity: 1) + "\n"
    let input = try scratch.path("many", String(repeating: line, count: 20_000))
    let status = try scratch.path("status", "")
    let run = try Command.shell(#"{ "$0" - < "$1"; echo $? > "$2"; } | head -c 10"#, [input, status])
    #expect(run.output == #"{"currency"#.prefix(10))
    #expect(run.errors == "")
    #expect(try String(contentsOfFile: status, encoding: .utf8) == "0\n")
  }

  #if os(Linux)
    @Test("Output that cannot be written ends with 2 and says why")
    func fullDevice() throws {
      let scratch = try Scratch()
      let input = try scratch.path("one", request(quantity: 1))
      let run = try Command.shell(#""$0" - < "$1" > /dev/full"#, [input])
      #expect(run.status == 2)
      #expect(run.errors == "price-cart: standard output: No space left on device\n")
    }
  #endif

  @Test("Standard input that cannot be read ends with 2 and says why")
  func unreadable() throws {
    let directory = try Command.shell(#""$0" - < /"#)
    #expect(directory.status == 2)
    #expect(directory.errors.hasPrefix("price-cart: standard input: "))
    let closed = try Command.shell(#""$0" - <&-"#)
    #expect(closed.status == 2)
    #expect(closed.errors.hasPrefix("price-cart: standard input: "))
  }

  @Test("A result is written before the next request is waited for")
  func conversation() throws {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Command.path)
    process.arguments = ["-"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for quantity in 1...3 {
      input.fileHandleForWriting.write(Data((request(quantity: quantity) + "\n").utf8))
      var answer = Data()
      while answer.last != 0x0A {
        let part = output.fileHandleForReading.availableData
        if part.isEmpty { break }
        answer += part
      }
      #expect(String(decoding: answer, as: UTF8.self).contains(#""quantity":\#(quantity),"#))
    }
    input.fileHandleForWriting.closeFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

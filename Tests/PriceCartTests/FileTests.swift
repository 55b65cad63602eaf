// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart FILE…")
struct FileTests {
  @Test("A file with a request becomes a receipt")
  func receipt() throws {
    let scratch = try Scratch()
    let run = try Command.run([scratch.path("cart.json", request(quantity: 2))])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output == """
        Item                      Quantity × price       EUR
        ────────────────────────────────────────────────────
        Pencil                            2 × 1.50      3.00
        ────────────────────────────────────────────────────
        Subtotal                                        3.00
        Total EUR                                       3.00

        """)
  }

  @Test("With --json each file becomes a line, in the order of the files")
  func json() throws {
    let scratch = try Scratch()
    let first = try scratch.path("first.json", request(quantity: 1))
    let second = try scratch.path("second.json", "\n" + request(quantity: 2) + "\n\n")
    for arguments in [["--json", first, second], [first, second, "--json"]] {
      let run = try Command.run(arguments)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.lines.count == 2)
      #expect(run.lines.first?.contains(#""total":"1.50""#) == true)
      #expect(run.lines.last?.contains(#""total":"3.00""#) == true)
    }
  }

  @Test("A file with faults is reported with its name and their paths, and the others are priced all the same")
  func faults() throws {
    let scratch = try Scratch()
    let good = try scratch.path("good.json", request(quantity: 1))
    let bad = try scratch.path("bad.json", request(quantity: 0))
    let last = try scratch.path("last.json", request(quantity: 3))
    let run = try Command.run([good, bad, last])
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("\(bad): cart.lines[0].quantity: "))
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
    #expect(run.lines.first == good)
    #expect(run.lines.filter { $0.hasPrefix("Total EUR") }.count == 2)
    #expect(run.lines.contains(last))
  }

  @Test("Names of files and faults reach the terminal without characters that it would obey, on both streams")
  func cleansNames() throws {
    let scratch = try Scratch()
    let good = try scratch.path("\u{1B}[31mgood\n\u{202E}.json", request(quantity: 1))
    let key = "\"\u{85}\u{2066}sku\""
    let bad = try scratch.path("\u{9B}31mbad.json", request(quantity: 1).replacing("\"sku\"", with: key))
    let run = try Command.run([good, bad, bad + "no\nsuch\u{1B}"])
    #expect(run.status == 2)
    #expect(run.lines.first?.hasSuffix(" [31mgood .json") == true)
    #expect(run.errors.contains("/ 31mbad.json: cart.lines[0]"))
    #expect(run.errors.contains("bad.jsonno such : "))
    for scalar in (run.output + run.errors).unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
      #expect(scalar.value != 0x202E && scalar.value != 0x2066)
    }
  }

  @Test("With --json the faults of a file stand in the place of its result")
  func jsonFaults() throws {
    let scratch = try Scratch()
    let bad = try scratch.path("bad.json", request(quantity: 0))
    let good = try scratch.path("good.json", request(quantity: 1))
    let run = try Command.run(["--json", bad, good])
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.lines.count == 2)
    #expect(run.lines.first?.hasPrefix(#"{"errors":[{"code":"invalid","path":"cart.lines[0].quantity","#) == true)
    #expect(run.lines.last?.contains(#""total":"1.50""#) == true)
  }

  @Test("A file that cannot be read is named, the others are priced, and the status is 2")
  func unreadable() throws {
    let scratch = try Scratch()
    let good = try scratch.path("good.json", request(quantity: 1))
    let missing = scratch.folder.appendingPathComponent("missing.json").path
    for path in [missing, scratch.folder.path, ""] {
      let run = try Command.run([path, good])
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("price-cart: \(path): "))
      #expect(run.output.contains("Total EUR"))
    }
  }

  @Test("An empty file is no request")
  func emptyFile() throws {
    let scratch = try Scratch()
    let empty = try scratch.path("empty.json", "")
    let run = try Command.run([empty])
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("\(empty): "))
  }

  @Test("Behind -- a file may begin with a dash")
  func dashes() throws {
    let scratch = try Scratch()
    _ = try scratch.path("--json", request(quantity: 1))
    let run = try Command.run(["--", "--json"], in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.output.contains("Total EUR"))
  }

  @Test(
    "Wrong usage ends with 2 and a line that helps",
    arguments: [["--jsn"], ["--json=yes", "cart.json"], ["-x"], ["-", "cart.json"], ["cart.json", "--json", "-"]])
  func usage(_ arguments: [String]) throws {
    let run = try Command.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("price-cart: "))
    #expect(run.errors.contains("--help"))
  }

  @Test("--help says how the command is used, --version which one it is")
  func help() throws {
    let help = try Command.run(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("Usage: price-cart"))
    #expect(help.errors == "")
    for option in ["--json", "--promotions", "--help", "--version"] { #expect(help.output.contains(option)) }
    let version = try Command.run(["--version"])
    #expect(version.status == 0)
    #expect(version.output.hasPrefix("price-cart "))
    #expect(version.lines.count == 1)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("price-cart codes")
struct CodesTests {
  @Test("Codes are printed one a line, differ, and have the form of the pattern")
  func codes() throws {
    let run = try Command.run(["codes", "--pattern", "spring-####-####", "--count", "2000"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.lines.count == 2000)
    #expect(Set(run.lines).count == 2000)
    let form = /SPRING-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/
    #expect(run.lines.allSatisfy { $0.wholeMatch(of: form) != nil })
  }

  @Test("The characters, the check character and the codes in use are as the options say")
  func options() throws {
    let scratch = try Scratch()
    let used = try scratch.path("used.txt", " ab \r\n\nBA\nother\n")
    let rest = try Command.run([
      "codes", "--pattern", "##", "--alphabet", "abcd", "--count", "6", "--besides", used, "--guessable",
    ])
    #expect(rest.status == 0)
    #expect(Set(rest.lines).isDisjoint(with: ["AB", "BA"]))
    #expect(Set(rest.lines).count == 6)
    let checked = try Command.run(["codes", "--pattern", "##", "--count", "16", "--check-character", "--guessable"])
    // The checksum of two characters is 0 if the second is the first, shifted left, and ⊕ 37 above 31.
    let pairs = zip("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", "ACEGJLNQSUWY2468FHBDPRKMXZTV7935").map { "\($0)\($1)" }
    #expect(checked.lines.count == 16)
    #expect(Set(checked.lines).isSubset(of: Set(pairs)))
  }

  /// Arguments that have faults, and what is printed.
  static let faults: [(arguments: [String], errors: String)] = [
    (
      ["--pattern", "####", "--count", "2"],
      "codes: count: 2 is more than one in a million of the 1048576 codes of the pattern, so that codes can be "
        + "guessed; the pattern needs more #, or the codes are guessable on purpose\n"
    ),
    (
      ["--pattern", "#", "--count", "17", "--guessable"],
      "codes: count: 17 is more than half of the 32 codes of the pattern\n"
    ),
    (
      ["--pattern", "FIXED", "--count", "-1", "--alphabet", "AA"],
      "codes: pattern: needs at least one #\ncodes: alphabet: has a character twice; ASCII letters count as capitals\n"
        + "codes: count: -1 is not within 0 and 10000000\n"
    ),
  ]

  @Test("Faults are printed with the option that they are in, and no code is", arguments: faults)
  func fault(arguments: [String], errors: String) throws {
    #expect(try Command.run(["codes"] + arguments) == Outcome(status: 1, output: "", errors: errors))
  }

  @Test("A line of a file that is no code is reported with its place")
  func takenCodes() throws {
    let scratch = try Scratch()
    let used = try scratch.path("used.txt", "A\n\(String(repeating: "B", count: 257))\n")
    let run = try Command.run(["codes", "--pattern", "########", "--count", "1", "--besides", used])
    #expect(
      run == Outcome(status: 1, output: "", errors: "\(used):2: a code has 1 to 256 bytes, and not 257\n"))
  }

  /// Arguments that are wrong, and the message.
  static let wrong: [(arguments: [String], message: String)] = [
    ([], "codes needs a --pattern such as SPRING-####-####"),
    (["--pattern", "########"], "codes needs a --count"),
    (["--count", "1"], "codes needs a --pattern such as SPRING-####-####"),
    (["--pattern", "########", "--count", "many"], "--count needs a number, and not many"),
    (["--pattern", "########", "--count"], "codes: --count needs a value"),
    (["--json"], "codes has no option --json"),
    (["SPRING"], "codes takes only options, and not SPRING"),
    (
      ["--pattern", "A\n########", "--count", "1"],
      "codes are printed one a line, so that they cannot have control characters"
    ),
  ]

  @Test("Wrong arguments are status 2", arguments: wrong)
  func wrongUsage(arguments: [String], message: String) throws {
    #expect(
      try Command.run(["codes"] + arguments)
        == Outcome(status: 2, output: "", errors: "price-cart: \(message)\nTry: price-cart --help\n"))
  }

  @Test("A file that cannot be read is status 2")
  func missingFile() throws {
    let run = try Command.run(["codes", "--pattern", "########", "--count", "1", "--besides", "/nowhere/used.txt"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors == "price-cart: /nowhere/used.txt: No such file or directory\n")
  }

  @Test("The help names every option")
  func help() throws {
    let run = try Command.run(["codes", "--help"])
    #expect(run.status == 0)
    for option in ["--pattern", "--count", "--alphabet", "--check-character", "--besides", "--guessable"] {
      #expect(run.output.contains(option))
    }
  }
}

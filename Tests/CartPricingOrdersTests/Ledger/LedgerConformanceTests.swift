// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Foundation
import LedgerConformance
import Testing

/// Tests §O4.4, §O4.6, §O4.7, §O4.8, §O4.9, §O4.10, §O4.14, §O4.15, §O4.16, §O4.17, §O4.18, §O4.19,
/// §O4.20 and §O4.21.
@Suite("Ledgers and the suite of checks")
struct LedgerConformanceTests {
  @Test("The ledger in memory passes each check", arguments: ConformanceCheck.allCases)
  func memory(_ check: ConformanceCheck) async {
    let failures = await ConformanceSuite { InMemoryLedger() }.run(check)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test(
    "A ledger that reads all records for every call passes each check but that of rows",
    arguments: ConformanceCheck.allCases.filter { $0 != .bounded })
  func naive(_ check: ConformanceCheck) async {
    let failures = await ConformanceSuite(seed: 1_000) { NaiveLedger() }.run(check)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("A ledger that writes down what it does passes each check, crashes too", arguments: ConformanceCheck.allCases)
  func journal(_ check: ConformanceCheck) async {
    let failures = await ConformanceSuite(seed: 2_000, histories: 20) { JournalLedger() }.run(check)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("Each trace is answered as it expects", arguments: try TraceFile.all())
  func traces(_ file: TraceFile) async throws {
    let trace = try LedgerTrace(json: file.text)
    for failures in [
      await ConformanceSuite { InMemoryLedger() }.play(trace), await ConformanceSuite { NaiveLedger() }.play(trace),
      await ConformanceSuite { JournalLedger() }.play(trace),
    ] { #expect(failures.isEmpty, "\(failures)") }
  }

  @Test("Each deliberate mistake is found by the check for it", arguments: BrokenLedger.Flaw.allCases)
  func mistakes(_ flaw: BrokenLedger.Flaw) async {
    let failures = await ConformanceSuite { BrokenLedger(flaw) }.run(flaw.check)
    #expect(!failures.isEmpty, "\(flaw)")
  }

  @Test("A ledger that reads all records is found by the rows that it touches, and one that does not is not")
  func rows() async {
    let failures = await ConformanceSuite { NaiveLedger() }.run(.bounded)
    // All but the note, which is appended.
    #expect(failures.count >= 13, "\(failures)")
    #expect(await ConformanceSuite { EstimatingLedger() }.run(.bounded).isEmpty)
  }

  @Test("Each mistake with a storage that fails is found", arguments: JournalLedger.Flaw.allCases)
  func storageMistakes(_ flaw: JournalLedger.Flaw) async {
    let failures = await ConformanceSuite { JournalLedger(flaw: flaw) }.run(.crashes)
    #expect(!failures.isEmpty)
  }

  @Test("Generated histories find mistakes that concern counts")
  func histories() async {
    for flaw: BrokenLedger.Flaw in [.limitsAreOneHigher, .otherClaimsAreAccepted, .endedReservationsRevive] {
      let failures = await ConformanceSuite(histories: 50) { BrokenLedger(flaw) }.run(.counts)
      #expect(!failures.isEmpty, "\(flaw)")
    }
  }

  @Test("A ledger that cannot be made is a failure of each check")
  func unavailable() async {
    let suite = ConformanceSuite { () throws(LedgerError) -> InMemoryLedger in throw .unavailable("no storage") }
    for check in ConformanceCheck.allCases where check != .crashes {
      #expect(await suite.run(check).first?.check == check.rawValue)
    }
  }

  @Test("A text that is no trace is refused, and a wrong expectation is a failure")
  func malformed() async throws {
    for text in [
      "", "{}", #"{"name": "x", "calls": [{}], "answers": []}"#, #"{"name": "x", "calls": [1.5], "answers": [{}]}"#,
    ] {
      #expect(throws: MalformedTrace.self) { try LedgerTrace(json: text) }
    }
    let wrong = [
      (#"{"call": "expire", "at": "2026-11-30T10:00:00Z", "atMost": 1}"#, #"{"expired": 1}"#),
      (#"{"call": "expire", "at": "2026-11-30T10:00:00Z", "atMost": 0}"#, #"{"expired": 0}"#),
      (#"{"call": "record", "order": "o"}"#, #"{"record": {}}"#),
      (#"{"call": "fly"}"#, "{}"), ("{}", "{}"), ("7", "{}"),
    ]
    for (call, answer) in wrong {
      let trace = try LedgerTrace(json: #"{"name": "wrong", "calls": [\#(call)], "answers": [\#(answer)]}"#)
      #expect(await trace.play(on: InMemoryLedger()).map { $0.check } == ["wrong"], "\(call)")
    }
  }
}

/// A trace of `Tests/Cases/orders`.
struct TraceFile: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String

  var testDescription: String { name }

  /// All traces, in the order of their names.
  static func all(file: String = #filePath) throws -> [TraceFile] {
    // Tests/CartPricingOrdersTests/Ledger/LedgerConformanceTests.swift
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let folder = tests.appendingPathComponent("Cases/orders")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix("ledger-") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    precondition(files.count >= 20, "the traces are missing")
    return try files.map { TraceFile(name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8)) }
  }
}

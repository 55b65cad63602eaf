// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricingOrders
import Checkout
import Foundation
import GRDBSQLite
import LedgerConformance
import Synchronization
import Testing

/// A folder that is removed at the end.
final class TemporaryFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("checkout-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file that no other call has given.
  func newFile() -> String { url.appendingPathComponent("\(UUID().uuidString).sqlite").path }
}

@Suite struct SQLiteLedgerTests {
  @Test(arguments: ConformanceCheck.allCases)
  func `the ledger on SQLite keeps the promises of ledgers`(_ check: ConformanceCheck) async throws {
    let folder = try TemporaryFolder()
    let suite = ConformanceSuite(seed: 1, histories: 40) { () async throws(LedgerError) in
      let path = folder.newFile()
      let steps = StepCounter()
      return try await TestedLedger({ try SQLiteStore(path: path) { steps.add($0) } }, steps: { steps.count })
    }
    let failures = await suite.run(check)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test(arguments: try LedgerTraces.all())
  func `the ledger on SQLite answers the traces of the specification`(_ trace: LedgerTrace) async throws {
    let folder = try TemporaryFolder()
    let suite = ConformanceSuite { () async throws(LedgerError) in
      let path = folder.newFile()
      return try await TestedLedger({ try SQLiteStore(path: path) })
    }
    let failures = await suite.play(trace)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func `an answered transaction is on the disk`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(path: folder.newFile())
    // FULL is 2.
    #expect(try await store.write { try $0.row("PRAGMA synchronous", [])?.integer(0) } == 2)
  }

  @Test func `the counter of steps, which the check of rows reads, sees a scan`() async throws {
    let folder = try TemporaryFolder()
    let steps = StepCounter()
    let store = try SQLiteStore(path: folder.newFile()) { steps.add($0) }
    var counts: [Int] = []
    for number in 1...2 {
      try await store.write { sql in
        for event in 0..<100 {
          try sql.execute(
            "INSERT INTO migrations (step, name) VALUES (?, '')", [.integer(Int64(1_000 * number + event))])
        }
      }
      let before = steps.count
      _ = try await store.read { try $0.rows("SELECT step FROM migrations WHERE name = ''", []) }
      counts.append(steps.count - before)
    }
    #expect(counts[1] >= counts[0] + 100, "\(counts)")
  }
}

/// Adds the steps that statements of SQLite make.
final class StepCounter: Sendable {
  private let sum = Atomic<Int>(0)

  var count: Int { sum.load(ordering: .relaxed) }

  func add(_ statement: OpaquePointer) {
    // A statement takes some steps for each row that it reads; reading the status sets it to 0.
    let steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1)
    sum.add(Int(steps), ordering: .relaxed)
  }
}

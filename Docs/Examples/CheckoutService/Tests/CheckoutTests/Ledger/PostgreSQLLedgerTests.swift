// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if PostgreSQL
  import Checkout
  import CartPricingOrders
  import Foundation
  import LedgerConformance
  import PostgreSQLStore
  import Synchronization
  import Testing

  /// A server of PostgreSQL that the tests start, and that ends with them.
  final class TestServer: Sendable {
    /// The address of its database.
    let address: String
    private let process: Process
    private let input: Pipe
    private let schemas = Atomic<Int>(0)

    init() throws {
      // …/Tests/CheckoutTests/Ledger/PostgreSQLLedgerTests.swift
      var package = URL(filePath: #filePath)
      for _ in 0..<4 { package.deleteLastPathComponent() }
      process = Process()
      process.executableURL = package.appending(path: "Checks/postgresql-server")
      process.arguments = ["\(Int.random(in: 20_000...29_999))"]
      input = Pipe()
      let output = Pipe()
      process.standardInput = input
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      var line = Data()
      while line.last != UInt8(ascii: "\n") {
        guard let byte = try output.fileHandleForReading.read(upToCount: 1) else { break }
        line += byte
      }
      address = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      try #require(!address.isEmpty, "PostgreSQL does not start; Checks/postgresql-server says why")
    }

    deinit {
      // The server ends at the end of its input.
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }

    /// A schema that no other call has given, as a function that opens a store of it.
    func newSchema() async throws -> @Sendable () async throws -> any SQLStore {
      let schema = "test\(schemas.add(1, ordering: .relaxed).newValue)"
      let address = address
      let store = try await PostgreSQLStore(address, connections: 1)
      _ = try await store.write { try $0.execute("CREATE SCHEMA \(schema)", []) }
      return { try await PostgreSQLStore("\(address) options='-c search_path=\(schema)'", connections: 6) }
    }
  }

  @Suite(.serialized) struct PostgreSQLLedgerTests {
    @Test func `the ledger on PostgreSQL keeps the promises of ledgers`() async throws {
      let server = try TestServer()
      let suite = ConformanceSuite(seed: 1, histories: 40) { () async throws(LedgerError) in
        do {
          return try await TestedLedger(try await server.newSchema())
        } catch {
          throw .unavailable("\(error)")
        }
      }
      var failures = await suite.run()
      for trace in try LedgerTraces.all() { failures += await suite.play(trace) }
      #expect(failures.isEmpty, "\(failures)")
    }
  }
#endif

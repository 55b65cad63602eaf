// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if PostgreSQL
  public import Checkout
  internal import Foundation

  /// A database that several processes share: PostgreSQL, or another one with its wire protocol.
  ///
  /// A transaction is `READ COMMITTED`, and locks what it changes. One that fails because of another transaction
  /// (`40001`, `40P01`), or whose connection is lost before its commit, is made again a bounded number of times.
  /// Nothing is kept in a session: no prepared statement, no temporary table, no advisory lock, and settings are
  /// those of one transaction. So connections can go through a pooler.
  public final class PostgreSQLStore: SQLStore {
    /// `PostgreSQL`.
    public let name = "PostgreSQL"
    private let pool: ConnectionPool

    /// How often a transaction is made at most.
    private static let attempts = 20
    /// What begins a transaction. Five seconds are the largest time of a statement, waiting included.
    private static let limits = "; SET LOCAL statement_timeout = 5000"

    /// Connects, and migrates the tables.
    /// - Parameters:
    ///   - address: A connection string of libpq, such as `postgresql:///shop?host=127.0.0.1`.
    ///   - connections: The largest number of connections. Further transactions wait for one.
    /// - Throws: ``StoreError`` if the database cannot be reached.
    public init(_ address: String, connections: Int = 8) async throws {
      pool = ConnectionPool(address, connections)
      // Two processes may create the tables at once; then one of them fails, and finds them created.
      for attempt in 1...5 {
        do {
          try await write { try Migrations.run($0) }
          return
        } catch  where attempt < 5 {
          try await Task.sleep(for: .milliseconds(200 * attempt))
        }
      }
    }

    /// Reads one state of the database.
    public func read<Value: Sendable>(
      _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
    ) async throws -> Value {
      try await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" + Self.limits, body)
    }

    /// Writes, beside other transactions.
    public func write<Value: Sendable>(
      _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
    ) async throws -> Value {
      try await run("BEGIN ISOLATION LEVEL READ COMMITTED" + Self.limits, body)
    }

    private func run<Value: Sendable>(
      _ begin: String, _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
    ) async throws -> Value {
      let connection = await pool.take()
      let result = await connection.perform { connection in
        Result { try Self.repeatedly(connection, begin, body) }
      }
      await pool.giveBack(connection)
      return try result.get()
    }

    /// Makes a transaction until it has happened, or has failed for good.
    private static func repeatedly<Value>(
      _ connection: PostgreSQLConnection, _ begin: String, _ body: (any SQLTransaction) throws -> Value
    ) throws -> Value {
      var last = "the transaction was not made"
      for attempt in 0..<attempts {
        if attempt > 0 { Thread.sleep(forTimeInterval: .random(in: 0...0.002) * Double(1 << min(attempt, 7))) }
        do {
          return try connection.transaction(begin, body)
        } catch let failure as PostgreSQLFailure {
          guard failure.canBeRepeated else { throw StoreError(failure.description) }
          last = failure.description
        } catch is RetryTransaction {
          last = "others have changed what was read"
        }
      }
      throw StoreError("PostgreSQL: \(attempts) attempts have failed: \(last)")
    }
  }

  /// The connections of a store. Tasks that wait get a connection in the order in which they came.
  private actor ConnectionPool {
    private var free: [PostgreSQLConnection]
    private var waiting: [CheckedContinuation<PostgreSQLConnection, Never>] = []

    init(_ address: String, _ count: Int) {
      free = (0..<max(1, count)).map { _ in PostgreSQLConnection(address) }
    }

    func take() async -> PostgreSQLConnection {
      if let connection = free.popLast() { return connection }
      return await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack(_ connection: PostgreSQLConnection) {
      if waiting.isEmpty {
        free.append(connection)
      } else {
        waiting.removeFirst().resume(returning: connection)
      }
    }
  }
#endif

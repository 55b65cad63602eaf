// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB

/// A database in a file, in the process of the service: SQLite with a write-ahead log.
///
/// One transaction writes at a time, also of several processes; readers do not wait for it. A transaction is
/// on the disk when it has been answered (`synchronous = FULL`).
public final class SQLiteStore: SQLStore {
  /// `SQLite`.
  public let name = "SQLite"
  private let pool: DatabasePool
  private let observe: (@Sendable (OpaquePointer) -> Void)?

  /// Opens a file, or creates it, and migrates its tables.
  /// - Parameters:
  ///   - path: The file.
  ///   - observe: Called after each statement, with the statement of SQLite, for tests that count what
  ///     statements read.
  /// - Throws: ``StoreError``.
  public init(path: String, observe: (@Sendable (OpaquePointer) -> Void)? = nil) throws {
    self.observe = observe
    var configuration = Configuration()
    configuration.label = "checkout"
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // GRDB opens a pool with NORMAL, with which a power failure can lose the last transactions.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try pool.write { try Migrations.run(Transaction(database: $0, observe: nil)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Reads one state of the database, beside the writer.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read { [observe] in try body(Transaction(database: $0, observe: observe)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Writes as the only writer.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    for _ in 0..<3 {
      do {
        return try await pool.write { [observe] in try body(Transaction(database: $0, observe: observe)) }
      } catch let error as DatabaseError {
        throw StoreError(error)
      } catch is RetryTransaction {}
    }
    throw StoreError("SQLite: others have changed what was read, three times")
  }

  /// A transaction on a connection of the pool.
  private struct Transaction: SQLTransaction {
    let database: Database
    let observe: (@Sendable (OpaquePointer) -> Void)?
    var dialect: SQLDialect { .sqlite }

    func execute(_ statement: String, _ values: [SQLValue]) throws -> Int {
      let prepared = try database.cachedStatement(sql: statement)
      defer { observe?(prepared.sqliteStatement) }
      try prepared.execute(arguments: StatementArguments(values.map { $0.databaseValue }))
      return database.changesCount
    }

    func rows(_ query: String, _ values: [SQLValue]) throws -> [SQLRow] {
      let prepared = try database.cachedStatement(sql: query)
      defer { observe?(prepared.sqliteStatement) }
      let arguments = StatementArguments(values.map { $0.databaseValue })
      return try Row.fetchAll(prepared, arguments: arguments).map { row in
        SQLRow(try row.databaseValues.map { try SQLValue($0) })
      }
    }
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue) throws {
    switch value.storage {
    case .null: self = .null
    case .int64(let integer): self = .integer(integer)
    case .string(let text): self = .text(text)
    case .double, .blob: throw StoreError("a column has neither an integer nor a text")
    }
  }
}

extension StoreError {
  /// What SQLite reports, without the statement and its values.
  fileprivate init(_ error: DatabaseError) {
    self.init("SQLite: \(error.extendedResultCode): \(error.message ?? "")")
  }
}

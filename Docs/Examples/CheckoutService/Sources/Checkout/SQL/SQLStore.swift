// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The database cannot answer, or its answer cannot be read. The transaction has happened or not; the same
/// call again finds out.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  /// What has failed, in words for the operator; it has no data of customers.
  public let description: String

  /// An error with a description.
  public init(_ description: String) { self.description = description }
}

/// Thrown by the body of a transaction that has to be run again, because another transaction has changed
/// what it read. A store runs the body again a bounded number of times.
public struct RetryTransaction: Error {
  /// A request to run the transaction again.
  public init() {}
}

/// Where the SQL of the two databases differs.
public enum SQLDialect: Sendable {
  /// SQLite.
  case sqlite
  /// PostgreSQL, and databases with its wire protocol.
  case postgreSQL

  /// Appended to a query of rows that the transaction is going to change. SQLite has one writer, so that
  /// nothing needs to be locked.
  var lock: String { self == .sqlite ? "" : " FOR UPDATE" }

  /// The type of texts that are compared by their bytes.
  var key: String { self == .sqlite ? "TEXT" : "TEXT COLLATE \"C\"" }
}

/// A transaction in which statements are made.
public protocol SQLTransaction {
  /// The dialect of the database.
  var dialect: SQLDialect { get }

  /// Makes a statement without an answer.
  /// - Parameters:
  ///   - statement: The statement, with `?` for each value.
  ///   - values: The values.
  /// - Returns: The number of rows that were inserted, changed or deleted.
  /// - Throws: An error of the database.
  @discardableResult
  func execute(_ statement: String, _ values: [SQLValue]) throws -> Int

  /// Makes a query, and reads all rows of its answer. Queries of this service are bounded by keys or by a
  /// `LIMIT`.
  func rows(_ query: String, _ values: [SQLValue]) throws -> [SQLRow]
}

/// A database.
public protocol SQLStore: Sendable {
  /// The database in words, for logs: `SQLite`.
  var name: String { get }

  /// Reads in a transaction that sees one state of the database.
  /// - Throws: What the body throws, or ``StoreError``.
  func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Value) async throws -> Value

  /// Changes the database in one transaction, which is durable when the call returns, or not at all if the
  /// body throws.
  ///
  /// The body may run several times, so that it must have no effect but on the transaction. What it reads
  /// with ``SQLDialect/lock`` is not changed by others until the end.
  /// - Throws: What the body throws, or ``StoreError``.
  func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Value) async throws -> Value
}

extension SQLTransaction {
  /// The first row of the answer to a query; nil if it has none.
  public func row(_ query: String, _ values: [SQLValue]) throws -> SQLRow? { try rows(query, values).first }

  /// Inserts rows with statements of at most 100 rows each.
  /// - Parameters:
  ///   - table: The table and its columns, such as `counters (counter, redeemed)`.
  ///   - rows: The values of each row, in the order of the columns.
  ///   - conflict: What happens with a row that exists: `ON CONFLICT …`.
  /// - Returns: The number of rows that were inserted or changed.
  /// - Throws: An error of the database.
  @discardableResult
  func insert(into table: String, _ rows: [[SQLValue]], _ conflict: String = "") throws -> Int {
    var count = 0
    for start in stride(from: 0, to: rows.count, by: 100) {
      let part = rows[start..<min(start + 100, rows.count)]
      let places = part.map { "(" + repeatElement("?", count: $0.count).joined(separator: ", ") + ")" }
      count += try execute(
        "INSERT INTO \(table) VALUES \(places.joined(separator: ", ")) \(conflict)", part.flatMap { $0 })
    }
    return count
  }

  /// Makes a query for a list of keys, in queries of at most 100 keys each.
  /// - Parameters:
  ///   - keys: The keys; their order is that in which rows are locked if the query is ordered by the key.
  ///   - query: Makes the query of a list of places, `(?, ?, ?)`.
  ///   - further: Values behind the keys.
  /// - Returns: The rows of all queries.
  /// - Throws: An error of the database.
  func rows(of keys: [String], _ query: (String) -> String, _ further: [SQLValue] = []) throws -> [SQLRow] {
    var found: [SQLRow] = []
    for start in stride(from: 0, to: keys.count, by: 100) {
      let part = keys[start..<min(start + 100, keys.count)]
      let places = "(" + repeatElement("?", count: part.count).joined(separator: ", ") + ")"
      found += try rows(query(places), part.map { .text($0) } + further)
    }
    return found
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if PostgreSQL
  internal import CPostgreSQL
  internal import Checkout
  internal import Foundation

  /// A statement or a connection that has failed.
  struct PostgreSQLFailure: Error, CustomStringConvertible {
    /// The SQLSTATE; empty for a connection that is lost.
    let state: String
    /// What the database reports.
    let message: String
    /// Whether it is known that the transaction has not happened.
    var isUndone = true

    /// Whether the transaction has not happened, and may succeed when it is made again: a serialization failure,
    /// a deadlock, or no connection (class 08, a server that shuts down or starts).
    var canBeRepeated: Bool {
      let isTemporary =
        state.isEmpty || state.hasPrefix("08") || ["40001", "40P01", "57P01", "57P02", "57P03"].contains(state)
      return isUndone && isTemporary
    }

    var description: String { "PostgreSQL: \(state.isEmpty ? "no connection" : state): \(message)" }
  }

  /// A connection, whose calls block; they are made on a queue of its own.
  final class PostgreSQLConnection: @unchecked Sendable {
    // All but `address` is used on the queue alone.
    private let address: String
    private let queue = DispatchQueue(label: "postgresql")
    private var connection: OpaquePointer?

    /// A connection that is opened when it is used.
    init(_ address: String) { self.address = address }

    deinit { PQfinish(connection) }

    /// Runs a function on the queue.
    func perform<Value: Sendable>(_ body: @escaping @Sendable (PostgreSQLConnection) -> Value) async -> Value {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: body(self)) }
      }
    }

    /// Makes a transaction.
    /// - Throws: `PostgreSQLFailure`, or what the body throws; then the transaction has not happened.
    func transaction<Value>(_ begin: String, _ body: (any SQLTransaction) throws -> Value) throws -> Value {
      try open()
      let value: Value
      do {
        try command(begin)
        value = try body(Transaction(connection: self))
      } catch {
        undo()
        throw error
      }
      do {
        try command("COMMIT")
      } catch var failure as PostgreSQLFailure {
        // Without an answer of the database, nobody knows whether the commit has happened.
        failure.isUndone = ["40001", "40P01"].contains(failure.state)
        undo()
        throw failure
      }
      return value
    }

    /// Opens the connection if it is not open.
    private func open() throws {
      if let connection, PQstatus(connection) == CONNECTION_OK { return }
      close()
      // The first one can be a whole connection string; the others take precedence over it.
      let parameters = [
        ("dbname", address), ("connect_timeout", "5"), ("tcp_user_timeout", "10000"), ("client_encoding", "UTF8"),
        ("fallback_application_name", "checkout-service"),
      ]
      let opened = withCStrings(parameters.map { $0.0 }) { keys in
        withCStrings(parameters.map { $0.1 }) { values in PQconnectdbParams(keys, values, 1) }
      }
      guard let opened, PQstatus(opened) == CONNECTION_OK else {
        let message = opened.map { String(cString: PQerrorMessage($0)) } ?? "no memory"
        PQfinish(opened)
        throw PostgreSQLFailure(state: "", message: message.replacing("\n", with: " "))
      }
      // Notices, such as that a table exists already, are not printed.
      PQsetNoticeProcessor(opened, { _, _ in }, nil)
      connection = opened
    }

    private func close() {
      PQfinish(connection)
      connection = nil
    }

    /// Rolls back; a connection that cannot is closed, which rolls back, too.
    private func undo() {
      do {
        try command("ROLLBACK")
      } catch {
        close()
      }
    }

    /// Makes one or several commands without values.
    private func command(_ text: String) throws {
      try check(PQexec(connection, text)) { _ in }
    }

    /// Makes a statement, and reads its result.
    fileprivate func execute<Value>(
      _ statement: String, _ values: [SQLValue], _ read: (OpaquePointer) throws -> Value
    ) throws -> Value {
      let texts = try values.map { value -> String? in
        switch value {
        case .null: return nil
        case .integer(let integer): return String(integer)
        case .text(let text):
          if text.utf8.contains(0) { throw StoreError("a text with a NUL cannot be stored") }
          return text
        }
      }
      let result = withCStrings(texts) { values in
        PQexecParams(connection, Self.numbered(statement), Int32(texts.count), nil, values, nil, nil, 0)
      }
      return try check(result, read)
    }

    /// Reads a result and frees it.
    private func check<Value>(_ result: OpaquePointer?, _ read: (OpaquePointer) throws -> Value) throws -> Value {
      defer { PQclear(result) }
      guard let result else { throw PostgreSQLFailure(state: "", message: "no answer") }
      let status = PQresultStatus(result)
      if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return try read(result) }
      // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY; the details could have values.
      let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
      let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? "no answer"
      throw PostgreSQLFailure(state: state, message: message)
    }

    /// A statement with `$1`, `$2` … instead of each `?`. No statement has a `?` in a text.
    private static func numbered(_ statement: String) -> String {
      var parts: [Substring] = []
      for (index, part) in statement.split(separator: "?", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { parts.append("$\(index)") }
        parts.append(part)
      }
      return parts.joined()
    }
  }

  /// A transaction on a connection.
  private struct Transaction: SQLTransaction {
    let connection: PostgreSQLConnection
    var dialect: SQLDialect { .postgreSQL }

    func execute(_ statement: String, _ values: [SQLValue]) throws -> Int {
      try connection.execute(statement, values) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
    }

    func rows(_ query: String, _ values: [SQLValue]) throws -> [SQLRow] {
      try connection.execute(query, values) { result in
        try (0..<PQntuples(result)).map { row in
          SQLRow(try (0..<PQnfields(result)).map { column in try value(of: result, row, column) })
        }
      }
    }

    /// The value of a column: an integer for the types of integers and for the sums of them.
    private func value(of result: OpaquePointer, _ row: Int32, _ column: Int32) throws -> SQLValue {
      if PQgetisnull(result, row, column) != 0 { return .null }
      let text = String(cString: PQgetvalue(result, row, column))
      // int8, int2, int4 and numeric.
      guard [20, 21, 23, 1700].contains(PQftype(result, column)) else { return .text(text) }
      guard let integer = Int64(text) else { throw StoreError("a column has no integer of 64 bits") }
      return .integer(integer)
    }
  }

  /// Calls a function with pointers to texts and a null pointer behind them.
  private func withCStrings<Value>(
    _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the buffer has at least one element") }
      return body(start)
    }
  }
#endif

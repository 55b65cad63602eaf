// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A value that is stored in a column, or bound to a `?` of a statement.
public enum SQLValue: Sendable, Hashable {
  /// No value.
  case null
  /// An integer of 64 bits.
  case integer(Int64)
  /// A text without NUL characters.
  case text(String)

  /// A text, or no value.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// An integer, or no value.
  public init(_ integer: Int64?) { self = integer.map { .integer($0) } ?? .null }
}

/// A row of the answer to a query.
public struct SQLRow: Sendable {
  private let values: [SQLValue]

  /// A row of these columns.
  public init(_ values: [SQLValue]) { self.values = values }

  /// The text of a column.
  /// - Throws: ``StoreError`` if the column has none.
  public func text(_ column: Int) throws -> String {
    guard case .text(let text) = values[column] else { throw StoreError("column \(column) is no text") }
    return text
  }

  /// The text of a column; nil for no value.
  public func optionalText(_ column: Int) throws -> String? { values[column] == .null ? nil : try text(column) }

  /// The integer of a column.
  /// - Throws: ``StoreError`` if the column has none.
  public func integer(_ column: Int) throws -> Int64 {
    guard case .integer(let integer) = values[column] else { throw StoreError("column \(column) is no integer") }
    return integer
  }

  /// The integer of a column; nil for no value.
  public func optionalInteger(_ column: Int) throws -> Int64? { values[column] == .null ? nil : try integer(column) }

  /// The integer that a text column has in decimal digits: sums can exceed 64 bits.
  public func sum(_ column: Int) throws -> Int128 {
    guard let sum = Int128(try text(column)) else { throw StoreError("column \(column) is no sum") }
    return sum
  }
}

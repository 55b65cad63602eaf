// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import HTTPTypes

/// The promotions of the service: all sets that were put, of which the last one prices.
///
/// A set is a row of a table, and its number is that of the row. So a set is put at once for all processes;
/// an order that was priced with an earlier one keeps the number of it.
actor PromotionCatalogue {
  /// A set that has been compiled.
  struct Version: Sendable {
    /// The number of the set, from 1; 0 if no set was ever put.
    let number: Int64
    /// The engine of the set.
    let engine: PricingEngine
  }

  private let store: any SQLStore
  private var current: Version?
  /// The set that is being compiled, with its number.
  private var compiling: (number: Int64, task: Task<Version, any Error>)?

  init(_ store: any SQLStore) { self.store = store }

  /// The last set that was put. It is compiled once, however many requests wait for it.
  func latest() async throws -> Version {
    let number = try await store.read { sql in
      try sql.row("SELECT COALESCE(MAX(number), 0) FROM promotion_sets", [])?.integer(0) ?? 0
    }
    if let current, current.number >= number { return current }
    let task: Task<Version, any Error>
    if let compiling, compiling.number == number {
      task = compiling.task
    } else {
      task = Task { Version(number: number, engine: try await Self.compile(try await self.set(number))) }
      compiling = (number, task)
    }
    defer { if compiling?.number == number { compiling = nil } }
    let version = try await task.value
    // A later set may have been put meanwhile.
    if version.number > current?.number ?? -1 { current = version }
    return version
  }

  /// The set with a number.
  func set(_ number: Int64) async throws -> PromotionSet {
    if let current, current.number == number { return current.engine.promotionSet }
    if number == 0 { return PromotionSet([]) }
    guard let document = try await store.read({ try Self.document(number, $0) }) else {
      throw Problem(.notFound, "There is no promotion set \(number).")
    }
    return try PromotionSet(json: document)
  }

  /// Puts a set that is valid, as the last one; its number.
  func put(_ set: PromotionSet, at: Instant) async throws -> Int64 {
    let engine = try await Self.compile(set)
    let document = set.json
    let number = try await store.write { sql -> Int64 in
      let number = try (sql.row("SELECT COALESCE(MAX(number), 0) FROM promotion_sets", [])?.integer(0) ?? 0) + 1
      let row: [SQLValue] = [.integer(number), .text(document), .text(at.description)]
      // Another process may have put a set with this number.
      if try sql.insert(into: "promotion_sets (number, document, put_at)", [row], "ON CONFLICT (number) DO NOTHING")
        == 0
      {
        throw RetryTransaction()
      }
      return number
    }
    if number > current?.number ?? -1 { current = Version(number: number, engine: engine) }
    return number
  }

  private static func document(_ number: Int64, _ sql: any SQLTransaction) throws -> String? {
    try sql.row("SELECT document FROM promotion_sets WHERE number = ?", [.integer(number)])?.text(0)
  }

  /// Compiles a set outside of the actor.
  @concurrent
  private static func compile(_ set: PromotionSet) async throws -> PricingEngine { try PricingEngine(set) }
}

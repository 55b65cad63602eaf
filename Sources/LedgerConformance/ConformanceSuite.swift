// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricingOrders

/// The checks that every ledger of redemptions has to pass, whatever it is built on.
///
/// ```swift
/// let suite = ConformanceSuite { try await MyLedger(database: emptyDatabase()) }
/// let failures = await suite.run()
/// ```
///
/// The suite imports no test framework: failures are values, none for a ledger that keeps its promises.
/// A check makes a ledger of its own, so that checks do not disturb each other.
public struct ConformanceSuite<Ledger: RedemptionLedger>: Sendable {
  /// The seed of the generated histories.
  public var seed: UInt64
  /// The number of generated histories, of 60 calls each.
  public var histories: Int

  let makeLedger: @Sendable () async throws(LedgerError) -> Ledger

  /// A suite for ledgers that a function makes.
  /// - Parameters:
  ///   - seed: The seed of the generated histories; the same seed gives the same histories.
  ///   - histories: The number of generated histories.
  ///   - makeLedger: Makes a ledger that is new and empty.
  public init(
    seed: UInt64 = 1, histories: Int = 200,
    _ makeLedger: @escaping @Sendable () async throws(LedgerError) -> Ledger
  ) {
    self.seed = seed
    self.histories = histories
    self.makeLedger = makeLedger
  }

  /// Makes one check after the other; all failures.
  ///
  /// If the ledger is a ``CrashableLedger``, its crash points are checked, too; if it is a
  /// ``RowCountingLedger``, the rows that its calls touch.
  public func run() async -> [ConformanceFailure] {
    var failures: [ConformanceFailure] = []
    for check in ConformanceCheck.allCases { failures += await run(check) }
    return failures
  }

  /// Makes one check; its failures.
  public func run(_ check: ConformanceCheck) async -> [ConformanceFailure] {
    do {
      switch check {
      case .limits: return try await examine(check) { await $0.limits() }
      case .lastUses: return try await examine(check) { await $0.lastUses() }
      case .releaseRaces: return try await examine(check) { await $0.releaseRaces() }
      case .allOrNothing: return try await examine(check) { await $0.allOrNothing() }
      case .once: return try await examine(check) { await $0.once() }
      case .returns: return try await examine(check) { await $0.returns() }
      case .expiry: return try await examine(check) { await $0.expiry() }
      case .clocks: return try await clocks()
      case .pages: return try await examine(check) { await $0.pages() }
      case .bounded: return try await bounded()
      case .overviews: return try await examine(check) { await $0.overviews() }
      case .faults: return try await examine(check) { await $0.faults() }
      case .counts: return try await counts()
      case .crashes: return try await crashes()
      }
    } catch {
      return [ConformanceFailure(check: check.rawValue, message: "no ledger was made: \(error)")]
    }
  }

  /// Plays a trace on a new ledger; its failures.
  public func play(_ trace: LedgerTrace) async -> [ConformanceFailure] {
    do throws(LedgerError) {
      return await trace.play(on: try await makeLedger())
    } catch {
      return [ConformanceFailure(check: trace.name, message: "no ledger was made: \(error)")]
    }
  }

  /// Makes a check on a new ledger, and compares its counters with its records.
  func examine(
    _ check: ConformanceCheck, _ body: (inout Examination<Ledger>) async -> Void
  ) async throws(LedgerError) -> [ConformanceFailure] {
    var examination = Examination(check.rawValue, try await makeLedger())
    await body(&examination)
    for seconds: Int64 in [0, 100, 10_000] { await examination.expectCounts(at: instant(seconds)) }
    return examination.failures
  }
}

/// The checks of a ``ConformanceSuite``.
public enum ConformanceCheck: String, Sendable, Hashable, CaseIterable {
  /// Claims below, at and above limits of uses and of discount, and lowered limits (promise 1).
  case limits
  /// 64 tasks at once for the last uses of a counter, and for two counters (promise 1).
  case lastUses
  /// Orders that are released, redeemed and reserved at once (promises 1 and 5).
  case releaseRaces
  /// Orders with many promotions, of which one is full (promise 2).
  case allOrNothing
  /// The same call again, and other claims (promise 3).
  case once
  /// Numbers of returns, and what they give back (promise 3).
  case returns
  /// Reservations before, at and after their ends (promise 8).
  case expiry
  /// Clocks that differ (promise 8).
  case clocks
  /// Pages of records (promise 6).
  case pages
  /// Rows that calls touch when there are few and many records (promise 6); nothing for a ledger that is
  /// not a ``RowCountingLedger``.
  case bounded
  /// Sums by day, and refusals.
  case overviews
  /// Calls that are wrong (promise 7).
  case faults
  /// Generated histories against the state of this package (promises 1 to 3, 5 and 8).
  case counts
  /// A storage that fails before and after each write (promises 4 and 7); nothing for a ledger that is
  /// not a ``CrashableLedger``.
  case crashes
}

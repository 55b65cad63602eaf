// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// The calls of a day, of which each writes.
private let script: [LedgerCall] = [
  .reserve(claims("o1", use(limit: 3), spend(500), use("q"), by: "anna"), at: instant(0), until: instant(60)),
  .reserve(claims("o2", use(limit: 3), spend(600)), at: instant(1), until: instant(10)),
  .redeem(claims("o1", use(limit: 3), spend(500), use("q"), by: "anna"), at: instant(2)),
  .redeem(claims("o3", use(limit: 3), spend(700), Claim(Counter(.coupon("K")), limit: 1, of: ["p"])), at: instant(3)),
  .redeem(claims("o4", use("r"), use(limit: 3)), at: instant(4)),
  .redeem(claims("o4", use("r"), use(limit: 3)), at: instant(11)),
  .giveBack("o1", 1, [returned(200)], at: instant(12)),
  .reserve(claims("o5", use(limit: 9)), at: instant(13), until: instant(20)),
  .giveBack("o1", 2, [returned(300, released: true)], at: instant(14)),
  .release("o3", at: instant(15)),
  .expire(at: instant(20), atMost: 9),
  .redeem(claims("o5", use(limit: 9)), at: instant(21)),
]

/// The calls of the script that change something, each of which needs a write of its own.
private let leastWrites = script.count - 1

extension ConformanceSuite {
  /// Promises 4 and 7, for a ledger whose storage can be made to fail.
  func crashes() async throws(LedgerError) -> [ConformanceFailure] {
    let ledger = try await makeLedger()
    guard ledger is any CrashableLedger else { return [] }
    var failures = await Self.restarts(ledger)
    for moment in CrashMoment.allCases {
      // Each write of the script fails once. The script ends when it has no further write.
      for write in 0..<1_000 {
        guard let crashable = try await makeLedger() as? any CrashableLedger else { break }
        guard let found = await crash(crashable, atWrite: write, moment) else {
          if write < leastWrites { failures.append(unnoticed(write, moment)) }
          break
        }
        failures += found
        if failures.count > 20 { return failures }
      }
    }
    return failures
  }

  /// A write has failed, and no call was `unavailable`.
  private func unnoticed(_ write: Int, _ moment: CrashMoment) -> ConformanceFailure {
    let title = "crashes, \(moment.rawValue) of write \(write)"
    return ConformanceFailure(check: title, message: "the storage has failed, and no call is unavailable")
  }

  /// Opens the storage anew after each call that was answered.
  private static func restarts(_ ledger: Ledger) async -> [ConformanceFailure] {
    guard let crashable = ledger as? any CrashableLedger else { return [] }
    return await play(crashable, "opened anew after each call", isOpenedAnew: true).failures
  }

  /// Plays the script with a failing write; nil if the script does not come to the write.
  private func crash(
    _ ledger: some CrashableLedger, atWrite write: Int, _ moment: CrashMoment
  ) async -> [ConformanceFailure]? {
    await ledger.crash(atWrite: write, moment)
    let played = await Self.play(ledger, "\(moment.rawValue) of write \(write)", isOpenedAnew: false)
    return played.hasCrashed ? played.failures : nil
  }

  /// Plays the script, makes each call that was `unavailable` again on the opened storage, and compares
  /// the answers and the end with the state of this package.
  private static func play<Crashable: CrashableLedger>(
    _ ledger: Crashable, _ title: String, isOpenedAnew: Bool
  ) async -> (failures: [ConformanceFailure], hasCrashed: Bool) {
    var state = LedgerState()
    var examination = Examination("crashes, \(title)", ledger)
    var failures: [ConformanceFailure] = []
    var hasCrashed = false
    for call in script {
      let expected = state.perform(call)
      var answer = await examination.ledger.perform(call)
      let isCrash = answer == .error(.unavailable)
      if isCrash {
        if hasCrashed { examination.fail("\(call): a storage that works is unavailable") }
        hasCrashed = true
        await examination.expect(.record("o1"), "unavailable")
        await examination.expect(.usage(UsageKeys(currency: .eur), at: instant(0)), "unavailable")
      }
      if isCrash || isOpenedAnew {
        failures += examination.failures
        do throws(LedgerError) {
          examination = Examination("crashes, \(title)", try await examination.ledger.reopened())
        } catch {
          examination.fail("the storage is not opened: \(error)")
          return (failures + examination.failures, hasCrashed)
        }
        if isCrash { answer = await examination.ledger.perform(call) }
      }
      // What `expire` has taken back before the crash is not taken back again.
      if case .expired = expected, isCrash { continue }
      if answer.normal != expected.normal {
        examination.fail("\(call)\n  expected \(expected)\n  answered \(answer)")
      }
    }
    for order: OrderID in ["o1", "o2", "o3", "o4", "o5"] {
      await examination.expect(.record(order), state.perform(.record(order)))
    }
    for promotion: PromotionID in ["p", "q", "r"] {
      await examination.expect(.overview(promotion), state.perform(.overview(promotion)))
    }
    for seconds: Int64 in [5, 30] { await examination.expectCounts(at: instant(seconds)) }
    return (failures + examination.failures, hasCrashed)
  }
}

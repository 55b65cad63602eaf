// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricingOrders

/// When a storage fails, seen from a write.
public enum CrashMoment: String, Sendable, Hashable, CaseIterable {
  /// The write has not happened.
  case beforeWrite
  /// The write has happened, and its caller does not know.
  case afterWrite
}

/// A ledger whose storage can be made to fail. An implementation may offer this to the suite, which then
/// checks every crash point, too.
///
/// A write is the smallest step after which the storage has changed for a process that starts then: a
/// committed transaction of a database, an appended and synchronized entry of a log.
public protocol CrashableLedger: RedemptionLedger {
  /// Lets the storage fail at a write, and from then on: every call, also one that only reads, is
  /// `unavailable`.
  /// - Parameters:
  ///   - write: The number of the write from now on; 0 is the next one.
  ///   - moment: Whether that write happens.
  func crash(atWrite write: Int, _ moment: CrashMoment) async

  /// The ledger that another process finds in the storage, which works again. It knows nothing that was
  /// not written.
  func reopened() async throws(LedgerError) -> Self
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Why a call of a ledger has failed. A call that fails has changed nothing, except that nobody knows
/// whether it has after ``unavailable(_:)`` (§O4.20).
public enum LedgerError: Error, Sendable, Hashable {
  /// The order is known with other claims, is released for good, or has another return of this number.
  case conflict(String)
  /// The call is wrong in itself, or names an order that nobody knows.
  case invalid(String)
  /// The storage has failed. The call may have happened or not; the same call again finds out.
  case unavailable(String)

  /// The kind of an error, without its text.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// See ``LedgerError/conflict(_:)``.
    case conflict
    /// See ``LedgerError/invalid(_:)``.
    case invalid
    /// See ``LedgerError/unavailable(_:)``.
    case unavailable
  }

  /// The kind of the error.
  public var kind: Kind {
    switch self {
    case .conflict: .conflict
    case .invalid: .invalid
    case .unavailable: .unavailable
    }
  }

  /// What is wrong, in words for people.
  public var message: String {
    switch self {
    case .conflict(let message), .invalid(let message), .unavailable(let message): message
    }
  }
}

extension LedgerError: CustomStringConvertible {
  /// The kind and the message: `conflict: the order is released`.
  public var description: String { "\(kind.rawValue): \(message)" }
}

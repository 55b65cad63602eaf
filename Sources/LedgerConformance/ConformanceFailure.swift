// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Something that a ledger does not do as promised.
public struct ConformanceFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name of the check, such as `lastUses`, or of the trace.
  public let check: String
  /// The call, what was expected and what was answered.
  public let message: String

  init(check: String, message: String) {
    self.check = check
    self.message = message
  }

  /// The check and the message.
  public var description: String { "\(check): \(message)" }
}

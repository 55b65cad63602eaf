// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The messages that both the reader and the checks use.
extension FaultCollector {
  static let emptyMessage = "needs at least one entry"
  static let rangeMessage = "needs a bound: \"atLeast\", \"atMost\", \"above\" or \"below\""
  static let numberMessage = "is not a finite number"
  static let notAboveZeroMessage = "is not above zero"

  static func countMessage(_ count: Int, _ range: ClosedRange<Int>) -> String {
    "\(count) is not within \(range.lowerBound) and \(range.upperBound)"
  }

  static func idMessage(_ text: String) -> String {
    text.isEmpty ? "is empty; an id has 1 to 256 bytes" : "has \(text.utf8.count) bytes; an id has 1 to 256"
  }

  /// The message about a name of an attribute or a date.
  static func nameMessage(_ name: String) -> String {
    name.isEmpty ? "is empty; a name has 1 to 256 bytes" : "has \(name.utf8.count) bytes; a name has 1 to 256"
  }

  static func unknownMessage(_ currency: Currency) -> String { "\"\(currency)\" is not a known currency" }

  static func rateMessage(_ rate: Rate, atMost percent: Int) -> String {
    rate.isWellFormed
      ? "\"\(rate)\" is not within 0 and \(percent)"
      : "\"\(rate)\" is not a percentage such as \"12.5\", with at most 4 decimals"
  }

  /// The message about a malformed number such as a weight.
  static func decimalMessage(_ decimal: ExactDecimal) -> String {
    "\"\(decimal)\" is not a number such as \"2.75\", with at most 9 digits before the point and 6 behind it"
  }

  /// The message about a malformed instant.
  static func instantMessage(_ instant: Instant) -> String {
    instant.lacksOffset
      ? "\"\(instant)\" has no offset such as \"Z\" or \"+01:00\""
      : "\"\(instant)\" is not an instant such as \"2026-11-27T18:30:00+01:00\""
  }

  /// The message about an amount that is malformed or does not fit its currency.
  static func amountMessage(_ amount: Amount, in currency: Currency?) -> String {
    guard let currency, currency.isKnown else { return malformedMessage(amount) }
    switch amount.problem(in: currency) {
    case nil, .malformed: return malformedMessage(amount)
    case .otherCurrency: return "\"\(amount)\" is an amount of \(amount.currency ?? .none)"
    case .tooManyDecimals: return "\"\(amount)\" has more than the \(currency.decimals) decimals of \(currency)"
    case .tooLarge: return "\"\(amount)\" is more than 1000000000000000 minor units"
    }
  }

  private static func malformedMessage(_ amount: Amount) -> String {
    "\"\(amount)\" is not an amount such as \"19.99\""
  }
}

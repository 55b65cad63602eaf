// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A period of the calendar, in the offset of ``PricingContext/now``.
@nonexhaustive
public enum CalendarPeriod: String, Sendable, Hashable, CaseIterable {
  /// The local date of now.
  case day
  /// Monday to Sunday around now.
  case week
  /// The month of now.
  case month
  /// The year of now.
  case year
}

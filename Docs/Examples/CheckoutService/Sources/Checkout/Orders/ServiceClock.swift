// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricingFoundation
public import Foundation
public import CartPricing

/// Where the service reads the time.
public struct ServiceClock: Sendable {
  private let read: @Sendable () -> Instant

  /// A clock that a function reads.
  public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

  /// The time, in the offset in which days begin and end.
  public var now: Instant { read() }

  /// The clock of the system, with the offset of a time zone.
  public static func system(in timeZone: TimeZone) -> ServiceClock { ServiceClock { Instant(Date(), in: timeZone) } }

  /// The clock of the system, set forward by the number of seconds that a file has; 0 without the file. For tests.
  public static func shifted(by path: String, in timeZone: TimeZone) -> ServiceClock {
    ServiceClock {
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      let seconds = TimeInterval(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
      return Instant(Date(timeIntervalSinceNow: seconds), in: timeZone)
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What a request may take. Requests above a limit get a problem as their answer.
public struct ServiceLimits: Sendable {
  /// Bytes of a body: 413 beyond.
  public var bodyBytes = 1 << 20
  /// Bytes of a promotion set: 413 beyond.
  public var promotionSetBytes = 16 << 20
  /// Seconds in which a body has to arrive: 408 beyond.
  public var bodySeconds = 10
  /// Requests at the same time: 503 beyond.
  public var concurrency = 512
  /// Open connections. Others wait until one is closed.
  public var connections = 1_024
  /// Seconds after which a connection without traffic is closed.
  public var idleSeconds = 60
  /// Codes of a batch.
  public var codes = 100_000
  /// Days of an overview.
  public var overviewDays = 366

  /// The limits by default.
  public init() {}
}

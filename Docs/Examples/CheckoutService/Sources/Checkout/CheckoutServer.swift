// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import Hummingbird
public import Logging
internal import NIOCore
internal import ServiceLifecycle

/// The service: a database, a clock and the options of its server.
public struct CheckoutServer: Sendable {
  private let store: any SQLStore
  private let clock: ServiceClock
  private let metrics: PrometheusMetrics
  private let logger: Logger

  /// The address on which it listens.
  public var host = "127.0.0.1"
  /// The port on which it listens; 0 for any that is free, which the log names.
  public var port = 8_080
  /// The token of administrators; nil to close their routes.
  public var adminToken: String?
  /// A file that is the answer to `GET /`; nil for none.
  public var playground: String?
  /// What requests may take.
  public var limits = ServiceLimits()

  /// A service on a database.
  public init(_ store: any SQLStore, clock: ServiceClock, metrics: PrometheusMetrics, logger: Logger) {
    self.store = store
    self.clock = clock
    self.metrics = metrics
    self.logger = logger
  }

  /// Serves until the process gets SIGTERM or SIGINT. Then it takes no new connections, answers the requests that
  /// it has taken, and returns.
  public func run() async throws {
    let checkout = Checkout(store, clock: clock)
    // The promotions are compiled before the first request; a database that cannot be read fails here.
    let promotions = try await checkout.catalogue.latest()
    let routes = Routes(checkout, limits: limits, metrics: metrics, playground: playground)
    let logger = logger
    let name = store.name
    let application = Application(
      router: routes.router(token: adminToken),
      server: .http1(configuration: .init(idleTimeout: .seconds(Int64(limits.idleSeconds)))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      services: [ReservationExpiry(ledger: checkout.ledger, clock: clock, logger: logger)],
      onServerRunning: { channel in
        logger.notice(
          "serving",
          metadata: [
            "port": .stringConvertible(channel.localAddress?.port ?? 0), "database": .string(name),
            "promotionSet": .stringConvertible(promotions.number),
          ])
      }, logger: logger)
    try await application.runService()
  }
}

/// Takes back reservations that have ended, so that the calls that count find few of them. This service makes no
/// reservations; others on the same database may.
private struct ReservationExpiry: Service {
  let ledger: SQLLedger
  let clock: ServiceClock
  let logger: Logger

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .seconds(5))
        do {
          _ = try await ledger.expire(at: clock.now, atMost: 1_000)
        } catch {
          logger.warning("reservations were not expired", metadata: ["error": .string("\(error)")])
        }
      }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Checkout
import CoreMetrics
import Foundation
import Logging

#if PostgreSQL
  import PostgreSQLStore
#endif

/// The command that serves.
@main
struct CheckoutService: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkout-service",
    abstract: "Prices carts, places orders and counts redemptions.",
    discussion: """
      Without options it serves on 127.0.0.1:8080, with its data in the file checkout.sqlite.
      The environment variable CHECKOUT_ADMIN_TOKEN has the bearer token of the routes of administrators; without it, \
      these routes are closed. CHECKOUT_POSTGRESQL can have the address of PostgreSQL, so that a password is no option.
      """)

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port = 8_080

  @Option(help: "The file of the database on SQLite.")
  var database = "checkout.sqlite"

  @Option(help: "The address of a database on PostgreSQL, instead of SQLite; needs a build with --traits PostgreSQL.")
  var postgresql: String?

  @Option(help: "The largest number of connections to PostgreSQL.")
  var connections = 8

  @Option(help: "The time zone in which days begin and end.")
  var timeZone = "UTC"

  @Option(help: "A file that is the answer to GET /, such as the playground of the library.")
  var playground: String?

  @Option(help: "The largest number of requests at the same time.")
  var concurrency = 512

  @Option(
    help: ArgumentHelp("For tests: a file with the seconds by which the clock is set forward.", visibility: .hidden))
  var clockFile: String?

  @Option(help: "The least severe messages of the log: debug, info, notice, warning or error.")
  var logLevel = "info"

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is within 0 and 65535.") }
    guard (1...1_000).contains(connections) else { throw ValidationError("--connections is within 1 and 1000.") }
    guard (1...100_000).contains(concurrency) else { throw ValidationError("--concurrency is within 1 and 100000.") }
    guard TimeZone(identifier: timeZone) != nil else { throw ValidationError("\(timeZone) is no time zone.") }
    guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("\(logLevel) is no level of a log.") }
  }

  func run() async throws {
    let level = Logger.Level(rawValue: logLevel) ?? .info
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let zone = TimeZone(identifier: timeZone) ?? .gmt
    let clock = clockFile.map { ServiceClock.shifted(by: $0, in: zone) } ?? ServiceClock.system(in: zone)
    var server = CheckoutServer(
      try await openStore(), clock: clock, metrics: metrics, logger: Logger(label: "checkout"))
    server.host = host
    server.port = port
    server.playground = playground
    server.limits.concurrency = concurrency
    server.adminToken = ProcessInfo.processInfo.environment["CHECKOUT_ADMIN_TOKEN"]
    try await server.run()
  }

  private func openStore() async throws -> any SQLStore {
    guard let address = postgresql ?? ProcessInfo.processInfo.environment["CHECKOUT_POSTGRESQL"] else {
      return try SQLiteStore(path: database)
    }
    #if PostgreSQL
      return try await PostgreSQLStore(address, connections: connections)
    #else
      _ = address
      throw ValidationError("This build has no PostgreSQL. Build it with --traits PostgreSQL.")
    #endif
  }
}

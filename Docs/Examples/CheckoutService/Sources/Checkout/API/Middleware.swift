// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Metrics
internal import NIOHTTP1
internal import Synchronization

/// Answers every error with a problem, counts and times requests, and writes one line to the log for each.
///
/// A line has the route and not the path, which has ids of customers and orders, and nothing of the body.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as HTTPParserError {
      // The client has gone; nobody reads an answer.
      context.logger.info("client has gone", metadata: ["route": .string(context.endpointPath ?? "none")])
      throw error
    } catch {
      let problem = Problem(answering: error)
      if problem.status.code >= 500, !(error is Problem) {
        context.logger.error("request failed", metadata: ["error": .string(Self.describe(error))])
      }
      response = problem.response
    }
    let time = ContinuousClock.now - start
    let labels = [
      ("method", request.method.rawValue), ("route", context.endpointPath ?? "none"),
      ("status", "\(response.status.code)"),
    ]
    Metrics.Counter(label: "http_requests", dimensions: labels).increment()
    Metrics.Timer(label: "http_request_duration", dimensions: labels).record(duration: time)
    let metadata = labels + [("microseconds", "\(Int(time / .microseconds(1)))")]
    context.logger.info(
      "request", metadata: Logger.Metadata(uniqueKeysWithValues: metadata.map { ($0.0, .string($0.1)) }))
    return response
  }

  /// An error for the log. Only those of the database are described: others can have texts of a request.
  private static func describe(_ error: any Error) -> String {
    error is StoreError ? "\(error)" : "\(type(of: error))"
  }
}

/// Answers a request whose path is that of a route, and whose method is none of the route, with 405.
struct MethodMiddleware<Context: RequestContext>: RouterMiddleware {
  /// The methods of each path, as segments; one that begins with `:` is any.
  private let methods: [[Substring]: Set<String>]

  init(_ routes: [(path: String, method: HTTPRequest.Method)]) {
    var methods: [[Substring]: Set<String>] = [:]
    for route in routes { methods[Self.segments(route.path), default: []].insert(route.method.rawValue) }
    self.methods = methods
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let segments = Self.segments(request.uri.path)
    let allowed = methods.first { Self.matches(segments, $0.key) }?.value
    guard let allowed, !allowed.contains(request.method.rawValue) else { return try await next(request, context) }
    var problem = Problem(.methodNotAllowed, "The route has no such method.")
    problem.headers[.allow] = allowed.sorted().joined(separator: ", ")
    throw problem
  }

  private static func segments(_ path: String) -> [Substring] { path.split(separator: "/").map { Substring($0) } }

  private static func matches(_ segments: [Substring], _ path: [Substring]) -> Bool {
    segments.count == path.count && zip(segments, path).allSatisfy { $0 == $1 || $1.first == ":" }
  }
}

/// Refuses requests beyond a number at the same time.
struct ConcurrencyMiddleware<Context: RequestContext>: RouterMiddleware {
  private final class Count: Sendable { let value = Atomic<Int>(0) }

  private let most: Int
  private let count = Count()

  init(atMost most: Int) { self.most = most }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let running = count.value.add(1, ordering: .relaxed).newValue
    defer { count.value.subtract(1, ordering: .relaxed) }
    guard running <= most else {
      var problem = Problem(.serviceUnavailable, "Too many requests are made at once.")
      problem.headers[.retryAfter] = "1"
      throw problem
    }
    return try await next(request, context)
  }
}

/// Requires the bearer token of administrators. Without a token, nobody is one.
struct AdminMiddleware<Context: RequestContext>: RouterMiddleware {
  private let token: [UInt8]?

  init(token: String?) { self.token = token.flatMap { $0.isEmpty ? nil : Array($0.utf8) } }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let token else {
      throw Problem(.forbidden, "The service was started without a token, so that this route is closed.")
    }
    let value = request.headers[.authorization] ?? ""
    let sent = value.lowercased().hasPrefix("bearer ") ? Array(value.utf8.dropFirst(7)) : []
    // The time of the comparison does not depend on where the texts differ.
    var difference = sent.count ^ token.count
    for (index, byte) in sent.enumerated() { difference |= Int(byte ^ token[index % token.count]) }
    if difference != 0 {
      var problem = Problem(.unauthorized, "The route needs the bearer token of the service.")
      problem.headers[.wwwAuthenticate] = "Bearer"
      throw problem
    }
    return try await next(request, context)
  }
}

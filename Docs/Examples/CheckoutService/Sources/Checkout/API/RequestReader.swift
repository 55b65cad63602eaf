// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the parts of a request.
enum RequestReader {
  /// The bytes of a body of bounded size and time.
  static func body(_ request: Request, upTo most: Int, seconds: Int) async throws -> [UInt8] {
    let buffer = try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask {
        do {
          return try await request.body.collect(upTo: most)
        } catch is NIOTooManyBytesError {
          throw Problem(.contentTooLarge, "The body has more than \(most) bytes.")
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw Problem(.requestTimeout, "The body did not arrive within \(seconds) seconds.")
      }
      defer { group.cancelAll() }
      guard let buffer = try await group.next() else { return ByteBuffer() }
      return buffer
    }
    return Array(buffer.readableBytesView)
  }

  /// The key by which a request that is sent again is known: 1 to 128 visible ASCII characters without `/`.
  static func idempotencyKey(_ request: Request) throws -> String {
    guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else {
      throw Problem(at: "Idempotency-Key", "the field of the header is missing")
    }
    guard (1...128).contains(key.utf8.count),
      key.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") })
    else { throw Problem(at: "Idempotency-Key", "has 1 to 128 visible ASCII characters without /") }
    return key
  }

  /// The id in the path.
  static func id(_ context: some RequestContext) throws -> String {
    let encoded = try context.parameters.require("id")
    guard let id = encoded.removingPercentEncoding, (1...256).contains(id.utf8.count), !id.utf8.contains(0)
    else { throw Problem(at: "id", "an id has 1 to 256 bytes and no NUL") }
    return id
  }

  /// The parameters of the query, each at most once.
  static func query(_ request: Request, _ names: [String]) throws -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in request.uri.queryParameters {
      let name = String(name)
      guard names.contains(name) else {
        throw Problem(at: name, "is unknown; expected \(names.joined(separator: ", "))")
      }
      if values.updateValue(String(value), forKey: name) != nil { throw Problem(at: name, "is there twice") }
      if value.utf8.contains(0) { throw Problem(at: name, "has a NUL") }
    }
    return values
  }

  /// An instant of the query; nil if it is absent.
  static func instant(_ values: [String: String], _ name: String) throws -> Instant? {
    guard let text = values[name] else { return nil }
    guard let instant = Instant(rfc3339: text) else {
      throw Problem(at: name, "expected an instant such as 2026-11-27T18:30:00Z; a + is sent as %2B")
    }
    return instant
  }

  /// An id of the query; nil if it is absent.
  static func id(_ values: [String: String], _ name: String) throws -> String? {
    guard let id = values[name] else { return nil }
    if !(1...256).contains(id.utf8.count) { throw Problem(at: name, "an id has 1 to 256 bytes") }
    return id
  }

  /// Whether CSV is wanted instead of JSON.
  static func wantsCSV(_ request: Request, _ values: [String: String]) throws -> Bool {
    switch values["format"] {
    case nil: return request.headers[.accept]?.contains("text/csv") ?? false
    case "json": return false
    case "csv": return true
    default: throw Problem(at: "format", "expected json or csv")
    }
  }
}

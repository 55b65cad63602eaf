// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import HTTPTypes
internal import Hummingbird

/// An error as a client gets it: problem details (RFC 9457), with the faults of the library and their paths.
struct Problem: Error {
  /// A fault: where it is in the body, and what is wrong.
  struct Entry {
    var code: String
    var path: String
    var message: String
  }

  /// The status.
  var status: HTTPResponse.Status
  /// What is wrong, in words for people.
  var detail: String
  /// The faults of the body.
  var errors: [Entry] = []
  /// Further members of the document, as JSON.
  var further = JSONObject()
  /// Further fields of the header.
  var headers: HTTPFields = [:]

  /// A problem without faults.
  init(_ status: HTTPResponse.Status, _ detail: String) {
    self.status = status
    self.detail = detail
  }

  /// The problem of a document that is not accepted.
  /// - Parameters:
  ///   - error: The faults.
  ///   - prefix: The path of the document in the body.
  ///   - removed: The start of paths that the body does not have.
  init(_ error: PricingError, in prefix: String = "", removing removed: String = "") {
    let isSyntax = error.faults[0].code == .syntax
    self.init(isSyntax ? .badRequest : .unprocessableContent, "The body has faults.")
    errors = error.faults.map { fault in
      var path = fault.path.description
      if !removed.isEmpty, path.hasPrefix(removed) { path = String(path.dropFirst(removed.count)) }
      if path.hasPrefix(".") { path = String(path.dropFirst()) }
      let joined =
        prefix.isEmpty || path.isEmpty ? prefix + path : path.hasPrefix("[") ? prefix + path : "\(prefix).\(path)"
      return Entry(code: fault.code.rawValue, path: joined, message: fault.message)
    }
  }

  /// A problem with one fault.
  init(at path: String, _ message: String) {
    self.init(.unprocessableContent, "The request has faults.")
    errors = [Entry(code: "invalid", path: path, message: message)]
  }

  /// The problem of an error that a handler has thrown.
  init(answering error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as PricingError: self.init(error)
    case LedgerError.conflict(let message): self.init(.conflict, message)
    case LedgerError.invalid(let message): self.init(.unprocessableContent, message)
    case LedgerError.unavailable, is StoreError, is CancellationError:
      self.init(.serviceUnavailable, "The database did not answer. The same request can be sent again.")
      headers[.retryAfter] = "1"
    case let error as any HTTPResponseError:
      self.init(error.status, error.status.reasonPhrase)
    default: self.init(.internalServerError, "The service has failed.")
    }
  }

  /// The answer.
  var response: Response {
    var object = JSONObject()
    object.add("type", "about:blank")
    object.add("title", status.reasonPhrase)
    object.add("status", Int64(status.code))
    object.add("detail", detail)
    if !errors.isEmpty {
      object.add(
        "errors",
        json: JSONObject.list(
          errors.map { entry in
            var object = JSONObject()
            object.add("code", entry.code)
            object.add("path", entry.path)
            object.add("message", entry.message)
            return object.json
          }))
    }
    object.add(further)
    var headers = headers
    headers[.contentType] = "application/problem+json"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: object.json)))
  }
}

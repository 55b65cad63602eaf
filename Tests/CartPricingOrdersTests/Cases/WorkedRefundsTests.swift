// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Foundation
import Testing

/// A worked case of a refund, `Tests/Cases/orders/refund-….json`. Its expectation is partial: only the
/// keys that it names are compared, and `null` says that a key must be absent.
struct WorkedRefund: CustomTestStringConvertible, Sendable {
  let name: String
  /// The request as JSON, or a text that is no JSON.
  let request: String
  private let expectation: String

  var testDescription: String { name }

  init(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let object = try #require(value as? [String: Any])
    name = try #require(object["name"] as? String)
    request = try object["raw"] as? String ?? #require(Self.object(of: "request", in: text))
    expectation = String(
      decoding: try JSONSerialization.data(withJSONObject: #require(object["expect"])), as: UTF8.self)
  }

  /// A case of a request and its partial expectation, both as JSON.
  init(name: String, request: String, expectation: String) {
    self.name = name
    self.request = request
    self.expectation = expectation
  }

  /// The object of a key as it is written, because faults are reported in the order of the document.
  private static func object(of key: String, in text: String) -> String? {
    guard let start = text.range(of: "\"\(key)\": ")?.upperBound else { return nil }
    // The indentation of a case says where its objects end.
    guard let end = text.range(of: "\n },", range: start..<text.endIndex)?.upperBound else { return nil }
    return String(text[start..<end].dropLast())
  }

  /// All cases, by the names of their files.
  static func all(file: String = #filePath) throws -> [WorkedRefund] {
    // Tests/CartPricingOrdersTests/Cases/WorkedRefundsTests.swift
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let folder = tests.appendingPathComponent("Cases/orders")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix("refund-") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try WorkedRefund($0) }
  }

  /// The differences of a result from the expected one, one each.
  func differences(from result: String) throws -> [String] {
    let expected = try JSONSerialization.jsonObject(with: Data(expectation.utf8))
    return Self.differences(expected, try JSONSerialization.jsonObject(with: Data(result.utf8)), at: "")
  }

  private static func differences(_ expected: Any, _ found: Any, at path: String) -> [String] {
    switch (expected, found) {
    case (let expected as [String: Any], let found as [String: Any]):
      return expected.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        let path = "\(path).\(key)"
        if value is NSNull { return found[key] == nil ? [] : ["\(path): expected to be absent"] }
        guard let other = found[key] else { return ["\(path): missing"] }
        return differences(value, other, at: path)
      }
    case (let expected as [Any], let found as [Any]):
      guard expected.count == found.count else { return ["\(path): \(found.count) entries, not \(expected.count)"] }
      return zip(expected, found).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)[\($0)]") }
    case (let expected as NSObject, let found as NSObject):
      return expected == found ? [] : ["\(path): \(found), not \(expected)"]
    default:
      return ["\(path): \(found), not \(expected)"]
    }
  }
}

@Suite("Worked cases of refunds")
struct WorkedRefundsTests {
  @Test("each gives what it expects", arguments: try WorkedRefund.all())
  func expected(_ worked: WorkedRefund) throws {
    let document: String
    do throws(PricingError) {
      document = try RefundResult(of: RefundRequest(json: worked.request)).json
    } catch {
      document = error.json
    }
    let differences = try worked.differences(from: document)
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test("there are as many as there were")
  func count() throws {
    #expect(try WorkedRefund.all().count >= 66)
  }

  @Test("a comparison finds a value that differs, a key that is missing, and one that is there")
  func comparison() throws {
    let worked = try #require(try WorkedRefund.all().first { $0.name == "no-returns" })
    let right = try RefundResult(of: RefundRequest(json: worked.request)).json
    #expect(try worked.differences(from: right) == [])
    for (part, other) in [
      (#""18.00""#, #""18.01""#), (#""currency""#, #""money""#), (#""currency""#, #""version":"1","currency""#),
      (#""refunds":[]"#, #""refunds":[{}]"#),
    ] {
      #expect(try !worked.differences(from: right.replacingOccurrences(of: part, with: other)).isEmpty)
    }
  }
}

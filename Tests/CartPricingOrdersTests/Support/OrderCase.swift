// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A case of `Tests/Cases/orders` as JSON values.
struct OrderCase: CustomTestStringConvertible, @unchecked Sendable {
  let testDescription: String
  private let object: [String: Any]

  /// The cases whose names of files begin so, by these names.
  static func all(_ prefix: String, file: String = #filePath) throws -> [OrderCase] {
    // Tests/CartPricingOrdersTests/Support/OrderCase.swift
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let folder = tests.appendingPathComponent("Cases/orders")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix(prefix) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        return OrderCase(testDescription: file.lastPathComponent, object: try #require(document))
      }
  }

  /// The value of a key.
  subscript<Value>(key: String) -> Value {
    get throws { try #require(object[key] as? Value, "\(testDescription): \(key)") }
  }

  /// A JSON value as text, its keys in their order.
  static func text(_ value: Any) throws -> String {
    String(
      decoding: try JSONSerialization.data(
        withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]),
      as: UTF8.self)
  }

  /// A JSON text as a value.
  static func value(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  /// Where a value differs from a partial expectation: of an object only the named keys are compared, and
  /// a key that is null must be absent. Empty if it does not.
  static func differences(from expected: Any, of found: Any?, at path: String = "") throws -> [String] {
    if let expected = expected as? [String: Any] {
      guard let found = found as? [String: Any] else { return ["\(path): is no object"] }
      return try expected.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        if value is NSNull { return found[key] == nil ? [] : ["\(path).\(key): is there"] }
        return try differences(from: value, of: found[key], at: "\(path).\(key)")
      }
    }
    if let expected = expected as? [Any] {
      guard let found = found as? [Any], found.count == expected.count else {
        return ["\(path): is no list of \(expected.count)"]
      }
      return try zip(expected, found).enumerated().flatMap { index, pair in
        try differences(from: pair.0, of: pair.1, at: "\(path)[\(index)]")
      }
    }
    let wanted = try text(expected)
    let actual = try found.map { try text($0) } ?? "nothing"
    return wanted == actual ? [] : ["\(path): expected \(wanted), found \(actual)"]
  }
}

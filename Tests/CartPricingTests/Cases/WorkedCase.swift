// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A case of `Tests/Cases`: a request, and what must be in its result. `Tests/Cases/README.md` says what its keys mean.
struct WorkedCase: CustomTestStringConvertible {
  var name: String
  /// The request as JSON; of a case about a text that is no JSON, that text.
  var request: String
  /// The expected parts of the result, as JSON without the keys that must be absent.
  var expectation: String
  /// The paths of the keys that must be absent.
  var absentKeys: [[Step]]

  enum Step {
    case key(String)
    case index(Int)
  }

  var testDescription: String { name }

  init(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    name = try #require(object["name"] as? String)
    request = try object["raw"] as? String ?? #require(Self.object(of: "request", in: text))
    let expected = try #require(object["expect"])
    absentKeys = Self.paths(ofNullsIn: expected)
    expectation = try Self.text(of: Self.withoutNulls(expected))
  }

  /// The differences of a result from the expected one, a line each; empty without any.
  func differences(from result: String) throws -> [String] {
    let document = try JSONSerialization.jsonObject(with: Data(result.utf8))
    let present = absentKeys.filter { Self.value(at: $0, in: document) != nil }
    return try PartialComparison.differences(expected: expectation, found: result)
      + present.map { "\($0): expected to be absent" }
  }

  /// The object of a key as it is written, because faults are reported in the order of the document.
  private static func object(of key: String, in text: String) -> String? {
    guard let start = text.range(of: "\"\(key)\":")?.upperBound else { return nil }
    var depth = 0
    var isInString = false
    var isEscaped = false
    for index in text[start...].unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if isInString {
        if !isEscaped, scalar == "\"" { isInString = false }
        isEscaped = !isEscaped && scalar == "\\"
      } else if scalar == "\"" {
        isInString = true
      } else if scalar == "{" {
        depth += 1
      } else if scalar == "}" {
        depth -= 1
        if depth == 0 { return String(text[start...index]) }
      }
    }
    return nil
  }

  private static func text(of document: Any) throws -> String {
    try String(decoding: JSONSerialization.data(withJSONObject: document), as: UTF8.self)
  }

  private static func withoutNulls(_ document: Any) -> Any {
    switch document {
    case let object as [String: Any]: object.filter { !($0.value is NSNull) }.mapValues(withoutNulls)
    case let list as [Any]: list.map(withoutNulls)
    default: document
    }
  }

  private static func paths(ofNullsIn document: Any) -> [[Step]] {
    switch document {
    case is NSNull: [[]]
    case let object as [String: Any]:
      object.flatMap { key, value in paths(ofNullsIn: value).map { [.key(key)] + $0 } }
    case let list as [Any]:
      list.enumerated().flatMap { index, entry in paths(ofNullsIn: entry).map { [.index(index)] + $0 } }
    default: []
    }
  }

  private static func value(at path: [Step], in document: Any) -> Any? {
    path.reduce(document) { value, step in
      switch (step, value) {
      case (.key(let key), let object as [String: Any]): object[key]
      case (.index(let index), let list as [Any]): list.indices.contains(index) ? list[index] : nil
      default: nil
      }
    }
  }
}

extension WorkedCase {
  /// All cases, by the names of their files.
  static func all(file: String = #filePath) throws -> [WorkedCase] {
    // Tests/CartPricingTests/Cases/WorkedCase.swift
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let folder = tests.appendingPathComponent("Cases")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try WorkedCase($0) }
  }
}

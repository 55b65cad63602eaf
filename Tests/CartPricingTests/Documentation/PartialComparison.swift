// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compares a document with what is expected of it: objects need what is expected and may have more, lists have to agree
/// entry by entry, everything else has to be equal.
enum PartialComparison {
  /// The differences, a line each with its path; empty if the document is as expected.
  static func differences(expected: String, found: String) throws -> [String] {
    differences(try value(of: expected), try value(of: found), at: "")
  }

  private static func value(of text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
  }

  private static func differences(_ expected: Any, _ found: Any, at path: String) -> [String] {
    switch (expected, found) {
    case (let expected as [String: Any], let found as [String: Any]):
      return expected.sorted { $0.key < $1.key }.flatMap { key, value in
        found[key].map { differences(value, $0, at: path.isEmpty ? key : "\(path).\(key)") }
          ?? ["\(path): there is no \(key)"]
      }
    case (let expected as [Any], let found as [Any]):
      guard expected.count == found.count else {
        return ["\(path): expected \(expected.count) entries, found \(found.count): \(text(found))"]
      }
      return zip(expected, found).enumerated().flatMap { place, pair in
        differences(pair.0, pair.1, at: "\(path)[\(place)]")
      }
    default:
      return text(expected) == text(found) ? [] : ["\(path): expected \(text(expected)), found \(text(found))"]
    }
  }

  /// A value as JSON, with the keys of objects in one order.
  private static func text(_ value: Any) -> String {
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys]
    let data = try? JSONSerialization.data(withJSONObject: value, options: options)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
  }
}

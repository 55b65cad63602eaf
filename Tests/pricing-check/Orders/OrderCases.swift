// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import LedgerConformance

/// A kind of cases for what comes after the price: the files whose names begin with its name.
struct OrderCaseKind: Sendable {
  /// The name of the kind.
  let name: String
  /// Runs a case, which is given as JSON and as text; what is wrong, nil for nothing.
  let run: @Sendable (_ document: TraceValue, _ text: String) async -> String?

  /// All kinds.
  static let all = [
    OrderCaseKind(name: "claims", run: claims),
    OrderCaseKind(name: "codes", run: codes),
    OrderCaseKind(name: "ledger", run: ledger),
    OrderCaseKind(name: "overview", run: overview),
    OrderCaseKind(name: "refund", run: refund),
  ]
}

/// Runs the cases of a folder, and returns the exit status: 0 only if every case passes.
func orders(cases folder: String) async -> Int32 {
  var passed = 0
  var count = 0
  for kind in OrderCaseKind.all {
    for path in paths(matching: "\(folder)/\(kind.name)-*.json") {
      count += 1
      if let problem = await problem(at: path, kind) {
        print("\(path): \(problem)")
      } else {
        passed += 1
      }
    }
  }
  let known = OrderCaseKind.all.map { $0.name + "-" }
  let others = paths(matching: "\(folder)/*.json").filter { path in
    let name = path.split(separator: "/").last ?? ""
    return !known.contains { name.hasPrefix($0) }
  }
  if !others.isEmpty { complain("\(others.count) files are of kinds that are not run here, such as \(others[0])") }
  print("\(passed) of \(count) cases pass")
  return passed == count && count > 0 ? 0 : 1
}

private func problem(at path: String, _ kind: OrderCaseKind) async -> String? {
  guard let bytes = contents(of: path) else { return "is not read" }
  let text = String(decoding: bytes, as: UTF8.self)
  do {
    return await kind.run(try TraceValue.parse(text), text)
  } catch {
    return "\(error)"
  }
}

/// The difference of a value from what is expected; nil for none.
func difference(_ expected: TraceValue, _ found: TraceValue, at index: Int? = nil) -> String? {
  if expected.matches(found) { return nil }
  return "\(index.map { "call \($0): " } ?? "")expected \(expected.json), found \(found.json)"
}

/// The text of a member of a JSON object, as it is written; nil if the object has none. The text is JSON
/// already.
func member(_ key: String, of text: String) -> String? {
  var depth = 0
  var start: Int?
  var isString = false
  var isEscaped = false
  var string: [UInt8] = []
  var current = ""
  let bytes = Array(text.utf8)
  for (place, byte) in bytes.enumerated() {
    if isString {
      if !isEscaped, byte == UInt8(ascii: "\"") { isString = false } else { string.append(byte) }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      continue
    }
    switch byte {
    case UInt8(ascii: "\""):
      isString = true
      string = []
    case UInt8(ascii: ":") where depth == 1:
      current = String(decoding: string, as: UTF8.self)
      start = place + 1
    case UInt8(ascii: ",") where depth == 1, UInt8(ascii: "}") where depth == 1:
      if current == key, let start { return String(decoding: bytes[start..<place], as: UTF8.self) }
      if byte == UInt8(ascii: "}") { return nil }
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
  return nil
}

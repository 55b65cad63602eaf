// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The conditions that do not hold, in words for a support agent. Each has its path behind it, so that
/// it is found in the promotion.
extension ReceiptWords {
  /// "has conditions that do not hold here: the time of day (when.all[1].schedule)"; nil if the result
  /// does not say which conditions they are.
  func failure(of decision: Decision) -> String? {
    guard let failed = decision.failed else { return nil }
    guard !failed.isEmpty else { return "has conditions that never hold" }
    let most = 3
    var parts: [String] = []
    for path in failed.prefix(most) {
      let shown = clean(path)
      parts.append(words(forPath: path).map { "\($0) (\(shown))" } ?? shown)
    }
    let rest = failed.count == Limits.failedPaths ? "others" : counted(Int64(failed.count - most), "other")
    if failed.count > most { parts.append("and \(rest)") }
    let noun = failed.count == 1 ? "a condition that does not hold" : "conditions that do not hold"
    return "has \(noun) here: \(parts.joined(separator: ", "))"
  }

  /// What a condition is about, by the last key of its path; nil for an unknown key, which a document may
  /// have.
  private func words(forPath path: String) -> String? {
    let key = path.split(separator: ".").last.map(String.init) ?? path
    return Qualifier.Key(rawValue: key)?.words ?? rule(key)
  }

  private func rule(_ key: String) -> String? {
    switch key {
    case "calculateRule": "what the rule counts"
    case "reward": "a unit to discount"
    default: nil
    }
  }
}

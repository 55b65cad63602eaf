// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Checks promotion sets without pricing: their faults and their warnings.
struct SetChecker {
  /// Whether each check is written as JSON.
  let asJSON: Bool

  /// Checks the set of each file in turn. A file that cannot be read does not keep the others from
  /// being checked.
  func run(_ paths: [String], to output: inout Output) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    for path in paths {
      guard let document = try PriceCart.contents(of: path, &status, writingFirst: &output) else { continue }
      let check = PromotionSetCheck(json: document)
      if !check.faults.isEmpty { status.note(.faults) }
      if asJSON {
        try output.writeLine(check.jsonBytes)
      } else {
        try write(check, of: path, to: &output)
      }
    }
    return status
  }

  private func write(_ check: PromotionSetCheck, of path: String, to output: inout Output) throws(CommandError) {
    for fault in check.faults { try Self.writeLine("\(path): error: \(fault)", to: &output) }
    for warning in check.warnings { try Self.writeLine("\(path): warning: \(warning)", to: &output) }
    var counts = [Self.count(check.faults.count, "error"), Self.count(check.warnings.count, "warning")]
    if let promotions = check.promotionCount { counts.insert(Self.count(promotions, "promotion"), at: 0) }
    try Self.writeLine("\(path): \(counts.joined(separator: ", "))", to: &output)
  }

  /// Writes a line, without characters that a terminal would obey.
  private static func writeLine(_ text: String, to output: inout Output) throws(CommandError) {
    try output.write("\(TerminalText.clean(text, most: .max))\n".utf8)
  }

  /// A count with its noun in the singular or plural.
  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

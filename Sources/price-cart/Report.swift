// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Writes the results and faults of documents: as JSON, one line each, or as receipts on standard
/// output and faults on standard error.
struct Report {
  /// Whether results and faults are written as JSON.
  let asJSON: Bool
  /// Whether a receipt begins with the name of its document.
  let showsNames: Bool

  private var isFirst = true

  /// An empty report.
  init(asJSON: Bool, showsNames: Bool = false) {
    self.asJSON = asJSON
    self.showsNames = showsNames
  }

  /// Writes the result of a document.
  mutating func write(
    _ priced: PricedCart, of name: @autoclosure () -> String, to output: inout Output
  ) throws(CommandError) {
    if asJSON { return try output.writeLine(priced.jsonBytes) }
    try write(receipt: priced.receipt, of: name(), to: &output)
  }

  /// Writes the receipt of a document.
  mutating func write(
    receipt: String, of name: @autoclosure () -> String, to output: inout Output
  ) throws(CommandError) {
    let title = showsNames ? "\(TerminalText.clean(name(), most: .max))\n\n" : ""
    try output.write("\(isFirst ? "" : "\n")\(title)\(receipt)".utf8)
    isFirst = false
  }

  /// Writes the faults of a document.
  mutating func write(
    _ error: PricingError, of name: @autoclosure () -> String, to output: inout Output
  ) throws(CommandError) {
    if asJSON { return try output.writeLine(error.jsonBytes) }
    try output.flush()
    let name = name()
    var errors = Output(System.standardError)
    for fault in error.faults {
      try? errors.write("\(TerminalText.clean("\(name): \(fault.description)", most: .max))\n".utf8)
    }
    try? errors.flush()
  }
}

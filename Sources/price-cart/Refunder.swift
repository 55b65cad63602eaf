// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// Refunds the returns of orders: one order per line of standard input, or one per file.
struct Refunder {
  /// Whether results are written as JSON rather than as receipts.
  let asJSON: Bool

  /// Refunds the lines of standard input, with one line in memory.
  func run(to output: inout Output) throws(CommandError) -> ExitStatus {
    if System.isTerminal(System.standardInput) {
      PriceCart.complain("reading refund requests from the terminal, one a line; refund --help says more")
    }
    var status = ExitStatus.done
    var lines = LineReader(System.standardInput, "standard input")
    var report = Report(asJSON: asJSON, showsNames: true)
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      try refund(lines.line, of: lines.place, &status, &report, to: &output)
    }
    return status
  }

  /// Refunds each file in turn. If a file cannot be read or has faults, the others are refunded all
  /// the same.
  func run(_ paths: [String], to output: inout Output) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    var report = Report(asJSON: asJSON, showsNames: paths.count > 1)
    for path in paths {
      guard let document = try PriceCart.contents(of: path, &status, writingFirst: &output) else { continue }
      try refund(document, of: path, &status, &report, to: &output)
    }
    return status
  }

  private func refund(
    _ document: [UInt8], of name: String, _ status: inout ExitStatus, _ report: inout Report, to output: inout Output
  ) throws(CommandError) {
    let request: RefundRequest
    let result: RefundResult
    do {
      request = try RefundRequest(json: document)
      result = try RefundResult(of: request)
    } catch {
      status.note(.faults)
      return try report.write(error, of: name, to: &output)
    }
    if asJSON { return try output.writeLine(result.jsonBytes) }
    try report.write(receipt: result.receipt(for: request), of: name, to: &output)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Prices one document per line, in order.
///
/// It keeps one line of the input and a buffer of the output, so memory does not grow with the
/// number of lines.
struct StreamPricer {
  /// Whether results are written as JSON rather than as receipts.
  let asJSON: Bool

  /// Prices the lines of standard input.
  func run(with pricer: inout DocumentPricer, to output: inout Output) throws(CommandError) -> ExitStatus {
    if System.isTerminal(System.standardInput) {
      PriceCart.complain("reading requests from the terminal, one a line; --help says more")
    }
    var lines = LineReader(System.standardInput, "standard input")
    var report = Report(asJSON: asJSON, showsNames: true)
    return try price(&lines, with: &pricer, &report, to: &output)
  }

  /// Prices the lines of each file in turn. If a file cannot be read, the others are priced all the
  /// same.
  func run(
    _ paths: [String], with pricer: inout DocumentPricer, to output: inout Output
  ) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    var report = Report(asJSON: asJSON, showsNames: true)
    for path in paths {
      do {
        var lines = try LineReader(path: path)
        defer { lines.close() }
        status.note(try price(&lines, with: &pricer, &report, to: &output))
      } catch {
        guard case .input(let name, let failure) = error else { throw error }
        try output.flush()
        PriceCart.complain("\(name): \(failure.message)")
        status.note(.unusable)
      }
    }
    return status
  }

  private func price(
    _ lines: inout LineReader, with pricer: inout DocumentPricer, _ report: inout Report, to output: inout Output
  ) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      let priced: PricedCart
      do {
        priced = try pricer.price(lines.line)
      } catch {
        status.note(.faults)
        try report.write(error, of: lines.place, to: &output)
        continue
      }
      try report.write(priced, of: lines.place, to: &output)
    }
    return status
  }
}

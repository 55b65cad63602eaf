// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Prices one document per file.
struct FilePricer {
  /// Whether results are written as JSON rather than as receipts.
  let asJSON: Bool

  /// Prices each file in turn. If a file cannot be read or has faults, the others are priced all
  /// the same.
  func run(
    _ paths: [String], with pricer: inout DocumentPricer, to output: inout Output
  ) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    var report = Report(asJSON: asJSON, showsNames: paths.count > 1)
    for path in paths {
      guard let document = try PriceCart.contents(of: path, &status, writingFirst: &output) else { continue }
      let priced: PricedCart
      do {
        priced = try pricer.price(document)
      } catch {
        status.note(.faults)
        try report.write(error, of: path, to: &output)
        continue
      }
      try report.write(priced, of: path, to: &output)
    }
    return status
  }
}

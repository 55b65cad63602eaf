internal import CartPricing

/// Prices one request a file.
struct FilePricer {
  /// Whether results are written as JSON rather than as receipts.
  let asJSON: Bool

  /// Prices each file in turn; one that cannot be read or has faults does not keep the others from being priced.
  func run(_ paths: [String], to output: inout Output) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    var isFirst = true
    for path in paths {
      let document: [UInt8]
      do {
        document = try System.contents(of: path)
      } catch {
        try output.flush()
        PriceCart.complain("\(path): \(error.message)")
        status.note(.unusable)
        continue
      }
      let priced: PricedCart
      do {
        priced = try price(document)
      } catch {
        status.note(.faults)
        try report(error, in: path, to: &output)
        continue
      }
      if asJSON {
        try output.writeLine(priced.jsonBytes)
      } else {
        let title = paths.count > 1 ? "\(path)\n\n" : ""
        try output.write("\(isFirst ? "" : "\n")\(title)\(priced.receipt)".utf8)
        isFirst = false
      }
    }
    return status
  }

  private func report(_ error: PricingError, in path: String, to output: inout Output) throws(CommandError) {
    if asJSON { return try output.writeLine(error.jsonBytes) }
    try output.flush()
    var errors = Output(System.standardError)
    for fault in error.faults { try? errors.write("\(path): \(fault.description)\n".utf8) }
    try? errors.flush()
  }
}

/// Prices the request that a document holds.
func price(_ document: [UInt8]) throws(PricingError) -> PricedCart {
  let request = try PricingRequest(json: document)
  return try PricingEngine(request.promotions).price(request.cart, in: request.context)
}

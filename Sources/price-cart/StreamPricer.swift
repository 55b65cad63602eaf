internal import CartPricing

/// Prices one request a line, one result a line, in order.
///
/// It keeps one line of input and what is not written yet of the output, so memory does not grow with the number of
/// lines.
struct StreamPricer {
  func run(to output: inout Output) throws(CommandError) -> ExitStatus {
    var status = ExitStatus.done
    var lines = LineReader(System.standardInput)
    if System.isTerminal(System.standardInput) {
      PriceCart.complain("reading requests from the terminal, one a line; --help says more")
    }
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      let result: [UInt8]
      do {
        result = try price(lines.line).jsonBytes
      } catch {
        status.note(.faults)
        result = error.jsonBytes
      }
      try output.writeLine(result)
    }
    return status
  }
}

internal import CartPricing

/// The command: reads pricing requests, writes receipts or results.
@main
struct PriceCart {
  static let version = "0.1.0"

  static func main() {
    System.ignoreBrokenPipes()
    System.exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Does what the arguments ask for.
  private static func status(of arguments: [String]) -> ExitStatus {
    var output = Output(System.standardOutput)
    do {
      let status =
        switch try Arguments(arguments) {
        case .help: try print(Arguments.usage, to: &output)
        case .version: try print("price-cart \(version)\n", to: &output)
        case .stream: try StreamPricer().run(to: &output)
        case .files(let paths, let asJSON): try FilePricer(asJSON: asJSON).run(paths, to: &output)
        }
      try output.flush()
      return status
    } catch {
      switch error {
      case .usage(let message):
        complain("\(message)\nTry: price-cart --help")
        return .unusable
      case .input(let name, let failure):
        try? output.flush()
        complain("\(name): \(failure.message)")
        return .unusable
      case .output(let failure):
        // Whoever reads has seen enough; that is no failure.
        if failure.isBrokenPipe { return .done }
        complain("standard output: \(failure.message)")
        return .unusable
      }
    }
  }

  private static func print(_ text: String, to output: inout Output) throws(CommandError) -> ExitStatus {
    try output.write(text.utf8)
    return .done
  }

  /// Writes a line about the command itself to standard error.
  static func complain(_ message: String) {
    var errors = Output(System.standardError)
    try? errors.write("price-cart: \(message)\n".utf8)
    try? errors.flush()
  }
}

/// How the command ends.
enum ExitStatus: Int32 {
  /// Everything was priced.
  case done = 0
  /// A document had faults; the others were priced all the same.
  case faults = 1
  /// The arguments are wrong, or a file cannot be read.
  case unusable = 2

  /// The worse of both.
  mutating func note(_ other: ExitStatus) {
    if other.rawValue > rawValue { self = other }
  }
}

/// Why the command stops.
enum CommandError: Error {
  /// The arguments are wrong.
  case usage(String)
  /// Something with this name cannot be read.
  case input(String, SystemFailure)
  /// Standard output cannot be written.
  case output(SystemFailure)
}

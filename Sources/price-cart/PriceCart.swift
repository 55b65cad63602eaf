// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// The command: reads pricing requests, writes receipts or results.
@main
struct PriceCart {
  static let version = "0.1.0"

  static func main() async {
    System.ignoreBrokenPipes()
    System.exit(await status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Carries out the task that the arguments select.
  private static func status(of arguments: [String]) async -> ExitStatus {
    var output = Output(System.standardOutput)
    do {
      let status = try await run(Arguments(arguments), &output)
      try output.flush()
      return status
    } catch {
      switch error {
      case .usage(let message):
        complain(message, hint: "Try: price-cart --help")
        return .unusable
      case .input(let name, let failure):
        try? output.flush()
        complain("\(name): \(failure.message)")
        return .unusable
      case .output(let failure):
        // The reader has closed the pipe, which is no failure.
        if failure.isBrokenPipe { return .done }
        complain("standard output: \(failure.message)")
        return .unusable
      }
    }
  }

  private static func run(_ arguments: Arguments, _ output: inout Output) async throws(CommandError) -> ExitStatus {
    switch arguments {
    case .help: return try print(Arguments.usage, to: &output)
    case .version: return try print("price-cart \(version)\n", to: &output)
    case .stream(nil):
      var pricer = DocumentPricer()
      return try StreamPricer(asJSON: true).run(with: &pricer, to: &output)
    case .stream(let promotions?):
      guard var pricer = try pricer(promotions, asJSON: true, &output) else { return .faults }
      return try StreamPricer(asJSON: true).run(with: &pricer, to: &output)
    case .files(let paths, let asJSON):
      var pricer = DocumentPricer()
      return try FilePricer(asJSON: asJSON).run(paths, with: &pricer, to: &output)
    case .carts(let paths, let promotions, let asJSON):
      guard var pricer = try pricer(promotions, asJSON: asJSON, &output) else { return .faults }
      return try StreamPricer(asJSON: asJSON).run(paths, with: &pricer, to: &output)
    case .check(let paths, let asJSON): return try SetChecker(asJSON: asJSON).run(paths, to: &output)
    case .refundHelp: return try print(Arguments.refundUsage, to: &output)
    case .refundStream: return try Refunder(asJSON: true).run(to: &output)
    case .refundFiles(let paths, let asJSON): return try Refunder(asJSON: asJSON).run(paths, to: &output)
    case .codes(let maker): return try maker.run(to: &output)
    case .overview(let overviewer): return try overviewer.run(to: &output)
    case .compare(let comparer): return try comparer.run(to: &output)
    case .review(let reviewer): return try await reviewer.run(to: &output)
    }
  }

  /// The pricer for the promotions of a file; nil if the promotions have faults, which are
  /// reported.
  private static func pricer(
    _ path: String, asJSON: Bool, _ output: inout Output
  ) throws(CommandError) -> DocumentPricer? {
    let document: [UInt8]
    do {
      document = try System.contents(of: path)
    } catch {
      throw .input(path, error)
    }
    do {
      return try DocumentPricer(promotions: document)
    } catch {
      var report = Report(asJSON: asJSON)
      try report.write(error, of: path, to: &output)
      return nil
    }
  }

  private static func print(_ text: String, to output: inout Output) throws(CommandError) -> ExitStatus {
    try output.write(text.utf8)
    return .done
  }

  /// The contents of one of several files. A file that cannot be read is reported and noted in the
  /// status; the contents are nil then.
  static func contents(
    of path: String, _ status: inout ExitStatus, writingFirst output: inout Output
  ) throws(CommandError) -> [UInt8]? {
    do throws(SystemFailure) {
      return try System.contents(of: path)
    } catch {
      try output.flush()
      complain("\(path): \(error.message)")
      status.note(.unusable)
      return nil
    }
  }

  /// Writes a message about the command, and a line with a hint, to standard error.
  static func complain(_ message: String, hint: String? = nil) {
    var errors = Output(System.standardError)
    // The message may have the name of a file or an argument.
    try? errors.write("price-cart: \(TerminalText.clean(message, most: .max))\n".utf8)
    if let hint { try? errors.write("\(hint)\n".utf8) }
    try? errors.flush()
  }
}

/// The exit status of the command.
enum ExitStatus: Int32 {
  /// Everything was priced.
  case done = 0
  /// A document had faults; the other requests were priced all the same.
  case faults = 1
  /// The arguments are wrong, or a file cannot be read.
  case unusable = 2

  /// Replaces the status by the worse of both.
  mutating func note(_ other: ExitStatus) {
    if other.rawValue > rawValue { self = other }
  }
}

/// The reasons for which the command stops.
enum CommandError: Error {
  /// The arguments are wrong.
  case usage(String)
  /// The input with this name cannot be read.
  case input(String, SystemFailure)
  /// Standard output cannot be written.
  case output(SystemFailure)
}

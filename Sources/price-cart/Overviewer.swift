// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// Makes overviews of redemption records: the command `overview`.
struct Overviewer {
  /// The text that `overview --help` prints.
  static let usage = """
    Adds redemption records up: uses, orders, customers, discounts and refusals by promotion.

    Usage: price-cart overview [--csv | --part] FILE...
           price-cart overview [--csv | --part] [-]

      FILE...  Read a document from each line of each file.
      -        Read a document from each line of standard input. This is also what happens
               without a FILE.
      --csv    Print a table in CSV: a line for each promotion, day and currency.
      --part   Print an overview that can be merged with others: it has the ids of customers
               in place of their number.
      --help   Print this help.

    A document is a redemption record as a ledger lists them, a note of a refusal such as
    {"note": {"promotion": "spring", "reason": "usedUp", "at": "2026-12-01T10:00:00Z"}}, or an
    overview that --part has printed. Records, notes and parts may be mixed, and all are added up
    to one overview, in JSON unless --csv is given. No order may stand in two parts:

      price-cart overview --part january.ndjson > january.json
      price-cart overview --part february.ndjson > february.json
      price-cart overview --csv january.json february.json

    Days are those of the order in UTC. Memory grows with the promotions, their days, codes and
    customers, and not with the records.

    Exit status: 0 if everything was added, 1 if a document had faults, which are printed with
    their paths (the others are added all the same), 2 for wrong usage or a file that cannot be
    read.

    """

  private enum Format {
    case json, csv, part
  }

  private var isHelp = false
  private var format = Format.json
  /// The files; empty for standard input.
  private var paths: [String] = []

  /// Reads the arguments behind `overview`.
  init(_ arguments: [String]) throws(CommandError) {
    var options = Options(arguments, of: "overview")
    var isStream = false
    while let option = options.nextOption() {
      switch option {
      case "--help", "-h":
        isHelp = true
        return
      case "--csv", "--part":
        if format != .json { throw .usage("overview takes one of --csv and --part, once") }
        format = option == "--csv" ? .csv : .part
      case "-": isStream = true
      default: throw options.unknown(option)
      }
    }
    paths = options.files
    if isStream, !paths.isEmpty { throw .usage("- is standard input and cannot stand beside files") }
  }

  /// Adds all documents up and writes the overview.
  func run(to output: inout Output) throws(CommandError) -> ExitStatus {
    if isHelp {
      try output.write(Self.usage.utf8)
      return .done
    }
    var status = ExitStatus.done
    var fold = OverviewFold()
    if paths.isEmpty {
      if System.isTerminal(System.standardInput) {
        PriceCart.complain("reading records from the terminal, one a line; overview --help says more")
      }
      var lines = LineReader(System.standardInput, "standard input")
      try add(&lines, to: &fold, &status, &output)
    }
    for path in paths {
      do throws(CommandError) {
        var lines = try LineReader(path: path)
        defer { lines.close() }
        try add(&lines, to: &fold, &status, &output)
      } catch {
        guard case .input(let name, let failure) = error else { throw error }
        PriceCart.complain("\(name): \(failure.message)")
        status.note(.unusable)
      }
    }
    switch format {
    case .json: try output.writeLine(fold.overview.jsonBytes)
    case .csv: try output.write(fold.overview.csv.utf8)
    case .part: try output.writeLine(fold.partJSONBytes)
    }
    return status
  }

  private func add(
    _ lines: inout LineReader, to fold: inout OverviewFold, _ status: inout ExitStatus, _ output: inout Output
  ) throws(CommandError) {
    var report = Report(asJSON: false)
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      do throws(PricingError) {
        try fold.add(json: lines.line)
      } catch {
        status.note(.faults)
        try report.write(error, of: lines.place, to: &output)
      }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingReview

/// Compares two promotion sets over past carts: the command `compare`.
struct Comparer {
  /// The text that `compare --help` prints.
  static let usage = """
    Prices past carts with two promotion sets and says what changes.

    Usage: price-cart compare [--by KEY]... [--experiment NAME] [--json] OLD NEW
           price-cart compare --merge [--json] FILE...

      OLD, NEW           The files of the two promotion sets. Carts are read from standard input,
                         one a line: {"cart": {...}, "context": {...}}.
      --by KEY           Divide the sums by a key, too: customer.segment, coupon, store.id,
                         store.channel, store.country, store.region, shipping.method,
                         shipping.country, day, month, weekday, customer.attributes.NAME or
                         cart.attributes.NAME. A cart with several values counts for each.
      --experiment NAME  Divide the sums by the arms of an experiment: the shares of customers
                         that the promotions with this experiment have.
      --json             Print the comparison as JSON on one line.
      --merge            Add up comparisons, one a line of each FILE, that --json has printed.
      --help             Print this help.

    Memory does not grow with the number of carts. The comparison of a stream is the merged one of
    its parts, byte for byte:

      price-cart compare --json old.json new.json < january.ndjson > january.json
      price-cart compare --json old.json new.json < february.ndjson > february.json
      price-cart compare --merge january.json february.json

    Exit status: 0 if every cart was priced, 1 if a cart or a set had faults, which are printed
    (the other carts are priced all the same), 2 for wrong usage or a file that cannot be read.

    """

  private var isHelp = false
  private var asJSON = false
  private var isMerge = false
  private var options = SetComparison.Options()
  private var paths: [String] = []

  /// Reads the arguments behind `compare`.
  init(_ arguments: [String]) throws(CommandError) {
    var reader = Options(arguments, of: "compare")
    while let option = reader.nextOption() {
      switch option {
      case "--help", "-h":
        isHelp = true
        return
      case "--json": asJSON = true
      case "--merge": isMerge = true
      case "--by":
        let text = try reader.value()
        guard let key = CartKey(text) else { throw .usage("--by needs one of \(CartKey.list), and not \(text)") }
        if options.keys.contains(key) { throw .usage("--by \(text) stands twice") }
        options.keys.append(key)
      case "--experiment":
        if options.experiment != nil { throw .usage("--experiment stands twice") }
        options.experiment = try reader.value()
      default: throw reader.unknown(option)
      }
    }
    paths = reader.files
    if isMerge {
      if options != SetComparison.Options() { throw .usage("compare --merge takes neither --by nor --experiment") }
      if paths.isEmpty { throw .usage("compare --merge needs files with comparisons") }
    } else if paths.count != 2 {
      throw .usage("compare needs two files with promotion sets")
    }
  }

  /// Compares the sets over standard input, or merges comparisons.
  func run(to output: inout Output) throws(CommandError) -> ExitStatus {
    if isHelp {
      try output.write(Self.usage.utf8)
      return .done
    }
    var status = ExitStatus.done
    let found = isMerge ? try merge(&status, to: &output) : try compare(&status, to: &output)
    guard let found else { return status }
    if asJSON {
      try output.writeLine(found.jsonBytes)
    } else {
      try output.write(ComparisonText(found).text.utf8)
    }
    return status
  }

  private func compare(_ status: inout ExitStatus, to output: inout Output) throws(CommandError) -> SetComparison? {
    var report = Report(asJSON: false)
    var sets: [PromotionSet] = []
    for path in paths {
      let document: [UInt8]
      do throws(SystemFailure) {
        document = try System.contents(of: path)
      } catch {
        throw .input(path, error)
      }
      do throws(PricingError) {
        sets.append(try PromotionSet(json: document))
      } catch {
        status.note(.faults)
        try report.write(error, of: path, to: &output)
      }
    }
    guard sets.count == 2 else { return nil }
    var comparer: SetComparer
    do throws(PricingError) {
      comparer = try SetComparer(sets[0], sets[1], options: options)
    } catch {
      status.note(.faults)
      try report.write(error, of: "compare", to: &output)
      return nil
    }
    if System.isTerminal(System.standardInput) {
      PriceCart.complain("reading carts from the terminal, one a line; compare --help says more")
    }
    var lines = LineReader(System.standardInput, "standard input")
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      do throws(PricingError) {
        try comparer.add(json: lines.line)
      } catch {
        status.note(.faults)
        try report.write(error, of: lines.place, to: &output)
      }
    }
    return comparer.comparison
  }

  private func merge(_ status: inout ExitStatus, to output: inout Output) throws(CommandError) -> SetComparison? {
    var report = Report(asJSON: false)
    var whole: SetComparison?
    for path in paths {
      var lines = try LineReader(path: path)
      defer { lines.close() }
      while try lines.advance(beforeWaiting: &output) {
        if lines.isBlank { continue }
        do throws(PricingError) {
          let part = try SetComparison(json: lines.line)
          if whole == nil { whole = part } else { try whole?.merge(part) }
        } catch {
          status.note(.faults)
          try report.write(error, of: lines.place, to: &output)
        }
      }
    }
    return whole ?? (status == .done ? SetComparison() : nil)
  }
}

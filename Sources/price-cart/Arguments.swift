// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The task that the arguments select.
enum Arguments {
  /// Print the usage.
  case help
  /// Print the version.
  case version
  /// Price one document per line of standard input, with the promotions of a file or with those of
  /// each document.
  case stream(promotions: String?)
  /// Price one request per file.
  case files([String], asJSON: Bool)
  /// Price one cart per line of each file, with the promotions of another file.
  case carts([String], promotions: String, asJSON: Bool)
  /// To check the promotion set of each file without pricing.
  case check([String], asJSON: Bool)
  /// Print the usage of `refund`.
  case refundHelp
  /// Refund the returns of one order per line of standard input.
  case refundStream
  /// Refund the returns of one order per file.
  case refundFiles([String], asJSON: Bool)
  /// Make coupon codes.
  case codes(CodeMaker)
  /// Make an overview of redemption records.
  case overview(Overviewer)
  /// Compare two promotion sets over past carts.
  case compare(Comparer)
  /// Review a promotion set.
  case review(Reviewer)

  /// The text that `--help` prints.
  static let usage = """
    Prices carts exactly: promotions, a cart and its context in, a receipt or JSON out.

    Usage: price-cart [--json] FILE...
           price-cart [--json] [-]
           price-cart --promotions SET [--json] [-]
           price-cart --promotions SET [--json] FILE...
           price-cart check [--json] SET...
           price-cart refund [--json] [FILE...]
           price-cart codes --pattern PATTERN --count N [OPTION...]
           price-cart overview [--csv | --part] [FILE...]
           price-cart review [OPTION...] SET
           price-cart compare [OPTION...] OLD NEW

      FILE...           Read one pricing request from each file and print its receipt.
      -                 Read one pricing request a line from standard input and print one
                        JSON result a line, in the same order; blank lines are skipped. This
                        is also what happens without a FILE.
      --promotions SET  Read the promotions from the file SET, once. A line, of standard input
                        or of each FILE, then holds a cart and its context alone.
      check             Print the errors and the warnings of the promotion set in each file
                        SET without pricing. A warning is about a part that is valid but
                        probably not meant, such as a promotion that is never valid.
      refund            Say what the returns of an order give back; see
                        price-cart refund --help.
      codes             Make coupon codes; see price-cart codes --help.
      overview          Add redemption records up; see price-cart overview --help.
      review            Search a promotion set for mistakes, by pricing carts that it makes; see
                        price-cart review --help.
      compare           Price past carts with two promotion sets and say what changes; see
                        price-cart compare --help.
      --json            Print each result as JSON on a line of its own instead of a receipt.
      --help            Print this help.
      --version         Print the version.

    A request is {"promotions": {...}, "cart": {...}, "context": {...}}; beside --promotions it is
    {"cart": {...}, "context": {...}}, and SET holds what "promotions" would. What is wrong with
    one is printed with its path: on standard error beside receipts, as {"errors": [...]} in the
    place of its result in JSON. Nothing is priced where SET has faults.

    Exit status: 0 if everything was priced or checked, 1 if a request or SET had faults (the
    other requests are priced all the same), 2 for wrong usage or a file that cannot be read.

    """

  /// Reads arguments; `--` ends the options.
  init(_ arguments: [String]) throws(CommandError) {
    if arguments.first == "check" {
      self = try Self.check(Array(arguments.dropFirst()))
      return
    }
    if arguments.first == "refund" {
      self = try Self.refund(Array(arguments.dropFirst()))
      return
    }
    switch arguments.first {
    case "codes":
      self = .codes(try CodeMaker(Array(arguments.dropFirst())))
      return
    case "overview":
      self = .overview(try Overviewer(Array(arguments.dropFirst())))
      return
    case "compare":
      self = .compare(try Comparer(Array(arguments.dropFirst())))
      return
    case "review":
      self = .review(try Reviewer(Array(arguments.dropFirst())))
      return
    default: break
    }
    var paths: [String] = []
    var asJSON = false
    var isStream = false
    var areOptionsOver = false
    var promotions: String?
    var isPromotionsNext = false
    for argument in arguments {
      switch argument {
      case _ where isPromotionsNext:
        promotions = argument
        isPromotionsNext = false
      case _ where areOptionsOver: paths.append(argument)
      case "--": areOptionsOver = true
      case "--help", "-h":
        self = .help
        return
      case "--version":
        self = .version
        return
      case "--json": asJSON = true
      case "--promotions":
        if promotions != nil { throw .usage("--promotions stands twice") }
        isPromotionsNext = true
      case "-": isStream = true
      case _ where argument.utf8.first == UInt8(ascii: "-"): throw .usage("there is no option \(argument)")
      default: paths.append(argument)
      }
    }
    if isStream, !paths.isEmpty { throw .usage("- is standard input and cannot stand beside files") }
    if isPromotionsNext { throw .usage("--promotions needs a file") }
    if paths.isEmpty {
      self = .stream(promotions: promotions)
    } else if let promotions {
      self = .carts(paths, promotions: promotions, asJSON: asJSON)
    } else {
      self = .files(paths, asJSON: asJSON)
    }
  }

  /// Reads the arguments behind `check`.
  private static func check(_ arguments: [String]) throws(CommandError) -> Arguments {
    var options = Options(arguments, of: "check")
    var asJSON = false
    while let option = options.nextOption() {
      switch option {
      case "--help", "-h": return .help
      case "--json": asJSON = true
      default: throw options.unknown(option)
      }
    }
    if options.files.isEmpty { throw .usage("check needs a file with a promotion set") }
    return .check(options.files, asJSON: asJSON)
  }
}

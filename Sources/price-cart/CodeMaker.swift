// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders

/// Makes coupon codes: the command `codes`.
struct CodeMaker {
  /// The text that `codes --help` prints.
  static let usage = """
    Makes coupon codes at random that differ from one another, one a line.

    Usage: price-cart codes --pattern PATTERN --count N [--alphabet CHARACTERS]
                            [--check-character] [--besides FILE]... [--guessable]

      --pattern PATTERN      The form of the codes, such as SPRING-####-####. Each # is a
                             random character, and anything else is itself.
      --count N              How many codes to make, at most 10000000.
      --alphabet CHARACTERS  The characters that # can be, 2 to 256 different ones. By
                             default the 24 letters without I and O, and the digits 2 to 9.
      --check-character      Compute the last # from the others, so that every wrong
                             character and every swap of two neighbours can be noticed
                             without any look-up. It needs 32 characters.
      --besides FILE         Make no code that stands on a line of FILE.
      --guessable            Allow more codes than one in a million of those that the pattern
                             has. Whoever tries codes then finds one that is in use.
      --help                 Print this help.

    Codes are compared without regard to case, so they are in capitals. The randomness is that of
    the system.

    Exit status: 0 if the codes were made, 1 if the pattern, the characters, the number or a line
    of FILE had faults, 2 for wrong usage or a file that cannot be read.

    """

  private var isHelp = false
  private var pattern: CodePattern = ""
  private var count = 0
  private var isGuessable = false
  /// The files of codes that are in use.
  private var besides: [String] = []

  /// Reads the arguments behind `codes`.
  init(_ arguments: [String]) throws(CommandError) {
    var options = Options(arguments, of: "codes")
    var (text, number): (String?, String?)
    var alphabet = CodePattern.standardAlphabet
    var hasCheckCharacter = false
    while let option = options.next() {
      switch option {
      case "--help", "-h":
        isHelp = true
        return
      case "--pattern": text = try options.value()
      case "--count": number = try options.value()
      case "--alphabet": alphabet = try options.value()
      case "--besides": besides.append(try options.value())
      case "--check-character": hasCheckCharacter = true
      case "--guessable": isGuessable = true
      case _ where option.utf8.first == UInt8(ascii: "-"): throw .usage("codes has no option \(option)")
      default: throw .usage("codes takes only options, and not \(option)")
      }
    }
    guard let text else { throw .usage("codes needs a --pattern such as SPRING-####-####") }
    guard let number else { throw .usage("codes needs a --count") }
    guard let count = Int(number) else { throw .usage("--count needs a number, and not \(number)") }
    // A code that has a line end would be several lines.
    for value in [text, alphabet] where value.utf8.contains(where: { $0 < 0x20 }) {
      throw .usage("codes are printed one a line, so that they cannot have control characters")
    }
    self.count = count
    pattern = CodePattern(text, alphabet: alphabet, checkCharacter: hasCheckCharacter)
  }

  /// Makes the codes and writes them.
  func run(to output: inout Output) throws(CommandError) -> ExitStatus {
    if isHelp {
      try output.write(Self.usage.utf8)
      return .done
    }
    var status = ExitStatus.done
    var report = Report(asJSON: false)
    let taken = try takenCodes(&status, &report, to: &output)
    if status != .done { return status }
    let batch: CodeBatch
    var randomness = RandomWords()
    defer { randomness.close() }
    do throws(PricingError) {
      batch = try pattern.batch(count, guessable: isGuessable, besides: taken, using: &randomness)
    } catch {
      try report.write(error, of: "codes", to: &output)
      return .faults
    }
    var line: [UInt8] = []
    for index in batch.indices {
      line.removeAll(keepingCapacity: true)
      batch.append(index, to: &line)
      try output.writeLine(line)
    }
    return .done
  }

  /// The codes of the files of `--besides`. A line that is no code is reported.
  private func takenCodes(
    _ status: inout ExitStatus, _ report: inout Report, to output: inout Output
  ) throws(CommandError) -> [CouponCode] {
    var codes: [CouponCode] = []
    for path in besides {
      var lines = try LineReader(path: path)
      defer { lines.close() }
      while try lines.advance(beforeWaiting: &output) {
        if lines.isBlank { continue }
        let code = CouponCode(String(decoding: lines.line, as: UTF8.self))
        if code.isWellFormed {
          codes.append(code)
        } else {
          status.note(.faults)
          let fault = Fault(.invalid, "a code has 1 to 256 bytes, and not \(code.text.utf8.count)")
          try report.write(PricingError(fault), of: lines.place, to: &output)
        }
      }
    }
    return codes
  }
}

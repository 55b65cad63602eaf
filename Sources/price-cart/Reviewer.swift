// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingReview

/// Reviews a promotion set: the command `review`.
struct Reviewer {
  /// The text that `review --help` prints.
  static let usage = """
    Searches a promotion set for what is probably not meant, and proves what it finds.

    Usage: price-cart review [--json] [--budget N] [--seconds S] [--catalogue FILE] [--seed N]
                             [--most-share PERCENT] [--now INSTANT] [--fail-on SEVERITY] SET

      SET                  The file of the promotion set.
      --json               Print one finding a line, as JSON.
      --budget N           Price at most about N carts; 20000 by default. A small set needs
                           fewer.
      --seconds S          Stop the search of carts after S seconds. What is found then depends
                           on the machine.
      --catalogue FILE     Make carts of the lines in FILE, one a line in JSON, such as
                           {"sku": "MUG", "unitPrice": "12.00", "cost": "7.50"}. A line can have
                           what a line of a cart has. Without a catalogue prices are invented,
                           and nothing is found that fixed prices alone decide.
      --seed N             The seed of the carts that are made at random; 1 by default.
      --most-share PERCENT Report discounts above this share of the price; 70 by default.
      --now INSTANT        The time for which promotions have ended; by default the clock's.
      --fail-on SEVERITY   The least severity of a finding for exit status 1: low, medium, high,
                           or none; low by default.
      --help               Print this help.

    A finding has a kind, a severity, the ids of promotions, a sentence, and a proof. The proof is
    a list of requests that price-cart prices, or the reason why no cart can be otherwise. The
    worst finding comes first. The same set, seed and budget have the same findings.

      price-cart review --json promotions.json
      price-cart review --fail-on high promotions.json     in a merchant's build

    Exit status: 0 without a finding, 1 with a finding or if SET has faults, 2 for wrong usage or a
    file that cannot be read.

    """

  private var isHelp = false
  private var asJSON = false
  private var path = ""
  private var cataloguePath: String?
  private var seconds: Int?
  private var options = ReviewOptions()
  /// The least severity for exit status 1; nil for none.
  private var failing: Finding.Severity? = .low

  /// Reads the arguments behind `review`.
  init(_ arguments: [String]) throws(CommandError) {
    var reader = Options(arguments, of: "review")
    while let option = reader.nextOption() {
      switch option {
      case "--help", "-h":
        isHelp = true
        return
      case "--json": asJSON = true
      case "--budget": options.budget = try Self.number(&reader, option, in: 0...1_000_000_000)
      case "--seconds": seconds = try Self.number(&reader, option, in: 0...1_000_000)
      case "--catalogue": cataloguePath = try reader.value()
      case "--seed": options.seed = UInt64(try Self.number(&reader, option, in: 0...Int.max))
      case "--most-share":
        let text = try reader.value()
        guard let rate = Rate(percent: text), rate <= .hundredPercent else {
          throw .usage("--most-share needs a percentage from 0 to 100, and not \(text)")
        }
        options.mostShare = rate
      case "--now":
        let text = try reader.value()
        guard let now = Instant(rfc3339: text) else {
          throw .usage("--now needs an instant such as 2026-11-27T18:30:00+01:00, and not \(text)")
        }
        options.now = now
      case "--fail-on":
        let text = try reader.value()
        failing = Finding.Severity(rawValue: text)
        if failing == nil, text != "none" { throw .usage("--fail-on needs low, medium, high or none, and not \(text)") }
      default: throw reader.unknown(option)
      }
    }
    guard reader.files.count == 1 else { throw .usage("review needs one file with a promotion set") }
    path = reader.files[0]
  }

  private static func number(
    _ reader: inout Options, _ option: String, in range: ClosedRange<Int>
  ) throws(CommandError) -> Int {
    let text = try reader.value()
    guard let number = Int(text), range.contains(number) else {
      throw .usage("\(option) needs a number from \(range.lowerBound) to \(range.upperBound), and not \(text)")
    }
    return number
  }

  /// Reviews the set and writes the findings.
  func run(to output: inout Output) async throws(CommandError) -> ExitStatus {
    if isHelp {
      try output.write(Self.usage.utf8)
      return .done
    }
    var report = Report(asJSON: asJSON)
    var options = options
    if options.now == nil { options.now = Instant(secondsSinceEpoch: System.seconds) }
    if let cataloguePath {
      guard let lines = try catalogue(cataloguePath, &report, to: &output) else { return .faults }
      options.catalogue = lines
    }
    let document: [UInt8]
    do {
      document = try System.contents(of: path)
    } catch {
      throw .input(path, error)
    }
    var review: Review
    do throws(PricingError) {
      review = try Review(of: PromotionSet(json: document), options: options)
    } catch {
      try report.write(error, of: path, to: &output)
      return .faults
    }
    let clock = ContinuousClock()
    let end = seconds.map { clock.now + .seconds($0) }
    await review.finish { end.map { clock.now >= $0 } ?? false }
    for finding in review.findings {
      if asJSON { try output.writeLine(finding.jsonBytes) } else { try write(finding, to: &output) }
    }
    if !asJSON { try writeSummary(review, to: &output) }
    guard let failing else { return .done }
    return review.findings.contains { $0.severity >= failing } ? .faults : .done
  }

  /// The lines of a catalogue; nil if a line has faults, which are reported.
  private func catalogue(
    _ path: String, _ report: inout Report, to output: inout Output
  ) throws(CommandError) -> [CartLine]? {
    var lines = try LineReader(path: path)
    defer { lines.close() }
    var found: [CartLine] = []
    var hasFaults = false
    while try lines.advance(beforeWaiting: &output) {
      if lines.isBlank { continue }
      do throws(PricingError) {
        found.append(try Catalogue.line(json: lines.line))
      } catch {
        hasFaults = true
        try report.write(error, of: lines.place, to: &output)
      }
    }
    return hasFaults ? nil : found
  }

  // MARK: - Text

  private func write(_ finding: Finding, to output: inout Output) throws(CommandError) {
    try writeLine("\(finding.severity.rawValue) \(finding.kind.rawValue): \(finding.sentence)", to: &output)
    guard case .requests(let requests) = finding.proof else { return }
    for (place, request) in requests.enumerated() {
      try writeLine("  \(place + 1). \(Self.words(request))", to: &output)
    }
  }

  private func writeLine(_ text: String, to output: inout Output) throws(CommandError) {
    try output.write("\(TerminalText.clean(text, most: .max))\n".utf8)
  }

  /// A request and its result in a line: the lines, the codes, the customer, the time and the total.
  private static func words(_ request: PricingRequest) -> String {
    var parts = request.cart.lines.map { line in
      "\(line.quantity) × \(line.sku) at \(line.unitPrice)"
    }
    if parts.count > 6 { parts = Array(parts.prefix(6)) + ["\(parts.count - 6) lines more"] }
    if let shipping = request.cart.shipping { parts.append("shipping \(shipping.cost)") }
    for fee in request.cart.fees.prefix(3) { parts.append("fee \(fee.amount)") }
    if !request.cart.coupons.isEmpty {
      parts.append("code \(request.cart.coupons.prefix(3).map { $0.code.text }.joined(separator: ", "))")
    }
    if let customer = request.context.customer {
      let segments = customer.segments.prefix(3).map { $0.text }.joined(separator: ", ")
      parts.append(segments.isEmpty ? "a customer" : "a customer of \(segments)")
    }
    var total = ""
    if let priced = try? PricingEngine(request.promotions).price(request.cart, in: request.context) {
      total = ": total \(priced.total)"
      if priced.discount.minorUnits > 0 { total += " after \(priced.discount) off" }
    }
    return parts.joined(separator: ", ") + ", at \(request.context.now)" + total
  }

  private func writeSummary(_ review: Review, to output: inout Output) throws(CommandError) {
    let count = review.findings.count
    var parts: [String] = []
    for severity in [Finding.Severity.high, .medium, .low] {
      let ofSeverity = review.findings.count { $0.severity == severity }
      if ofSeverity > 0 { parts.append("\(ofSeverity) \(severity.rawValue)") }
    }
    let severities = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    try writeLine(
      "\(path): \(count) \(count == 1 ? "finding" : "findings")\(severities), \(review.pricings) carts priced",
      to: &output)
  }
}

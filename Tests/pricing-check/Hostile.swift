// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator

/// Hostile documents of consecutive seeds.
struct HostileRun {
  let seed: UInt64
  let count: UInt64
  /// The most bytes of a document, about.
  let bytes: Int
  /// The one family of all documents; nil for any.
  let family: String?

  /// Nil if no family has this name.
  init?(seed: UInt64, count: UInt64, bytes: Int, family: String?) {
    guard HostileDocuments.choice(seed: 0, bytes: 0, family: family) != nil else {
      complain("the families are: " + HostileDocuments.families.map(\.name).joined(separator: " "))
      return nil
    }
    self.seed = seed
    self.count = count
    self.bytes = bytes
    self.family = family
  }

  private func each(_ body: (HostileDocuments.Choice) -> Void) {
    for offset in 0..<count {
      guard let choice = HostileDocuments.choice(seed: seed &+ offset, bytes: bytes, family: family) else { return }
      body(choice)
    }
  }

  /// Writes the documents as lines; the exit status.
  func print() -> Int32 {
    each { printLine($0.document) }
    return 0
  }

  /// Reads, prices and writes each document, and reports the dearest ones; the exit status.
  ///
  /// A line that makes a document again is written to a file first, so that the file has it after a trap.
  func measure() -> Int32 {
    let path = "hostile-document.txt"
    var measures: [HostileMeasure] = []
    var workspace = PricingWorkspace()
    each { choice in
      keep(Array("\(choice.family.name) --seed \(choice.seed) --bytes \(bytes) (size \(choice.size))\n".utf8), at: path)
      measures.append(HostileMeasure(choice, using: &workspace))
      if measures.count % 1_000 == 0 { complain("\(measures.count) of \(count)") }
    }
    remove(path)
    report("elementary steps a byte", measures) { Double($0.steps) / Double($0.input + $0.output) }
    report("processor time a byte, in ns", measures) { $0.seconds * 1e9 / Double($0.input + $0.output) }
    // Short times depend too much on the machine.
    report("time of pricing a step, in ns, of 5 ms or more", measures.filter { $0.pricing >= 0.005 }) {
      $0.pricing * 1e9 / Double(max(1, $0.steps))
    }
    report("processor time, in ms", measures) { $0.seconds * 1e3 }
    let priced = measures.count { $0.code == "priced" }
    Swift.print("\(measures.count) documents of up to about \(bytes) bytes, \(priced) priced")
    return 0
  }

  /// Prints the ten measures with the largest figures.
  private func report(_ title: String, _ measures: [HostileMeasure], figure: (HostileMeasure) -> Double) {
    Swift.print("dearest by \(title):")
    Swift.print(
      HostileMeasure.row([
        "figure", "family", "size", "--seed", "bytes", "result", "steps", "read ms", "compile", "price", "write",
        "outcome",
      ]))
    for measure in measures.sorted(by: { figure($0) > figure($1) }).prefix(10) {
      Swift.print(HostileMeasure.row([measure.rounded(figure(measure))] + measure.columns))
    }
  }
}

/// What one hostile document costs.
struct HostileMeasure {
  let choice: HostileDocuments.Choice
  /// The bytes of the document and of the result or the faults.
  let input: Int
  private(set) var output = 0
  /// The elementary steps that pricing counted.
  private(set) var steps = 0
  /// Seconds of processor time.
  private(set) var reading = 0.0
  private(set) var compiling = 0.0
  private(set) var pricing = 0.0
  private(set) var writing = 0.0
  /// `priced`, or the code of the first fault.
  private(set) var code = "priced"

  init(_ choice: HostileDocuments.Choice, using workspace: inout PricingWorkspace) {
    self.choice = choice
    let document = choice.document
    input = document.count
    // What the last document left behind is not released at the expense of this one.
    if workspace.isLarge { workspace = PricingWorkspace() }
    var last = processorTime()
    // Seconds since the last call.
    func lap() -> Double {
      let now = processorTime()
      defer { last = now }
      return now - last
    }
    do throws(PricingError) {
      defer { if reading == 0 { reading = lap() } }
      let request = try PricingRequest(json: document)
      reading = lap()
      defer { if compiling == 0 { compiling = lap() } }
      let engine = try PricingEngine(request.promotions)
      compiling = lap()
      defer { if pricing == 0 { pricing = lap() } }
      let priced: PricedCart
      do throws(PricingError) {
        priced = try engine.price(request.cart, in: request.context, using: &workspace)
      } catch {
        if error.faults.contains(where: { $0.code == .tooComplex }) { steps = workspace.countedSteps }
        throw error
      }
      pricing = lap()
      steps = workspace.countedSteps
      output = priced.jsonBytes.count
    } catch {
      code = error.faults.first.map { "\($0.code)" } ?? ""
      output = error.jsonBytes.count
    }
    writing = lap()
  }

  /// Seconds of processor time of all.
  var seconds: Double { reading + compiling + pricing + writing }

  /// The columns of a report behind its figure.
  var columns: [String] {
    [choice.family.name, "\(choice.size)", "\(choice.seed)", "\(input)", "\(output)", "\(steps)"]
      + [reading, compiling, pricing, writing].map { rounded($0 * 1e3) } + [code]
  }

  func rounded(_ figure: Double) -> String { "\((figure * 10).rounded() / 10)" }

  /// Columns of fixed widths.
  static func row(_ columns: [String]) -> String {
    let widths = [12, -20, 8, 8, 9, 10, 12, 9, 9, 9, 9, -12]
    return zip(columns, widths).map { text, width in
      let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
      return width < 0 ? text + blanks : blanks + text
    }.joined(separator: " ")
  }
}

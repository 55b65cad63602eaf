// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The share of customers to whom a promotion applies; a customer is always in or always out.
///
/// A customer's bucket in an experiment is `FNV-1a-64(name:customerId) mod 10,000`, in hundredths
/// of a percent.
public struct Experiment: Sendable, Hashable {
  /// The experiment's name; promotions of one name divide the same customers. 1 to 256 bytes.
  public var name: String
  /// The start of the share, 0 to 100 percent, inclusive.
  public var start: Rate
  /// The end of the share, 0 to 100 percent, exclusive.
  public var end: Rate

  /// A share of customers.
  public init(_ name: String, from start: Rate, until end: Rate) {
    self.name = name
    self.start = start
    self.end = end
  }
}

// MARK: - Document

extension Experiment: DocumentValue {
  enum Key: String, DocumentKey {
    case name, from, until
    static let table = KeyTable(Key.self, "an experiment", required: [.name, .from, .until])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Experiment {
    var experiment = Experiment("-", from: "0", until: "100")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .name: experiment.name = source.read(value)
      case .from: experiment.start = source.rate(value, atMost: "100")
      case .until: experiment.end = source.rate(value, atMost: "100")
      }
    }
    return experiment
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.name, name)
      writer.member(Key.from, start)
      writer.member(Key.until, end)
    }
  }
}

// MARK: - Checks

extension Experiment {
  func check(into sink: inout some FaultSink) {
    sink.push("experiment")
    sink.check(idText: name, at: "name")
    sink.check(start, atMost: 100, at: "from")
    sink.check(end, atMost: 100, at: "until")
    if end.partsPerMillion <= start.partsPerMillion {
      sink.warn(.emptyExperiment, at: "until", "is not above \"from\", so no customer is in the share")
    }
    sink.pop()
  }
}

// MARK: - Evaluation

extension Experiment {
  /// Whether a customer's bucket, which is FNV-1a of `name:customerId` modulo 10,000, lies in the
  /// share (§5.12); false without a customer.
  package func includes(_ customer: CustomerID?) -> Bool {
    guard let customer else { return false }
    var hash = FNV1a()
    hash.combine(name)
    hash.combine(":")
    hash.combine(customer.text)
    // A bucket is a hundredth of a percent, which is 100 parts per million.
    let bucket = Int(hash.value % 10_000) * 100
    return start.partsPerMillion <= bucket && bucket < end.partsPerMillion
  }
}

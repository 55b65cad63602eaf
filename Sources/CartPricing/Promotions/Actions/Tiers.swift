// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Discounts by steps of a measure of the cart before promotions; below the first step there is no
/// discount.
public struct Tiers: Sendable, Hashable {
  /// The measure.
  public var measure: Measure
  /// The steps, in any order, with distinct thresholds and one kind of discount; 1 to 1,000.
  public var steps: [TierStep]

  /// Steps of a measure.
  public init(by measure: Measure, steps: [TierStep]) {
    self.measure = measure
    self.steps = steps
  }
}

/// A step: the discount from a threshold on.
public struct TierStep: Sendable, Hashable {
  /// The smallest figure for which the step applies.
  public var threshold: Threshold
  /// The step's discount.
  public var discount: FlatDiscount

  /// A step.
  public init(from threshold: Threshold, _ discount: FlatDiscount) {
    self.threshold = threshold
    self.discount = discount
  }

  /// A threshold: money for subtotals, an integer for the other measures.
  @nonexhaustive
  public enum Threshold: Sendable, Hashable {
    /// An amount, for the measure `subtotal`.
    case amount(AmountByCurrency)
    /// A count, 0 to 1,000,000,000, for the other measures.
    case count(Int)
  }
}

// MARK: - Document

extension Tiers: JSONWritable {
  /// The keys of tiers (§6.4).
  enum Key: String, DocumentKey {
    case by, steps
    static let table = KeyTable(Key.self, "tiers", required: [.by, .steps])
  }

  /// Reads tiers of a discount on a target, and whether a step has a base.
  static func read<Source: DocumentSource>(
    _ value: Int, on target: DiscountTarget?, from source: inout Source
  ) -> (tiers: Tiers, hasBase: Bool) {
    var by: Measure?
    var steps: [ReadStep] = []
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .by: by = Measure.read(value, from: &source)
      case .steps: steps = source.list(value) { TierStep.read($1, by: by, on: target, from: &$0) }
      }
    }
    return (Tiers(steps, by: by, on: target), steps.contains { $0.hasBase })
  }

  /// Tiers of which some steps, or the measure, could not be read. A stand-in is like the other
  /// steps, so that the checks find no further fault.
  private init(_ steps: [ReadStep], by measure: Measure?, on target: DiscountTarget?) {
    self.init(by: measure ?? .quantity, steps: steps.map { $0.step })
    if !steps.allSatisfy({ $0.isComplete }), let known = steps.first(where: { $0.isComplete })?.step.discount,
      target.map({ TargetFit($0).takes(known) }) ?? true
    {
      for index in steps.indices where !steps[index].isComplete { self.steps[index].discount = known }
    }
    guard measure == nil else { return }
    let amounts = self.steps.count { if case .amount = $0.threshold { true } else { false } }
    if amounts == self.steps.count {
      self.measure = .subtotal
    } else if amounts > 0 {
      for index in self.steps.indices { self.steps[index].threshold = .count(index) }
    }
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.by, measure)
      writer.member(Key.steps, steps)
    }
  }
}

/// A step as it was read.
struct ReadStep {
  var step: TierStep
  /// Whether its discount could be read.
  var isComplete = false
  /// Whether `base` was written.
  var hasBase = false
}

extension TierStep: JSONWritable {
  /// The keys of a step (§6.4).
  enum Key: String, DocumentKey {
    case percent, amount, price, from, base, basis, maxEach
    static let table = KeyTable(Key.self, "a step", oneOf: [.percent, .amount, .price])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      let kind = present.one(of: KeySet(bits: table.alternatives), report)
      var keys: KeySet<Key> = kind == nil ? [.from] : .all
      for (key, partner, message) in [
        (Key.base, Key.percent, FlatDiscount.baseMessage), (.basis, .amount, FlatDiscount.basisMessage),
        (.maxEach, .percent, FlatDiscount.maxEachMessage),
      ] where present.contains(key) && kind != nil && kind != partner {
        report(key, message)
        keys.remove(key)
      }
      if !present.contains(.from) { report(.from, "is missing; a step needs it") }
      return keys
    }
  }

  /// Reads a step. Its threshold is money if subtotals are measured, and a count otherwise; without
  /// a measure, the type of the threshold decides.
  static func read<Source: DocumentSource>(
    _ value: Int, by measure: Tiers.Measure?, on target: DiscountTarget?, from source: inout Source
  ) -> ReadStep {
    let isSubtotal = if case .subtotal? = measure { true } else { false }
    // No valid step begins at the stand-in of a threshold that cannot be read: below zero, or at a
    // malformed amount.
    var from: Threshold = isSubtotal ? .amount(.plain("")) : .count(-1)
    var flat = FlatDiscount.Members()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .percent: flat.percent = source.rate(value, atMost: "100")
      case .amount: flat.amount = source.read(value)
      case .price: flat.price = PriceForm.read(value, from: &source)
      case .from where isSubtotal || (measure == nil && source.kind(value) != .number):
        from = .amount(AmountByCurrency.read(value, or: "", from: &source))
      case .from: from = .count(source.integer(value, or: -1))
      case .base: flat.readBase(value, on: target, from: &source)
      case .basis: flat.basis = source.word(value, or: .net)
      case .maxEach: flat.maxEach = source.read(value)
      }
    }
    let discount = flat.discount
    return ReadStep(
      step: TierStep(from: from, discount ?? .percent(.zero, base: .current)), isComplete: discount != nil,
      hasBase: flat.base != nil)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.from, threshold)
      discount.writeMembers(to: &writer)
    }
  }
}

extension TierStep.Threshold: JSONWritable {
  func write(to writer: inout JSONWriter) {
    switch self {
    case .amount(let amount): amount.write(to: &writer)
    case .count(let count): writer.integer(count)
    }
  }
}

// MARK: - Checks

extension Tiers {
  func check(on fit: TargetFit, _ scope: PromotionScope, into sink: inout some FaultSink) {
    sink.push("tiers")
    measure.check(scope, into: &sink)
    sink.check(list: steps, at: "steps", atMost: Limits.entries)
    sink.push("steps")
    checkSteps(on: fit, scope, into: &sink)
    sink.pop()
    sink.pop()
  }

  /// Checks that all steps have one kind of discount, and thresholds in the unit of the measure
  /// (§6.44).
  private func checkSteps(on fit: TargetFit, _ scope: PromotionScope, into sink: inout some FaultSink) {
    let isMoney = if case .subtotal = measure { true } else { false }
    var seen: Set<SeenThreshold> = []
    for (index, step) in steps.enumerated() {
      sink.push(index)
      switch step.threshold {
      case .amount(let amount):
        if !isMoney { sink.report(at: "from", "is an amount; only subtotals are measured in money") }
        sink.check(amount, plainIn: scope.currency, at: "from")
      case .count(let count):
        if isMoney { sink.report(at: "from", "is a count; subtotals are measured in money") }
        sink.check(count, at: "from")
      }
      if !Self.thresholds(of: step.threshold, plainIn: scope.currency).allSatisfy({ seen.insert($0).inserted }) {
        sink.report(at: "from", "another step begins there already")
      }
      step.discount.check(on: fit, scope, into: &sink)
      if let kind = steps.first?.discount.kind, step.discount.kind.description != kind.description {
        sink.report(at: step.discount.kind, "the first step is of the kind \"\(kind)\", and all must be of one")
      }
      sink.pop()
    }
  }

  /// A threshold in minor units of one currency, or as a count.
  private struct SeenThreshold: Hashable {
    var currency: Currency?
    var figure: Int64
  }

  private static func thresholds(
    of from: TierStep.Threshold, plainIn setCurrency: Currency?
  ) -> [SeenThreshold] {
    switch from {
    case .count(let count): return [SeenThreshold(currency: nil, figure: Int64(count))]
    case .amount(.plain(let amount)):
      return [setCurrency].compactMap { $0 }.compactMap { currency in
        amount.minorUnits(in: currency).map { SeenThreshold(currency: currency, figure: $0) }
      }
    case .amount(.table(let amounts)):
      return amounts.compactMap { currency, amount in
        amount.minorUnits(in: currency).map { SeenThreshold(currency: currency, figure: $0) }
      }
    }
  }
}

// MARK: - Compilation

extension PromotionCompiler {
  /// Compiles tiers: their measure, and their steps in the order of the document.
  mutating func compile(_ tiers: Tiers) -> DiscountRecord {
    let first = steps.count
    for step in tiers.steps {
      switch step.threshold {
      case .amount(let amount): steps.append(StepRecord(from: id(of: amount), compile(step.discount)))
      case .count(let count): steps.append(StepRecord(from: count, compile(step.discount)))
      }
    }
    flags.insert(.tiers)
    let selector = id(of: tiers.measure.selector)
    self.tiers.append(
      TierRecord(Gap.Measure(tiers.measure), tiers.measure.basis, of: selector, steps: first..<steps.count))
    return DiscountRecord(tiers: TiersIndex(self.tiers.count - 1))
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// The discount of the step with the largest `from` that the measure reaches (§6.42); nil if no
  /// step is reached.
  mutating func resolveTiers(_ tiers: TierRecord) -> ResolvedDiscount? {
    let measured = figure(measuredBy: tiers)
    var reached: Int64 = -1
    var step: Int?
    for place in tiers.steps {
      let from = threshold(ofStep: place, of: tiers)
      guard from <= measured, from > reached else { continue }
      reached = from
      step = place
    }
    return step.flatMap { resolveFlat(set.steps[$0].discount) }
  }

  /// Returns the figure of the cart that tiers measure (§6.43).
  mutating func figure(measuredBy tiers: TierRecord) -> Int64 {
    let selection = selection(tiers.selector)
    if let basis = tiers.basis { return value(of: selection, in: basis) }
    return selection.figure(tiers.measure)
  }

  /// Returns the figure from which a step of tiers applies.
  @inline(__always)
  func threshold(ofStep place: Int, of tiers: TierRecord) -> Int64 {
    let step = set.steps[place]
    return tiers.measure == .subtotal ? minorUnits(at: step.amount) : step.count
  }
}

extension CartFacts {
  /// Returns what the first action of a promotion with tiers lacks for its next step (§10.10); nil on
  /// the last step and without tiers.
  mutating func gapToNextStep(of promotion: CandidateIndex) -> GapRecord? {
    for index in actions(of: promotion) where set.actions[index].discount.kind == .tiers {
      let tiers = set.tiers[set.actions[index].discount.tiers]
      let measured = figure(measuredBy: tiers)
      var next = Int64.max
      for place in tiers.steps {
        let from = threshold(ofStep: place, of: tiers)
        if from > measured { next = min(next, from) }
      }
      guard next != .max else { return nil }
      return GapRecord(
        measure: tiers.measure, selector: OptionalIndex(tiers.selector), required: next, current: measured)
    }
    return nil
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Feeds mutated documents to the reader and what it accepts to the engine.
///
/// Both must return: a trap ends the process. The slowest document is kept.
public struct Fuzzing {
  private var mutator: Mutator
  private var dice: Dice
  /// Documents to mutate: generated ones, and mutations that were accepted.
  private var pool: [[UInt8]] = []
  private let clock = ContinuousClock()

  /// How many documents were tried, and how many of them were priced.
  public private(set) var tried = 0
  /// How many documents were accepted.
  public private(set) var accepted = 0
  /// The document that took longest, and how long.
  public private(set) var slowest: (document: [UInt8], time: Duration) = ([], .zero)
  /// A document that was accepted and is not read back as it was written.
  public private(set) var changed: [UInt8]?
  /// Called with each document before it is tried, so that a document that traps is known.
  public var beforeEach: (([UInt8]) -> Void)?

  /// Fuzzing with a seed.
  public init(seed: UInt64) {
    mutator = Mutator(seed: seed)
    dice = Dice(seed: ~seed)
    for offset in UInt64(0)..<40 { pool.append(RequestGenerator.request(seed: seed &+ offset).jsonBytes) }
  }

  /// Tries one more document.
  public mutating func step() {
    let document = mutator.mutate(dice.one(of: pool), with: dice.one(of: pool))
    beforeEach?(document)
    var outcome = Outcome.refused
    let time = clock.measure { outcome = Self.outcome(of: document) }
    tried += 1
    let isAccepted = outcome != .refused
    if isAccepted { accepted += 1 }
    if outcome == .changed { changed = document }
    if time > slowest.time { slowest = (document, time) }
    if isAccepted, document.count < 20_000 {
      pool[dice.number(0...pool.count - 1)] = document
    } else if dice.happens(2) {
      pool[dice.number(0...pool.count - 1)] = RequestGenerator.request(seed: dice.next()).jsonBytes
    }
  }

  /// The outcome of a document.
  public enum Outcome {
    /// It was refused with faults.
    case refused
    /// It was accepted, and priced or found to be out of range or too complex.
    case accepted
    /// It was accepted, and its written form is read as another value.
    case changed
  }

  /// Reads a document, prices it, and writes the request and the result.
  public static func outcome(of document: [UInt8]) -> Outcome {
    do throws(PricingError) {
      let request = try PricingRequest(json: document)
      if try PricingRequest(json: request.jsonBytes) != request { return .changed }
      let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
      return priced.jsonBytes.isEmpty ? .changed : .accepted
    } catch {
      _ = error.jsonBytes
      return error.faults.contains { $0.code != .invalid && $0.code != .syntax } ? .accepted : .refused
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Something whose cost is counted and timed. It is made once and run often.
package struct Scenario: Sendable {
  /// How many operations differ from each other before they come again.
  package let distinct: Int

  /// Throws where a result is not what it has to be. Nothing is timed that has not been looked at so.
  package let verify: @Sendable () throws -> Void

  /// Carries so many operations out, and returns a figure made of all their results, so that no work can be left out.
  package let run: @Sendable (_ operations: Int) throws -> Int64

  package init(
    distinct: Int, verify: @escaping @Sendable () throws -> Void,
    run: @escaping @Sendable (_ operations: Int) throws -> Int64
  ) {
    self.distinct = distinct
    self.verify = verify
    self.run = run
  }
}

/// A scenario by its name; what it works on is prepared by ``make``, and not before.
package struct ScenarioEntry: Sendable {
  /// What is done with a scenario, which is a question of how long it takes.
  package enum Use: String, Sendable {
    /// Every check of the build verifies it and compares what it costs with a threshold.
    case gated
    /// Every check of the build verifies it; what it costs is counted and timed for the table only.
    case counted
    /// It is verified and timed for the table, and nowhere else.
    case timed
  }

  package let name: String
  package let summary: String
  package let use: Use
  package let make: @Sendable () throws -> Scenario

  init(
    _ name: String, _ summary: String, _ use: Use = .gated, _ make: @escaping @Sendable () throws -> Scenario
  ) {
    self.name = name
    self.summary = summary
    self.use = use
    self.make = make
  }
}

/// Two results that ought to agree do not.
package struct Disagreement: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

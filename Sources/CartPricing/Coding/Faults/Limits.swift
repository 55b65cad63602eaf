// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The largest size of a document and of the figures in it (§11.11).
enum Limits {
  static let lines = 10_000
  static let promotions = 2_000_000
  static let actions = 100
  /// Of fees, shipping options, parts of a set, steps of tiers and entries of a price scale,
  /// each.
  static let entries = 1_000
  /// Of segments, scores and campaigns, each.
  static let definitions = 10_000
  /// Of entries of `excludes` and of `combinesWith`, each.
  static let exclusions = 1_000
  /// Of nodes of a qualifier or a selector.
  static let nodes = 10_000
  /// Of levels of a qualifier or a selector (§4.2).
  static let depth = 64
  /// Of lists and objects of a document that are nested (§11.17). A document within the other
  /// limits has fewer than 300 levels.
  static let nesting = 512
  /// Of segments in a chain in which each one names the next one.
  static let segmentChain = 64
  static let coupons = 100
  static let events = 100_000
  static let idBytes = 1...256
  /// Of bytes of a promotion's name (§11.15).
  static let nameBytes = 256
  /// Of bytes of a line's name.
  static let lineNameBytes = 1_024
  /// Of bytes of a text of messages.
  static let messageBytes = 2_000
  /// Of bytes of a name of attributes or dates.
  static let keyBytes = 1...256
  /// Of bytes of a string value of an attribute.
  static let attributeBytes = 4_096
  /// Of categories, tags, SKUs, attributes, dates and values of a list attribute, each.
  static let facts = 1_000
  /// Of segments of a customer.
  static let customerSegments = 10_000
  /// Of codes of a promotion.
  static let codes = 2_000_000
  /// Of entries of every other list.
  static let list = 100_000
  /// Of paths of conditions that do not hold, of one decision (§8.44).
  static let failedPaths = 100
  static let count = 1_000_000_000
  static let searchLimit = 2_097_152
  /// The work of one pricing, (lines + fees + 1) × actions of eligible promotions; with more of it a
  /// pricing is too complex (§11.13).
  static let work = 10_000_000
  /// Candidate sets × work of one pricing; this bounds `searchLimit` (§7.16).
  static let searchWork = 1_000_000_000
  /// The elementary steps of one pricing, about a second of work (§11.13).
  static let steps: Int64 = 1_000_000_000
  /// The elementary steps of one compilation, about a minute of work: twenty times what 2,000,000
  /// promotions of the usual size take (§11.13).
  static let compilationSteps: Int64 = 100_000_000_000
  /// Of bytes of a document, which bounds the work of reading it (§11.13).
  static let documentBytes = 2_147_483_647
  /// Elements of lists for which a workspace keeps memory from one cart to the next.
  static let keptElements = 262_144
  /// Runs into which promotions may cut the units of a cart (§11.12).
  static let runs = 1_000_000
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The faults and the warnings of a promotion set, found without pricing a cart.
///
/// ```swift
/// let check = PromotionSetCheck(json: bytes)
/// for fault in check.faults { print("error:", fault) }
/// for warning in check.warnings { print("warning:", warning) }
/// ```
///
/// An engine refuses a set with faults. It accepts a set with warnings.
public struct PromotionSetCheck: Sendable, Hashable {
  /// The faults, at most 100, in the order of the document; empty for a valid set.
  public let faults: [Fault]
  /// The warnings by promotion, then by segment, at most 1,000; empty if there are faults.
  public let warnings: [PromotionSetWarning]
  /// The number of promotions in the set; nil if there are faults.
  public let promotionCount: Int?

  /// Checks a promotion set that was written in Swift. O(n log n) for a set of n nodes and codes.
  public init(_ set: PromotionSet) {
    do throws(PricingError) {
      try PricingError.check(set)
      self.init(valid: set)
    } catch {
      self.init(error)
    }
  }

  /// Reads a promotion set from UTF-8 bytes of JSON and checks it. O(n log n) in the length of the
  /// text.
  public init(json bytes: [UInt8]) {
    do throws(PricingError) {
      self.init(valid: try PromotionSet(json: bytes))
    } catch {
      self.init(error)
    }
  }

  /// Reads a promotion set from JSON text and checks it; see ``init(json:)-([UInt8])``.
  public init(json text: String) { self.init(json: Array(text.utf8)) }

  private init(_ error: PricingError) {
    faults = error.faults
    warnings = []
    promotionCount = nil
  }

  private init(valid set: PromotionSet) {
    faults = []
    warnings = set.warnings()
    promotionCount = set.promotions.count
  }

  /// The check as compact JSON in UTF-8:
  /// `{"errors":[{"code","path","message"}],"warnings":[{"kind","path","message"}]}`. O(n) in its
  /// length.
  public var jsonBytes: [UInt8] {
    JSONWriter.bytes(capacity: 1024) { writer in
      writer.beginObject()
      writer.key("errors")
      writer.beginArray()
      for fault in faults { fault.write(to: &writer) }
      writer.endArray()
      writer.key("warnings")
      writer.beginArray()
      for warning in warnings { warning.write(to: &writer) }
      writer.endArray()
      writer.endObject()
    }
  }

  /// The check as compact JSON text; see ``jsonBytes``.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

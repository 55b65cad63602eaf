// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A part of a promotion set that is valid but probably not what its author meant.
///
/// Its description has the path and the message:
/// `promotions[0].validFrom: is not before validUntil, so the promotion is never valid`.
public struct PromotionSetWarning: Sendable, Hashable {
  /// The kind of a warning.
  @nonexhaustive
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The promotion is never valid: `validFrom` is not before `validUntil`.
    case neverValid
    /// A range holds for no figure: `atLeast` is above `atMost`.
    case emptyRange
    /// No customer is in the share of an experiment: `from` is not below `until`.
    case emptyExperiment
    /// An amount has no value in a currency that other amounts of the set have.
    case missingCurrency
    /// A qualifier names a code that no promotion lists.
    case unlistedCode
  }

  /// The kind of the warning.
  public let kind: Kind
  /// The place in the promotion set.
  public let path: FaultPath
  /// The warning in English, without the path.
  public let message: String

  /// A warning about a place in a promotion set.
  init(_ kind: Kind, at path: FaultPath, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }
}

extension PromotionSetWarning: CustomStringConvertible {
  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}

extension PromotionSetWarning {
  /// Writes `{"kind", "path", "message"}`.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("kind")
    writer.string(kind.rawValue)
    writer.key("path")
    writer.string(path.description)
    writer.key("message")
    writer.string(message)
    writer.endObject()
  }
}

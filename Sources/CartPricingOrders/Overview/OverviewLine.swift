// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What an overview is made of: a redemption record, or a refusal that was noted (§O6.1).
public enum OverviewLine: Sendable, Hashable {
  /// A redemption record.
  case record(RedemptionRecord)
  /// A refusal, and when it was noted.
  case note(RefusalNote, at: Instant)

  /// Reads a line from UTF-8 bytes of JSON: a redemption record, or
  /// `{"note": {"promotion": "spring", "reason": "notQualified", "at": "2026-12-01T10:00:00Z"}}`.
  /// - Throws: `PricingError` with every fault and its path, such as `note.reason`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes) { $0.overviewLine($1) }
  }

  /// Reads a line from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The line as compact JSON in UTF-8, without a line feed.
  public var jsonBytes: [UInt8] {
    switch self {
    case .record(let record): record.jsonBytes
    case .note(let note, let at): JSONWriter.bytes(capacity: 128) { note.write(at: at, to: &$0) }
    }
  }

  /// The line as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension RefusalNote {
  /// The key of a line with a note.
  enum LineKey: String, DocumentKey {
    case note
    static let table = KeyTable(LineKey.self, "a line with a note", required: [.note])
  }

  /// The keys of a note. Without a promotion and a coupon it is of a code that nobody knows.
  enum Key: String, DocumentKey {
    case promotion, coupon, reason, at
    static let table = KeyTable(Key.self, "a note", required: [.reason, .at])
  }

  /// Writes a line with the note.
  func write(at: Instant, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.object(LineKey.note) { writer in
        switch subject {
        case .promotion(let id):
          writer.key(Key.promotion)
          writer.identifier(id)
        case .coupon(let code):
          writer.key(Key.coupon)
          writer.string(code.text)
        case .unknownCoupon: break
        }
        writer.key(Key.reason)
        writer.string(reason)
        writer.key(Key.at)
        writer.instant(at)
      }
    }
  }
}

extension NodeSource {
  /// Reads a redemption record or a note.
  package mutating func overviewLine(_ node: Int) -> OverviewLine {
    guard hasMember("note", in: node) else { return .record(redemptionRecord(node)) }
    var line = OverviewLine.note(RefusalNote(.unknownCoupon, reason: ""), at: Instant(secondsSinceEpoch: 0))
    var object = enter(node, RefusalNote.LineKey.self)
    while let (_, value) = next(&object, RefusalNote.LineKey.self) { line = note(value) }
    return line
  }

  private mutating func note(_ node: Int) -> OverviewLine {
    var note = RefusalNote(.unknownCoupon, reason: "")
    var at = Instant(secondsSinceEpoch: 0)
    var object = enter(node, RefusalNote.Key.self)
    while let (key, value) = next(&object, RefusalNote.Key.self) {
      switch key {
      case .promotion: note.subject = .promotion(checkedIdentifier(value))
      case .coupon:
        let code = checkedCode(value)
        if note.subject != .unknownCoupon {
          report("stands beside \"promotion\"; a note is of one of them")
        } else {
          note.subject = .coupon(code)
        }
      case .reason: note.reason = checkedText(value)
      case .at: at = instant(value)
      }
    }
    return .note(note, at: at)
  }
}

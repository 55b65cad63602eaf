// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Texts for shoppers, at most 2,000 bytes each; `{name}`, `{discount}`, `{missing}` and
/// `{required}` are filled in.
public struct PromotionMessages: Sendable, Hashable {
  /// The text for a cart to which the promotion is applied.
  public var applied: String?
  /// The text for a cart that nearly qualifies.
  public var nearMiss: NearMiss?
  /// The text for the page of a product that the promotion discounts.
  public var badge: String?
  private var boxedNextStep: Boxed<NearMiss>?

  /// The text for a cart to which the promotion is applied, and which nearly reaches the next step of
  /// its tiers.
  public var nextStep: NearMiss? {
    get { boxedNextStep?.value }
    set { boxedNextStep = newValue.map { Boxed($0) } }
  }

  /// Texts.
  public init(
    applied: String? = nil, nearMiss: NearMiss? = nil, nextStep: NearMiss? = nil, badge: String? = nil
  ) {
    self.applied = applied
    self.nearMiss = nearMiss
    self.badge = badge
    self.nextStep = nextStep
  }
}

// MARK: - Document

extension PromotionMessages: DocumentValue {
  /// The keys of messages (§10.11).
  enum Key: String, DocumentKey {
    case applied, nearMiss, nextStep, badge
    static let table = KeyTable(Key.self, "messages")

    static var inner: [(key: Key, names: [String])] {
      [(.nearMiss, NearMiss.Key.table.names), (.nextStep, NearMiss.Key.table.names)]
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionMessages {
    var messages = PromotionMessages()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .applied: messages.applied = source.read(value)
      case .nearMiss: messages.nearMiss = source.read(value)
      case .nextStep: messages.nextStep = source.read(value)
      case .badge: messages.badge = source.read(value)
      }
    }
    return messages
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.applied, ifPresent: applied)
      writer.member(Key.nearMiss, ifPresent: nearMiss)
      writer.member(Key.nextStep, ifPresent: nextStep)
      writer.member(Key.badge, ifPresent: badge)
    }
  }
}

extension PromotionMessages.NearMiss: DocumentValue {
  /// The keys of a near-miss message that is an object (§10.11).
  enum Key: String, DocumentKey {
    case text, within
    static let table = KeyTable(Key.self, "a text or an object of one", required: [.text])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionMessages.NearMiss {
    if source.kind(value) == .string { return PromotionMessages.NearMiss(source.string(value)) }
    var nearMiss = PromotionMessages.NearMiss("")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .text: nearMiss.text = source.read(value)
      case .within: nearMiss.tolerance = source.rate(value, atMost: "100")
      }
    }
    return nearMiss
  }

  /// The text as a string if `within` has its default, 50 %.
  func write(to writer: inout JSONWriter) {
    if tolerance == PromotionMessages.NearMiss("").tolerance { return writer.string(text) }
    writer.object { writer in
      writer.member(Key.text, text)
      writer.member(Key.within, tolerance)
    }
  }
}

// MARK: - Checks

extension PromotionMessages {
  func check(into sink: inout some FaultSink) {
    sink.push("messages")
    if let applied { sink.check(text: applied, atMost: Limits.messageBytes, at: "applied") }
    if let badge { sink.check(text: badge, atMost: Limits.messageBytes, at: "badge") }
    if let nearMiss { PromotionMessages.check(nearMiss, at: "nearMiss", into: &sink) }
    if let nextStep { PromotionMessages.check(nextStep, at: "nextStep", into: &sink) }
    sink.pop()
  }

  private static func check(_ nearMiss: NearMiss, at key: StaticString, into sink: inout some FaultSink) {
    let tolerance = nearMiss.tolerance
    sink.push(key)
    sink.check(text: nearMiss.text, atMost: Limits.messageBytes, at: "text")
    sink.check(tolerance, atMost: 100, at: "within")
    if tolerance == .hundredPercent { sink.report(at: "within", "\"\(tolerance)\" is not below 100") }
    sink.pop()
  }
}

// MARK: - Evaluation

extension PricingState {
  /// Whether a promotion of the set has messages.
  @inline(__always)
  var hasMessages: Bool { facts.set.allFlags.contains(.messages) }

  /// Adds the message about the next step of the tiers of an applied promotion, after that of its
  /// effect, if the step is near enough (§10.12).
  mutating func addMessage(of promotion: TakenPromotion, onNextStep gap: GapRecord) {
    guard facts.rows[promotion.index.position].flags.contains(.messages) else { return }
    let source = facts.source(of: promotion.index)
    guard let message = source.messages?.nextStep, gap.isWithin(message.tolerance) else { return }
    let text = filled(message.text, for: source, gap)
    explanation.messages.append(
      MessageRecord(kind: .nextStep, promotion: writer.named.index(of: promotion.index), text: text))
  }

  /// Adds the message about the effect of a promotion that is applied (§10.12).
  mutating func addApplied(_ promotion: TakenPromotion) {
    guard facts.rows[promotion.index.position].flags.contains(.messages) else { return }
    let source = facts.source(of: promotion.index)
    guard let text = source.messages?.applied else { return }
    let discount = Money(minorUnits: promotion.discount, currency: facts.currency)
    let filled = Explanation.filled(text) { key in
      switch key {
      case "name": source.displayName
      case "discount": discount.description
      default: nil
      }
    }
    explanation.messages.append(
      MessageRecord(kind: .applied, promotion: writer.named.index(of: promotion.index), text: filled))
  }
}

extension Explanation {
  /// A text in which every `{key}` that has a value is replaced by the value; values are not
  /// searched again (§10.14).
  ///
  /// The search is by bytes, because a brace that an accent follows is one character together with
  /// it, and still a brace. No key has more than 8 bytes.
  static func filled(_ text: String, with value: (String) -> String?) -> String {
    let open = UInt8(ascii: "{")
    guard text.utf8.contains(open) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      if bytes[place] == open,
        let close = bytes[place...].prefix(10).firstIndex(of: UInt8(ascii: "}")),
        let filled = value(String(decoding: bytes[place + 1..<close], as: UTF8.self))
      {
        result += filled.utf8
        place = close + 1
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Promotion {
  /// The promotion's name in texts: ``name``, or without one its id.
  var displayName: String { name ?? id.text }
}

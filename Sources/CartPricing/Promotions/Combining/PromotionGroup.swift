// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The group of a promotion: its name, and how many of its members are applied.
///
/// `"seasonal"` is a literal of a group of which one member is applied; ``perLine(_:)`` makes a group
/// of which each line gets the best member.
public struct PromotionGroup: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name that the members of the group share; 1 to 256 bytes.
  public var name: GroupName
  /// Whether all members may be applied, each to the lines from which it takes most; otherwise at
  /// most one member is applied.
  public var isPerLine: Bool

  /// A group.
  public init(_ name: GroupName, isPerLine: Bool = false) {
    self.name = name
    self.isPerLine = isPerLine
  }

  /// A group of which at most one member is applied.
  public init(stringLiteral name: String) { self.init(GroupName(name)) }

  /// A group of which each line gets the member that takes most of it: the best discount for each
  /// line. Its members have actions on `items` without a count, and no rule.
  public static func perLine(_ name: GroupName) -> PromotionGroup { PromotionGroup(name, isPerLine: true) }
}

// MARK: - Document

extension PromotionGroup: DocumentValue {
  /// The keys of a group that is an object (§5.2).
  enum Key: String, DocumentKey {
    case name, per
    static let table = KeyTable(
      Key.self, "a group", required: [.name, .per], example: "{\"name\": \"best\", \"per\": \"line\"}")
  }

  /// What a group is decided for, if not for the cart.
  private enum Scope: String, CaseIterable {
    case line
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionGroup {
    guard source.kind(value) == .object else { return PromotionGroup(source.read(value) as GroupName) }
    var group = PromotionGroup(GroupName(key: .empty), isPerLine: true)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .name: group.name = source.read(value)
      case .per: _ = source.word(value, or: Scope.line)
      }
    }
    return group
  }

  /// The name alone for a group of which one member is applied.
  func write(to writer: inout JSONWriter) {
    guard isPerLine else { return name.write(to: &writer) }
    writer.object { writer in
      writer.member(Key.name, name)
      writer.member(Key.per, Scope.line.rawValue)
    }
  }
}

// MARK: - Checks

extension PromotionGroup {
  /// Checks a group, under the key `group`; a group that is a string has its fault there.
  func check(into sink: inout some FaultSink) {
    guard isPerLine else { return sink.check(name, at: "group") }
    sink.push("group")
    sink.check(name, at: "name")
    sink.pop()
  }

  /// Reports what the members of a group per line may not have: a rule, an action on anything but
  /// `items`, and a count of units (§7.7).
  static func checkMember(
    _ actions: [PromotionAction], hasRule: Bool, into sink: inout some FaultSink
  ) {
    if hasRule { sink.report(at: "calculateRule", "a promotion in a group per line has no rule") }
    sink.push("actions")
    for index in actions.indices {
      sink.push(index)
      switch actions[index] {
      case .discount(_, on: .items(let items)):
        guard items.count != nil else { break }
        sink.push("on")
        sink.push("items")
        sink.report(at: "count", "a promotion in a group per line discounts all units of the lines it wins")
        sink.pop()
        sink.pop()
      case .discount: sink.report(at: "on", "a promotion in a group per line discounts only items")
      case .gift, .giftChoice, .upgradeShipping, .credit, .points, .issueCoupon:
        sink.report("a promotion in a group per line discounts only items")
      }
      sink.pop()
    }
    sink.pop()
  }

  /// Reports groups of which one member is decided per line and another one is not (§7.7): the
  /// later member. Paths begin at the list.
  static func checkKinds(_ promotions: [Promotion], into sink: inout some FaultSink) {
    var isPerLine: [GroupName: Bool] = [:]
    for index in promotions.indices {
      guard let group = promotions[index].group else { continue }
      let first = isPerLine[group.name] ?? group.isPerLine
      isPerLine[group.name] = first
      guard first != group.isPerLine else { continue }
      sink.push(index)
      sink.report(at: "group", "an earlier promotion has this group \(first ? "per line" : "for the whole cart")")
      sink.pop()
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Policy {
  /// The policy that decides which entered codes count.
  @nonexhaustive
  public enum CouponPolicy: String, Sendable, Hashable, CaseIterable {
    /// All known codes.
    case all
    /// The last known code.
    case latest
    /// All known codes, but on a subscription line only the last of them.
    case latestOnSubscriptions
  }
}

// MARK: - Document

extension Policy.CouponPolicy: JSONWritable {}

// MARK: - Evaluation

extension CartFacts {
  /// Under `latest`, lets only the last known code count (§5.40).
  mutating func applyCouponPolicy() {
    // Under the other policies every known code counts (§5.39).
    guard set.source.policy.coupons == .latest else { return }
    var isReplaced = false
    for index in entered.indices.reversed() where entered[index].isKnown {
      if isReplaced { entered[index].counts = false }
      isReplaced = true
    }
  }
}

extension Worksheet {
  /// Whether a line is closed to a promotion by `latestOnSubscriptions` (§5.41).
  @inline(__always)
  func isClosed(line: Int, to promotion: TakenPromotion, _ facts: inout CartFacts) -> Bool {
    guard !closedBefore.isEmpty, facts.cart.lines[line].isSubscription, promotion.coupon != -1 else { return false }
    return closedBefore[line] > max(-1, promotion.coupon)
  }

  /// Under `latestOnSubscriptions`, closes each subscription line to the taken promotions whose
  /// code was entered before the last code of a taken promotion that selects the line (§5.41).
  ///
  /// The promotions are those of a range; the others have closed their lines already.
  /// O(actions of these promotions), and O(lines) for each selection that a later code closes.
  mutating func closeLines(of range: Range<Int>, _ facts: inout CartFacts) {
    guard facts.set.source.policy.coupons == .latestOnSubscriptions else { return }
    // Borrowed from the worksheet, so that its memory is kept.
    var closing = UniqueArray<Int32>()
    swap(&closing, &self.closing)
    defer { swap(&closing, &self.closing) }
    closing.removeAll(keepingCapacity: true)
    for place in range where promotions[place].coupon >= 0 {
      closing.append(Int32(truncatingIfNeeded: place))
    }
    guard !closing.isEmpty else { return }
    if closedBefore.isEmpty {
      closedBefore.append(repeating: -1, count: facts.cart.lines.count)
      closedSelections.removeAll()
    }
    // The last code first, so that the lines of a selection that several promotions have are closed
    // once.
    closing.sort { promotions[Int($0)].coupon > promotions[Int($1)].coupon }
    for place in closing.indices { closeLines(for: promotions[Int(closing[place])], &facts) }
  }

  private mutating func closeLines(for promotion: TakenPromotion, _ facts: inout CartFacts) {
    facts.findMerchandiseSelections(of: promotion.index, &selections)
    for index in selections.indices {
      let selection = selections[index]
      let number = selection.bits / Int32(truncatingIfNeeded: facts.wordsPerSet)
      facts.steps.add()
      guard closedSelections.place(of: number) < promotion.coupon else { continue }
      closedSelections.set(number, to: promotion.coupon)
      var line = facts.firstLine(of: selection, from: 0)
      while line >= 0 {
        facts.steps.add()
        closedBefore[line] = max(closedBefore[line], promotion.coupon)
        line = facts.firstLine(of: selection, from: line + 1)
      }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The result of the stage that evaluates the candidates: which of them are eligible, and why the
/// others are not. All lists are in canonical order.
struct Evaluation: ~Copyable, Sendable {
  /// The eligible promotions, without late ones.
  var eligible = UniqueArray<TakenPromotion>()
  /// The indices of the late promotions among the candidates. They are evaluated when the first
  /// step of their actions begins.
  var late = UniqueArray<CandidateIndex>()
  /// The promotions that are not eligible and that the result may list. The refusals of late
  /// promotions are at the end, in the order of their steps.
  var refusals = UniqueArray<Refusal>()
  /// The gaps of the refusals.
  var gaps = UniqueArray<GapRecord>()
  /// The numbers of refusals and gaps that do not belong to late promotions.
  private var refusalCount = 0
  private var gapCount = 0

  /// Removes everything.
  mutating func removeAll() {
    eligible.removeAll(keepingCapacity: true)
    late.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
  }

  /// Records that the refusals and gaps that follow are those of late promotions.
  mutating func beginLate() {
    refusalCount = refusals.count
    gapCount = gaps.count
  }

  /// Removes the refusals of late promotions, which are evaluated again.
  mutating func removeLateRefusals() {
    refusals.removeSubrange(refusalCount...)
    gaps.removeSubrange(gapCount...)
  }

  /// Makes an eligible promotion one that has no effect. The refusals of late promotions, which are
  /// evaluated again, are removed.
  mutating func strike(_ index: CandidateIndex) {
    removeLateRefusals()
    for place in eligible.indices where eligible[place].index == index {
      eligible.removeSubrange(place..<place + 1)
      break
    }
    let place = refusals.indices.partitionPoint { refusals[$0].promotion < index }
    refusals.insert(Refusal(index, for: .noEffect), at: place)
    beginLate()
  }

  /// Moves the refusals of late promotions to their places in canonical order.
  mutating func sortRefusals() {
    if refusals.count > refusalCount { refusals.sort { $0.promotion < $1.promotion } }
  }

  /// The capacity of the arrays, in elements.
  var capacity: Int { eligible.capacity + late.capacity + refusals.capacity + gaps.capacity }
}

/// The reason why a promotion is not applied.
struct Refusal: Sendable {
  /// The promotion's index among the candidates.
  let promotion: CandidateIndex
  let reason: Decision.Reason
  /// The limit that is reached.
  var limit: Decision.Limit?
  /// The index of the promotion that excludes it; nil for none.
  var by: OptionalIndex<PromotionTable.Row> = nil
  /// The gaps of its qualifier and its rule, as a range of ``Evaluation/gaps``.
  var gaps: Range<Int32> = 0..<0
  /// Whether the reason is relevant to this cart (§8.45). An entered code of the promotion makes
  /// any reason relevant, too.
  var isRelevant = false

  init(_ promotion: CandidateIndex, for reason: Decision.Reason, limit: Decision.Limit? = nil) {
    self.promotion = promotion
    self.reason = reason
    self.limit = limit
  }
}

/// A promotion set, compiled: what pricing needs, in the order in which it needs it. Immutable, shared by all carts.
final class CompiledSet: Sendable {
  /// The set's currency, of plain amounts.
  let currency: Currency?
  let policy: Policy
  /// The promotions in canonical order: priority descending, then id ascending.
  let promotions: [CompiledPromotion]
  /// Every distinct selector of the set; promotions name them by their place.
  let selectors: [SelectorProgram]
  /// The codes that are known, and which promotion lists each.
  let coupons: [CouponCode: KnownCoupon]
  let segments: [SegmentID: CompiledSegment]
  let scores: [ScoreID: Score]

  init(
    currency: Currency?, policy: Policy, promotions: [CompiledPromotion], selectors: [SelectorProgram],
    coupons: [CouponCode: KnownCoupon], segments: [SegmentID: CompiledSegment], scores: [ScoreID: Score]
  ) {
    self.currency = currency
    self.policy = policy
    self.promotions = promotions
    self.selectors = selectors
    self.coupons = coupons
    self.segments = segments
    self.scores = scores
  }

  /// A segment and all that its definition names, itself or through others, each after those that it names; but for
  /// those that are known already. Definitions do not go in circles.
  func segmentsNamed(by id: SegmentID, unless isKnown: (SegmentID) -> Bool) -> [SegmentID] {
    var found: [SegmentID] = []
    var seen: Set<SegmentID> = []
    var path: [(id: SegmentID, named: ArraySlice<SegmentID>)] = []
    func enter(_ id: SegmentID) {
      guard !isKnown(id), seen.insert(id).inserted else { return }
      path.append((id, segments[id]?.segments[...] ?? []))
    }
    enter(id)
    while let last = path.indices.last {
      if let next = path[last].named.popFirst() {
        enter(next)
      } else {
        found.append(path.removeLast().id)
      }
    }
    return found
  }
}

/// A code that a promotion lists or that a qualifier asks for.
struct KnownCoupon: Sendable {
  /// The promotion that lists it; -1 if only qualifiers ask for it.
  var promotion: Int32
  /// The code's place among the promotion's.
  var place: Int32
}

/// A definition of a segment, compiled.
struct CompiledSegment: Sendable {
  let when: QualifierProgram
  let amounts: [AmountByCurrency]
  /// The segments that the definition names.
  let segments: [SegmentID]
}

/// A promotion, compiled.
struct CompiledPromotion: Sendable {
  let source: Promotion
  let when: QualifierProgram?
  let rule: CompiledRule?
  let actions: [CompiledAction]
  /// Whether the qualifier asks what discounts have left, and the earliest step of the actions.
  let isLate: Bool
  let firstStep: Action.Step
  /// Everything in the promotion that is an amount, so that its currencies can be asked for at once.
  let amounts: [AmountByCurrency]
  /// The segments that the qualifier names.
  let segments: [SegmentID]
}

/// How many times a promotion applies.
struct CompiledRule: Sendable {
  let selector: Int32
  let units: Int64
  let limit: Int64
  let rewarded: Int64
  let isBeyond: Bool
}

/// An action whose selectors are named by their place.
struct CompiledAction: Sendable {
  /// The action's place in its promotion.
  let index: Int32
  let step: Action.Step
  let kind: Kind

  enum Kind: Sendable {
    /// `cart` and `subset`.
    case order(CompiledDiscount, selector: Int32)
    case items(CompiledDiscount, selector: Int32, count: Int64?, order: ItemsTarget.Order)
    case group(CompiledDiscount, selector: Int32, reward: GroupTarget.Reward, count: Int64)
    case bundle(CompiledDiscount, parts: [CompiledPart], max: Int64)
    /// The selector is that of the gift's SKU.
    case gift(Gift, selector: Int32)
    case shipping(CompiledDiscount)
    case upgradeShipping(String)
    case fees(CompiledDiscount, kinds: [String]?)
    case tax(CompiledDiscount, selector: Int32)
    case credit(Credit)
    case issueCoupon
  }

  /// Whether the action, if its target is merchandise, is about a line: one that one of the selectors selects.
  func merchandiseSelectors(_ body: (Int32) -> Void) {
    switch kind {
    case .order(_, let selector), .items(_, let selector, _, _), .group(_, let selector, _, _): body(selector)
    case .bundle(_, let parts, _): for part in parts { body(part.selector) }
    case .gift(let gift, let selector): if gift.mode == .addMissing { body(selector) }
    case .shipping, .upgradeShipping, .fees, .tax, .credit, .issueCoupon: break
    }
  }
}

/// A part of a bundle.
struct CompiledPart: Sendable {
  let selector: Int32
  let count: Int64
}

/// A discount whose measure is named by its selector's place.
enum CompiledDiscount: Sendable {
  case flat(FlatDiscount)
  case tiers(CompiledMeasure, steps: [TierStep])
}

/// What is measured of the cart as it came.
struct CompiledMeasure: Sendable {
  let measure: Gap.Measure
  let selector: Int32
}

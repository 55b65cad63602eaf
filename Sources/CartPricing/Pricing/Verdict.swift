/// What is found of a promotion when it is judged.
enum Verdict: Sendable {
  /// It holds and has an effect.
  case eligible(TakenPromotion)
  /// It is judged when the first step of its actions begins.
  case late
  case refused(Refusal)
}

/// Why a promotion is not applied.
struct Refusal: Sendable {
  var reason: Decision.Reason
  var limit: Decision.Limit?
  var gaps: [GapRecord] = []
  /// The promotion that excludes it; -1 for none.
  var by: Int32 = -1
  /// Whether the reason has to do with this cart, as PRICING.md section 8 draws the line; a code of the promotion that
  /// is entered makes any reason relevant, too.
  var isRelevant = false
}

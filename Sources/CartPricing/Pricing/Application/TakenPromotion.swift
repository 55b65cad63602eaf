// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The index of a promotion among the eligible ones.
typealias EligibleIndex = Index<TakenPromotion>

/// An eligible promotion, with the results of evaluating it; once it is carried out on a worksheet,
/// also with its effects so far.
struct TakenPromotion: Sendable {
  /// The promotion's index among the candidates, which are in canonical order.
  let index: CandidateIndex
  let combines: Combination
  /// Whether its discounts leave the tax as it was (§8.9).
  let keepsTax: Bool
  /// Whether it uses up units (§5.26).
  var consumes = false
  /// A bit for each step in which it has an action.
  let steps: UInt8
  /// The code with which it is taken.
  let code: TakenCode
  /// Its group per line; nil for none.
  let lineGroup: OptionalIndex<TextKey>
  /// The number of its applications. That of a promotion with `consumes` is formed anew in its turn.
  var applications: Int64
  /// The largest discount that it may take; the largest number for no limit.
  var cap: Int64
  /// Whether it was found to have an effect when it is applied alone.
  var isTried = false
  /// The discount that it has taken so far.
  var discount: Int64 = 0
  /// Whether it gave something that is no discount: a gift unit, credit or coupons.
  var gives = false

  var hasEffect: Bool { discount > 0 || gives }
}

/// The code with which a promotion is taken, in four bytes.
struct TakenCode: Equatable, Sendable {
  /// The index of an entered code; -1 and -2 for the other cases.
  private let rawValue: Int32

  private init(_ rawValue: Int32) { self.rawValue = rawValue }

  /// The promotion is taken without a code.
  static var none: TakenCode {
    @inline(__always) get { TakenCode(-1) }
  }

  /// The code of a renewal that was not entered. It counts as entered before all others (§2.25).
  static var ofRenewal: TakenCode {
    @inline(__always) get { TakenCode(-2) }
  }

  /// A code that was entered.
  @inline(__always)
  static func entered(_ index: EnteredCodeIndex) -> TakenCode { TakenCode(index.rawValue) }

  /// The index of the code among those that were entered; nil for none.
  @inline(__always)
  var index: EnteredCodeIndex? { rawValue < 0 ? nil : EnteredCodeIndex(rawValue: rawValue) }
}

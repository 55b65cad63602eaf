// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Why a result gives no claims: the engine and the context are not those that it was priced
/// with (§O3.15).
@nonexhaustive
public enum ClaimError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The result is of another version of the set: that of the result, and that of the engine; nil for
  /// none.
  case otherVersion(String?, engine: String?)
  /// The set does not have a promotion that is applied.
  case unknownPromotion(PromotionID)
  /// The set has the promotion with other terms: it does not list the code by which the promotion was
  /// applied, is of another campaign, or has a budget that has no value in the currency.
  case otherTerms(PromotionID)
  /// The result was priced for another customer than that of the context.
  case otherCustomer(CustomerID?)
  /// `now` of the context is no instant.
  case malformedNow

  /// The error in words.
  public var description: String {
    switch self {
    case .otherVersion(let result, let engine):
      "the result is of version \(ClaimError.name(result)), the engine of \(ClaimError.name(engine))"
    case .unknownPromotion(let id): "the set has no promotion \(quotation(of: id.text))"
    case .otherTerms(let id): "the promotion \(quotation(of: id.text)) has other terms in the set than in the result"
    case .otherCustomer(let id):
      "the result was priced for the customer \(ClaimError.name(id?.text)), not for that of the context"
    case .malformedNow: "\"now\" of the context is no instant"
    }
  }

  private static func name(_ text: String?) -> String { text.map { quotation(of: $0) } ?? "none" }
}

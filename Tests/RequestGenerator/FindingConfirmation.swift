// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing
public import CartPricingReview
import ReferencePricing

/// Confirms findings of a review with the reference interpreter, which shares no code with the engine.
///
/// It prices the requests of a proof, and compares the results by its own reading of each kind. That a promotion is
/// never applied is confirmed by carts to which it is not applied.
public struct FindingConfirmation {
  private let set: PromotionSet
  private let options: ReviewOptions
  private let carts: [CartRequest]

  /// Confirms findings of a set. `carts` are tried with promotions that are never applied.
  public init(of set: PromotionSet, options: ReviewOptions = ReviewOptions(), carts: [CartRequest] = []) {
    self.set = set
    self.options = options
    self.carts = carts
  }

  /// Why a finding is not confirmed; nil if it is.
  public func objection(to finding: Finding) -> String? {
    if finding.promotions != finding.promotions.sorted() { return "the promotions are not in order" }
    if finding.sentence.isEmpty { return "there is no sentence" }
    switch finding.proof {
    case .requests(let requests): return objection(to: finding, requests)
    case .reason(let reason): return reason.isEmpty ? "there is no reason" : objection(toReasonOf: finding)
    @unknown default: return "the proof is of an unknown kind"
    }
  }

  private func objection(to finding: Finding, _ requests: [PricingRequest]) -> String? {
    var results: [PricedCart] = []
    for request in requests {
      if let fault = try? PricingError.faults(of: request) { return "a request has faults: \(fault)" }
      let document = ReferencePricing.price(request)
      guard let result = try? PricedCart(json: document) else { return "the reference gives \(document)" }
      results.append(result)
    }
    let isShown =
      switch finding.kind {
      case .moreCostsLess:
        requests.count == 2 && Self.hasOneUnitMore(requests[1].cart, than: requests[0].cart)
          && results[1].total.minorUnits < results[0].total.minorUnits
      case .splittingCostsLess:
        requests.count == 3 && Self.units(requests[0]) == Self.sum(Self.units(requests[1]), Self.units(requests[2]))
          && results[1].total.minorUnits + results[2].total.minorUnits < results[0].total.minorUnits
      case .discountAboveShare: requests.count == 1 && isAboveShare(results[0], finding.promotions)
      case .belowCost: requests.count == 1 && Self.isBelowCost(requests[0].cart, results[0])
      case .tierGivesLess:
        requests.count == 2 && results[1].subtotal.minorUnits > results[0].subtotal.minorUnits
          && results[1].discount.minorUnits < results[0].discount.minorUnits
      case .idsDecide:
        requests.count == 2 && results[0].total != results[1].total
          && Self.differOnlyByIDs(requests[0].promotions, requests[1].promotions)
      case .giftDiscounted: requests.count == 1 && Self.isGiftDiscounted(results[0], finding.promotions)
      default: false
      }
    return isShown ? nil : "the requests do not show it: \(results.map { $0.total })"
  }

  // MARK: - Requests

  private static func units(_ request: PricingRequest) -> [String: Int] {
    var found: [String: Int] = [:]
    for line in request.cart.lines { found["\(line.sku) \(line.unitPrice)", default: 0] += line.quantity }
    return found
  }

  private static func sum(_ first: [String: Int], _ second: [String: Int]) -> [String: Int] {
    first.merging(second) { $0 + $1 }
  }

  private static func hasOneUnitMore(_ more: Cart, than fewer: Cart) -> Bool {
    if more.lines.count == fewer.lines.count + 1 {
      // A line of one unit.
      return more.lines.dropLast().elementsEqual(fewer.lines) && more.lines.last?.quantity == 1
    }
    guard more.lines.count == fewer.lines.count else { return false }
    var added = 0
    for (one, other) in zip(fewer.lines, more.lines) {
      var changed = one
      changed.quantity = other.quantity
      guard changed == other, other.quantity >= one.quantity else { return false }
      added += other.quantity - one.quantity
    }
    return added == 1
  }

  private func isAboveShare(_ result: PricedCart, _ promotions: [PromotionID]) -> Bool {
    var (price, discount): (Int64, Int64) = (0, 0)
    for line in result.lines where !line.isGift {
      price += line.subtotal.minorUnits
      for adjustment in line.adjustments where promotions.contains(adjustment.promotion) {
        discount += adjustment.amount.minorUnits
      }
    }
    return Int128(discount) * 1_000_000 > Int128(price) * Int128(options.mostShare.partsPerMillion)
  }

  private static func isBelowCost(_ cart: Cart, _ result: PricedCart) -> Bool {
    zip(cart.lines, result.lines).contains { line, priced in
      let cost: Amount? =
        switch line.attributes["cost"] {
        case .text(let text)?: Amount(parsing: text)
        case .number(let number)?: Amount(parsing: "\(Int(number))")
        default: nil
        }
      guard let each = cost?.minorUnits(in: cart.currency) else { return false }
      return priced.total.minorUnits < each * Int64(line.quantity)
    }
  }

  private static func differOnlyByIDs(_ first: PromotionSet, _ second: PromotionSet) -> Bool {
    guard first.promotions.count == 2, second.promotions.count == 2 else { return false }
    let ids = first.promotions.map { $0.id }
    return first.promotions.allSatisfy { promotion in
      guard let other = ids.first(where: { $0 != promotion.id }) else { return false }
      var renamed = promotion
      renamed.id = other
      renamed.excludes = promotion.excludes.map { $0 == other ? promotion.id : $0 }
      return second.promotions.contains(renamed)
    }
  }

  private static func isGiftDiscounted(_ result: PricedCart, _ promotions: [PromotionID]) -> Bool {
    let given = result.lines.filter { line in
      line.isGift && line.adjustments.contains { promotions.contains($0.promotion) }
    }
    return result.lines.contains { line in
      !line.isGift && line.adjustments.contains { promotions.contains($0.promotion) }
        && (given.contains { $0.sku == line.sku } || line.adjustments.count > 1)
    }
  }

  // MARK: - Reasons

  /// Whether the discountable items cost enough, together and each, that a percentage takes something from them.
  private static func hasDiscountableValue(_ cart: Cart) -> Bool {
    var value: Int128 = 0
    for line in cart.lines where line.isDiscountable {
      guard let price = line.unitPrice.minorUnits(in: cart.currency), price >= 100 else { return false }
      value += Int128(price) * Int128(line.quantity)
    }
    return value >= 10_000
  }

  private func objection(toReasonOf finding: Finding) -> String? {
    switch finding.kind {
    case .neverApplies, .neverTaken, .neverHasEffect:
      guard let subject = finding.promotions.first(where: { finding.sentence.hasPrefix("\"\($0)\" ") }) else {
        return "the sentence names no promotion first"
      }
      for cart in carts {
        let request = PricingRequest(promotions: set, cart: cart.cart, context: cart.context)
        guard ReferencePricing.canPrice(request),
          let result = try? PricedCart(json: ReferencePricing.price(request))
        else { continue }
        // Shares of less than a minor unit are excepted, as the reason says.
        if finding.kind == .neverTaken, !Self.hasDiscountableValue(cart.cart) { continue }
        // A renewal is applied whatever its conditions.
        if cart.context.redeemed.contains(subject) { continue }
        if result.promotions.contains(where: { $0.id == subject }) { return "it is applied: \(request.json)" }
      }
      return nil
    case .ended, .missingCurrency: return finding.promotions.count == 1 ? nil : "it is not about one promotion"
    case .nearlyEqualName: return nil
    default: return "it has a reason instead of requests"
    }
  }
}

extension PricingError {
  /// The faults of a request; throws if it has none.
  fileprivate static func faults(of request: PricingRequest) throws -> PricingError {
    do throws(PricingError) {
      _ = try PricingRequest(json: request.jsonBytes)
    } catch {
      return error
    }
    throw NoFault()
  }

  private struct NoFault: Error {}
}

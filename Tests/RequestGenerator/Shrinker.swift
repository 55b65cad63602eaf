// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Makes a request smaller, step by step, while a condition on it stays true.
///
/// A greedy search over the value: it drops elements, halves numbers and replaces trees by their
/// branches, and keeps each step after which the request is still valid and still wrong.
public struct Shrinker {
  typealias Edit = (inout PricingRequest) -> Void

  private let isStillWrong: (PricingRequest) -> Bool

  /// A shrinker that keeps this condition true.
  public init(while isStillWrong: @escaping (PricingRequest) -> Bool) { self.isStillWrong = isStillWrong }

  /// The request in a form in which no single step makes it smaller.
  public func shrink(_ request: PricingRequest) -> PricingRequest {
    var smallest = request
    var hasShrunk = true
    while hasShrunk {
      hasShrunk = false
      for kind in Self.kinds {
        // the edits of one kind, from the last to the first, so that places stay what they are when
        // one is dropped
        for place in kind(smallest).indices.reversed() {
          let edits = kind(smallest)
          guard place < edits.count else { continue }
          var candidate = smallest
          edits[place](&candidate)
          guard candidate != smallest, Self.isValid(candidate), isStillWrong(candidate) else { continue }
          smallest = candidate
          hasShrunk = true
        }
      }
    }
    return smallest
  }

  private static func isValid(_ request: PricingRequest) -> Bool {
    do throws(PricingError) {
      _ = try PricingEngine(request.promotions).price(request.cart, in: request.context)
      return true
    } catch {
      return error.faults.allSatisfy { $0.code != .invalid }
    }
  }

  private static var kinds: [(PricingRequest) -> [Edit]] {
    [
      { removals(in: \.promotions.promotions, of: $0) },
      { removals(in: \.cart.lines, of: $0) },
      { removals(in: \.promotions.segments, of: $0) },
      { removals(in: \.promotions.scores, of: $0) },
      { removals(in: \.cart.fees, of: $0) },
      { removals(in: \.cart.coupons, of: $0) },
      contextEdits, cartEdits, policyEdits, campaignEdits, promotionEdits, treeEdits, discountEdits, lineEdits,
    ]
  }

  /// Drops each element of a list.
  static func removals<Element>(
    in list: WritableKeyPath<PricingRequest, [Element]>, of request: PricingRequest
  ) -> [Edit] {
    request[keyPath: list].indices.map { place in { $0[keyPath: list].remove(at: place) } }
  }

  /// Replaces each of these fields by a simpler value.
  static func set<Value>(_ field: WritableKeyPath<PricingRequest, Value>, _ value: Value) -> Edit {
    { $0[keyPath: field] = value }
  }
}

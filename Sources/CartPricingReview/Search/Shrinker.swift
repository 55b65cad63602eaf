// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// Makes the cart of a candidate smaller as long as it still shows the same.
struct Shrinker {
  let reviewed: ReviewedSet
  let engine: PricingEngine
  /// The most pricings.
  let most: Int

  /// The smallest cart that was found, and the number of pricings that it took.
  func shrink(_ candidate: Candidate) -> (candidate: Candidate, pricings: Int) {
    var best = candidate
    // Tiers are compared without other promotions. A share may become smaller by a hundredth.
    let engine =
      candidate.kind == .tierGivesLess
      ? (try? PricingEngine(reviewed.subset(Set(candidate.promotions)))) ?? engine : engine
    let least =
      candidate.kind == .discountAboveShare || candidate.kind == .belowCost
      ? candidate.weight - candidate.weight / 100 : (candidate.weight + 1) / 2
    var examiner = Examiner(reviewed, engine)
    var step = 0
    while step < Reduction.count(for: best.base), examiner.pricings < most {
      defer { step += 1 }
      guard
        let smaller = Reduction(step, of: best.base, hasRealPrices: !reviewed.catalogue.isEmpty)
          .apply(to: best.base)
      else { continue }
      var next = best
      next.base = smaller
      if case .split(let count) = best.variation, count >= smaller.cart.lines.count {
        next.variation = .split(max(1, smaller.cart.lines.count - 1))
      }
      guard let proofs = examiner.prove(next.base, next.variation),
        let shown = Relation(reviewed: reviewed).shown(candidate.kind, proofs, of: next.variation),
        shown.promotions == candidate.promotions, shown.weight >= least
      else { continue }
      best = next
      // A step that was possible may be possible again.
      step -= 1
    }
    return (best, examiner.pricings)
  }
}

/// One way in which a cart can be smaller.
struct Reduction {
  private let step: Int
  private let lines: Int
  /// Whether the prices are those of a catalogue.
  private let hasRealPrices: Bool

  /// The steps for each line.
  private static let ofLine = 9
  /// The steps for the rest.
  private static let ofRest = 12
  /// The most lines, segments and the like that are left out one by one.
  private static let most = 16

  init(_ step: Int, of request: CartRequest, hasRealPrices: Bool) {
    self.step = step
    self.hasRealPrices = hasRealPrices
    lines = min(request.cart.lines.count, Self.most)
  }

  /// The number of steps for a cart.
  static func count(for request: CartRequest) -> Int {
    ofRest + ofLine * min(request.cart.lines.count, most)
  }

  /// The smaller cart; nil if the step is none for this cart.
  func apply(to request: CartRequest) -> CartRequest? {
    var smaller = request
    if step < Self.ofRest {
      return Self.leaveOut(step, &smaller) ? smaller : nil
    }
    // A line is left out first, with its value added to another one if that is possible.
    let (kind, index) = (step - Self.ofRest).quotientAndRemainder(dividingBy: max(1, lines))
    guard index < request.cart.lines.count else { return nil }
    if kind == 0 { return Self.join(&smaller, line: index, hasRealPrices) ? smaller : nil }
    return Self.reduce(&smaller, line: index, kind - 1) ? smaller : nil
  }

  /// Leaves out a part of the cart or the context; returns whether there was one.
  private static func leaveOut(_ step: Int, _ request: inout CartRequest) -> Bool {
    switch step {
    case 0:
      defer { request.context.customer = nil }
      return request.context.customer != nil
    case 1:
      defer { request.cart.shipping = nil }
      return request.cart.shipping != nil
    case 2:
      defer { request.cart.fees = [] }
      return !request.cart.fees.isEmpty
    case 3:
      defer { request.cart.coupons = [] }
      return !request.cart.coupons.isEmpty
    case 4: return request.cart.coupons.count > 1 && request.cart.coupons.popLast() != nil
    case 5:
      guard request.cart.coupons.count > 1 else { return false }
      request.cart.coupons.removeFirst()
      return true
    case 6:
      defer { request.context.store = nil }
      return request.context.store != nil
    case 7:
      defer { request.cart.attributes = [:] }
      return !request.cart.attributes.isEmpty
    case 8:
      defer { request.cart.choices = [:] }
      return !request.cart.choices.isEmpty
    case 9: return request.context.customer?.segments.popLast() != nil
    case 10: return request.context.customer?.events.popLast() != nil
    default:
      defer { request.context.customer?.attributes = [:] }
      return !(request.context.customer?.attributes.isEmpty ?? true)
    }
  }

  /// Leaves out a line and adds its units to another line of the same price, or its value to another line of one unit;
  /// returns whether that is possible. Prices of a catalogue are not changed.
  private static func join(_ request: inout CartRequest, line index: Int, _ hasRealPrices: Bool) -> Bool {
    let lines = request.cart.lines
    let line = lines[index]
    if let other = lines.indices.last(where: { $0 != index && lines[$0].unitPrice == line.unitPrice }) {
      let (units, overflows) = lines[other].quantity.addingReportingOverflow(line.quantity)
      guard !overflows, units <= Draft.mostUnits else { return false }
      request.cart.lines[other].quantity = units
      request.cart.lines.remove(at: index)
      return true
    }
    guard !hasRealPrices, let other = lines.indices.last(where: { $0 != index && lines[$0].quantity == 1 }) else {
      return false
    }
    let currency = request.cart.currency
    let (value, overflows) = (line.unitPrice.minorUnits(in: currency) ?? 0)
      .multipliedReportingOverflow(by: Int64(line.quantity))
    let price = (lines[other].unitPrice.minorUnits(in: currency) ?? 0).addingReportingOverflow(value)
    guard !overflows, !price.overflow, price.partialValue < 1_000_000_000_000 else { return false }
    request.cart.lines[other].unitPrice = Amount(minorUnits: price.partialValue, currency: currency)
    request.cart.lines.remove(at: index)
    return true
  }

  /// Makes a line smaller; returns whether that is possible.
  private static func reduce(_ request: inout CartRequest, line index: Int, _ kind: Int) -> Bool {
    var line = request.cart.lines[index]
    switch kind {
    case 0:
      guard request.cart.lines.count > 1 else { return false }
      request.cart.lines.remove(at: index)
      return true
    case 1:
      guard line.quantity > 1 else { return false }
      line.quantity = 1
    case 2:
      guard line.quantity > 3 else { return false }
      line.quantity /= 2
    case 3:
      guard line.quantity > 1 else { return false }
      line.quantity -= 1
    case 4:
      guard !line.tags.isEmpty else { return false }
      line.tags.removeLast()
    case 5:
      guard !line.categories.isEmpty else { return false }
      line.categories.removeLast()
    case 6:
      guard !line.attributes.isEmpty else { return false }
      line.attributes = [:]
    default:
      guard line.taxRate != nil else { return false }
      line.taxRate = nil
    }
    request.cart.lines[index] = line
    return true
  }
}

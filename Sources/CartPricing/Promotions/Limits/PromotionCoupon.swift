// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A coupon code of a promotion, and its limits.
public struct PromotionCoupon: Sendable, Hashable {
  /// The code.
  public var code: CouponCode
  /// The largest number of uses by all customers; nil for no limit.
  public var maxUses: Int?
  /// The largest number of uses by each customer; nil for no limit.
  public var maxUsesPerCustomer: Int?

  /// A code and its limits.
  public init(_ code: CouponCode, maxUses: Int? = nil, maxUsesPerCustomer: Int? = nil) {
    self.code = code
    self.maxUses = maxUses
    self.maxUsesPerCustomer = maxUsesPerCustomer
  }
}

extension PromotionCoupon: ExpressibleByStringLiteral {
  /// A code without limits. A fault of it has the path of the member ``code``, such as `coupons[0].code`. In a document
  /// that has the code as a plain string, the path of a malformed code is that of the string.
  public init(stringLiteral code: String) { self.init(CouponCode(code)) }
}

// MARK: - Document

extension PromotionCoupon: DocumentValue {
  enum Key: String, DocumentKey {
    case code, maxUses, maxUsesPerCustomer
    static let table = KeyTable(Key.self, "a coupon", required: [.code])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionCoupon {
    guard source.kind(value) == .object else { return PromotionCoupon(source.read(value) as CouponCode) }
    var coupon = PromotionCoupon("")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .code: coupon.code = source.read(value)
      case .maxUses: coupon.maxUses = source.read(value)
      case .maxUsesPerCustomer: coupon.maxUsesPerCustomer = source.read(value)
      }
    }
    return coupon
  }

  /// The code alone if it has no limits.
  func write(to writer: inout JSONWriter) {
    if maxUses == nil, maxUsesPerCustomer == nil { return code.write(to: &writer) }
    writer.object { writer in
      writer.member(Key.code, code)
      writer.member(Key.maxUses, ifPresent: maxUses)
      writer.member(Key.maxUsesPerCustomer, ifPresent: maxUsesPerCustomer)
    }
  }
}

// MARK: - Checks

extension PromotionCoupon {
  /// Checks the coupons of one promotion, under the key `coupons`.
  static func check(_ coupons: [PromotionCoupon], into sink: inout some FaultSink) {
    sink.check(list: coupons, at: "coupons", atMost: Limits.codes, mayBeEmpty: true)
    sink.push("coupons")
    for index in coupons.indices {
      sink.push(index)
      sink.check(coupons[index].code, at: "code")
      sink.check(coupons[index].maxUses, at: "maxUses")
      sink.check(coupons[index].maxUsesPerCustomer, at: "maxUsesPerCustomer")
      sink.pop()
    }
    sink.pop()
  }

  /// Reports codes that the promotions of a list have listed before (§11.4); paths begin at the
  /// list.
  static func checkDistinct(_ promotions: [Promotion], into sink: inout some FaultSink) {
    var seen: Set<CouponCode> = []
    for index in promotions.indices {
      for (position, coupon) in promotions[index].coupons.enumerated() where !seen.insert(coupon.code).inserted {
        reportTaken(coupon.code, at: position, of: index, into: &sink)
      }
    }
  }

  /// Reports a code that is listed elsewhere too: the coupon at a position of the promotion at an
  /// index of the list at the current path.
  static func reportTaken(_ code: CouponCode, at position: Int, of index: Int, into sink: inout some FaultSink) {
    sink.push(index)
    sink.push("coupons")
    sink.push(position)
    sink.report(at: "code", "\"\(code)\" is there already; each code belongs to one promotion, once")
    sink.pop()
    sink.pop()
    sink.pop()
  }
}

// MARK: - Evaluation

extension CartFacts {
  /// The index of the promotion's code that counts: the first one entered that is within its
  /// limits, or else the first one entered; -1 if none is entered (§5.6).
  mutating func countingCoupon(of promotion: Int32) -> Int32 {
    var first: Int32 = -1
    for place in entered.indices where entered[place].counts && entered[place].promotion == promotion {
      if entered[place].limit == nil { return Int32(place) }
      if first < 0 { first = Int32(place) }
    }
    return first
  }

  /// Whether one of a promotion's codes is entered, whether it counts or not.
  mutating func hasEntered(for promotion: Int32) -> Bool {
    for place in entered.indices where entered[place].promotion == promotion { return true }
    return false
  }

  /// The limit on uses that a code has reached, by the limits of the promotion that lists it.
  mutating func limit(
    of code: CouponCode, listedBy promotion: Int32, _ usage: borrowing Usage
  ) -> Decision.Limit? {
    guard let coupon = set.source(promotion).coupons.first(where: { $0.code == code }) else { return nil }
    let usage = usage.coupons[code] ?? .none
    if coupon.maxUsesPerCustomer != nil, !hasCustomer { return .customerUnknown }
    if let limit = coupon.maxUses, usage.total >= limit { return .couponMaxUses }
    if let limit = coupon.maxUsesPerCustomer, usage.customerTotal >= limit { return .couponMaxUsesPerCustomer }
    return nil
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A coupon code of a promotion, or a batch of codes that the host keeps, with its limits.
public struct PromotionCoupon: Sendable, Hashable {
  /// The code, or the id of the batch.
  private var key: TextKey
  private var uses: CompactCount
  private var usesPerCustomer: CompactCount
  /// The members that few coupons have; nil for none.
  private var rare: Boxed<RareMembers>?

  private struct RareMembers: Sendable, Hashable {
    var isBatch = false
    var validFrom: ValidityBound?
    var validUntil: ValidityBound?
    var customer: CustomerID?
  }

  /// A code and its limits.
  public init(
    _ code: CouponCode, maxUses: Int? = nil, maxUsesPerCustomer: Int? = nil, validFrom: ValidityBound? = nil,
    validUntil: ValidityBound? = nil, customer: CustomerID? = nil
  ) {
    key = code.key
    uses = CompactCount(maxUses)
    usesPerCustomer = CompactCount(maxUsesPerCustomer)
    if validFrom != nil || validUntil != nil || customer != nil {
      rare = Boxed(RareMembers(validFrom: validFrom, validUntil: validUntil, customer: customer))
    }
  }

  /// A batch of codes, and the limits of each code in it.
  ///
  /// The host finds in its own store which batch an entered code is in, and says so with
  /// ``EnteredCode/batch`` (§O5.12).
  public init(
    batch: CouponBatchID, maxUses: Int? = nil, maxUsesPerCustomer: Int? = nil, validFrom: ValidityBound? = nil,
    validUntil: ValidityBound? = nil, customer: CustomerID? = nil
  ) {
    key = batch.key
    uses = CompactCount(maxUses)
    usesPerCustomer = CompactCount(maxUsesPerCustomer)
    rare = Boxed(RareMembers(isBatch: true, validFrom: validFrom, validUntil: validUntil, customer: customer))
  }

  /// The code; nil if this is a batch.
  public var code: CouponCode? { isBatch ? nil : CouponCode(key: key) }

  /// The batch; nil if this is a code.
  public var batch: CouponBatchID? { isBatch ? CouponBatchID(key: key) : nil }

  /// Whether this is a batch.
  @inline(__always) var isBatch: Bool { rare?.value.isBatch ?? false }

  /// The largest number of uses of a code by all customers; nil for no limit.
  public var maxUses: Int? {
    get { uses.value }
    set { uses = CompactCount(newValue) }
  }

  /// The largest number of uses of a code by each customer; nil for no limit.
  public var maxUsesPerCustomer: Int? {
    get { usesPerCustomer.value }
    set { usesPerCustomer = CompactCount(newValue) }
  }

  /// The first instant or day at which the code counts; nil for no start.
  public var validFrom: ValidityBound? {
    get { rare?.value.validFrom }
    set { change { $0.validFrom = newValue } }
  }

  /// The first instant at which the code no longer counts, or the last day on which it does; nil for
  /// no end.
  public var validUntil: ValidityBound? {
    get { rare?.value.validUntil }
    set { change { $0.validUntil = newValue } }
  }

  /// The only customer for whom the code counts; nil for everybody.
  public var customer: CustomerID? {
    get { rare?.value.customer }
    set { change { $0.customer = newValue } }
  }

  private mutating func change(_ body: (inout RareMembers) -> Void) {
    var members = rare?.value ?? RareMembers()
    body(&members)
    rare = members == RareMembers() ? nil : Boxed(members)
  }

  /// Whether the coupon has a validity or a customer of its own.
  var hasConditions: Bool {
    guard let rare = rare?.value else { return false }
    return rare.validFrom != nil || rare.validUntil != nil || rare.customer != nil
  }
}

extension PromotionCoupon: ExpressibleByStringLiteral {
  /// A code without limits. A fault of it has the path of the member ``code``, such as `coupons[0].code`. In a document
  /// that has the code as a plain string, the path of a malformed code is that of the string.
  public init(stringLiteral code: String) { self.init(CouponCode(code)) }
}

// MARK: - Document

extension PromotionCoupon: DocumentValue {
  /// The keys of a coupon that is an object, with one of `code` and `batch` (§5.6).
  enum Key: String, DocumentKey {
    case code, batch, maxUses, maxUsesPerCustomer, validFrom, validUntil, customer
    static let table = KeyTable(Key.self, "a coupon", oneOf: [.code, .batch])

    static func readable(_ present: PresentKeys<Key>, report: (Key?, String) -> Void) -> KeySet<Key> {
      if present.contains(.batch) {
        return present.one(of: [.code, .batch], report) == nil ? [.maxUses, .maxUsesPerCustomer] : .all
      }
      if !present.contains(.code) { report(.code, "is missing; a coupon needs it, or \"batch\"") }
      return .all
    }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PromotionCoupon {
    guard source.kind(value) == .object else { return PromotionCoupon(source.read(value) as CouponCode) }
    var coupon = PromotionCoupon("")
    var batch: CouponBatchID?
    var code = CouponCode("")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .code: code = source.read(value)
      case .batch: batch = source.read(value)
      case .maxUses: coupon.maxUses = source.read(value)
      case .maxUsesPerCustomer: coupon.maxUsesPerCustomer = source.read(value)
      case .validFrom: coupon.validFrom = source.read(value)
      case .validUntil: coupon.validUntil = source.read(value)
      case .customer: coupon.customer = source.read(value)
      }
    }
    coupon.key = batch?.key ?? code.key
    if batch != nil { coupon.change { $0.isBatch = true } }
    return coupon
  }

  /// The code alone if it has no limits.
  func write(to writer: inout JSONWriter) {
    if !uses.isSome, !usesPerCustomer.isSome, rare == nil { return writer.string(key) }
    writer.object { writer in
      writer.member(Key.code, ifPresent: code)
      writer.member(Key.batch, ifPresent: batch)
      writer.member(Key.maxUses, ifPresent: maxUses)
      writer.member(Key.maxUsesPerCustomer, ifPresent: maxUsesPerCustomer)
      writer.member(Key.validFrom, ifPresent: validFrom)
      writer.member(Key.validUntil, ifPresent: validUntil)
      writer.member(Key.customer, ifPresent: customer)
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
      if coupons[index].isBatch {
        if let batch = coupons[index].batch { sink.check(batch, at: "batch") }
      } else {
        sink.check(coupons[index].code ?? "", at: "code")
      }
      sink.check(coupons[index].maxUses, at: "maxUses")
      sink.check(coupons[index].maxUsesPerCustomer, at: "maxUsesPerCustomer")
      if coupons[index].hasConditions { coupons[index].checkConditions(into: &sink) }
      sink.pop()
    }
    sink.pop()
  }

  /// Checks the validity and the customer of a coupon.
  @inline(never)
  private func checkConditions(into sink: inout some FaultSink) {
    ValidityBound.check(from: validFrom, until: validUntil, of: "coupon", into: &sink)
    if let customer { sink.check(customer, at: "customer") }
  }

  /// Reports codes and batches that the promotions of a list have listed before (§11.4); paths begin
  /// at the list.
  static func checkDistinct(_ promotions: [Promotion], into sink: inout some FaultSink) {
    var codes: Set<CouponCode> = []
    var batches: Set<CouponBatchID> = []
    for index in promotions.indices {
      for (position, coupon) in promotions[index].coupons.enumerated() {
        if let code = coupon.code {
          if !codes.insert(code).inserted { reportTaken(code, at: position, of: index, into: &sink) }
        } else if let batch = coupon.batch, !batches.insert(batch).inserted {
          reportTaken(batch, at: position, of: index, into: &sink)
        }
      }
    }
  }

  /// Reports a batch that is listed elsewhere too.
  static func reportTaken(
    _ batch: CouponBatchID, at position: Int, of index: Int, into sink: inout some FaultSink
  ) {
    sink.push(index)
    sink.push("coupons")
    sink.push(position)
    sink.report(at: "batch", "\"\(batch)\" is there already; each batch belongs to one promotion, once")
    sink.pop()
    sink.pop()
    sink.pop()
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

// MARK: - Compilation

extension PromotionCoupon {
  /// The key under which the coupon has a symbol. That of a batch begins with a space, with which no
  /// code begins, so that codes and batches are apart (§2.18).
  var symbolKey: TextKey { isBatch ? Self.symbolKey(ofBatch: CouponBatchID(key: key)) : key }

  /// The key under which a batch has a symbol.
  static func symbolKey(ofBatch batch: CouponBatchID) -> TextKey { TextKey(" " + batch.text) }
}

// MARK: - Evaluation

extension CartFacts {
  /// The promotion's code that counts: the first one entered that is within its limits, valid and of
  /// this customer, or else the first one entered; nil if none is entered (§5.6).
  mutating func countingCode(of promotion: CandidateIndex) -> EnteredCodeIndex? {
    var first: EnteredCodeIndex?
    for place in entered.indices where entered[place].counts {
      guard let listing = entered[place].listing(of: promotion) else { continue }
      // §2.24: the limits of the codes of a renewal count as met.
      if listing.limit == nil || isRedeemed(promotion) { return EnteredCodeIndex(place) }
      if first == nil { first = EnteredCodeIndex(place) }
    }
    return first
  }

  /// Whether one of a promotion's codes is entered, whether it counts or not.
  mutating func hasEntered(for promotion: CandidateIndex) -> Bool {
    for place in entered.indices where entered[place].isListed(by: promotion) { return true }
    return false
  }

  /// The listing of an entered code by the promotion that lists a symbol: the code's own, or that of
  /// its batch.
  mutating func listing(
    of code: CouponCode, as key: TextKey, under symbol: SymbolID?, _ context: borrowing PricingContext
  ) -> EnteredCoupon.Listing {
    guard let symbol, let owner = set.symbols[symbol].owner.index else { return EnteredCoupon.Listing() }
    var listing = EnteredCoupon.Listing(slot: OptionalIndex(owner))
    guard let coupon = set.source(owner).coupons.first(where: { $0.symbolKey == key }) else { return listing }
    listing.shut = limit(of: code, coupon, context)
    // §8.40
    listing.limit = coupon.maxUsesPerCustomer != nil && !hasCustomer ? .customerUnknown : listing.shut
    return listing
  }

  /// Why a code does not count: the first of its own customer, its validity and its limits.
  private mutating func limit(
    of code: CouponCode, _ coupon: PromotionCoupon, _ context: borrowing PricingContext
  ) -> Decision.Limit? {
    if coupon.hasConditions {
      if let customer = coupon.customer, customer != context.customer?.id { return .couponNotForCustomer }
      if coupon.validFrom?.isAfter(context.now) ?? false { return .couponNotStarted }
      if coupon.validUntil?.hasEnded(at: context.now) ?? false { return .couponExpired }
    }
    let usage = context.usage.coupons[code] ?? .none
    if let limit = coupon.maxUses, usage.total >= limit { return .couponMaxUses }
    if let limit = coupon.maxUsesPerCustomer, !hasCustomer || usage.customerTotal >= limit {
      return .couponMaxUsesPerCustomer
    }
    return nil
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders

/// A call of a ledger, as a value.
enum LedgerCall: Sendable, Hashable {
  case usage(UsageKeys, at: Instant, besides: OrderID? = nil)
  case reserve(OrderClaims, at: Instant, until: Instant)
  case redeem(OrderClaims, at: Instant)
  case release(OrderID, at: Instant)
  case giveBack(OrderID, Int, [RefundedDiscount], at: Instant)
  case expire(at: Instant, atMost: Int)
  case record(OrderID)
  case records(RecordQuery, after: RecordCursor? = nil, atMost: Int)
  case note([RefusalNote], at: Instant)
  case overview(PromotionID, from: Instant? = nil, to: Instant? = nil)
  /// All pages of an audit.
  case audit(at: Instant, atMost: Int)
}

/// The answer to a call, or the kind of its error.
enum LedgerAnswer: Sendable, Hashable {
  case usage(Usage)
  case reserved
  case redeemed
  case refused([FullCounter])
  case released
  case given
  case expired(Int)
  case record(RedemptionRecord?)
  case records(RecordPage)
  case noted
  case overview(PromotionOverview)
  case audit([CounterDifference])
  case error(LedgerError.Kind)
}

extension RedemptionLedger {
  /// Performs a call; errors are answers, too.
  func perform(_ call: LedgerCall) async -> LedgerAnswer {
    do throws(LedgerError) { return try await answer(call) } catch { return .error(error.kind) }
  }

  private func answer(_ call: LedgerCall) async throws(LedgerError) -> LedgerAnswer {
    switch call {
    case .usage(let keys, let at, let besides): return .usage(try await usage(of: keys, at: at, besides: besides))
    case .reserve(let order, let at, let until):
      return LedgerAnswer(try await reserve(order, at: at, until: until))
    case .redeem(let order, let at): return LedgerAnswer(try await redeem(order, at: at))
    case .release(let order, let at):
      try await release(order, at: at)
      return .released
    case .giveBack(let order, let number, let discounts, let at):
      try await giveBack(order, return: number, discounts, at: at)
      return .given
    case .expire(let at, let atMost): return .expired(try await expire(at: at, atMost: atMost))
    case .record(let order): return .record(try await record(of: order))
    case .records(let query, let after, let atMost):
      return .records(try await records(query, after: after, atMost: atMost))
    case .note(let outcomes, let at):
      try await note(outcomes, at: at)
      return .noted
    case .overview(let promotion, let from, let to):
      return .overview(try await overview(of: promotion, from: from, to: to))
    case .audit(let at, let atMost): return .audit(try await auditAll(at: at, atATime: atMost))
    }
  }
}

extension LedgerState {
  /// Performs a call; errors are answers, too.
  mutating func perform(_ call: LedgerCall) -> LedgerAnswer {
    do throws(LedgerError) { return try answer(call) } catch { return .error(error.kind) }
  }

  private mutating func answer(_ call: LedgerCall) throws(LedgerError) -> LedgerAnswer {
    switch call {
    case .usage(let keys, let at, let besides): return .usage(try usage(of: keys, at: at, besides: besides))
    case .reserve(let order, let at, let until): return LedgerAnswer(try reserve(order, at: at, until: until))
    case .redeem(let order, let at): return LedgerAnswer(try redeem(order, at: at))
    case .release(let order, let at):
      try release(order, at: at)
      return .released
    case .giveBack(let order, let number, let discounts, let at):
      try giveBack(order, return: number, discounts, at: at)
      return .given
    case .expire(let at, let atMost): return .expired(try expire(at: at, atMost: atMost))
    case .record(let order): return .record(record(of: order))
    case .records(let query, let after, let atMost): return .records(try records(query, after: after, atMost: atMost))
    case .note(let outcomes, let at):
      try note(outcomes, at: at)
      return .noted
    case .overview(let promotion, let from, let to): return .overview(try overview(of: promotion, from: from, to: to))
    case .audit(let at, let atMost):
      var differences: [CounterDifference] = []
      var cursor: AuditCursor?
      repeat {
        let page = try audit(at: at, after: cursor, atMost: atMost)
        differences += page.differences
        cursor = page.next
      } while cursor != nil
      return .audit(differences)
    }
  }
}

extension LedgerAnswer {
  init(_ outcome: ReserveOutcome) {
    switch outcome {
    case .reserved: self = .reserved
    case .refused(let full): self = .refused(full)
    }
  }

  init(_ outcome: RedeemOutcome) {
    switch outcome {
    case .redeemed: self = .redeemed
    case .refused(let full): self = .refused(full)
    }
  }

  /// The name of an outcome or of an error.
  var outcome: String {
    switch self {
    case .usage: "usage"
    case .reserved: "reserved"
    case .redeemed: "redeemed"
    case .refused: "refused"
    case .released: "released"
    case .given: "given"
    case .expired: "expired"
    case .record: "record"
    case .records: "records"
    case .noted: "noted"
    case .overview: "overview"
    case .audit: "audit"
    case .error(let kind): kind.rawValue
    }
  }
}

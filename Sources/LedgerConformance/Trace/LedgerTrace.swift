// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
public import CartPricingOrders

/// A trace: calls to a new, empty ledger, one after the other, and what is expected of each answer.
///
/// A trace is a JSON document: `{"name", "says", "calls": […], "answers": […]}`; the README of this
/// library describes the calls. One trace fits every ledger.
public struct LedgerTrace: Sendable {
  /// The name of the trace.
  public let name: String
  /// What the trace shows, in a sentence; empty if it does not say.
  public let says: String

  private let calls: [TraceValue]
  private let answers: [TraceValue]

  /// Reads a trace from JSON text.
  /// - Throws: ``MalformedTrace`` if the text is no JSON or no trace.
  public init(json text: String) throws(MalformedTrace) {
    let document: TraceValue
    do {
      document = try TraceValue.parse(text)
    } catch {
      throw MalformedTrace(message: "\(error)")
    }
    guard let name = document["name"]?.string, let calls = document["calls"]?.list,
      let answers = document["answers"]?.list, calls.count == answers.count
    else { throw MalformedTrace(message: "a trace has a name, calls and as many answers") }
    self.name = name
    self.says = document["says"]?.string ?? ""
    self.calls = calls
    self.answers = answers
  }

  /// Plays the trace on a ledger that is new and empty; the failures, which end the trace.
  public func play(on ledger: some RedemptionLedger) async -> [ConformanceFailure] {
    var player = TracePlayer(ledger: ledger)
    for (index, call) in calls.enumerated() {
      let answer: TraceValue
      do throws(TraceError) {
        answer = try await player.answer(call, at: index)
      } catch {
        return [ConformanceFailure(check: name, message: "call \(index): \(error.message): \(call.json)")]
      }
      if !answers[index].matches(answer) {
        let message = "call \(index): \(call.json)\n  expected \(answers[index].json)\n  answered \(answer.json)"
        return [ConformanceFailure(check: name, message: message)]
      }
    }
    return []
  }
}

/// Why a text is no trace.
public struct MalformedTrace: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let message: String

  /// What is wrong.
  public var description: String { message }
}

/// Turns the calls of a trace into calls of a ledger.
private struct TracePlayer<Ledger: RedemptionLedger> {
  let ledger: Ledger
  /// The cursors that calls of `records` have answered, by the indices of the calls.
  private var cursors: [Int: RecordCursor] = [:]
  /// The currencies of the orders, in which their discounts are given back.
  private var currencies: [OrderID: Currency] = [:]

  init(ledger: Ledger) { self.ledger = ledger }

  /// Makes a call; what was answered.
  mutating func answer(_ value: TraceValue, at index: Int) async throws(TraceError) -> TraceValue {
    if value["call"]?.string == "together" { return try await together(TraceReader(call: value).elements("calls")) }
    let call = try read(value)
    let answer = await ledger.perform(call)
    if case .records(let page) = answer { cursors[index] = page.next }
    return TraceValue(answer, to: call)
  }

  /// Makes calls at once, each in a task of its own; how often each outcome came.
  private mutating func together(_ values: [TraceValue]) async throws(TraceError) -> TraceValue {
    var calls: [LedgerCall] = []
    for value in values { calls.append(try read(value)) }
    let counts = await ledger.performTogether(calls)
    return .object(["counts": .object(counts.mapValues { .integer($0) })])
  }

  /// Reads a call.
  private mutating func read(_ value: TraceValue) throws(TraceError) -> LedgerCall {
    let reader = TraceReader(call: value)
    switch try reader.string("call") {
    case "reserve":
      let order = try reader.order()
      if currencies[order.order] == nil { currencies[order.order] = order.currency }
      return .reserve(order, at: try reader.instant("at"), until: try reader.instant("until"))
    case "redeem":
      let order = try reader.order()
      if currencies[order.order] == nil { currencies[order.order] = order.currency }
      return .redeem(order, at: try reader.instant("at"))
    case "release": return .release(try reader.id("order"), at: try reader.instant("at"))
    case "giveBack":
      let order: OrderID = try reader.id("order")
      // Of an order that nobody knows, the currency with most decimals has a value for every amount.
      let discounts = try reader.discounts(in: currencies[order] ?? "CLF")
      return .giveBack(order, try reader.integer("return"), discounts, at: try reader.instant("at"))
    case "expire": return .expire(at: try reader.instant("at"), atMost: try reader.integer("atMost"))
    case "usage":
      return .usage(try reader.usageKeys(), at: try reader.instant("at"), besides: try reader.optionalID("besides"))
    case "record": return .record(try reader.id("order"))
    case "records":
      var cursor: RecordCursor?
      if value["after"] != nil {
        let index = try reader.integer("after")
        cursor = cursors[index]
        if cursor == nil { throw TraceError("call \(index) has answered no cursor") }
      }
      return .records(try reader.query(), after: cursor, atMost: try reader.integer("atMost"))
    case "note": return .note(try reader.outcomes(), at: try reader.instant("at"))
    case "overview":
      return .overview(
        try reader.id("promotion"), from: try reader.optionalInstant("from"), to: try reader.optionalInstant("to"))
    case "audit": return .audit(at: try reader.instant("at"), atMost: try reader.integer("atMost"))
    case let name: throw TraceError("\"\(name)\" is no call")
    }
  }
}

extension RedemptionLedger {
  /// Makes calls at once, each in a task of its own; how often each outcome came.
  func performTogether(_ calls: [LedgerCall]) async -> [String: Int] {
    await withTaskGroup(of: String.self) { group in
      for call in calls { group.addTask { await self.perform(call).outcome } }
      var counts: [String: Int] = [:]
      for await outcome in group { counts[outcome, default: 0] += 1 }
      return counts
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@Suite("Refunds of hostile and very large orders")
struct RefundHostileTests {
  private typealias F = RefundFixture

  @Test("1,000 million units are returned without a list of them", arguments: ["average", "dearest", "cheapest"])
  func manyUnits(units: String) throws {
    // 10⁹ at 0.03 less 10 %: 27,000,000.00. In three parts, of 1, 10⁹ − 2 and 1 units.
    let result = try F(
      promotions: ["'id': 'ten', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]"],
      lines: [F.line("a", 1_000_000_000, "0.03")],
      returns: F.returning([("a", 1)], [("a", 999_999_998)], [("a", 1)]), more: "'policy': {'units': '\(units)'}"
    ).result
    let first = ["average": "0.02", "dearest": "0.03", "cheapest": "0.02"]
    #expect(result.amounts[0] == first[units])
    #expect(result.refunded.amountText == "27000000.00")
    #expect(result.remaining.amountText == "0.00")
  }

  @Test("1,000 million units are priced again without a list of them")
  func manyUnitsAgain() throws {
    let result = try F(
      lines: [F.line("a", 1_000_000_000, "0.03")], returns: F.returning([("a", 999_999_999)]), more: F.reprice
    ).result
    #expect(result.amounts == ["29999999.97"])
  }

  @Test("figures near the largest ones do not overflow")
  func largestFigures() throws {
    // 9,000 × 10¹³ is 9 × 10¹⁸ minor units.
    for more in ["", F.reprice, "'policy': {'units': 'dearest'}"] {
      let result = try F(
        promotions: ["'id': 'cent', 'actions': [{'on': 'cart', 'discount': {'amount': '0.01'}}]"],
        lines: [F.line("a", 9_000, "10000000000000")],
        cart: "'tenders': [{'id': 't', 'balance': '10000000000000'}], 'cashStep': '10000000000000'",
        returns: F.returning([("a", 4_500)], [("a", 4_500)]), more: more
      ).result
      #expect(result.paid.amountText == "89999999999999999.99")
      #expect(result.remaining.amountText == "0.00")
      #expect(result.refunds.map { $0.amount.minorUnits }.reduce(0, +) == 8_999_999_999_999_999_999)
    }
  }

  @Test("an order with a figure outside of 64 bits is a fault")
  func outOfRange() throws {
    let request = try F(lines: [F.line("a", 10_000, "10000000000000")], returns: F.returning([("a", 1)])).request
    do throws(PricingError) {
      _ = try RefundResult(of: request)
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map(\.code) == [.amountOutOfRange])
    }
  }

  @Test("rewards whose sum is outside of 64 bits are a fault")
  func rewardsOutOfRange() throws {
    let credit = "{'credit': {'amount': '10000000000000', 'per': '0.01'}}"
    let request = try F(
      promotions: ["'id': 'c', 'actions': [\(credit), \(credit)]"], lines: [F.line("a", 1, "60")],
      returns: F.returning([("a", 1)])
    ).request
    do throws(PricingError) {
      _ = try RefundResult(of: request)
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map(\.code) == [.amountOutOfRange])
    }
  }

  @Test("a unit each in 1,000 returns is refunded by both policies")
  func manyReturns() throws {
    let unit = "{'lines': [{'line': 'a', 'quantity': 1}]}"
    let returns = "[" + [String](repeating: unit, count: 1_000).joined(separator: ",") + "]"
    for more in ["", F.reprice] {
      let result = try F(
        promotions: ["'id': 'ten', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]"],
        lines: [F.line("a", 1_000, "0.99")], returns: returns, more: more
      ).result
      #expect(result.paid.amountText == "891.00")
      #expect(result.refunds.count == 1_000)
      #expect(result.remaining.amountText == "0.00")
    }
  }

  @Test("all pricings of a request have one budget of steps")
  func oneBudget() throws {
    let unit = "{'lines': [{'line': 'a', 'quantity': 1}]}"
    let request = try F(
      promotions: ["'id': 'half', 'actions': [{'on': {'items': {'count': 2}}, 'discount': {'percent': '50'}}]"],
      lines: [F.line("a", 100, "1")], returns: "[" + [String](repeating: unit, count: 50).joined(separator: ",") + "]",
      more: F.reprice
    ).request
    var workspace = PricingWorkspace()
    _ = try PricingEngine(request.promotions).price(request.cart, in: request.context, using: &workspace)
    let steps = workspace.countedSteps
    #expect(steps > 0)
    // Enough for ten pricings, and not for 51.
    do throws(PricingError) {
      _ = try RefundResult(of: request, mostSteps: 10 * steps)
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map(\.code) == [.tooComplex])
    }
    #expect(try RefundResult(of: request).refunds.count == 50)
  }

  @Test("many empty returns of an order with many rewards do not list them without bound")
  func manyRewards() throws {
    let promotions = (0..<2_000).map { "'id': 'c\($0)', 'actions': [{'credit': {'amount': '1'}}]" }
    let returns = "[{'lines': [{'line': 'a', 'quantity': 1}]}" + String(repeating: ",{}", count: 999) + "]"
    let request = try F(promotions: promotions, lines: [F.line("a", 1, "1")], returns: returns).request
    do throws(PricingError) {
      // A result lists 2,000 credits for each of 1,000 returns.
      _ = try RefundResult(of: request, mostSteps: 100_000_000)
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map(\.code) == [.tooComplex])
    }
  }
}

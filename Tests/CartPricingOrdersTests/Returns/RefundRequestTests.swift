// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

/// Tests §O1.1, §O2.1, §O2.2, §O2.25, §O2.27 and §O2.29.
@Suite("Requests of refunds")
struct RefundRequestTests {
  private static func fixture(returns: String, more: String = "", cart: String = "") -> RefundFixture {
    RefundFixture(lines: [RefundFixture.line("a", 5, "10")], cart: cart, returns: returns, more: more)
  }

  @Test("a request is read with all that it can have, and written as it was read")
  func wholeRequest() throws {
    let fixture = Self.fixture(
      returns: "[{'lines': [{'line': 'a', 'quantity': 2}], 'shipping': true, 'fees': ['f']}, {'shipping': '2.50'}, {}]",
      more: "'paid': '57.5', 'version': '7', 'policy': {'discounts': 'reprice', 'units': 'dearest'}",
      cart: "'shipping': {'method': 'm', 'cost': '5'}, 'fees': [{'id': 'f', 'kind': 'k', 'amount': '2.50'}]")
    let request = try fixture.request
    #expect(request.cart.lines.count == 1)
    #expect(request.paid == "57.5")
    #expect(request.version == "7")
    #expect(request.policy == RefundPolicy(discounts: .reprice, units: .dearest))
    #expect(
      request.returns == [
        Return(lines: [ReturnedLine(line: "a", quantity: 2)], shipping: .rest, fees: ["f"]),
        Return(shipping: .amount("2.50")), Return(),
      ])
    #expect(
      request.json.hasSuffix(
        RefundFixture.json(
          "'paid':'57.5','version':'7','returns':[{'lines':[{'line':'a','quantity':2}],'shipping':true,'fees':['f']},"
            + "{'shipping':'2.50'},{}],'policy':{'discounts':'reprice','units':'dearest'}}")))
    #expect(try RefundRequest(json: request.json) == request)
  }

  @Test("a request is made of an order that is kept")
  func ofAnOrder() throws {
    let request = try Self.fixture(returns: "[{}]", more: "'paid': '50', 'policy': {'units': 'cheapest'}").request
    let order = Order(
      id: "o-1", placedAt: request.context.now, promotions: request.promotions, cart: request.cart,
      context: request.context)
    #expect(RefundRequest(order, paid: "50", returns: [Return()], policy: RefundPolicy(units: .cheapest)) == request)
  }

  @Test("the default policy is not written")
  func defaults() throws {
    let request = try Self.fixture(returns: "[]", more: "'policy': {}").request
    #expect(request.policy == RefundPolicy())
    #expect(request.json.hasSuffix(RefundFixture.json("'returns':[]}")))
  }

  @Test(
    "a fault of form has its path",
    arguments: [
      ("[{'lines': [{'line': 'a', 'quantity': 0}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': -1}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': 1.5}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': '1'}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': 1000000001}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': 1e300}]}]", "", ["returns[0].lines[0].quantity"]),
      ("[{'lines': [{'line': 'a', 'quantity': 99999999999999999999999999}]}]", "", ["returns[0].lines[0].quantity"]),
      (
        "[{'lines': [{'line': 'a'}, {'quantity': 1}]}]", "",
        ["returns[0].lines[0].quantity", "returns[0].lines[1].line"]
      ),
      ("[{'lines': [{'line': '', 'quantity': 1}]}]", "", ["returns[0].lines[0].line"]),
      ("[{'lines': [{'line': 7, 'quantity': 1}]}]", "", ["returns[0].lines[0].line"]),
      ("[{'lines': {}}]", "", ["returns[0].lines"]),
      ("[{'fees': ['', 5]}]", "", ["returns[0].fees[0]", "returns[0].fees[1]"]),
      ("[{'shipping': false}]", "", ["returns[0].shipping"]),
      ("[{'shipping': 5}]", "", ["returns[0].shipping"]),
      ("[{'shipping': '-5'}]", "", ["returns[0].shipping"]),
      ("[{'shipping': '1.234'}]", "", ["returns[0].shipping"]),
      ("[{'shipping': '99999999999999999999'}]", "", ["returns[0].shipping"]),
      ("[{'line': 'a', 'quantity': 1}]", "", ["returns[0].line", "returns[0].quantity"]),
      ("[7]", "", ["returns[0]"]),
      ("{}", "", ["returns"]),
      ("null", "", ["returns"]),
      ("[]", "'paid': 18", ["paid"]),
      ("[]", "'paid': '18.001'", ["paid"]),
      ("[]", "'version': ''", ["version"]),
      ("[]", "'policy': 'keep'", ["policy"]),
      (
        "[]", "'policy': {'discounts': 'kept', 'units': 'all', 'more': 1}",
        ["policy.discounts", "policy.units", "policy.more"]
      ),
      ("[]", "'return': []", ["return"]),
    ])
  func faultsOfForm(returns: String, more: String, paths: [String]) {
    let fixture = Self.fixture(
      returns: returns, more: more,
      cart: "'shipping': {'method': 'm', 'cost': '5'}, 'fees': [{'id': 'f', 'kind': 'k', 'amount': '1'}]")
    #expect(fixture.faultPaths == paths)
  }

  @Test("a missing list of returns is a fault, and so are missing parts of the order")
  func missingKeys() {
    do throws(PricingError) {
      _ = try RefundRequest(json: "{}")
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map { $0.path.description } == ["promotions", "cart", "context", "returns"])
    }
  }

  @Test("faults of form stand in the order of the document, those of the cart among them")
  func orderOfFaults() {
    let text = RefundFixture.json(
      """
      {'returns': [{'lines': [{'line': 'a', 'quantity': 0}]}], 'paid': '1.001',
       'cart': {'currency': 'EUR', 'lines': [{'id': 'a', 'sku': 'A', 'quantity': 0, 'unitPrice': '10'}]},
       'promotions': {'currency': 'EUR', 'promotions': [{'id': 'p', 'actions': []}]},
       'context': {'now': '2026-11-30T10:00:00Z'}}
      """)
    do throws(PricingError) {
      _ = try RefundRequest(json: text)
      Issue.record("no fault")
    } catch {
      #expect(
        error.faults.map { $0.path.description } == [
          "returns[0].lines[0].quantity", "paid", "cart.lines[0].quantity", "promotions.promotions[0].actions",
        ])
    }
  }

  @Test("more than 1,000 returns are a fault, 1,000 are none")
  func mostReturns() throws {
    let most = "[" + String(repeating: "{},", count: 999) + "{}]"
    #expect(try Self.fixture(returns: most).result.refunds.count == 1_000)
    let more = "[" + String(repeating: "{},", count: 1_000) + "{}]"
    #expect(Self.fixture(returns: more).faultPaths == ["returns"])
  }

  @Test("values that were made in Swift are checked, too")
  func valuesOfSwift() throws {
    var request = try Self.fixture(returns: "[]").request
    request.returns = [
      Return(
        lines: [ReturnedLine(line: "a", quantity: .min), ReturnedLine(line: "", quantity: .max)],
        shipping: .amount("1.2.3"), fees: [""])
    ]
    request.paid = "x"
    request.version = ""
    do throws(PricingError) {
      _ = try RefundResult(of: request)
      Issue.record("no fault")
    } catch {
      #expect(
        error.faults.map { $0.path.description } == [
          "paid", "version", "returns[0].lines[0].quantity", "returns[0].lines[1].line",
          "returns[0].lines[1].quantity", "returns[0].shipping", "returns[0].fees[0]",
        ])
    }
    request = try Self.fixture(returns: "[]").request
    request.returns = [Return](repeating: Return(), count: 1_001)
    do throws(PricingError) {
      _ = try PricingEngine(request.promotions).refund(request.returns, of: request.cart, in: request.context)
      Issue.record("no fault")
    } catch {
      #expect(error.faults.map { $0.path.description } == ["returns"])
    }
  }

  @Test("a text that is no JSON, or nested too deep, is a fault of the whole document")
  func noJSON() {
    let deep = String(repeating: "[", count: 200_000)
    for text in ["", "{", "nothing", deep, #"{"returns":"# + deep, #"{"returns": [], "returns": []}"#] {
      do throws(PricingError) {
        _ = try RefundRequest(json: text)
        Issue.record("no fault")
      } catch {
        #expect(error.faults.map(\.code) == [.syntax])
        #expect(error.faults[0].path.isEmpty)
      }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@Suite("Receipts of refunds")
struct RefundReceiptTests {
  private typealias F = RefundFixture

  @Test("a receipt has what was returned, what is given back, and what remains")
  func keep() throws {
    let fixture = F(
      promotions: [
        "'id': 'ten', 'name': 'Spring sale', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]",
        "'id': 'pen', 'actions': [{'gift': {'sku': 'PEN', 'unitPrice': '2'}}]",
      ],
      lines: [F.line("a", 2, "10", "'name': 'Blue mug', 'taxRate': '19'")],
      cart: """
        'shipping': {'method': 'm', 'cost': '5'}, 'fees': [{'id': 'f', 'kind': 'wrapping', 'amount': '1'}],
        'tenders': [{'id': 'card', 'balance': '10'}]
        """,
      returns: """
        [{'lines': [{'line': 'a', 'quantity': 1}], 'shipping': '2'}, {},
         {'lines': [{'line': 'a', 'quantity': 1}], 'fees': ['f']}, {'lines': [{'line': 'gift:pen:0', 'quantity': 1}]}]
        """)
    let receipt = try fixture.result.receipt(for: fixture.request)
    #expect(
      receipt == """
        Return 1                            EUR
        ───────────────────────────────────────
        1 × Blue mug                      10.71
        Shipping                           2.00
        ───────────────────────────────────────
        Refund EUR                        12.71
          tax in it: 1.71
        Paid back otherwise               12.71

        Discounts taken back
          Spring sale: 1.00

        Return 2                            EUR
        ───────────────────────────────────────
          nothing is returned
        ───────────────────────────────────────
        Refund EUR                         0.00
        Paid back otherwise                0.00

        Return 3                            EUR
        ───────────────────────────────────────
        1 × Blue mug                      10.71
        Fee, wrapping                      1.00
        ───────────────────────────────────────
        Refund EUR                        11.71
          tax in it: 1.71
        Paid back to card                  7.00
        Paid back otherwise                4.71

        Discounts taken back
          Spring sale: 1.00; no longer counts as used

        Held without a claim
          1 × PEN, a gift (pen)

        Return 4                            EUR
        ───────────────────────────────────────
        1 × gift of pen                    0.00
        ───────────────────────────────────────
        Refund EUR                         0.00
        Paid back otherwise                0.00

        Discounts taken back
          pen: 2.00; no longer counts as used

        Order                               EUR
        ───────────────────────────────────────
        Paid                              27.42
        Refunded                         -24.42
        ───────────────────────────────────────
        Remaining EUR                      3.00

        """)
  }

  @Test("goods whose rest was priced again have one amount, and what the kept ones lack is said")
  func reprice() throws {
    let fixture = F(
      promotions: [
        """
        'id': 'off', 'when': {'subtotal': {'atLeast': '100'}}, 'actions': [{'on': 'cart', 'discount': {'amount': '50'}}]
        """,
        "'id': 'k', 'when': {'subtotal': {'atLeast': '100'}}, 'actions': [{'issueCoupon': {'template': 't'}}]",
        "'id': 'c', 'when': {'subtotal': {'atLeast': '100'}}, 'actions': [{'credit': {'amount': '5'}}]",
        "'id': 'p', 'when': {'subtotal': {'atLeast': '100'}}, 'actions': [{'points': {'count': 1}}]",
      ], lines: [F.line("a", 1, "90"), F.line("b", 1, "10")], returns: F.returning([("b", 1)]), more: F.reprice)
    let receipt = try fixture.result.receipt(for: fixture.request)
    for line in [
      "1 × B\n", "For the goods, the rest priced again        0.00\n",
      "  the goods that are kept cost 40.00 more than is left of what was paid\n",
      "  off: 50.00; no longer counts as used\n", "  k: no longer counts as used\n", "  5.00 EUR store credit (c)\n",
      "  1 point (p)\n", "  1 coupon “t” (k)\n", "Refunded                           0.00\n",
    ] {
      #expect(receipt.contains(line), "\(line)\(receipt)")
    }
  }

  @Test("names cannot steer a terminal, and lines are at most 78 columns wide")
  func hostileNames() throws {
    let long = String(repeating: "long ", count: 50)
    let fixture = F(
      promotions: ["'id': 'p', 'name': '\(long)', 'actions': [{'on': 'cart', 'discount': {'percent': '10'}}]"],
      lines: [F.line("a", 1, "10", "'name': '\\u001b[31mred'"), F.line("b", 1, "10", "'name': '\(long)'")],
      cart: "'tenders': [{'id': '\\u0007\\u202e', 'balance': '10'}]", returns: F.returning([("a", 1), ("b", 1)]))
    let receipt = try fixture.result.receipt(for: fixture.request)
    #expect(receipt.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
    #expect(receipt.split(separator: "\n").allSatisfy { $0.count <= 78 })
  }
}

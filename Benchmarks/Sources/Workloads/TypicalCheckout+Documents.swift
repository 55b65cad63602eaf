extension CheckoutCart {
  /// The cart and its context as JSON. All text in it is plain ASCII, so nothing needs to be escaped.
  func request(number: Int) -> Workload.Request {
    let lines = lines.enumerated().map { place, line in
      """
      {"id":"\(padded(place, to: 3))","sku":"S\(padded(line.sku, to: 6))","quantity":\(line.quantity),\
      "unitPrice":"\(money(line.unitPrice))","categories":["\(line.category)"]}
      """
    }
    let cart = """
      {"id":"cart-\(number)","currency":"EUR","coupons":\(list(coupons)),\
      "shipping":{"method":"post","cost":"\(money(shippingCost))"},"lines":[\(lines.joined(separator: ","))]}
      """
    let context = """
      {"now":"2026-11-27T12:00:00Z",\
      "customer":{"id":"C\(padded(customer, to: 7))","segments":\(list(segments))}}
      """
    return Workload.Request(cart: cart, context: context)
  }

  private func money(_ cents: Int) -> String {
    "\(cents / 100).\(padded(cents % 100, to: 2))"
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}

extension TypicalCheckout {
  /// The promotions that need no part but `parts`, as a PromotionSet document.
  static func promotionSet(parts: Parts) -> String {
    let written = promotions.filter { parts.isSuperset(of: $0.needs) }.map(\.json)
    return "{\"currency\":\"EUR\",\"promotions\":[\n" + written.joined(separator: ",\n") + "\n]}"
  }

  private static let promotions: [(needs: Parts, json: String)] = [
    (
      [],
      """
      {"id":"p01","priority":20,"when":{"quantity":{"of":{"category":["socks"]},"atLeast":3}},
       "calculateRule":{"quantity":{"minimum":3},"of":{"category":["socks"]}},
       "actions":[{"on":{"items":{"select":{"category":["socks"]}}},"discount":{"percent":"100"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p02","priority":19,"when":{"quantity":{"of":{"sku":["S000099"]},"atLeast":1}},
       "actions":[{"on":{"items":{"select":{"sku":["S000099"]}}},"discount":{"amount":"5.00"}}]}
      """
    ),
    (
      .segments,
      """
      {"id":"p03","priority":18,
       "when":{"all":[{"subtotal":{"of":{"category":["shoes"]},"atLeast":"200.00"}},{"segment":"vip"}]},
       "actions":[{"on":{"items":{"select":{"category":["shoes"]}}},"discount":{"percent":"15"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p04","priority":17,
       "when":{"all":[{"quantity":{"of":{"category":["electronics"]},"atLeast":1}},{"not":{"coupon":["NOSTACK"]}}]},
       "actions":[{"on":{"items":{"select":{"category":["electronics"]}}},"discount":{"percent":"5"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p05","priority":16,"when":{"subtotal":{"atLeast":"100.00"}},
       "actions":[{"on":"cart","discount":{"percent":"10"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p06","priority":15,"when":{"coupon":["TAKE25"]},"actions":[{"on":"cart","discount":{"percent":"25"}}]}
      """
    ),
    (
      .segments,
      """
      {"id":"p07","priority":14,"when":{"all":[{"subtotal":{"atLeast":"150.00"}},{"segment":"club"}]},
       "actions":[{"on":"cart","discount":{"tiers":{"by":{"subtotal":{}},"steps":[{"from":"150.00","percent":"10"},
        {"from":"300.00","percent":"15"},{"from":"600.00","percent":"20"}]}}}]}
      """
    ),
    (
      .shipping,
      """
      {"id":"p08","priority":13,"when":{"subtotal":{"atLeast":"50.00"}},
       "actions":[{"on":"shipping","discount":{"percent":"100"}}]}
      """
    ),
    (
      .shipping,
      """
      {"id":"p09","priority":12,"when":{"coupon":["FREESHIP"]},
       "actions":[{"on":"shipping","discount":{"percent":"100"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p10","priority":11,"when":{"all":[{"coupon":["SPRING5"]},{"subtotal":{"atLeast":"600.00"}}]},
       "actions":[{"on":"cart","discount":{"amount":"5.00"}}]}
      """
    ),
    (
      .segments,
      """
      {"id":"p11","priority":10,"when":{"all":[{"quantity":{"of":{"category":["books"]},"atLeast":2}},
        {"any":[{"segment":"student"},{"segment":"teacher"}]}]},
       "actions":[{"on":{"items":{"select":{"category":["books"]}}},"discount":{"percent":"10"}}]}
      """
    ),
    (
      .gifts,
      """
      {"id":"p12","priority":9,"when":{"subtotal":{"atLeast":"700.00"}},
       "actions":[{"gift":{"sku":"GIFT01","unitPrice":"5.00"}}]}
      """
    ),
    (
      [.gifts, .segments],
      """
      {"id":"p13","priority":8,
       "when":{"all":[{"subtotal":{"of":{"category":["beauty"]},"atLeast":"50.00"}},{"segment":"vip"}]},
       "actions":[{"gift":{"sku":"GIFT02","unitPrice":"5.00"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p14","priority":7,"when":{"all":[{"quantity":{"of":{"sku":["S000120"]},"atLeast":1}},
        {"quantity":{"of":{"sku":["S000121"]},"atLeast":1}}]},
       "actions":[{"on":{"items":{"select":{"sku":["S000120"]}}},"discount":{"amount":"2.50"}}]}
      """
    ),
    (
      .customers,
      """
      {"id":"p15","priority":6,"when":{"customer":{"id":["C0000777"]}},
       "actions":[{"on":"cart","discount":{"percent":"5"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p16","priority":5,"when":{"subtotal":{"of":{"category":["garden"]},"atLeast":"200.00"}},
       "actions":[{"on":{"items":{"select":{"category":["garden"]}}},"discount":{"percent":"20"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p17","priority":4,"when":{"quantity":{"of":{"category":["toys"]},"atLeast":6}},
       "actions":[{"on":{"items":{"select":{"category":["toys"]}}},"discount":{"percent":"10"}}]}
      """
    ),
    (
      .segments,
      """
      {"id":"p18","priority":3,"when":{"all":[{"segment":"birthday"},{"subtotal":{"atLeast":"50.00"}}]},
       "actions":[{"on":"cart","discount":{"amount":"10.00"}}]}
      """
    ),
    (
      [],
      """
      {"id":"p19","priority":2,
       "when":{"all":[{"quantity":{"of":{"category":["shirts"]},"atLeast":2}},{"coupon":["BOGO"]}]},
       "calculateRule":{"quantity":{"minimum":2},"of":{"category":["shirts"]}},
       "actions":[{"on":{"items":{"select":{"category":["shirts"]}}},"discount":{"percent":"100"}}]}
      """
    ),
    (
      .segments,
      """
      {"id":"p20","priority":1,"when":{"all":[{"quantity":{"atLeast":30}},{"not":{"segment":"b2b"}}]},
       "actions":[{"on":"cart","discount":{"percent":"3"}}]}
      """
    ),
  ]
}

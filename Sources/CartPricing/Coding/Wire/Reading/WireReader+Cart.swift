/// The wire form of carts. Source: PRICING.md section 2.
extension WireReader {
  private static let cartKeys: WireKeys = ["currency", "lines", "id", "shipping", "fees", "coupons", "taxIncluded"]

  mutating func cart(_ node: Int) -> Cart {
    var cart = Cart(currency: "")
    guard let members = members(node, Self.cartKeys, of: "a cart", required: 2) else { return cart }
    cart.currency = read(members[0], at: "currency") { $0.currency($1) } ?? ""
    cart.lines = read(members[1], at: "lines") { $0.list($1) { $0.line($1) } } ?? []
    cart.id = read(members[2], at: "id") { $0.string($1) }
    cart.shipping = read(members[3], at: "shipping") { $0.shipping($1) }
    cart.fees = read(members[4], at: "fees") { $0.list($1) { $0.fee($1) } } ?? []
    cart.coupons = read(members[5], at: "coupons") { $0.list($1) { $0.couponCode($1) } } ?? []
    cart.taxIncluded = read(members[6], at: "taxIncluded") { $0.boolean($1) } ?? false
    return cart
  }

  private static let lineKeys: WireKeys = [
    "id", "sku", "quantity", "unitPrice", "product", "name", "categories", "tags", "attributes", "priceScale",
    "billing", "taxRate", "discountable",
  ]

  mutating func line(_ node: Int) -> Line {
    var line = Line("", sku: "", unitPrice: "0")
    guard let members = members(node, Self.lineKeys, of: "a line", required: 4) else { return line }
    line.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    line.sku = read(members[1], at: "sku") { $0.id($1) } ?? ""
    line.quantity = read(members[2], at: "quantity") { $0.integer($1) } ?? 1
    line.unitPrice = read(members[3], at: "unitPrice") { $0.amount($1) } ?? "0"
    line.product = read(members[4], at: "product") { $0.id($1) }
    line.name = read(members[5], at: "name") { $0.string($1) }
    line.categories = read(members[6], at: "categories") { $0.list($1) { $0.id($1) } } ?? []
    line.tags = read(members[7], at: "tags") { $0.list($1) { $0.id($1) } } ?? []
    line.attributes = read(members[8], at: "attributes") { $0.attributes($1) } ?? [:]
    line.priceScale = read(members[9], at: "priceScale") { $0.filledList($1) { $0.priceScaleEntry($1) } } ?? []
    line.billing = read(members[10], at: "billing") { $0.billingInterval($1) }
    line.taxRate = read(members[11], at: "taxRate") { $0.rate($1, atMost: "1000") }
    line.discountable = read(members[12], at: "discountable") { $0.boolean($1, or: true) } ?? true
    return line
  }

  private static let priceScaleKeys: WireKeys = ["from", "unitPrice"]

  private mutating func priceScaleEntry(_ node: Int) -> PriceScaleEntry {
    // No other entry begins where one does that could not be read.
    var entry = PriceScaleEntry(from: -1, unitPrice: "0")
    guard let members = members(node, Self.priceScaleKeys, of: "an entry of a price scale", required: 2) else {
      return entry
    }
    entry.from = read(members[0], at: "from") { $0.integer($1, or: -1) } ?? -1
    entry.unitPrice = read(members[1], at: "unitPrice") { $0.amount($1) } ?? "0"
    return entry
  }

  private static let shippingKeys: WireKeys = ["method", "cost", "options", "taxRate"]

  private mutating func shipping(_ node: Int) -> Shipping {
    var shipping = Shipping(method: "", cost: "0")
    guard let members = members(node, Self.shippingKeys, of: "shipping", required: 2) else { return shipping }
    shipping.method = read(members[0], at: "method") { $0.string($1) } ?? ""
    shipping.cost = read(members[1], at: "cost") { $0.amount($1) } ?? "0"
    shipping.taxRate = read(members[3], at: "taxRate") { $0.rate($1, atMost: "1000") }
    shipping.options =
      read(members[2], at: "options") { reader, options in
        var costs: [String: Amount] = [:]
        reader.map(options, of: "an object of shipping options") { reader, key, value in
          reader.add(reader.amount(value), for: key, to: &costs)
        }
        return costs
      } ?? [:]
    return shipping
  }

  private static let feeKeys: WireKeys = ["id", "kind", "amount"]

  private mutating func fee(_ node: Int) -> Fee {
    var fee = Fee("", kind: "", amount: "0")
    guard let members = members(node, Self.feeKeys, of: "a fee", required: 3) else { return fee }
    fee.id = read(members[0], at: "id") { $0.id($1) } ?? ""
    fee.kind = read(members[1], at: "kind") { $0.string($1) } ?? ""
    fee.amount = read(members[2], at: "amount") { $0.amount($1) } ?? "0"
    return fee
  }

  mutating func billingInterval(_ node: Int) -> BillingInterval {
    parse(node, as: "a billing interval such as \"P1M\" or \"P1Y\"", or: "P1M") { BillingInterval(utf8: $0) }
  }

  mutating func couponCode(_ node: Int) -> CouponCode {
    parse(node, as: "a coupon code", or: CouponCode("")) { CouponCode(utf8: $0) }
  }
}

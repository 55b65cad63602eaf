/// The wire form of carts. Source: PRICING.md section 2.
extension WireSource {
  mutating func cart(_ value: Int) -> Cart {
    var id: String?
    var currency = Currency.none
    var lines: [Line] = []
    var shipping: Shipping?
    var fees: [Fee] = []
    var coupons: [CouponCode] = []
    var taxIncluded = false
    var walk = open(value, .cart, of: "a cart", required: 2)
    while let member = next(&walk, .cart) {
      switch member.place {
      case 0: currency = self.currency(member.value)
      case 1: lines = list(member.value) { $0.line($1) }
      case 2: id = string(member.value)
      case 3: shipping = self.shipping(member.value)
      case 4: fees = list(member.value) { $0.fee($1) }
      case 5: coupons = list(member.value) { $0.couponCode($1) }
      default: taxIncluded = boolean(member.value, or: false)
      }
    }
    return Cart(
      id: id, currency: currency, lines: lines, shipping: shipping, fees: fees, coupons: coupons,
      taxIncluded: taxIncluded)
  }

  mutating func line(_ value: Int) -> Line {
    var id = LineID(key: .empty)
    var sku = SKU(key: .empty)
    var quantity = 1
    var unitPrice = Amount.zero
    var product: ProductID?
    var name: String?
    var categories: [CategoryID] = []
    var tags: [Tag] = []
    var attributes = [String: AttributeValue]()
    var priceScale: [PriceScaleEntry] = []
    var billing: BillingInterval?
    var taxRate: Rate?
    var discountable = true
    var walk = open(value, .line, of: "a line", required: 4)
    while let member = next(&walk, .line) {
      switch member.place {
      case 0: id = self.id(member.value)
      case 1: sku = self.id(member.value)
      case 2: quantity = integer(member.value, or: 1)
      case 3: unitPrice = amount(member.value)
      case 4: product = self.id(member.value)
      case 5: name = string(member.value)
      case 6: categories = list(member.value) { $0.id($1) }
      case 7: tags = list(member.value) { $0.id($1) }
      case 8: attributes = self.attributes(member.value)
      case 9: priceScale = filledList(member.value) { $0.priceScaleEntry($1) }
      case 10: billing = billingInterval(member.value)
      case 11: taxRate = rate(member.value, atMost: "1000")
      default: discountable = boolean(member.value, or: true)
      }
    }
    return Line(
      id: id, sku: sku, quantity: quantity, unitPrice: unitPrice, product: product, name: name, categories: categories,
      tags: tags, attributes: attributes, priceScale: priceScale, billing: billing, taxRate: taxRate,
      discountable: discountable)
  }

  private mutating func priceScaleEntry(_ value: Int) -> PriceScaleEntry {
    // No other entry begins where one does that could not be read.
    var entry = PriceScaleEntry(from: -1, unitPrice: .zero)
    var walk = open(value, .priceScaleEntry, of: "an entry of a price scale", required: 2)
    while let member = next(&walk, .priceScaleEntry) {
      switch member.place {
      case 0: entry.from = integer(member.value, or: -1)
      default: entry.unitPrice = amount(member.value)
      }
    }
    return entry
  }

  private mutating func shipping(_ value: Int) -> Shipping {
    var shipping = Shipping(method: "", cost: .zero)
    var walk = open(value, .shipping, of: "shipping", required: 2)
    while let member = next(&walk, .shipping) {
      switch member.place {
      case 0: shipping.method = string(member.value)
      case 1: shipping.cost = amount(member.value)
      case 2: shipping.options = map(member.value, of: "an object of shipping options") { $0.amount($1) }
      default: shipping.taxRate = rate(member.value, atMost: "1000")
      }
    }
    return shipping
  }

  private mutating func fee(_ value: Int) -> Fee {
    var fee = Fee(FeeID(key: .empty), kind: "", amount: .zero)
    var walk = open(value, .fee, of: "a fee", required: 3)
    while let member = next(&walk, .fee) {
      switch member.place {
      case 0: fee.id = id(member.value)
      case 1: fee.kind = string(member.value)
      default: fee.amount = amount(member.value)
      }
    }
    return fee
  }
}

extension WireKeys {
  fileprivate static let cart: WireKeys = ["currency", "lines", "id", "shipping", "fees", "coupons", "taxIncluded"]
  fileprivate static let line: WireKeys = [
    "id", "sku", "quantity", "unitPrice", "product", "name", "categories", "tags", "attributes", "priceScale",
    "billing", "taxRate", "discountable",
  ]
  fileprivate static let priceScaleEntry: WireKeys = ["from", "unitPrice"]
  fileprivate static let shipping: WireKeys = ["method", "cost", "options", "taxRate"]
  fileprivate static let fee: WireKeys = ["id", "kind", "amount"]
}

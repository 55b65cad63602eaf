extension PromotionSet {
  /// The set as compact JSON in UTF-8, its keys in the order of PRICING.md section 5 and what has its default left out.
  ///
  /// `PromotionSet(currency: .eur, [])` is `{"currency":"EUR","promotions":[]}`. Maps are written in the order of their
  /// keys' bytes, so equal sets have the same bytes. Values that are a fault are written too, as far as JSON can hold
  /// them; trees of any depth are written without recursion. O(n log n) for n bytes. Source: PRICING.md sections 3 to 6.
  public var jsonBytes: [UInt8] { wireBytes(capacity: 256 + 160 * promotions.count) }

  /// The set as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes. Source: PRICING.md sections 3 to 6.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension PricingRequest {
  /// The request as compact JSON in UTF-8, `{"promotions":…,"cart":…,"context":…}`.
  ///
  /// Each part is written as its own `jsonBytes`. O(n log n) for n bytes. Source: PRICING.md, at its head.
  public var jsonBytes: [UInt8] {
    wireBytes(capacity: 768 + 160 * promotions.promotions.count + 256 * cart.lines.count)
  }

  /// The request as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes. Source: PRICING.md, at its head.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension PricingRequest: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("promotions", promotions)
      writer.member("cart", cart)
      writer.member("context", context)
    }
  }
}

extension CartRequest {
  /// The request as compact JSON in UTF-8, `{"cart":…,"context":…}`.
  ///
  /// Each part is written as its own `jsonBytes`. O(n log n) for n bytes. Source: PRICING.md section 2.
  public var jsonBytes: [UInt8] { wireBytes(capacity: 512 + 256 * cart.lines.count) }

  /// The request as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes. Source: PRICING.md section 2.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension CartRequest: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cart", cart)
      writer.member("context", context)
    }
  }
}

extension PromotionSet: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("currency", ifPresent: currency)
      writer.member("promotions", promotions)
      writer.member("segments", ifAny: segments)
      writer.member("scores", ifAny: scores)
      writer.member("policy", policy, unless: Policy())
    }
  }
}

extension Segment: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("when", when)
    }
  }
}

extension Score: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.key("points")
      writer.map(points, name: { $0.text }) { $0.write(to: &$1) }
      writer.member("within", ifPresent: within)
    }
  }
}

extension Policy: WireValue {
  func write(to writer: inout JSONWriter) {
    let standard = Policy()
    writer.object { writer in
      writer.member("selection", selection, unless: standard.selection)
      writer.member("rounding", rounding, unless: standard.rounding)
      writer.member("coupons", coupons, unless: standard.coupons)
      writer.member("searchLimit", searchLimit, unless: standard.searchLimit)
    }
  }
}

extension Policy.Selection: WireValue {}
extension Policy.CouponPolicy: WireValue {}

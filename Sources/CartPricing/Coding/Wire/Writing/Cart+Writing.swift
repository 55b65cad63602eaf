extension Cart {
  /// The cart as compact JSON in UTF-8, its keys in the order of PRICING.md section 2 and what has its default left out.
  ///
  /// `Cart(currency: .eur)` is `{"currency":"EUR","lines":[]}`. Maps are written in the order of their keys' bytes, so
  /// equal carts have the same bytes. Values that are a fault are written too, as far as JSON can hold them.
  /// O(n log n) for n bytes. Source: PRICING.md section 2.
  public var jsonBytes: [UInt8] { wireBytes(capacity: 256 + 256 * lines.count) }

  /// The cart as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes. Source: PRICING.md section 2.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension Cart: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", ifPresent: id)
      writer.member("currency", currency)
      writer.member("lines", lines)
      writer.member("shipping", ifPresent: shipping)
      writer.member("fees", ifAny: fees)
      writer.member("coupons", ifAny: coupons)
      writer.member("taxIncluded", taxIncluded, unless: false)
    }
  }
}

extension Line: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("sku", sku)
      writer.member("quantity", quantity)
      writer.member("unitPrice", unitPrice)
      writer.member("product", ifPresent: product)
      writer.member("name", ifPresent: name)
      writer.member("categories", ifAny: categories)
      writer.member("tags", ifAny: tags)
      writer.member("attributes", ifAny: attributes)
      writer.member("priceScale", ifAny: priceScale)
      writer.member("billing", ifPresent: billing)
      writer.member("taxRate", ifPresent: taxRate)
      writer.member("discountable", discountable, unless: true)
    }
  }
}

extension PriceScaleEntry: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("from", from)
      writer.member("unitPrice", unitPrice)
    }
  }
}

extension Shipping: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("method", method)
      writer.member("cost", cost)
      writer.member("options", ifAny: options)
      writer.member("taxRate", ifPresent: taxRate)
    }
  }
}

extension Fee: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("kind", kind)
      writer.member("amount", amount)
    }
  }
}

extension Context {
  /// The context as compact JSON in UTF-8, its keys in the order of PRICING.md section 2 and what has its default left
  /// out.
  ///
  /// `Context(now: now)` is `{"now":"2026-11-27T18:30:00+01:00"}`. Maps are written in the order of their keys' bytes,
  /// so equal contexts have the same bytes. Values that are a fault are written too, as far as JSON can hold them.
  /// O(n log n) for n bytes. Source: PRICING.md section 2.
  public var jsonBytes: [UInt8] { wireBytes(capacity: 256 + 96 * (customer?.events.count ?? 0)) }

  /// The context as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes. Source: PRICING.md section 2.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension Context: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("now", now)
      writer.member("billingCycle", billingCycle, unless: 1)
      writer.member("customer", ifPresent: customer)
      writer.member("store", ifPresent: store)
      writer.member("usage", usage, unless: Usage())
      writer.member("explain", explain, unless: .relevant)
    }
  }
}

extension Context.Explain: WireValue {}

extension Store: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", ifPresent: id)
      writer.member("channel", ifPresent: channel)
      writer.member("country", ifPresent: country)
      writer.member("region", ifPresent: region)
    }
  }
}

extension Customer: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("segments", ifAny: segments)
      writer.member("attributes", ifAny: attributes)
      writer.member("dates", ifAny: dates)
      writer.member("location", ifPresent: location)
      writer.member("events", ifAny: events)
    }
  }
}

extension Location: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("country", ifPresent: country)
      writer.member("region", ifPresent: region)
      writer.member("city", ifPresent: city)
      writer.member("postalCode", ifPresent: postalCode)
    }
  }
}

extension Event: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", type)
      writer.member("at", at)
      writer.member("amount", ifPresent: amount)
      writer.member("skus", ifAny: skus)
      writer.member("categories", ifAny: categories)
      writer.member("attributes", ifAny: attributes)
    }
  }
}

extension Usage: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !promotions.isEmpty {
        writer.key("promotions")
        writer.map(promotions, name: { $0.text }) { $0.write(to: &$1) }
      }
      if !coupons.isEmpty {
        writer.key("coupons")
        writer.map(coupons, name: { $0.text }) { $0.write(to: &$1) }
      }
    }
  }
}

extension PromotionUsage: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("total", total, unless: 0)
      writer.member("customer", customer, unless: 0)
      writer.member("spent", spent, unless: "0")
    }
  }
}

extension CouponUsage: WireValue {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("total", total, unless: 0)
      writer.member("customer", customer, unless: 0)
    }
  }
}

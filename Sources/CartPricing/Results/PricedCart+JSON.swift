extension PricedCart {
  /// The result as compact JSON in UTF-8, its keys in the order of PRICING.md section 8.
  ///
  /// Equal results have the same bytes on every machine. O(what is in the result); it is written straight from the flat
  /// records. Source: PRICING.md section 8.
  public var jsonBytes: [UInt8] {
    storage.wireBytes(capacity: storage.estimatedJSONBytes)
  }

  /// The result as compact JSON, its keys in the order of PRICING.md section 8: ``jsonBytes`` as text. O(its length).
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension PricingError {
  /// The faults as compact JSON in UTF-8, `{"errors":[{"code":…,"path":…,"message":…}]}`. O(its length).
  /// Source: PRICING.md section 11.
  public var jsonBytes: [UInt8] {
    JSONWriter.bytes(capacity: 64 + 160 * faults.count) { write(to: &$0) }
  }

  /// The faults as compact JSON: ``jsonBytes`` as text. O(its length). Source: PRICING.md section 11.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

// MARK: - The document

extension PricedStorage: WireValue {
  /// About how long the document becomes, so that it is seldom moved while it is written.
  fileprivate var estimatedJSONBytes: Int {
    var records = 2 * lines.count + adjustments.count + runs.count + fees.count
    records += 2 * applied.count + coupons.count + decisions.count + 2 * gaps.count
    records += messages.count + credits.count + issued.count
    return 512 + 96 * records
  }

  /// Writes the whole result.
  func write(to writer: inout JSONWriter) {
    let decimals = cart.currency.decimals
    writer.beginObject()
    writer.member("currency", cart.currency)
    writer.key("lines")
    writer.array(lines.indices) { writeLine($0, to: &$1, decimals) }
    writer.money("subtotal", subtotal, decimals)
    if let shipping { writeShipping(shipping, to: &writer, decimals) }
    if !fees.isEmpty {
      writer.key("fees")
      writer.array(fees.indices) { writeFee($0, to: &$1, decimals) }
    }
    writeTax(to: &writer, decimals)
    writer.money("discount", discount, decimals)
    writer.money("total", total, decimals)
    writeExplanation(to: &writer, decimals)
    writer.member("optimal", isOptimal)
    writer.endObject()
  }

  private func writeLine(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let line: LineRecord = record(index, of: layout.lines)
    writer.beginObject()
    if line.gift >= 0 {
      writer.member("id", giftID(line.gift))
      let gift = gift(line.gift)
      writer.member("sku", gift.sku)
      writer.member("name", ifPresent: gift.name)
    } else {
      writer.member("id", cart.lines[index].id)
      writer.member("sku", cart.lines[index].sku)
      writer.member("name", ifPresent: cart.lines[index].name)
    }
    writer.key("quantity")
    writer.integer(line.quantity)
    writer.money("unitPrice", line.unitPrice, decimals)
    writer.money("subtotal", line.subtotal, decimals)
    writer.money("discount", line.subtotal &- line.total, decimals)
    writer.money("total", line.total, decimals)
    writer.money("tax", line.tax, decimals)
    writeAdjustments(line.adjustments.places, to: &writer, decimals)
    writer.key("units")
    writer.array(line.runs.places) { place, writer in
      let run: RunRecord = record(place, of: layout.runs)
      writer.beginObject()
      writer.key("count")
      writer.integer(run.count)
      writer.money("price", run.price, decimals)
      writer.endObject()
    }
    if line.gift >= 0 { writer.member("gift", true) }
    writer.endObject()
  }

  private func writeShipping(_ shipping: ShippingRecord, to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("shipping")
    writer.beginObject()
    writer.member("method", method)
    writer.money("cost", shipping.cost, decimals)
    writer.money("discount", shipping.discount, decimals)
    writer.money("total", shipping.cost &- shipping.discount, decimals)
    writer.money("tax", shipping.tax, decimals)
    writeAdjustments(shipping.adjustments.places, to: &writer, decimals)
    writer.endObject()
  }

  private func writeFee(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let fee: FeeRecord = record(index, of: layout.fees)
    writer.beginObject()
    writer.member("id", cart.fees[index].id)
    writer.money("amount", fee.amount, decimals)
    writer.money("discount", fee.discount, decimals)
    writer.money("total", fee.amount &- fee.discount, decimals)
    writeAdjustments(fee.adjustments.places, to: &writer, decimals)
    writer.endObject()
  }

  private func writeTax(to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("tax")
    writer.beginObject()
    writer.money("amount", tax.amount, decimals)
    writer.money("discount", tax.discount, decimals)
    writer.money("total", tax.amount &- tax.discount, decimals)
    writeAdjustments(tax.adjustments.places, to: &writer, decimals)
    writer.endObject()
  }

  private func writeAdjustments(_ range: Range<Int>, to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("adjustments")
    writer.array(range) { index, writer in
      let adjustment: AdjustmentRecord = record(index, of: layout.adjustments)
      writer.beginObject()
      writer.member("promotion", promotionID(adjustment.promotion))
      writer.money("amount", adjustment.amount, decimals)
      writer.endObject()
    }
  }
}

extension JSONWriter {
  /// Writes an amount of minor units as a member, with exactly so many decimals.
  @inline(__always)
  mutating func money(_ key: StaticString, _ minorUnits: Int64, _ decimals: Int) {
    self.key(key)
    money(minorUnits, decimals: decimals)
  }
}

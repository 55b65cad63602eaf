// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension PricedCart {
  /// The result as compact JSON in UTF-8, its keys in a fixed order.
  ///
  /// Equal results have the same bytes on every machine. ``init(json:)-([UInt8])`` reads them back.
  ///
  /// Complexity: O(n) in the size of the result.
  public var jsonBytes: [UInt8] {
    storage.jsonBytes(capacity: storage.estimatedJSONBytes)
  }

  /// The result as compact JSON: ``jsonBytes`` as text. O(n) in its length.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

extension PricingError {
  /// The faults as compact JSON in UTF-8, `{"errors":[{"code":…,"path":…,"message":…}]}`. O(n) in its length.
  public var jsonBytes: [UInt8] {
    JSONWriter.bytes(capacity: 64 + 160 * faults.count) { write(to: &$0) }
  }

  /// The faults as compact JSON: ``jsonBytes`` as text. O(n) in its length.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

// MARK: - The document

extension PricedStorage: JSONWritable {
  /// An estimate of the document's length, so that its buffer is seldom reallocated.
  fileprivate var estimatedJSONBytes: Int {
    var records = 2 * lines.count + adjustments.count + runs.count + fees.count
    records += 2 * applied.count + coupons.count + decisions.count + 2 * gaps.count
    records += messages.count + credits.count + issued.count + points.count + tenders.count + offers.count
    return 512 + 96 * records
  }

  /// Writes the whole result: its keys in a fixed order, without white space (§8.13, §8.14).
  func write(to writer: inout JSONWriter) {
    let decimals = cart.currency.decimals
    writer.beginObject()
    writer.member("version", ifPresent: version)
    writer.member("currency", cart.currency)
    writer.key("lines")
    writer.array(lines.indices) { index, writer in writer.object { writeLine(index, to: &$0, decimals) } }
    writer.money("subtotal", subtotal, decimals)
    // §8.35
    if let shipping {
      writer.key("shipping")
      writer.object { writeShipping(shipping, to: &$0, decimals) }
    }
    if !fees.isEmpty {
      writer.key("fees")
      writer.array(fees.indices) { index, writer in writer.object { writeFee(index, to: &$0, decimals) } }
    }
    writer.key("tax")
    writer.object { writeTax(to: &$0, decimals) }
    writer.money("discount", discount, decimals)
    writer.money("total", total, decimals)
    writeExplanation(to: &writer, decimals)
    writePayment(to: &writer, decimals)
    writer.member("optimal", isOptimal)
    writer.endObject()
  }

  /// Writes the members of a line (§8.15).
  @inline(__always)
  func writeLine(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let line: LineRecord = record(index, of: layout.lines)
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
    let taxDiscount = taxDiscount(ofLine: index)
    if taxDiscount > 0 { writer.money("taxDiscount", taxDiscount, decimals) }
    writeAdjustments(line.adjustments.indices, to: &writer, decimals)
    writer.key("units")
    writer.array(line.runs.indices) { index, writer in writer.object { writeRun(index, to: &$0, decimals) } }
    if line.gift >= 0 { writer.member("gift", true) }
  }

  /// Writes the members of a run of units.
  @inline(__always)
  func writeRun(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let run: RunRecord = record(index, of: layout.runs)
    writer.key("count")
    writer.integer(run.count)
    writer.money("price", run.price, decimals)
  }

  /// Writes the members of shipping (§8.16).
  func writeShipping(_ shipping: ShippingRecord, to writer: inout JSONWriter, _ decimals: Int) {
    writer.member("method", method)
    writer.money("cost", shipping.cost, decimals)
    writer.money("discount", shipping.discount, decimals)
    writer.money("total", shipping.cost &- shipping.discount, decimals)
    writer.money("tax", shipping.tax, decimals)
    writeAdjustments(shipping.adjustments.indices, to: &writer, decimals)
  }

  /// Writes the members of a fee (§8.17).
  func writeFee(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let fee: FeeRecord = record(index, of: layout.fees)
    writer.member("id", cart.fees[index].id)
    writer.money("amount", fee.amount, decimals)
    writer.money("discount", fee.discount, decimals)
    writer.money("total", fee.amount &- fee.discount, decimals)
    if fee.tax >= 0 { writer.money("tax", fee.tax, decimals) }
    writeAdjustments(fee.adjustments.indices, to: &writer, decimals)
  }

  /// Writes what the tenders pay and what is due after them, if the cart has any (§2.22).
  private func writePayment(to writer: inout JSONWriter, _ decimals: Int) {
    guard let due = layout.due else { return }
    writer.key("tenders")
    writer.array(tenders.indices) { index, writer in writer.object { writeTender(index, to: &$0, decimals) } }
    writer.money("due", due, decimals)
  }

  /// Writes the members of a tender.
  func writeTender(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    writer.member("id", cart.tenders[index].id)
    writer.money("amount", tenders[index].amount, decimals)
  }

  /// Writes the members of the tax (§8.18).
  func writeTax(to writer: inout JSONWriter, _ decimals: Int) {
    writer.money("amount", tax.amount, decimals)
    writer.money("discount", tax.discount, decimals)
    writer.money("total", tax.amount &- tax.discount, decimals)
    writeAdjustments(tax.adjustments.indices, to: &writer, decimals)
  }

  private func writeAdjustments(_ range: Range<Int>, to writer: inout JSONWriter, _ decimals: Int) {
    writer.key("adjustments")
    writer.array(range) { index, writer in writer.object { writeAdjustment(index, to: &$0, decimals) } }
  }

  /// Writes the members of an adjustment.
  @inline(__always)
  func writeAdjustment(_ index: Int, to writer: inout JSONWriter, _ decimals: Int) {
    let adjustment: AdjustmentRecord = record(index, of: layout.adjustments)
    writer.member("promotion", promotionID(adjustment.promotion))
    writer.money("amount", adjustment.amount, decimals)
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

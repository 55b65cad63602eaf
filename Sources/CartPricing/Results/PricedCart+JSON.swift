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

/// What the parts of a result's document need to know of the whole.
struct ResultFormat {
  /// The number of decimals of an amount.
  let decimals: Int
  /// A bit for each of the first 64 promotions that the result names: whether its id is short and
  /// plain. A result names a promotion several times.
  let plainNames: UInt64
  /// Whether a promotion may have a campaign.
  let hasCampaigns: Bool
}

/// The figures are read from the words of the result, and not from its views. Members of bounded length
/// are written into memory that is reserved once for several of them.
extension PricedStorage: JSONWritable {
  /// An estimate of the document's length, so that its buffer is seldom reallocated.
  fileprivate var estimatedJSONBytes: Int {
    var records = 3 * lineCount + adjustments.count + Int(layout.runs.count) + fees.count
    records += 2 * applied.count + coupons.count + decisions.count + 2 * gaps.count
    records += messages.count + credits.count + issued.count + points.count + tenders.count + offers.count
    return 512 + 96 * records
  }

  var format: ResultFormat {
    var plainNames: UInt64 = 0
    for index in layout.named.indices.prefix(64) {
      let named: NamedRecord = record(index, of: layout.named)
      if PlainID(head: named.head, tail: named.tail) != nil { plainNames |= 1 &<< UInt64(index) }
    }
    return ResultFormat(
      decimals: cart.currency.decimals, plainNames: plainNames, hasCampaigns: promotions.hasCampaigns)
  }

  /// Writes the whole result: its keys in a fixed order, without white space (§8.13, §8.14).
  /// The version is that of the set (§5.9).
  func write(to writer: inout JSONWriter) {
    let format = format
    writer.beginObject()
    writer.member("version", ifPresent: version)
    writer.member("currency", cart.currency)
    writer.key("lines")
    writer.array(0..<lineCount) { index, writer in writer.object { writeLine(index, to: &$0, format) } }
    writer.text.append(atMost: ReservedBytes.mostOfMember) { $0.money(#""subtotal":""#, subtotal, format.decimals) }
    // §8.35
    if let shipping {
      writer.key("shipping")
      writer.object { writeShipping(shipping, to: &$0, format) }
    }
    if !fees.isEmpty {
      writer.key("fees")
      writer.array(fees.indices) { index, writer in writer.object { writeFee(index, to: &$0, format) } }
    }
    writer.key("tax")
    writer.object { writeTax(to: &$0, format) }
    writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { text in
      text.money(#""discount":""#, discount, format.decimals)
      text.money(#""total":""#, total, format.decimals)
    }
    writeExplanation(to: &writer, format)
    writePayment(to: &writer, format)
    writer.member("optimal", isOptimal)
    writer.endObject()
  }

  /// Writes the members of a line (§8.15).
  func writeLine(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    if isGift(index) { writeGift(ofLine: index, to: &writer) } else { writeProduct(ofLine: index, to: &writer) }
    writeFigures(ofLine: index, to: &writer, format)
    if layout.taxDiscounts.count > 0 { writeTaxDiscount(ofLine: index, to: &writer, format) }
    writeAdjustments(adjustments(ofLine: index), to: &writer, format)
    let runs = runs(ofLine: index)
    writer.text.append(#""units":["#)
    if runs.first == runs.end { writeRun(onlyRun(ofLine: index), to: &writer, format) }
    for index in runs.indices { writeRun(record(index, of: layout.runs), to: &writer, format) }
    writer.endArray()
    if isGift(index) { writer.member("gift", true) }
  }

  /// Writes what tax actions took of the tax of a line, if they took anything.
  private func writeTaxDiscount(ofLine index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let taxDiscount = taxDiscount(ofLine: index)
    guard taxDiscount > 0 else { return }
    writer.text.append(atMost: ReservedBytes.mostOfMember) {
      $0.money(#""taxDiscount":""#, taxDiscount, format.decimals)
    }
  }

  /// Writes what a line of the cart consists of.
  @inline(__always)
  private func writeProduct(ofLine index: Int, to writer: inout JSONWriter) {
    // The words of the ids are read where they are: a copy of an id would retain its text.
    if let id = PlainID(head: cart.lines[index].id.key.head, tail: cart.lines[index].id.key.tail),
      let sku = PlainID(head: cart.lines[index].sku.key.head, tail: cart.lines[index].sku.key.tail)
    {
      writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { text in
        text.id(#""id":""#, id)
        text.id(#""sku":""#, sku)
      }
    } else {
      writer.member("id", cart.lines[index].id)
      writer.member("sku", cart.lines[index].sku)
    }
    if cart.lines[index].name.isSome { writer.member("name", ifPresent: cart.lines[index].name) }
  }

  /// Writes what the line of a gift consists of.
  private func writeGift(ofLine index: Int, to writer: inout JSONWriter) {
    let gift = gift(ofLine: index)
    writer.member("id", giftID(ofLine: index))
    writer.member("sku", gift.sku)
    writer.member("name", ifPresent: gift.name)
  }

  // The functions that append several members are not inlined: the compiler inlines everything into each of them, and
  // stops doing so in a function that becomes too large.

  /// Writes the figures of a line.
  @inline(never)
  private func writeFigures(ofLine index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let (subtotal, total) = (subtotal(ofLine: index), total(ofLine: index))
    writer.text.append(atMost: 6 * ReservedBytes.mostOfMember) { text in
      text.integer(#""quantity":"#, quantity(ofLine: index))
      text.money(#""unitPrice":""#, unitPrice(ofLine: index), format.decimals)
      text.money(#""subtotal":""#, subtotal, format.decimals)
      text.money(#""discount":""#, subtotal &- total, format.decimals)
      text.money(#""total":""#, total, format.decimals)
      text.money(#""tax":""#, tax(ofLine: index), format.decimals)
    }
  }

  /// Writes a run of units in a list.
  @inline(never)
  private func writeRun(_ run: RunRecord, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { text in
      text.append("{")
      text.run(run, format)
      text.endObject()
    }
  }

  /// Writes the members of shipping (§8.16).
  @inline(never)
  func writeShipping(_ shipping: ShippingRecord, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.member("method", method)
    writer.text.append(atMost: 4 * ReservedBytes.mostOfMember) { text in
      text.money(#""cost":""#, shipping.cost, format.decimals)
      text.money(#""discount":""#, shipping.discount, format.decimals)
      text.money(#""total":""#, shipping.cost &- shipping.discount, format.decimals)
      text.money(#""tax":""#, shipping.tax, format.decimals)
    }
    writeAdjustments(shipping.adjustments, to: &writer, format)
  }

  /// Writes the members of a fee (§8.17).
  func writeFee(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let fee: FeeRecord = record(index, of: layout.fees)
    writer.member("id", cart.fees[index].id)
    writeAmount(fee.amount, fee.discount, to: &writer, format)
    if let tax = tax(ofFee: index) {
      writer.text.append(atMost: ReservedBytes.mostOfMember) { $0.money(#""tax":""#, tax, format.decimals) }
    }
    writeAdjustments(fee.adjustments, to: &writer, format)
  }

  /// Writes what the tenders pay and what is due after them, if the cart has any (§2.22).
  private func writePayment(to writer: inout JSONWriter, _ format: ResultFormat) {
    guard let due = layout.due else { return }
    writer.key("tenders")
    writer.array(tenders.indices) { index, writer in writer.object { writeTender(index, to: &$0, format) } }
    writer.text.append(atMost: ReservedBytes.mostOfMember) { $0.money(#""due":""#, due, format.decimals) }
  }

  /// Writes the members of a tender.
  func writeTender(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.member("id", cart.tenders[index].id)
    let amount = tenders[index].amount
    writer.text.append(atMost: ReservedBytes.mostOfMember) { $0.money(#""amount":""#, amount, format.decimals) }
  }

  /// Writes the members of the tax (§8.18).
  func writeTax(to writer: inout JSONWriter, _ format: ResultFormat) {
    writeAmount(tax.amount, tax.discount, to: &writer, format)
    writeAdjustments(tax.adjustments, to: &writer, format)
  }

  @inline(never)
  private func writeAmount(_ amount: Int64, _ discount: Int64, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.text.append(atMost: 3 * ReservedBytes.mostOfMember) { text in
      text.money(#""amount":""#, amount, format.decimals)
      text.money(#""discount":""#, discount, format.decimals)
      text.money(#""total":""#, amount &- discount, format.decimals)
    }
  }

  // MARK: Adjustments

  @inline(never)
  private func writeAdjustments(_ range: IndexRange, to writer: inout JSONWriter, _ format: ResultFormat) {
    writer.text.append(#""adjustments":["#)
    for index in range.indices {
      let adjustment: AdjustmentRecord = record(index, of: layout.adjustments)
      guard let promotion = plainID(ofPromotion: adjustment.promotion, format) else {
        writer.object { writeAdjustment(index, to: &$0, format) }
        continue
      }
      writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { text in
        text.id(#"{"promotion":""#, promotion)
        text.money(#""amount":""#, adjustment.amount, format.decimals)
        text.endObject()
      }
    }
    writer.endArray()
  }

  /// Writes the members of an adjustment.
  func writeAdjustment(_ index: Int, to writer: inout JSONWriter, _ format: ResultFormat) {
    let adjustment: AdjustmentRecord = record(index, of: layout.adjustments)
    writePromotion(adjustment.promotion, to: &writer, format)
    writer.text.append(atMost: ReservedBytes.mostOfMember) { text in
      text.money(#""amount":""#, adjustment.amount, format.decimals)
    }
  }

  /// Writes the id of a promotion as a member, by the index of the promotion among those that the result names.
  @inline(__always)
  func writePromotion(
    _ index: NamedIndex, after start: StaticString = #""promotion":""#, to writer: inout JSONWriter,
    _ format: ResultFormat
  ) {
    if let id = plainID(ofPromotion: index, format) {
      writer.text.append(atMost: ReservedBytes.mostOfMember) { $0.id(start, id) }
    } else {
      writer.text.append(start)
      writer.text.removeLast(0x22)
      writer.string(promotionID(index).key)
    }
  }

  /// The id of a promotion by its index among those that the result names; nil if it is not short and plain.
  @inline(__always)
  private func plainID(ofPromotion index: NamedIndex, _ format: ResultFormat) -> PlainID? {
    let named: NamedRecord = record(index.position, of: layout.named)
    if index.position >= 64 { return PlainID(head: named.head, tail: named.tail) }
    return format.plainNames &>> UInt64(index.position) & 1 == 0
      ? nil : PlainID(plainHead: named.head, tail: named.tail)
  }
}

extension ReservedBytes {
  /// Appends the members of a run of units.
  @inline(__always)
  mutating func run(_ run: RunRecord, _ format: ResultFormat) {
    integer(#""count":"#, run.count)
    money(#""price":""#, run.price, format.decimals)
  }
}

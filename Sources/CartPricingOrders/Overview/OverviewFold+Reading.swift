// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension OverviewFold {
  /// Reads a part, as ``partJSONBytes`` writes it. The sums of each promotion must be those of its days.
  /// - Throws: `PricingError` with every fault and its path, such as `promotions[0].byDay[2].day`.
  public init(part bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes) { $0.overviewPart($1) }
  }

  /// Reads a part from JSON text; see ``init(part:)-([UInt8])``.
  public init(part text: String) throws(PricingError) { try self.init(part: Array(text.utf8)) }

  /// Adds a document: a redemption record, a note, or a part, which has the key `promotions`.
  /// - Throws: `PricingError` with every fault of the document; the sums are then as they were.
  public mutating func add(json bytes: [UInt8]) throws(PricingError) {
    let document: Document = try DocumentReader.read(bytes) { source, node in
      source.hasMember("promotions", in: node) ? .part(source.overviewPart(node)) : .line(source.overviewLine(node))
    }
    switch document {
    case .part(let part): try merge(part)
    case .line(let line): try add(line)
    }
  }

  private enum Document {
    case part(OverviewFold)
    case line(OverviewLine)
  }
}

/// The sums of a promotion or of a day, as a part states them.
private struct StatedSums {
  var uses: Int?
  var orders: Int?
  var sums = PromotionFold.Sums()

  /// Reads the value of a key that promotions and days have in common; returns whether it is one.
  mutating func read(_ key: String, _ node: Int, from source: inout NodeSource, _ fold: inout OverviewFold) {
    switch key {
    case "uses": uses = source.checkedCount(node, in: 0...Int.max)
    case "orders": orders = source.checkedCount(node, in: 0...Int.max)
    case "customers": sums.customers = source.customers(node, &fold)
    case "discount":
      for (currency, amount) in source.amounts(node) { sums.currencies[currency, default: .init()].discount = amount }
    case "givenBack":
      for (currency, amount) in source.amounts(node) { sums.currencies[currency, default: .init()].givenBack = amount }
    case "reserved": sums.reserved = source.checkedCount(node, in: 0...Int.max)
    case "byCurrency":
      source.map(node, of: "an object of counts by currency") { source, key, value in
        guard let currency = source.currency(named: key) else { return }
        let counts = source.counts(value)
        sums.currencies[currency, default: .init()].uses = counts.uses
        sums.currencies[currency, default: .init()].orders = counts.orders
      }
    default: sums.refusals = source.refusals(node)
    }
  }

  /// Reports the first sum that differs from that of the parts that it adds up.
  func check(against found: PromotionFold.Sums, _ parts: StaticString, _ source: inout NodeSource) {
    let counts = OverviewSums(found)
    if let uses, uses != counts.uses { return source.report("has \(uses) uses, but \(parts) have \(counts.uses)") }
    if let orders, orders != counts.orders {
      return source.report("has \(orders) orders, but \(parts) have \(counts.orders)")
    }
  }

  /// Reports the first sum of a promotion that differs from that of its days.
  func check(againstDays found: PromotionFold.Sums, _ source: inout NodeSource) {
    check(against: found, "its days", &source)
    let amounts = sums.currencies.filter { $0.value.discount != 0 || $0.value.givenBack != 0 }
    for (currency, sums) in found.currencies {
      if sums.discount != amounts[currency]?.discount ?? 0 || sums.givenBack != amounts[currency]?.givenBack ?? 0 {
        return source.report("has other amounts in \(currency) than its days")
      }
    }
    if amounts.contains(where: { found.currencies[$0.key] == nil }) {
      return source.report("has amounts in a currency that its days do not have")
    }
    if sums.customers != found.customers { return source.report("has other customers than its days") }
    if sums.reserved != found.reserved {
      return source.report("has \(sums.reserved) reserved orders, but its days have \(found.reserved)")
    }
    if sums.refusals != found.refusals { source.report("has other refusals than its days") }
  }
}

extension NodeSource {
  /// Reads a part.
  fileprivate mutating func overviewPart(_ node: Int) -> OverviewFold {
    var fold = OverviewFold()
    var seen: Set<PromotionID> = []
    var object = enter(node, Overview.Key.self)
    while let (key, value) = next(&object, Overview.Key.self) {
      switch key {
      case .promotions: _ = forEachElement(value) { $0.promotion($1, &fold, &seen) }
      case .refusals:
        let refusals = refusals(value)
        attempt { () throws(PricingError) in try fold.add(refusals: refusals) }
      }
    }
    return fold
  }

  /// Reads a promotion of a part.
  private mutating func promotion(_ node: Int, _ fold: inout OverviewFold, _ seen: inout Set<PromotionID>) {
    var id: PromotionID = ""
    var stated = StatedSums()
    var days: Set<LocalDate> = []
    var codes: Set<CouponCode> = []
    var isRepeated = false
    var object = enter(node, PromotionOverview.Key.self)
    while let (key, value) = next(&object, PromotionOverview.Key.self) {
      switch key {
      case .promotion:
        id = checkedIdentifier(value)
        isRepeated = !seen.insert(id).inserted
        if isRepeated { report("\(quotation(of: id.text)) is there already") }
      case .byDay: _ = forEachElement(value) { $0.day($1, of: id, &fold, &days) }
      case .byCoupon: _ = forEachElement(value) { $0.coupon($1, of: id, &fold, &codes) }
      case .day, .byCurrency: report("is a key of the days of a promotion")
      default: stated.read(key.rawValue, value, from: &self, &fold)
      }
    }
    if isRepeated || hasFaults { return }
    stated.check(againstDays: fold.promotions[id]?.totalWithCustomers ?? PromotionFold.Sums(), &self)
  }

  private mutating func day(
    _ node: Int, of id: PromotionID, _ fold: inout OverviewFold, _ seen: inout Set<LocalDate>
  ) {
    var stated = StatedSums()
    var day = LocalDate(daysSinceEpoch: 0)
    var object = enter(node, OverviewFold.DayKey.self)
    while let (key, value) = next(&object, OverviewFold.DayKey.self) {
      if key != .day {
        stated.read(key.rawValue, value, from: &self, &fold)
        continue
      }
      day = utcDay(value)
      if !seen.insert(day).inserted { report("\(day) is there already") }
    }
    if hasFaults { return }
    stated.check(against: stated.sums, "the currencies in \"byCurrency\"", &self)
    attempt { () throws(PricingError) in try fold.add(stated.sums, of: id, on: day) }
  }

  private mutating func coupon(
    _ node: Int, of id: PromotionID, _ fold: inout OverviewFold, _ seen: inout Set<CouponCode>
  ) {
    var code: CouponCode = ""
    var sums = PromotionFold.CouponSums()
    var object = enter(node, CouponOverview.Key.self)
    while let (key, value) = next(&object, CouponOverview.Key.self) {
      switch key {
      case .coupon:
        code = checkedCode(value)
        if !seen.insert(code).inserted { report("\(quotation(of: code.text)) is there already") }
      case .uses: sums.uses = checkedCount(value, in: 0...Int.max)
      case .discount: sums.discount = amounts(value)
      }
    }
    if hasFaults { return }
    attempt { () throws(PricingError) in try fold.add(sums, of: code, id) }
  }

  /// Reports the faults of a sum that is out of range.
  private mutating func attempt(_ body: () throws(PricingError) -> Void) {
    do throws(PricingError) { try body() } catch { report(error.description) }
  }

  // MARK: Values

  /// Reads the ids of customers as their numbers in a fold.
  fileprivate mutating func customers(_ node: Int, _ fold: inout OverviewFold) -> Set<Int32> {
    if kind(node) == .number {
      report("is the number of customers; a part that can be merged has a list of their ids")
      return []
    }
    var numbers: Set<Int32> = []
    _ = forEachElement(node) { source, node in
      if !numbers.insert(fold.number(of: source.checkedIdentifier(node))).inserted { source.report("is there already") }
    }
    return numbers
  }

  /// Reads amounts by currency.
  fileprivate mutating func amounts(_ node: Int) -> [Currency: Int64] {
    var amounts: [Currency: Int64] = [:]
    map(node, of: "an object of amounts by currency") { source, key, value in
      if let currency = source.currency(named: key) { amounts[currency] = source.minorUnits(value, in: currency) }
    }
    return amounts
  }

  /// Returns the currency that a key names; nil with a fault for an unknown one.
  fileprivate mutating func currency(named key: String) -> Currency? {
    let currency = Currency(code: key)
    if currency == nil { report("\(quotation(of: key)) is not a known currency") }
    return currency
  }

  /// Reads refusals by reason.
  fileprivate mutating func refusals(_ node: Int) -> [String: Int] {
    var refusals: [String: Int] = [:]
    map(node, of: "an object of counts by reason") { source, key, value in
      let count = source.checkedCount(value, in: 0...Int.max)
      if refusals.updateValue(count, forKey: key) != nil {
        source.report("reads the same as a reason that is there already, in other bytes")
      }
    }
    return refusals
  }

  /// Reads the uses and the orders of a currency.
  fileprivate mutating func counts(_ node: Int) -> OverviewSums.InCurrency {
    var counts = OverviewSums.InCurrency()
    var object = enter(node, OverviewSums.InCurrency.Key.self)
    while let (key, value) = next(&object, OverviewSums.InCurrency.Key.self) {
      switch key {
      case .uses: counts.uses = checkedCount(value, in: 0...Int.max)
      case .orders: counts.orders = checkedCount(value, in: 0...Int.max)
      }
    }
    return counts
  }

  /// Reads a day in UTC, which can be the day before or after the years of local dates.
  private mutating func utcDay(_ node: Int) -> LocalDate {
    if take(node, "0000-12-31") { return Instant("0001-01-01T00:00:00+01:00").utcDay }
    if take(node, "10000-01-01") { return Instant("9999-12-31T23:59:59-01:00").utcDay }
    return date(node)
  }
}

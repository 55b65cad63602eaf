// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Consecutive entries of a log of discounts that are of one promotion.
struct DiscountStretch: Sendable {
  let promotion: CandidateIndex
  let first: Int32
  let end: Int32
}

/// Writes adjustments: one for each target and each promotion that discounted it, the promotions of
/// a target in canonical order (§8.34).
extension ResultWriter {
  /// Adds all adjustments: those of the lines of the cart, of gifts, of shipping, of fees and of the
  /// tax.
  mutating func addAdjustments(_ worksheet: inout Worksheet, _ facts: inout CartFacts) {
    layout.adjustments = RecordRange(first: words.count, count: 0)
    place(worksheet.lineDiscounts, of: layout.lines, stride: LineRecord.wordCount)
    addGifts(&worksheet)
    if facts.cart.frame.hasShipping {
      let shipping = worksheet.shipping
      let upgrade = shipping.upgrade.map { (named.index(of: $0.promotion), $0.action) }
      layout.shipping = ShippingRecord(
        upgrade: upgrade, cost: shipping.cost, discount: shipping.cost - shipping.left,
        tax: worksheet.shippingTax, adjustments: add(worksheet.shippingDiscounts))
    }
    if layout.fees.count > 0 { addFees(&worksheet) }
    layout.tax.adjustments = add(worksheet.taxDiscounts)
    layout.adjustments.count = Int32(truncatingIfNeeded: countOfAdjustments)
  }

  /// The number of adjustments so far.
  private var countOfAdjustments: Int { (words.count &- Int(layout.adjustments.first)) / AdjustmentRecord.wordCount }

  /// Adds the adjustments of a log, by a counting sort: it counts those of each target, adds up the
  /// counts, and stores each where the count of its target says. The promotions are taken in
  /// canonical order, so that those of a target are in this order, too.
  ///
  /// The words at `targets`, one in each `stride` and one after the last, receive in their upper
  /// halves where the adjustments of each target begin. O(n) for n entries and targets; the sort of
  /// the stretches adds O(s log s).
  private mutating func place<Target>(_ log: borrowing DiscountLog<Target>, of targets: RecordRange, stride: Int) {
    let first = Int(targets.first)
    findStretches(log, first, stride)
    // The word after that of a target has its count, then where its next adjustment is stored, and
    // in the end where its adjustments end: that is where those of the next target begin.
    var begin = Int64(countOfAdjustments) &<< 32
    words[first] = begin
    words.withMutableSpan { words in
      var place = first
      for _ in targets.indices {
        place &+= stride
        let count = words[place]
        words[place] = begin
        begin &+= count
      }
    }
    words.append(repeating: 0, count: AdjustmentRecord.wordCount * log.entries.count)
    let firstRecord = Int(layout.adjustments.first)
    for index in stretches.indices {
      let stretch = stretches[index]
      let promotion = Int64(0, named.index(of: stretch.promotion).rawValue)
      words.withMutableSpan { words in
        log.entries.withSpan { entries in
          for place in Int(stretch.first)..<Int(stretch.end) {
            let next = first &+ (entries[place].target.position &+ 1) &* stride
            let record = firstRecord &+ Int(words[next] &>> 32) &* AdjustmentRecord.wordCount
            words[next] &+= 1 &<< 32
            words[record] = promotion
            words[record &+ 1] = entries[place].amount
          }
        }
      }
    }
    for index in stretches.indices.dropFirst()
    where stretches[index].promotion == stretches[index &- 1].promotion {
      return joinRepeated(of: targets, stride: stride)
    }
  }

  /// Finds the stretches of a log, and sorts them into canonical order. Counts the entries of each
  /// target in the upper half of the word after its own.
  private mutating func findStretches<Target>(_ log: borrowing DiscountLog<Target>, _ first: Int, _ stride: Int) {
    stretches.removeAll(keepingCapacity: true)
    var ascends = true
    var last = CandidateIndex(0)
    var start = 0
    while start < log.entries.count {
      let promotion = log.entries[start].promotion
      let end = words.withMutableSpan { words in
        log.entries.withSpan { entries in
          var place = start
          while place < entries.count, entries[place].promotion == promotion {
            words[first &+ (entries[place].target.position &+ 1) &* stride] &+= 1 &<< 32
            place &+= 1
          }
          return place
        }
      }
      if promotion < last { ascends = false }
      last = promotion
      stretches.append(
        DiscountStretch(
          promotion: promotion, first: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
      start = end
    }
    // Within a step, promotions are carried out in canonical order.
    if !ascends { stretches.sort { $0.promotion < $1.promotion } }
  }

  /// Adds up adjustments of one promotion on one target, which are adjacent, and moves the
  /// adjustments after them to the front.
  private mutating func joinRepeated(of targets: RecordRange, stride: Int) {
    var begin = Int(words[Int(targets.first)].high)
    var count = begin
    for target in targets.indices {
      let word = Int(targets.first) &+ (target &+ 1) &* stride
      let end = Int(words[word].high)
      let firstOfTarget = count
      for index in begin..<end {
        let record = adjustment(index)
        if count > firstOfTarget, adjustment(count &- 1).promotion == record.promotion {
          words[wordOfAdjustment(count &- 1) &+ 1] &+= record.amount
        } else {
          words[wordOfAdjustment(count)] = Int64(0, record.promotion.rawValue)
          words[wordOfAdjustment(count) &+ 1] = record.amount
          count &+= 1
        }
      }
      begin = end
      words[word] = Int64(count) &<< 32
    }
    words.removeSubrange(wordOfAdjustment(count)...)
  }

  private func wordOfAdjustment(_ index: Int) -> Int {
    Int(layout.adjustments.first) &+ index &* AdjustmentRecord.wordCount
  }

  private func adjustment(_ index: Int) -> AdjustmentRecord {
    AdjustmentRecord(
      promotion: NamedIndex(rawValue: words[wordOfAdjustment(index)].low), amount: words[wordOfAdjustment(index) &+ 1])
  }

  /// Writes the lines of gifts, and adds their adjustments: a gift is discounted in full.
  private mutating func addGifts(_ worksheet: inout Worksheet) {
    for place in worksheet.gifts.indices {
      let gift = worksheet.gifts[place]
      let value = gift.quantity * gift.unitPrice
      let first = countOfAdjustments
      let promotion = named.index(of: gift.promotion)
      if value > 0 { AdjustmentRecord(promotion: promotion, amount: value).append(to: &words) }
      let line = LineRecord(
        quantity: gift.quantity, unitPrice: gift.unitPrice, total: 0, tax: 0,
        adjustments: IndexRange(first, countOfAdjustments), runs: IndexRange(0, 0))
      GiftRecord(promotion: promotion, action: gift.action, line: line)
        .write(to: &words, at: Int(layout.gifts.first) + place * GiftRecord.wordCount)
    }
  }

  /// Writes the fees and adds their adjustments.
  private mutating func addFees(_ worksheet: inout Worksheet) {
    place(worksheet.feeDiscounts, of: layout.fees, stride: FeeRecord.wordCount)
    for fee in layout.fees.indices {
      let word = Int(layout.fees.first) + fee * FeeRecord.wordCount
      var discount: Int64 = 0
      for index in Int(words[word].high)..<Int(words[word + FeeRecord.wordCount].high) {
        discount &+= adjustment(index).amount
      }
      words[word + 1] = worksheet.fees[fee] + discount
      words[word + 2] = discount
    }
  }

  /// Adds the discounts on one target as adjustments, and returns their range.
  private mutating func add(_ discounts: borrowing UniqueArray<Worksheet.TargetDiscount>) -> IndexRange {
    let first = countOfAdjustments
    if discounts.isEmpty { return IndexRange(first, first) }
    if discounts.count == 1 {
      add(discounts[0])
      return IndexRange(first, first + 1)
    }
    found.copy(discounts)
    found.sort { $0.promotion < $1.promotion }
    var index = 0
    while index < found.count {
      var record = found[index]
      index &+= 1
      while index < found.count, found[index].promotion == record.promotion {
        record.amount &+= found[index].amount
        index &+= 1
      }
      add(record)
    }
    return IndexRange(first, countOfAdjustments)
  }

  /// Adds the discount of a candidate as an adjustment.
  @inline(__always)
  private mutating func add(_ discount: Worksheet.TargetDiscount) {
    AdjustmentRecord(promotion: named.index(of: discount.promotion), amount: discount.amount).append(to: &words)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The parts into which units are divided, each of which is counted by itself (§5.21).
@nonexhaustive
public enum Partition: String, Sendable, Hashable, CaseIterable {
  /// One part for each line.
  case line
  /// One part for each SKU, of all its lines.
  case sku
  /// One part for each product, of all its lines; a line without a product is a part by itself.
  case product
}

// MARK: - Document

extension Partition: JSONWritable {}

// MARK: - Evaluation

/// The parts of a cart's lines by SKU and by product, each found once in a pricing. Parts are numbered
/// in the order of the smallest id of all their lines.
struct CartParts: ~Copyable, Sendable {
  /// The number of the part of each line; empty until it is needed.
  private var bySKU = UniqueArray<Int32>()
  private var byProduct = UniqueArray<Int32>()
  /// The units that a rule counts in each part.
  fileprivate(set) var units = UniqueArray<Int64>()

  /// Resets the parts for the next cart.
  @inline(__always)
  mutating func begin() {
    if !bySKU.isEmpty { bySKU.removeAll(keepingCapacity: true) }
    if !byProduct.isEmpty { byProduct.removeAll(keepingCapacity: true) }
  }

  /// Returns the number of the part of a line. The parts have been found.
  @inline(__always)
  func number(ofLine line: Int, _ partition: Partition, _ cart: ProjectedCart) -> Int {
    switch partition {
    case .line: Int(cart.lines[line].rank)
    case .sku: Int(bySKU[line])
    case .product: Int(byProduct[line])
    }
  }

  /// Finds the parts of a cart, if that has not been done. O(lines) on average.
  fileprivate mutating func find(_ partition: Partition, _ cart: ProjectedCart, _ budget: inout WorkBudget) {
    switch partition {
    case .line: break
    case .sku: if bySKU.isEmpty { Self.number(&bySKU, cart, &budget) { $0.sku.key } }
    case .product: if byProduct.isEmpty { Self.number(&byProduct, cart, &budget) { $0.product?.key } }
    }
  }

  /// Numbers the parts of lines with equal keys; a line without a key is a part by itself.
  private static func number(
    _ numbers: inout UniqueArray<Int32>, _ cart: ProjectedCart, _ budget: inout WorkBudget,
    _ key: (CartLine) -> TextKey?
  ) {
    numbers.append(repeating: 0, count: cart.lines.count)
    // Without budget the pricing ends with an error, so the numbers do not matter.
    guard budget.take(64 &* cart.lines.count) else { return }
    var known: [TextKey: Int32] = [:]
    var next: Int32 = 0
    for rank in cart.lines.indices {
      let line = cart.line(rank: rank).position
      if let key = key(cart.members.lines[line]) {
        if let number = known[key] {
          numbers[line] = number
          continue
        }
        known[key] = next
      }
      numbers[line] = next
      next &+= 1
    }
  }
}

extension CartFacts {
  /// Finds the parts of the lines.
  mutating func findParts(_ partition: Partition) { parts.find(partition, cart, &budget) }

  /// Returns the number of the part of a line. The parts have been found.
  @inline(__always)
  func part(ofLine line: Int, _ partition: Partition) -> Int { parts.number(ofLine: line, partition, cart) }

  /// Returns the number of the part of a line; 0 if there is one part. The parts have been found.
  @inline(__always)
  func part(ofLine line: Int, _ partition: Partition?) -> Int {
    guard let partition else { return 0 }
    return part(ofLine: line, partition)
  }

  /// Replaces the units of ``parts`` by those that a rule counts in each part (§5.22).
  mutating func countParts(of record: PromotionRecord, per partition: Partition) {
    findParts(partition)
    _ = budget.take(8 &* cart.lines.count)
    parts.units.removeAll(keepingCapacity: true)
    parts.units.append(repeating: 0, count: cart.lines.count)
    let selection = selection(record.countedSelector)
    var next = firstPaidLine(of: selection, from: 0)
    while let line = next {
      parts.units[part(ofLine: line, partition)] += cart.lines[line].quantity
      next = firstPaidLine(of: selection, from: line &+ 1)
    }
  }

  /// Returns the applications of a rule for a number of counted units (§5.16).
  @inline(__always)
  func applications(of record: PromotionRecord, counting units: Int64) -> Int64 {
    let applications = units / Int64(record.ruleUnits)
    return record.ruleLimit == 0 ? applications : min(applications, Int64(record.ruleLimit))
  }

  /// Returns the sum of the applications of all parts (§5.22, §5.24).
  mutating func applications(of record: PromotionRecord, per partition: Partition) -> Int64 {
    countParts(of: record, per: partition)
    var sum: Int64 = 0
    for part in parts.units.indices { sum &+= applications(of: record, counting: parts.units[part]) }
    return sum
  }

  /// Returns the units of the part that has most of them, and the units that one
  /// application needs (§5.25).
  mutating func units(countedBy record: PromotionRecord, per partition: Partition) -> BoundedFigure {
    countParts(of: record, per: partition)
    var most: Int64 = 0
    for part in parts.units.indices { most = max(most, parts.units[part]) }
    return BoundedFigure(
      measure: .quantity, selector: record.countedSelector, current: most, least: Int64(record.ruleUnits), most: .max)
  }
}

extension Worksheet {
  /// Counts the units of each part of a promotion's rule, unless that was done when its turn began.
  mutating func countParts(
    of rule: PromotionRecord, per partition: Partition, for place: Int, _ facts: inout CartFacts
  ) {
    if !promotions[place].consumes { facts.countParts(of: rule, per: partition) }
  }

  /// Returns the counted units of a part of a promotion's rule; a promotion that consumes leaves out
  /// what is used up (§5.27).
  mutating func countedUnits(inPart part: Int, for place: Int, _ facts: inout CartFacts) -> Int64 {
    promotions[place].consumes ? consumption.counted[part] : facts.parts.units[part]
  }

  /// Reorders ``buckets`` so that those of each part follow one another, in the order of the parts
  /// (counting sort). The order within a part remains.
  mutating func groupBuckets(per partition: Partition, _ facts: inout CartFacts) {
    facts.findParts(partition)
    partStarts.removeAll(keepingCapacity: true)
    partStarts.append(repeating: 0, count: facts.cart.lines.count &+ 1)
    for place in buckets.indices { partStarts[facts.part(ofLine: buckets[place].line.position, partition) &+ 1] &+= 1 }
    for part in partStarts.indices.dropFirst() { partStarts[part] &+= partStarts[part &- 1] }
    unordered.copy(buckets)
    for place in unordered.indices {
      let part = facts.part(ofLine: unordered[place].line.position, partition)
      buckets[partStarts[part]] = unordered[place]
      partStarts[part] &+= 1
    }
  }

  /// Returns the end of the buckets that are of the same part as the bucket at an index.
  mutating func endOfPart(from first: Int, _ partition: Partition, _ facts: inout CartFacts) -> Int {
    let part = facts.part(ofLine: buckets[first].line.position, partition)
    var end = first + 1
    while end < buckets.count, facts.part(ofLine: buckets[end].line.position, partition) == part { end += 1 }
    return end
  }
}

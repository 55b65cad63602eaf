// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The storage of a cart: its members, and its lines as the integers that pricing reads.
///
/// The cart is checked and projected when it is made, so that pricing the cart neither checks it nor reads its large
/// values. The storage is immutable: a cart that is changed gets another one.
@usableFromInline
final class ProjectedCart: Sendable {
  @usableFromInline let members: Cart.Members
  /// The members besides the lines, as pricing reads them.
  let frame: CartFrame
  let state: State
  /// The lines in their order; empty unless the state is `projected`.
  @usableFromInline let lines: UniqueArray<ProjectedLine>
  /// The indices of the lines in the order of their ids (§1.13); empty if the lines are in that order.
  let byID: UniqueArray<LineIndex>
  /// Whether the lines are in the order of their ids.
  let isInOrder: Bool
  /// The value of all lines.
  let subtotal: Int64
  /// The number of units of all lines.
  let units: Int64
  /// The smallest quantity of a line; 0 if there is none.
  let leastQuantity: Int64
  /// Whether a line is taxed.
  let isTaxed: Bool
  /// Whether promotions can discount every line.
  let isDiscountable: Bool
  /// Whether a line has a minimum price.
  let hasFloors: Bool
  /// Whether a line has the unit price 0.
  let hasFreeLines: Bool

  enum State: Sendable {
    /// The lines are in order: none has a fault, their ids are distinct, and the subtotal is within Int64.
    case projected
    /// The lines have a fault or the subtotal is out of range.
    case invalid
    /// The cart was changed since it was made; pricing projects it again.
    case unprojected
  }

  /// Projects the lines of a cart. O(n) for n lines, O(n log n) if they are not in the order of their ids.
  init(projecting members: consuming Cart.Members) {
    var projection = LineProjection(members.lines, in: members.currency)
    if projection.isValid, !members.lines.isEmpty { projection.order(members.lines) }
    frame = CartFrame(projecting: members)
    self.members = consume members
    state = projection.isValid ? .projected : .invalid
    isInOrder = projection.isInOrder
    subtotal = projection.subtotal
    units = projection.units
    leastQuantity = projection.leastQuantity
    isTaxed = projection.isTaxed
    isDiscountable = projection.isDiscountable
    hasFloors = projection.hasFloors
    hasFreeLines = projection.hasFreeLines
    lines = projection.lines
    byID = projection.byID
  }

  /// The members of a cart that was changed.
  convenience init(unprojected members: consuming Cart.Members) {
    self.init(unprojected: members, lines: UniqueArray())
  }

  /// The members of a cart that is not priced, and lines that a result reads: those of a cart whose
  /// result was read from a document.
  init(unprojected members: consuming Cart.Members, lines: consuming UniqueArray<ProjectedLine>) {
    self.members = members
    frame = CartFrame()
    state = .unprojected
    self.lines = lines
    byID = UniqueArray()
    isInOrder = true
    subtotal = 0
    units = 0
    leastQuantity = 0
    isTaxed = false
    isDiscountable = true
    hasFloors = false
    hasFreeLines = false
  }

  /// The storage of a cart without members, while those of a cart are being changed.
  static let empty = ProjectedCart(unprojected: Cart.Members(currency: .none))

  /// The index of the line with a rank in the order of line ids.
  @inline(__always)
  func line(rank: Int) -> LineIndex { isInOrder ? LineIndex(rank) : byID[rank] }

  /// Whether the lines were checked and have no fault.
  var hasCheckedLines: Bool { state == .projected }
}

/// The index of a line of a cart.
@usableFromInline typealias LineIndex = Index<ProjectedLine>

/// A line of a cart as integers.
@usableFromInline
struct ProjectedLine: Sendable {
  @usableFromInline let quantity: Int64
  /// The price of a unit after the price scale.
  @usableFromInline let unitPrice: Int64
  @usableFromInline let value: Int64
  /// The minimum price of a unit, at most its price (§2.14).
  let floor: Int64
  /// The rate of the tax in parts per million.
  let rate: Int32
  /// The index of the line in the order of line ids.
  var rank: Int32
  let isDiscountable: Bool
  let isSubscription: Bool
}

/// The lines of a cart while they are projected.
private struct LineProjection: ~Copyable {
  var lines = UniqueArray<ProjectedLine>()
  var byID = UniqueArray<LineIndex>()
  private(set) var isValid = true
  private(set) var isInOrder = true
  private(set) var subtotal: Int64 = 0
  private(set) var units: Int64 = 0
  private(set) var leastQuantity: Int64 = 0
  private(set) var isTaxed = false
  private(set) var isDiscountable = true
  private(set) var hasFloors = false
  private(set) var hasFreeLines = false

  /// Checks and projects lines; stops at the first that has a fault.
  init(_ source: [CartLine], in currency: Currency) {
    guard !source.isEmpty else { return }
    var flag = FaultFlag()
    lines.reserveCapacity(source.count)
    leastQuantity = .max
    for index in source.indices {
      guard var price = CartLine.check(source, at: index, in: currency, into: &flag), !flag.isRaised else {
        isValid = false
        return
      }
      var floor: Int64 = 0
      if source[index].hasExtras {
        // §2.9: price scales are part of the subtotal.
        if !source[index].priceScale.isEmpty {
          price = Self.scaledUnitPrice(source, at: index, in: currency) ?? price
        }
        if let least = source[index].minUnitPrice { floor = min(least.minorUnits(in: currency) ?? 0, price) }
        if floor > 0 { hasFloors = true }
      }
      let quantity = Int64(truncatingIfNeeded: source[index].quantity)
      let (value, valueOverflows) = price.multipliedReportingOverflow(by: quantity)
      let (sum, sumOverflows) = subtotal.addingReportingOverflow(value)
      if valueOverflows || sumOverflows {
        isValid = false
        return
      }
      subtotal = sum
      units &+= quantity
      leastQuantity = min(leastQuantity, quantity)
      let rate = Int32(truncatingIfNeeded: source[index].taxRate?.partsPerMillion ?? 0)
      if rate > 0 { isTaxed = true }
      if !source[index].isDiscountable { isDiscountable = false }
      if price == 0 { hasFreeLines = true }
      // §2.10: a line with a billing interval is a subscription.
      lines.append(
        ProjectedLine(
          quantity: quantity, unitPrice: price, value: value, floor: floor, rate: rate,
          rank: Int32(truncatingIfNeeded: index), isDiscountable: source[index].isDiscountable,
          isSubscription: source[index].billing != nil))
    }
  }

  /// The unit price of a line that has a price scale. Not inlined, because the call copies the line.
  @inline(never)
  private static func scaledUnitPrice(_ lines: [CartLine], at index: Int, in currency: Currency) -> Int64? {
    lines[index].effectiveUnitPrice.minorUnits(in: currency)
  }

  /// Finds the order of the lines by id (§1.13). Lines with equal ids are not valid.
  mutating func order(_ source: [CartLine]) {
    var ascends = true
    var head = source[0].id.key.head
    for index in source.indices.dropFirst() {
      // Most ids differ in their first eight bytes.
      let next = source[index].id.key.head
      if next <= head, source[index].id <= source[index &- 1].id { ascends = false }
      head = next
    }
    isInOrder = ascends
    if ascends { return }
    byID.append(source.count) { LineIndex($0) }
    byID.sort { source[$0.position].id < source[$1.position].id }
    for rank in byID.indices {
      lines[byID[rank].position].rank = Int32(rank)
      if rank > 0, source[byID[rank - 1].position].id == source[byID[rank].position].id { isValid = false }
    }
  }
}

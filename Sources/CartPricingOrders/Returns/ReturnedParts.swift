// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A return whose parts the order has and that were not returned before (§O2.6).
struct JudgedReturn {
  /// Units of a line.
  struct Line {
    /// The index of the line among those of the order.
    let place: Int
    /// The number of units that were returned before.
    let before: Int
    /// The number of units that are returned.
    let quantity: Int

    /// The number of units that have been returned then.
    var after: Int { before + quantity }
  }

  /// The lines, in the order of the return.
  var lines: [Line] = []
  /// What has been given back of the shipping before and after the return; nil if nothing of it is
  /// returned.
  var shipping: (before: ReturnedPart, after: ReturnedPart)?
  /// The indices of the fees, in the order of the return.
  var fees: [Int] = []
}

/// How much has been given back of shipping.
struct ReturnedPart {
  /// The amount that has been given back, in minor units.
  var amount: Int64 = 0
  /// Whether all of it has been returned, also where nothing was paid for it.
  var isWhole = false

  /// What corresponds to the amount, of a figure that belongs to the whole part. Rounded down, unless
  /// the part has been returned whole.
  func share(of figure: Int64, paid: Int64) -> Int64 {
    if isWhole { return figure }
    return paid > 0 ? figure.share(amount, of: paid) : 0
  }
}

/// What has been returned of an order so far. It judges the returns one after the other; a part of a
/// return that is a fault is not counted as returned (§O2.28).
struct ReturnedParts {
  private let order: PaidOrder
  /// The number of units of each line that have been returned.
  private var quantities: [Int]
  /// The number of the return that has named each line last, from 1.
  private var lastReturns: [Int]
  private var shipping = ReturnedPart()
  private var fees: [Bool]
  private var number = 0

  /// Nothing of an order has been returned.
  init(of order: PaidOrder) {
    self.order = order
    quantities = [Int](repeating: 0, count: order.lines.count)
    lastReturns = [Int](repeating: 0, count: order.lines.count)
    fees = [Bool](repeating: false, count: order.fees.count)
  }

  /// Judges the returns of an order.
  /// - Throws: The faults of all returns.
  static func judge(_ returns: [Return], of order: PaidOrder) throws(PricingError) -> [JudgedReturn] {
    var parts = ReturnedParts(of: order)
    var report = FaultReport()
    var judged: [JudgedReturn] = []
    judged.reserveCapacity(returns.count)
    report.enter("returns")
    for index in returns.indices {
      report.enter(index)
      judged.append(parts.add(returns[index], &report))
      report.leave()
    }
    report.leave()
    try report.check()
    return judged
  }

  private mutating func add(_ next: Return, _ report: inout FaultReport) -> JudgedReturn {
    var judged = JudgedReturn()
    number += 1
    judged.lines.reserveCapacity(next.lines.count)
    report.enter("lines")
    for index in next.lines.indices {
      report.enter(index)
      if let line = add(next.lines[index], &report) { judged.lines.append(line) }
      report.leave()
    }
    report.leave()
    if let returned = next.shipping { judged.shipping = add(returned, &report) }
    report.enter("fees")
    for index in next.fees.indices {
      report.enter(index)
      if let fee = add(next.fees[index], &report) { judged.fees.append(fee) }
      report.leave()
    }
    report.leave()
    return judged
  }

  private mutating func add(_ line: ReturnedLine, _ report: inout FaultReport) -> JudgedReturn.Line? {
    guard let place = order.place(of: line.line) else {
      report.report(at: "line", "the order has no line \(quoted(line.line.text))")
      return nil
    }
    guard lastReturns[place] < number else {
      report.report(at: "line", "the return has line \(quoted(line.line.text)) already")
      return nil
    }
    lastReturns[place] = number
    let before = quantities[place]
    let left = order.lines[place].quantity - before
    guard line.quantity <= left else {
      report.report(at: "quantity", "\(line.quantity) is more than the \(left) that are left of the line")
      return nil
    }
    quantities[place] = before + line.quantity
    return JudgedReturn.Line(place: place, before: before, quantity: line.quantity)
  }

  private mutating func add(
    _ returned: ReturnedShipping, _ report: inout FaultReport
  ) -> (before: ReturnedPart, after: ReturnedPart)? {
    guard let part = order.shipping else {
      report.report(at: "shipping", "the order has no shipping")
      return nil
    }
    let before = shipping
    let left = part.paid - before.amount
    switch returned {
    case .rest where before.isWhole:
      report.report(at: "shipping", "the rest of shipping has been returned already")
      return nil
    case .rest: shipping = ReturnedPart(amount: part.paid, isWhole: true)
    case .amount(let amount):
      guard let amount = amount.minorUnits(in: order.currency), amount <= left else {
        report.report(at: "shipping", "\(amount) is more than the \(order.money(left)) that are left of shipping")
        return nil
      }
      shipping.amount += amount
    }
    return (before, shipping)
  }

  private mutating func add(_ fee: FeeID, _ report: inout FaultReport) -> Int? {
    guard let place = order.place(of: fee) else {
      report.report("the order has no fee \(quoted(fee.text))")
      return nil
    }
    guard !fees[place] else {
      report.report("fee \(quoted(fee.text)) has been returned already")
      return nil
    }
    fees[place] = true
    return place
  }
}

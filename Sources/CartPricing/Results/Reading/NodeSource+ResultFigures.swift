// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The figures of a result document: money with the decimals of its currency, counts, and sums that must hold.
extension NodeSource {
  /// Reads the money of a required key, in minor units; 0 where it is missing or malformed.
  mutating func money(_ node: Int?, at key: StaticString, _ builder: ResultBuilder) -> Int64 {
    let decimals = builder.decimals
    return read(node, at: key) { reader, node in
      reader.parse(node, as: "an amount in the currency of the result such as \"19.99\"", or: 0) {
        Int64(money: $0, decimals: decimals)
      }
    } ?? 0
  }

  /// Reads the count of a required key, at least `least`; `least` where it is missing or malformed.
  mutating func count(_ node: Int?, at key: StaticString, atLeast least: Int) -> Int64 {
    read(node, at: key) { reader, node in
      let count = reader.integer(node, or: least)
      if count >= least { return Int64(count) }
      reader.faults.report("\(count) is below \(least)")
      return Int64(least)
    } ?? Int64(least)
  }

  /// Reads the id of a required key.
  mutating func resultID<ID: KeyedIdentifier>(_ node: Int?, at key: StaticString) -> ID {
    read(node, at: key) { reader, node in
      let before = reader.faults.count
      let id: ID = reader.id(node)
      if reader.faults.count == before, !id.key.isWithinLimits {
        reader.faults.report(FaultCollector.idMessage(id.text))
      }
      return id
    } ?? ID(key: .empty)
  }

  /// Reads a promotion's id and returns the index of the promotion.
  mutating func promotion(_ node: Int?, at key: StaticString, _ builder: inout ResultBuilder) -> NamedIndex {
    builder.promotions.index(of: resultID(node, at: key))
  }

  /// Reads a code, which must have the form that codes have in results.
  mutating func resultCode(_ node: Int, mayBeEmpty: Bool = false) -> CouponCode {
    let code = CouponCode.read(node, from: &self)
    guard document.kind(node) == .string else { return code }
    if !code.key.isWithinLimits, !mayBeEmpty || !code.text.isEmpty {
      faults.report(FaultCollector.idMessage(code.text))
    } else if !document.text(node, equals: code.text) {
      faults.report("is not the code's normal form \(quoted(code.text))")
    }
    return code
  }

  /// Checks a figure of the document that follows from others: reports one that differs. Does nothing where another
  /// fault was reported since there were `faultsBefore`, as the other figures are stand-ins then.
  mutating func check(
    _ node: Int?, at key: StaticString, is expected: Int128, _ meaning: StaticString, since faultsBefore: Int,
    _ builder: ResultBuilder
  ) {
    let found = money(node, at: key, builder)
    guard faults.count == faultsBefore, Int128(found) != expected else { return }
    faults.report(
      at: key, "is \(found.text(builder.decimals)), but \(meaning) is \(expected.text(builder.decimals))")
  }
}

extension BinaryInteger where Self: SignedInteger {
  fileprivate func text(_ decimals: Int) -> String {
    var bytes: [UInt8] = []
    Money.append(Int128(self), decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Int64 {
  /// The minor units of an amount with at most so many decimals, such as "19.9" with two: 1990. Nil for text of another
  /// form and for an amount beyond 64 bits.
  init?(money bytes: Span<UInt8>, decimals most: Int) {
    var value: Int128 = 0
    var decimals: Int?
    for index in bytes.indices {
      let digit = bytes[index] &- 0x30
      if digit < 10 {
        value = value * 10 + Int128(digit)
        if let found = decimals { decimals = found + 1 }
        guard value <= Int128(Int64.max), decimals ?? 0 <= most else { return nil }
      } else {
        guard bytes[index] == 0x2E, decimals == nil, index > 0 else { return nil }
        decimals = 0
      }
    }
    let hasLeadingZero = bytes.count > 1 && bytes[0] == 0x30 && bytes[1] != 0x2E
    guard bytes.count > 0, decimals != 0, !hasLeadingZero else { return nil }
    for _ in (decimals ?? 0)..<most { value *= 10 }
    self.init(exactly: value)
  }
}

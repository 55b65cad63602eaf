// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A fee such as handling, gift wrapping or a deposit.
public struct CartFee: Sendable, Hashable, Identifiable {
  /// The fee's id, distinct within the cart; 1 to 256 bytes.
  public var id: FeeID
  /// The kind of the fee, by which promotions select fees; 1 to 256 bytes.
  public var kind: String
  /// The cost of the fee before promotions.
  public var amount: Amount
  /// The rate of the tax on the fee, 0 to 1000 percent; nil for a fee without tax.
  public var taxRate: Rate?

  /// A fee of a kind.
  public init(_ id: FeeID, kind: String, amount: Amount, taxRate: Rate? = nil) {
    self.id = id
    self.kind = kind
    self.amount = amount
    self.taxRate = taxRate
  }
}

// MARK: - Document

extension CartFee: DocumentValue {
  /// The keys of a fee (§2.4).
  enum Key: String, DocumentKey {
    case id, kind, amount, taxRate
    static let table = KeyTable(Key.self, "a fee", required: [.id, .kind, .amount])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CartFee {
    var fee = CartFee(FeeID(key: .empty), kind: "", amount: .zero)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: fee.id = source.read(value)
      case .kind: fee.kind = source.read(value)
      case .amount: fee.amount = source.read(value)
      case .taxRate: fee.taxRate = source.rate(value, atMost: "1000")
      }
    }
    return fee
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, id)
      writer.member(Key.kind, kind)
      writer.member(Key.amount, amount)
      writer.member(Key.taxRate, ifPresent: taxRate)
    }
  }
}

// MARK: - Checks

extension CartFee {
  @inline(__always)
  func check(in currency: Currency, into sink: inout some FaultSink) {
    sink.check(id, at: "id")
    sink.check(idText: kind, at: "kind")
    sink.check(amount, in: currency, at: "amount")
    // §1.9
    sink.check(taxRate, atMost: 1000, at: "taxRate")
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The shipping method of a cart and its cost.
public struct CartShipping: Sendable, Hashable {
  /// The method that the shopper chose, such as `ground`; 1 to 256 bytes.
  public var method: String
  /// The cost of the method before promotions.
  public var cost: Amount
  /// The costs of all methods that the shop offers for this cart, at most 1,000; an upgrade needs
  /// the cost of its method in this table.
  public var options: [String: Amount]
  /// The rate of the tax on shipping, 0 to 1000 percent; nil for none.
  public var taxRate: Rate?
  private var boxedDestination: Boxed<CustomerLocation>?

  /// Where the cart is shipped to; nil if that is not known. It may differ from the location of the
  /// customer, and guests have one, too.
  public var destination: CustomerLocation? {
    get { boxedDestination?.value }
    // Inlined, the optimizer of Swift 6.3 fails in `read`.
    @inline(never) set { boxedDestination = newValue.map { Boxed($0) } }
  }

  /// Shipping by a method.
  public init(
    method: String, cost: Amount, options: [String: Amount] = [:], taxRate: Rate? = nil,
    destination: CustomerLocation? = nil
  ) {
    self.method = method
    self.cost = cost
    self.options = options
    self.taxRate = taxRate
    self.destination = destination
  }
}

// MARK: - Document

extension CartShipping: DocumentValue {
  /// The keys of shipping (§2.3).
  enum Key: String, DocumentKey {
    case method, cost, options, taxRate, destination
    static let table = KeyTable(Key.self, "shipping", required: [.method, .cost])

    static var inner: [(key: Key, names: [String])] { [(.destination, CustomerLocation.Key.table.names)] }
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CartShipping {
    var shipping = CartShipping(method: "", cost: .zero, options: [String: Amount]())
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .method: shipping.method = source.read(value)
      case .cost: shipping.cost = source.read(value)
      case .options: shipping.options = source.map(value, of: "an object of shipping options")
      case .taxRate: shipping.taxRate = source.rate(value, atMost: "1000")
      case .destination: shipping.destination = source.read(value)
      }
    }
    return shipping
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.method, method)
      writer.member(Key.cost, cost)
      writer.member(Key.options, ifAny: options)
      writer.member(Key.taxRate, ifPresent: taxRate)
      writer.member(Key.destination, ifPresent: destination)
    }
  }
}

// MARK: - Checks

extension CartShipping {
  @inline(__always)
  func check(in currency: Currency, into sink: inout some FaultSink) {
    sink.push("shipping")
    sink.check(idText: method, at: "method")
    sink.check(cost, in: currency, at: "cost")
    sink.check(size: options.count, atMost: Limits.entries, at: "options")
    if !options.isEmpty { checkOptions(in: currency, into: &sink) }
    // §1.9
    sink.check(taxRate, atMost: 1000, at: "taxRate")
    sink.pop()
  }

  private func checkOptions(in currency: Currency, into sink: inout some FaultSink) {
    sink.push("options")
    sink.forEach(options, by: { $0.precedesByBytes($1) }) { method, cost, sink in
      if !Limits.idBytes.contains(method.utf8.count) { sink.report(at: method, FaultCollector.idMessage(method)) }
      sink.push(method)
      sink.check(cost, in: currency)
      sink.pop()
    }
    sink.pop()
  }
}

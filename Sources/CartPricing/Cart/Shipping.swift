/// How a cart is shipped and what that costs. Source: PRICING.md section 2.
public struct Shipping: Sendable, Hashable {
  /// The method that the shopper chose, such as `ground`; 1 to 256 bytes.
  public var method: String
  /// What the method costs, before promotions.
  public var cost: Amount
  /// The costs of all methods that the shop offers for this cart, at most 1,000; an upgrade needs its method here.
  public var options: [String: Amount]
  /// The rate of the tax on shipping, 0 to 1000 percent; nil for none.
  public var taxRate: Rate?

  /// Shipping by a method.
  public init(method: String, cost: Amount, options: [String: Amount] = [:], taxRate: Rate? = nil) {
    self.method = method
    self.cost = cost
    self.options = options
    self.taxRate = taxRate
  }
}

// MARK: - Document

extension Shipping: DocumentValue {
  enum Key: String, DocumentKey {
    case method, cost, options, taxRate
    static let table = KeyTable(Key.self, "shipping", required: [.method, .cost])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Shipping {
    var shipping = Shipping(method: "", cost: .zero)
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .method: shipping.method = source.read(value)
      case .cost: shipping.cost = source.read(value)
      case .options: shipping.options = source.map(value, of: "an object of shipping options")
      case .taxRate: shipping.taxRate = source.rate(value, atMost: "1000")
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
    }
  }
}

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

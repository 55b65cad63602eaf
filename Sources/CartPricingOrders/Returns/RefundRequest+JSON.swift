// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension RefundRequest {
  /// The keys of a request.
  enum Key: String, DocumentKey {
    case promotions, cart, context, paid, version, returns, policy
    static let table = KeyTable(
      Key.self, "a refund request", required: [.promotions, .cart, .context, .returns])
  }

  /// Reads a request from UTF-8 bytes of JSON. O(n) in the length of the text.
  ///
  /// The returns are not judged here: ``RefundResult/init(of:)`` does so, after the order has been
  /// priced.
  /// - Throws: `PricingError` with every fault of the form of the document and its path, such as
  ///   `returns[0].lines[0].quantity`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DocumentReader.read(bytes, { Self.read($1, from: &$0) }, checking: { $0.check(into: &$1) })
  }

  /// Reads a request from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }

  /// The request as compact JSON in UTF-8, its keys in a fixed order and without members that have
  /// their default.
  ///
  /// Equal requests have the same bytes. O(n log n) for n bytes.
  public var jsonBytes: [UInt8] {
    let capacity = 1024 + 160 * promotions.promotions.count + 256 * cart.lines.count + 64 * returns.count
    return JSONWriter.bytes(capacity: capacity) { write(to: &$0) }
  }

  /// The request as compact JSON: ``jsonBytes`` as text. O(n log n) for n bytes.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  private static func read(_ node: Int, from source: inout NodeSource) -> RefundRequest {
    var request = RefundRequest(
      promotions: PromotionSet([]), cart: Cart(currency: .none),
      context: PricingContext(now: Instant(secondsSinceEpoch: 0)), returns: [])
    var object = source.open(node, Key.self, of: "a refund request")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .promotions: request.promotions = source.promotionSet(value)
      case .cart: request.cart = source.cart(value)
      case .context: request.context = source.context(value)
      case .paid: request.paid = source.amount(value)
      case .version: request.version = source.string(value)
      case .returns:
        request.returns = source.list(value, whole: RefundLimits.returns) { Return.read($1, from: &$0) }
      case .policy: request.policy = RefundPolicy.read(value, from: &source)
      }
    }
    return request
  }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.promotions)
      writer.promotionSet(promotions)
      writer.key(Key.cart)
      writer.cart(cart)
      writer.key(Key.context)
      writer.context(context)
      if let paid {
        writer.key(Key.paid)
        writer.string(paid.description)
      }
      if let version {
        writer.key(Key.version)
        writer.string(version)
      }
      writer.key(Key.returns)
      writer.array(returns) { $0.write(to: &$1) }
      policy.write(at: Key.policy, to: &writer)
    }
  }
}

// MARK: - Policy

extension RefundPolicy {
  /// The keys of a policy.
  enum Key: String, DocumentKey {
    case discounts, units
    static let table = KeyTable(Key.self, "a policy of refunds")
  }

  fileprivate static func read(_ node: Int, from source: inout NodeSource) -> RefundPolicy {
    var policy = RefundPolicy()
    var object = source.open(node, Key.self, of: "a policy of refunds")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .discounts:
        let word = source.word(value, of: Discounts.allCases, named: { $0.rawValue }, otherForms: "")
        if let word { policy.discounts = word }
      case .units:
        let word = source.word(value, of: Units.allCases, named: { $0.rawValue }, otherForms: "")
        if let word { policy.units = word }
      }
    }
    return policy
  }

  /// Writes the policy as a member, unless it is the default.
  fileprivate func write(at key: RefundRequest.Key, to writer: inout JSONWriter) {
    if self == RefundPolicy() { return }
    writer.object(key) { writer in
      if discounts != .keep {
        writer.key(Key.discounts)
        writer.string(discounts.rawValue)
      }
      if units != .average {
        writer.key(Key.units)
        writer.string(units.rawValue)
      }
    }
  }
}

// MARK: - Returns

extension Return {
  /// The keys of a return.
  enum Key: String, DocumentKey {
    case lines, shipping, fees
    static let table = KeyTable(Key.self, "a return")
  }

  fileprivate static func read(_ node: Int, from source: inout NodeSource) -> Return {
    var found = Return()
    var object = source.open(node, Key.self, of: "a return")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .lines: found.lines = source.list(value, whole: RefundLimits.lines) { ReturnedLine.read($1, from: &$0) }
      case .shipping: found.shipping = ReturnedShipping.read(value, from: &source)
      case .fees: found.fees = source.list(value, whole: RefundLimits.fees) { $0.identifier($1) }
      }
    }
    return found
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !lines.isEmpty {
        writer.key(Key.lines)
        writer.array(lines) { $0.write(to: &$1) }
      }
      if let shipping {
        writer.key(Key.shipping)
        shipping.write(to: &writer)
      }
      if !fees.isEmpty {
        writer.key(Key.fees)
        writer.array(fees) { $1.identifier($0) }
      }
    }
  }
}

extension ReturnedLine {
  /// The keys of a returned line.
  enum Key: String, DocumentKey {
    case line, quantity
    static let table = KeyTable(Key.self, "a returned line", required: [.line, .quantity])
  }

  fileprivate static func read(_ node: Int, from source: inout NodeSource) -> ReturnedLine {
    var found = ReturnedLine(line: "", quantity: 1)
    var object = source.open(node, Key.self, of: "a returned line")
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .line: found.line = source.identifier(value)
      case .quantity: found.quantity = source.integer(value, or: 1)
      }
    }
    return found
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.line)
      writer.identifier(line)
      writer.key(Key.quantity)
      writer.integer(quantity)
    }
  }
}

extension ReturnedShipping {
  fileprivate static func read(_ node: Int, from source: inout NodeSource) -> ReturnedShipping {
    if case .true = source.kind(node) { return .rest }
    return .amount(source.amount(node, as: "true or an amount as a string such as \"4.90\"", or: "0"))
  }

  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .rest: writer.boolean(true)
    case .amount(let amount): writer.string(amount.description)
    }
  }
}

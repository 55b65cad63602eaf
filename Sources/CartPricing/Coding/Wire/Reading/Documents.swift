/// The documents that can be read by themselves.
///
/// Reading is strict: RFC 8259 to the letter, no key twice, no unknown key, no value that is malformed or out of bounds,
/// and all that is wrong is reported at once, up to 100 faults in the order of the document. Source: PRICING.md
/// section 11.
extension PricingRequest {
  /// Reads a request from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `cart.lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try WireReader.read(bytes) { $0.pricingRequest($1) }
  }

  /// Reads a request from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension CartRequest {
  /// Reads a cart and its context from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `cart.lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DirectReader.read(bytes, { $0.cartRequest($1) }, or: { $0.cartRequest($1) })
  }

  /// Reads a cart and its context from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension PromotionSet {
  /// Reads a promotion set from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `promotions[3].actions[0].discount.percent`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try WireReader.read(bytes) { $0.promotionSet($1) }
  }

  /// Reads a promotion set from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension Cart {
  /// Reads a cart from UTF-8 bytes of JSON. O(n) in the length of the text.
  /// - Throws: ``PricingError`` with every fault and its path, such as `lines[0].sku`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DirectReader.read(bytes, { $0.cart($1) }, or: { $0.cart($1) })
  }

  /// Reads a cart from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension Context {
  /// Reads a context from UTF-8 bytes of JSON. O(n) in the length of the text.
  ///
  /// How many decimals its amounts may have depends on the cart's currency and is looked at when a cart is priced.
  /// - Throws: ``PricingError`` with every fault and its path, such as `customer.events[2].at`.
  public init(json bytes: [UInt8]) throws(PricingError) {
    self = try DirectReader.read(bytes, { $0.context($1) }, or: { $0.context($1) })
  }

  /// Reads a context from JSON text; see ``init(json:)-([UInt8])``.
  public init(json text: String) throws(PricingError) { try self.init(json: Array(text.utf8)) }
}

extension WireSource {
  mutating func cartRequest(_ value: Int) -> CartRequest {
    var request = CartRequest(cart: Cart(currency: .none), context: Context(now: Instant(secondsSinceEpoch: 0)))
    var walk = open(value, .cartRequest, of: "a cart request", required: 2)
    while let member = next(&walk, .cartRequest) {
      switch member.place {
      case 0: request.cart = cart(member.value)
      default: request.context = context(member.value)
      }
    }
    return request
  }
}

extension WireKeys {
  fileprivate static let cartRequest: WireKeys = ["cart", "context"]
}

extension DirectReader {
  /// Reads and checks a document directly; if anything is wrong, reads it again to report every fault.
  @inline(__always)
  fileprivate static func read<Value: Checkable>(
    _ bytes: [UInt8], _ body: (inout DirectReader, Int) -> Value, or reading: (inout WireReader, Int) -> Value
  ) throws(PricingError) -> Value {
    if let value = read(bytes, body), !PricingError.has(value) { return value }
    return try WireReader.read(bytes, reading)
  }
}

extension WireReader {
  private static let requestKeys: WireKeys = ["promotions", "cart", "context"]

  mutating func pricingRequest(_ node: Int) -> PricingRequest {
    var request = PricingRequest(
      promotions: PromotionSet([]), cart: Cart(currency: ""), context: Context(now: Instant(secondsSinceEpoch: 0)))
    guard let members = members(node, Self.requestKeys, of: "a pricing request", required: 3) else { return request }
    if let promotions = read(members[0], at: "promotions", { $0.promotionSet($1) }) { request.promotions = promotions }
    if let cart = read(members[1], at: "cart", { $0.cart($1) }) { request.cart = cart }
    if let context = read(members[2], at: "context", { $0.context($1) }) { request.context = context }
    return request
  }

  /// Reads and checks a document.
  static func read<Value: Checkable>(
    _ bytes: [UInt8], _ body: (inout WireReader, Int) -> Value
  ) throws(PricingError) -> Value {
    var reader = WireReader(try parse(bytes))
    let value = body(&reader, reader.document.root)
    if reader.faults.isEmpty, !PricingError.has(value) { return value }
    var found = FaultCollector()
    value.check(into: &found)
    throw reader.error(with: found.faults)
  }

  /// Reads a part of a promotion set, which is checked when the set is compiled.
  static func readUnchecked<Value>(
    _ bytes: [UInt8], _ body: (inout WireReader, Int) -> Value
  ) throws(PricingError) -> Value {
    var reader = WireReader(try parse(bytes))
    let value = body(&reader, reader.document.root)
    if reader.faults.isEmpty { return value }
    throw reader.error(with: [])
  }

  private static func parse(_ bytes: [UInt8]) throws(PricingError) -> JSONDocument {
    do throws(JSONSyntaxError) {
      return try JSONDocument.parse(bytes)
    } catch {
      throw PricingError(Fault(error))
    }
  }

  /// The faults of reading and those of checking as one error.
  private func error(with found: [Fault]) -> PricingError {
    PricingError(
      DocumentFaults(reading: faults.faults, misspelt: misspelt, validation: found, in: document).first(100))
  }
}

/// The faults of one document, from reading it and from validating what was read.
///
/// Where reading has put something in the place of what is wrong, validation sees that; so what it says about that
/// place and about what is within it is not said of the document. Nor is what it misses in an object with a key that is
/// not known, which may well be meant for it.
private struct DocumentFaults {
  private let faults: [Fault]
  private let document: JSONDocument

  init(reading: [Fault], misspelt: Set<FaultPath>, validation: [Fault], in document: JSONDocument) {
    self.document = document
    guard !reading.isEmpty else {
      faults = validation.map { Self.written($0, in: document) }
      return
    }
    let wrong = Set(reading.map { $0.path })
    let ownFaults = validation.filter { fault in
      !misspelt.contains(fault.path)
        && !(0...fault.path.components.count).contains {
          wrong.contains(FaultPath(Array(fault.path.components.prefix($0))))
        }
    }
    faults = reading + ownFaults.map { Self.written($0, in: document) }
  }

  /// The first so many faults in the order of the document.
  func first(_ count: Int) -> [Fault] { inDocumentOrder(faults, in: document, limit: count, droppingNested: false) }

  /// A coupon that is written as a mere code has no key `code`.
  private static func written(_ fault: Fault, in document: JSONDocument) -> Fault {
    let path = fault.path.components
    guard path.count > 2, path.last == .key("code"), case .index = path[path.count - 2] else { return fault }
    let parent = Array(path.dropLast())
    return document.isString(at: parent) ? Fault(fault.code, at: FaultPath(parent), fault.message) : fault
  }
}

extension JSONDocument {
  /// Whether a string stands at a path.
  fileprivate func isString(at path: [FaultPath.Component]) -> Bool {
    var node = root
    for component in path {
      switch component {
      case .key(let key):
        guard kind(node) == .object, let value = value(of: key, in: node) else { return false }
        node = value
      case .index(let index):
        guard kind(node) == .array, index < count(node) else { return false }
        node += 1
        for _ in 0..<index { node = end(node) }
      }
    }
    return kind(node) == .string
  }
}

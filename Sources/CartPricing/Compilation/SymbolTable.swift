/// Dense numbers for the ids that a promotion set names, so that a cart's ids are compared as numbers.
///
/// All kinds of ids share one numbering; a SKU and a category of one text have different numbers. An open-addressed hash
/// table over packed ids: a look-up that misses reads one slot, one that hits reads the key as well.
struct SymbolTable: Sendable {
  /// What an id names.
  enum Domain: UInt8, CaseIterable, Sendable {
    case sku, product, category, tag, segment, customer, coupon
    case storeID, storeChannel, storeCountry, storeRegion
    /// Of the customer's location.
    case country, region, city
    /// Not an id but how a line is billed: ``TextKey/subscription`` or ``TextKey/perpetual``.
    case billing
  }

  /// What is returned for an id that the set does not name.
  static let unknown: Int32 = -1

  private var keys: [TextKey] = []
  private var domains: [Domain] = []
  /// The upper half of the hash above the symbol + 1; 0 for an empty slot. The length is a power of two.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)
  /// A bit for each domain that has an id.
  private var populated: UInt16 = 0

  var count: Int { keys.count }

  /// Whether any id of a domain has a symbol.
  @inline(__always)
  func names(_ domain: Domain) -> Bool { populated & (1 << domain.rawValue) != 0 }

  /// What the id of a symbol names.
  func domain(of symbol: Int32) -> Domain { domains[Int(symbol)] }

  /// The text of the id of a symbol.
  func text(of symbol: Int32) -> String { keys[Int(symbol)].text }

  /// The symbol of an id, or ``unknown``.
  @inline(__always)
  func symbol(_ key: TextKey, _ domain: Domain) -> Int32 {
    let hash = Self.hash(key, domain)
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot == 0 { return Self.unknown }
      if slot &>> 32 == hash &>> 32 {
        let symbol = Int(slot & 0xffff_ffff) &- 1
        if keys[symbol] == key, domains[symbol] == domain { return Int32(truncatingIfNeeded: symbol) }
      }
      place = (place &+ 1) & mask
    }
  }

  /// The symbol of an id, a new one if it has none.
  mutating func intern(_ key: TextKey, _ domain: Domain) -> Int32 {
    let known = symbol(key, domain)
    if known != Self.unknown { return known }
    if (keys.count + 1) * 2 > slots.count { grow() }
    keys.append(key)
    domains.append(domain)
    populated |= 1 << domain.rawValue
    insert(keys.count - 1)
    return Int32(keys.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for symbol in keys.indices { insert(symbol) }
  }

  private mutating func insert(_ symbol: Int) {
    let hash = Self.hash(keys[symbol], domains[symbol])
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 { place = (place + 1) & mask }
    slots[place] = hash & 0xffff_ffff_0000_0000 | UInt64(symbol + 1)
  }

  /// Mixes the packed words of an id; of a long one all of its bytes.
  @inline(__always)
  private static func hash(_ key: TextKey, _ domain: Domain) -> UInt64 {
    var hash = key.head ^ (UInt64(domain.rawValue) &+ 1) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ hash &>> 32) &* 0xd6e8_feb8_6659_fd93
    hash = (hash ^ key.tail) &* 0xd6e8_feb8_6659_fd93
    hash = (hash ^ hash &>> 29) &* 0x9e37_79b9_7f4a_7c15
    if let overflow = key.overflow { hash = mix(overflow, into: hash) }
    return hash ^ hash &>> 32
  }

  private static func mix(_ text: LongText, into hash: UInt64) -> UInt64 {
    var hash = hash
    for byte in text.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash ^ hash &>> 29) &* 0xd6e8_feb8_6659_fd93
  }
}

extension TextKey {
  /// Stands for any line with a billing interval.
  static var subscription: TextKey { TextKey("subscription") }
  /// Stands for any line without one.
  static var perpetual: TextKey { TextKey("perpetual") }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The symbol of an id.
typealias SymbolID = Index<SymbolTable.Entry>

/// Interns the ids that a promotion set names: each id gets a symbol, a small integer, so that the
/// ids of a cart are compared as integers.
///
/// All kinds of ids share one numbering: a SKU and a category with the same text have different
/// symbols. The table also has, for each id, the posting list of the ``InvertedIndex`` and, for a
/// code, the promotion that lists it.
struct SymbolTable: Sendable {
  /// The kind of an id.
  enum Domain: UInt8, CaseIterable, Sendable {
    case sku, product, category, tag, segment, customer, coupon
    case storeID, storeChannel, shippingMethod
    /// The name and the value of an attribute of the cart.
    case cartAttribute
    /// Of the customer, the store or the destination of the shipping.
    case country, region, city
    /// Not an id but how a line is billed: ``TextKey/subscription`` or ``TextKey/perpetual``.
    case billing

    @inline(__always)
    var bit: UInt16 { 1 &<< UInt16(rawValue) }
  }

  /// The promotions that an id refers to.
  struct Entry: Sendable {
    /// The posting list of the id; see ``InvertedIndex``.
    var postings = Postings.none
    /// The promotion that lists the code; nil for a code that only qualifiers name, and for other
    /// ids.
    var owner: OptionalIndex<PromotionCatalog> = nil
  }

  /// The seed of the hashes. Reading it from this field is faster than from the global constant.
  private let seed = HashSeed.ofProcess
  private var keys = Rows<PackedKey>()
  private var entries = PersistentArray<Entry>()
  /// The number of promotions and definitions that name a code, by the code's symbol; 0 for a code
  /// that none names any more.
  private var mentions = PersistentArray<Int32>()
  /// Texts of more than 15 bytes.
  private var longTexts = Rows<LongText>()
  private var slots = HashIndex()
  /// A bit for each domain that has an id.
  private var populated: UInt16 = 0

  var count: Int { keys.count }

  /// Whether the set names any id of a domain.
  @inline(__always)
  func names(_ domain: Domain) -> Bool { populated & (1 << domain.rawValue) != 0 }

  /// A bit for each domain of the ids of lines, if the set names an id of the domain.
  @inline(__always)
  var namedByLines: UInt16 { populated & 0b1111 }

  /// Whether the set names a store, a place, a shipping method or an attribute of the cart.
  @inline(__always)
  var namesSurroundings: Bool { populated & Self.surroundings != 0 }

  private static let surroundings =
    Domain.storeID.bit | Domain.storeChannel.bit | Domain.shippingMethod.bit | Domain.cartAttribute.bit
    | Domain.country.bit | Domain.region.bit | Domain.city.bit

  subscript(symbol: SymbolID) -> Entry {
    @inline(__always) get { entries[symbol.position] }
    @inline(__always) set { entries[symbol.position] = newValue }
  }

  /// Returns the domain of the id of a symbol.
  @inline(__always)
  func domain(of symbol: SymbolID) -> Domain { keys[symbol.position].domain }

  /// Returns the text of the id of a symbol.
  func text(of symbol: SymbolID) -> String {
    let key = keys[symbol.position]
    return key.isLong ? longTexts[key.longText].text : key.text
  }

  /// Returns the symbol of an id; nil for an id that the set does not name.
  func symbol(_ key: TextKey, _ domain: Domain) -> SymbolID? { symbol(key, domain, Self.hash(key, domain)).index }

  private func symbol(_ key: TextKey, _ domain: Domain, _ hash: UInt64) -> OptionalIndex<Entry> {
    guard let overflow = key.overflow else { return symbol(ofShort: PackedKey(key, domain), probe(key, domain)) }
    return symbol(of: overflow, domain, hash)
  }

  /// Completes the look-up of an id of up to 15 bytes.
  @inline(__always)
  fileprivate func symbol(ofShort key: PackedKey, _ probe: SymbolProbe) -> OptionalIndex<Entry> {
    OptionalIndex(slots.find(probe.hash, beginningWith: probe.slot) { keys[$0] == key })
  }

  /// Whether the look-up of an id of up to 15 bytes finds nothing, as the first slot tells. So it is
  /// with most ids of a cart.
  @inline(__always)
  fileprivate func isMiss(_ probe: SymbolProbe) -> Bool { probe.slot == 0 && !slots.hasAddedKeys }

  /// Begins the look-up of an id: computes its hash and loads the first slot. For an id of more
  /// than 15 bytes the probe is not used.
  @inline(__always)
  func probe(_ key: TextKey, _ domain: Domain) -> SymbolProbe {
    let hash = PackedKey(key, domain).hash(seed)
    return SymbolProbe(hash: hash, slot: slots.firstSlot(hash))
  }

  private func symbol(of text: LongText, _ domain: Domain, _ hash: UInt64) -> OptionalIndex<Entry> {
    let symbol = slots.find(hash) { symbol in
      let key = keys[symbol]
      return key.isLong && key.domain == domain && longTexts[key.longText].text.hasSameBytes(as: text.text)
    }
    return OptionalIndex(symbol)
  }

  /// Returns the symbol of an id. An id that is new gets the next symbol (interning).
  mutating func intern(_ key: TextKey, _ domain: Domain) -> SymbolID {
    let hash = Self.hash(key, domain)
    if let known = symbol(key, domain, hash).index { return known }
    if slots.isFull {
      let (keys, longTexts) = (self.keys, self.longTexts)
      slots.grow { Self.hash(keys[$0], longTexts) }
    }
    populated |= 1 << domain.rawValue
    slots.insert(hash, count)
    if let overflow = key.overflow {
      keys.append(PackedKey(long: longTexts.count, domain))
      longTexts.append(overflow)
    } else {
      keys.append(PackedKey(key, domain))
    }
    entries.append(Entry())
    mentions.append(0)
    return SymbolID(count - 1)
  }

  /// Appends a promotion to the posting list of a symbol.
  mutating func addPosting(_ slot: PromotionSlot, under symbol: SymbolID, _ index: inout InvertedIndex) {
    entries.modify(symbol.position) { index.add(slot, to: &$0.postings) }
  }

  /// Removes a promotion from the posting list of a symbol.
  mutating func removePosting(_ slot: PromotionSlot, under symbol: SymbolID, _ index: inout InvertedIndex) {
    entries.modify(symbol.position) { index.remove(slot, from: &$0.postings) }
  }

  /// Increments the number of mentions of a code.
  mutating func addMention(of symbol: SymbolID) {
    mentions.modify(symbol.position) { $0 += 1 }
  }

  /// Decrements the number of mentions of a code. A code without mentions becomes unknown.
  mutating func removeMention(of symbol: SymbolID) {
    mentions.modify(symbol.position) { $0 -= 1 }
  }

  /// Whether a qualifier names a code: it has more mentions than the one of the promotion that lists
  /// it.
  func isNamedByQualifier(_ symbol: SymbolID) -> Bool {
    Int(mentions[symbol.position]) > (entries[symbol.position].owner.index != nil ? 1 : 0)
  }

  /// Whether a symbol is that of a code that no promotion or definition names any more.
  @inline(__always)
  func isUnnamed(_ symbol: SymbolID) -> Bool { mentions[symbol.position] == 0 }

  /// Reserves capacity for a number of ids.
  mutating func reserve(_ capacity: Int) {
    resize(for: capacity)
  }

  /// Releases unused capacity.
  mutating func close() {
    longTexts.close()
    keys.close()
    resize(for: count)
    slots.close()
  }

  private mutating func resize(for capacity: Int) {
    let (keys, longTexts) = (self.keys, self.longTexts)
    slots.resize(for: capacity) { Self.hash(keys[$0], longTexts) }
  }

  private static func hash(_ key: PackedKey, _ longTexts: Rows<LongText>) -> UInt64 {
    key.isLong ? hash(TextKey(longTexts[key.longText].text), key.domain) : key.hash(.ofProcess)
  }

  /// Returns the hash of an id. Hashes differ from process to process.
  @inline(__always)
  static func hash(_ key: TextKey, _ domain: Domain) -> UInt64 {
    let hash = PackedKey(key, domain).hash(.ofProcess)
    guard let overflow = key.overflow else { return hash }
    return HashSeed.ofProcess.hash(overflow.text, from: hash)
  }
}

/// A look-up of an id that has been begun (hash probe).
struct SymbolProbe: Sendable {
  fileprivate let hash: UInt64
  /// The content of the first slot of the probe sequence.
  let slot: UInt32
}

/// An id and its domain, packed into two words. For an id of up to 15 bytes they are the words of
/// its key, with the domain in the upper four bits of the last byte and the length in the lower
/// four. For a longer id the upper four bits are 15, which is no domain, the lower four are the
/// domain, and the first word is the index of the text.
fileprivate struct PackedKey: Equatable, Sendable {
  private let head: UInt64
  private let tail: UInt64

  /// Packs the key of an id, of which only the first 15 bytes are used.
  @inline(__always)
  init(_ key: TextKey, _ domain: SymbolTable.Domain) {
    head = key.head
    tail = key.tail & ~0xf0 | UInt64(domain.rawValue) &<< 4
  }

  /// Packs the index of a long text.
  init(long index: Int, _ domain: SymbolTable.Domain) {
    head = UInt64(index)
    tail = 0xf0 | UInt64(domain.rawValue)
  }

  var isLong: Bool { tail & 0xf0 == 0xf0 }
  /// The index of a long text.
  var longText: Int { Int(head) }

  @inline(__always)
  var domain: SymbolTable.Domain {
    SymbolTable.Domain(rawValue: UInt8(truncatingIfNeeded: isLong ? tail & 15 : tail &>> 4 & 15)) ?? .sku
  }

  var text: String {
    var bytes = InlineArray<16, UInt8>(repeating: 0)
    for index in 0..<8 {
      bytes[index] = UInt8(truncatingIfNeeded: head &>> UInt64(56 &- 8 &* index))
      bytes[index &+ 8] = UInt8(truncatingIfNeeded: tail &>> UInt64(56 &- 8 &* index))
    }
    return bytes.span.extracting(first: Int(tail & 15)).repairedText
  }

  @inline(__always)
  func hash(_ seed: HashSeed) -> UInt64 { seed.hash(head, tail) }
}

extension CompiledSet {
  /// Returns the symbol of an id; nil for an id that the set does not name. This is a method of the
  /// set and not of the table: the table is a large value, which the call for a long id would copy.
  @inline(__always)
  func symbol(_ key: TextKey, _ domain: SymbolTable.Domain) -> SymbolID? {
    symbol(key, domain, symbols.probe(key, domain))
  }

  /// Completes the look-up of an id.
  @inline(__always)
  func symbol(_ key: TextKey, _ domain: SymbolTable.Domain, _ probe: SymbolProbe) -> SymbolID? {
    if key.overflow != nil { return symbolOfAny(key, domain).index }
    return symbols.isMiss(probe) ? nil : symbol(ofShort: PackedKey(key, domain), probe).index
  }

  /// Completes the look-up of an id of up to 15 bytes. Not inlined: most look-ups end before it.
  @inline(never)
  private func symbol(ofShort key: PackedKey, _ probe: SymbolProbe) -> OptionalIndex<SymbolTable.Entry> {
    symbols.symbol(ofShort: key, probe)
  }

  @inline(never)
  private func symbolOfAny(_ key: TextKey, _ domain: SymbolTable.Domain) -> OptionalIndex<SymbolTable.Entry> {
    OptionalIndex(symbols.symbol(key, domain))
  }

  /// Returns the symbol of a code; nil for a code that no promotion or definition names, or names
  /// any more (§5.38).
  @inline(__always)
  func symbol(ofCode key: TextKey) -> SymbolID? {
    guard let found = symbol(key, .coupon), !symbols.isUnnamed(found) else { return nil }
    return found
  }
}

extension Array {
  /// Releases unused capacity, if it is more than an eighth of the elements.
  mutating func trim() {
    guard capacity > count + count / 8 else { return }
    var exact: [Element] = []
    exact.reserveCapacity(count)
    exact.append(contentsOf: self)
    self = exact
  }
}

extension TextKey {
  /// The id that every line with a billing interval has.
  static var subscription: TextKey { TextKey("subscription") }
  /// The id that every line without a billing interval has.
  static var perpetual: TextKey { TextKey("perpetual") }
}

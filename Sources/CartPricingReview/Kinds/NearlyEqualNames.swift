// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension ReviewedSet {
  /// The names that occur once and nearly equal another name of the same kind.
  func nearlyEqualNames() -> [Ranked] {
    var names = NameTable()
    for promotion in promotions { names.collect(promotion) }
    for segment in set.segments {
      names.add(segment.id.text, .segment, in: nil)
      names.collect(segment.qualifier, in: nil)
    }
    for campaign in set.campaigns { names.add(campaign.id.text, .campaign, in: nil) }
    return names.findings()
  }
}

/// The names of a set, with their occurrences.
struct NameTable {
  /// What a name is of.
  enum Kind: String, CaseIterable {
    case code, segment, `class`, campaign, category, tag
  }

  private struct Name {
    var kind: Kind
    var text: String
    var count: Int
    /// The first promotion that has the name.
    var promotion: PromotionID?
  }

  private var names: [Name] = []
  private var places: [String: Int] = [:]

  /// The most names, and the longest, that are compared.
  private static let mostNames = 50_000
  private static let mostBytes = 48
  /// The most codes that a promotion lists by hand: longer lists come from a generator.
  private static let mostCodes = 20

  mutating func add(_ text: String, _ kind: Kind, in promotion: PromotionID?) {
    let key = "\(kind.rawValue) \(text)"
    if let place = places[key] {
      names[place].count += 1
      names[place].promotion = names[place].promotion ?? promotion
    } else if names.count < Self.mostNames {
      places[key] = names.count
      names.append(Name(kind: kind, text: text, count: 1, promotion: promotion))
    }
  }

  mutating func collect(_ promotion: Promotion) {
    if promotion.coupons.count <= Self.mostCodes {
      for coupon in promotion.coupons { if let code = coupon.code { add(code.text, .code, in: promotion.id) } }
    }
    if let name = promotion.promotionClass { add(name.text, .class, in: promotion.id) }
    for name in promotion.combinesWith { add(name.text, .class, in: promotion.id) }
    if let name = promotion.campaign { add(name.text, .campaign, in: promotion.id) }
    if let qualifier = promotion.qualifier { collect(qualifier, in: promotion.id) }
    if let selector = promotion.calculateRule?.selector { collect(selector, in: promotion.id) }
    for action in promotion.actions {
      switch action {
      case .discount(let discount, let target):
        for selector in target.selectors { collect(selector, in: promotion.id) }
        if case .tiers(let tiers) = discount { collect(tiers.measure, in: promotion.id) }
      case .credit(let credit): if let selector = credit.selector { collect(selector, in: promotion.id) }
      case .points(let points): if let selector = points.selector { collect(selector, in: promotion.id) }
      default: break
      }
    }
  }

  private mutating func collect(_ measure: Tiers.Measure, in promotion: PromotionID) {
    switch measure {
    case .subtotal(let of, _), .quantity(let of), .lines(let of), .leastQuantity(let of): collect(of, in: promotion)
    @unknown default: break
    }
  }

  mutating func collect(_ qualifier: Qualifier, in promotion: PromotionID?) {
    for node in qualifier.nodes {
      switch node {
      case .subtotal(let of, _, _), .quantity(let of, _), .lines(let of, _), .leastQuantity(let of, _):
        collect(of, in: promotion)
      case .sum(let sum): collect(sum.selector, in: promotion)
      case .coupon(let codes): for code in codes { add(code.text, .code, in: promotion) }
      case .segment(let id): add(id.text, .segment, in: promotion)
      case .events(let match):
        for category in match.condition?.category ?? [] { add(category.text, .category, in: promotion) }
      default: break
      }
    }
  }

  private mutating func collect(_ selector: LineSelector, in promotion: PromotionID?) {
    for node in selector.nodes {
      switch node {
      case .category(let list): for name in list { add(name.text, .category, in: promotion) }
      case .tag(let list): for name in list { add(name.text, .tag, in: promotion) }
      default: break
      }
    }
  }

  // MARK: - Comparison

  /// The findings, in the order of the names.
  func findings() -> [Ranked] {
    var found: [Ranked] = []
    // Names by what is left of them without case, separators and a plural, and with one byte left out.
    var similar: [String: [Int]] = [:]
    let order = names.indices.sorted { names[$0].text.precedesByBytes(names[$1].text) }
    for place in order where names[place].text.utf8.count <= Self.mostBytes {
      for key in Self.keys(of: names[place].text) {
        let whole = "\(names[place].kind.rawValue) \(key)"
        if similar[whole, default: []].count < 8 { similar[whole, default: []].append(place) }
      }
    }
    var seen: Set<Int> = []
    for place in order where names[place].count == 1 && names[place].text.utf8.count <= Self.mostBytes {
      let candidates = Set(
        Self.keys(of: names[place].text).flatMap { similar["\(names[place].kind.rawValue) \($0)"] ?? [] })
      let others = candidates.filter { $0 != place && Self.isNear(names[place].text, names[$0].text) }
      let best = others.max { first, second in
        if names[first].count != names[second].count { return names[first].count < names[second].count }
        return names[second].text.precedesByBytes(names[first].text)
      }
      guard let best, !seen.contains(best), found.count < Reasoning.mostFindings else { continue }
      seen.insert(place)
      found.append(finding(place, best))
    }
    return found
  }

  private func finding(_ place: Int, _ other: Int) -> Ranked {
    let (name, known) = (names[place], names[other])
    let times = known.count == 1 ? "once" : "\(known.count) times"
    var promotions = [name.promotion, known.promotion].compactMap { $0 }.sorted()
    if promotions.count == 2, promotions[0] == promotions[1] { promotions.removeLast() }
    let finding = Finding(
      kind: .nearlyEqualName, severity: .medium, promotions: promotions,
      sentence: "The \(name.kind.rawValue) \"\(name.text)\" occurs once and nearly equals \"\(known.text)\".",
      proof: .reason(
        "the \(name.kind.rawValue) \"\(name.text)\" occurs once in the set, and \"\(known.text)\" \(times)"))
    return Ranked(finding: finding, weight: Int64(known.count))
  }

  /// A name without case, separators, accents and the plural.
  private static func plain(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var isLead = false
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x2D, 0x2E, 0x5F, 0x2F: break
      case 0x41...0x5A: bytes.append(byte + 0x20)
      // U+00C0 to U+00FF are two bytes, the first of which is 0xC3.
      case 0x80...0xBF where isLead: bytes[bytes.count - 1] = letter(ofLatin: byte & 0x1F) ?? byte
      default: bytes.append(byte)
      }
      isLead = byte == 0xC3
    }
    removePlural(&bytes)
    return bytes
  }

  /// The letter without its accent; nil for another character. Capital and small letters have the same last five bits.
  private static func letter(ofLatin bits: UInt8) -> UInt8? {
    switch bits {
    case 0x00...0x05: UInt8(ascii: "a")
    case 0x07: UInt8(ascii: "c")
    case 0x08...0x0B: UInt8(ascii: "e")
    case 0x0C...0x0F: UInt8(ascii: "i")
    case 0x11: UInt8(ascii: "n")
    case 0x12...0x16, 0x18: UInt8(ascii: "o")
    case 0x19...0x1C: UInt8(ascii: "u")
    case 0x1D: UInt8(ascii: "y")
    default: nil
    }
  }

  /// Removes the ending of an English plural: `boxes`, `berries`, `pens`.
  private static func removePlural(_ bytes: inout [UInt8]) {
    let (e, i, s, y) = (UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "y"))
    guard bytes.count > 3, bytes.last == s else { return }
    if bytes[bytes.count - 2] == s { return }
    bytes.removeLast()
    guard bytes.count > 4, bytes.last == e else { return }
    let before = bytes[bytes.count - 2]
    if before == i {
      bytes.removeLast(2)
      bytes.append(y)
    } else if before == s || before == UInt8(ascii: "x") || before == UInt8(ascii: "h") {
      bytes.removeLast()
    }
  }

  /// What names have in common that differ by at most one byte.
  private static func keys(of text: String) -> [String] {
    let bytes = plain(text)
    var found = [String(decoding: bytes, as: UTF8.self)]
    guard bytes.count >= 4 else { return found }
    for index in bytes.indices {
      var shorter = bytes
      shorter.remove(at: index)
      found.append(String(decoding: shorter, as: UTF8.self))
    }
    return found
  }

  /// Whether a digit and a letter look alike: 0 and O, 1 and I or L.
  private static func looksLike(_ one: UInt8, _ other: UInt8) -> Bool {
    let (digit, letter) = (min(one, other), max(one, other))
    if digit == UInt8(ascii: "0") { return letter == UInt8(ascii: "o") }
    return digit == UInt8(ascii: "1") && (letter == UInt8(ascii: "i") || letter == UInt8(ascii: "l"))
  }

  /// Whether two different names are probably meant to be one. Names that differ by a digit are not.
  static func isNear(_ first: String, _ second: String) -> Bool {
    let (one, other) = (plain(first), plain(second))
    if one == other { return true }
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count >= 4, long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var end = 0
    while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
    let (left, right) = (Array(short[start..<short.count - end]), Array(long[start..<long.count - end]))
    if left.count == 1, right.count == 1, looksLike(left[0], right[0]) { return true }
    if (left + right).contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return false }
    switch (left.count, right.count) {
    case (0, 1): return long.count >= 5
    // One letter for another, in names that are long enough.
    case (1, 1): return short.count >= 6
    case (2, 2): return left[0] == right[1] && left[1] == right[0]
    default: return false
    }
  }
}

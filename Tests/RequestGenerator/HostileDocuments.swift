// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A kind of document that looks small and can be expensive to read or to price.
public struct HostileFamily: Sendable {
  /// The name, such as `score-leaves`.
  public let name: String
  /// Makes the request of a size, with shapes that dice draw. Draws do not depend on the size, so that a larger size
  /// of a seed is the same shape.
  let make: @Sendable (inout Dice, Int) -> HostileRequest

  init(_ name: String, _ make: @escaping @Sendable (inout Dice, Int) -> HostileRequest) {
    self.name = name
    self.make = make
  }

  /// The document of a seed and a size, the same on every machine.
  ///
  /// The size is the number of elements of all lists that grow, so that a document of twice the size has about twice
  /// the bytes. The document may be invalid.
  public func document(seed: UInt64, size: Int) -> [UInt8] {
    var dice = Dice(seed: seed)
    return make(&dice, max(1, size)).bytes(named: "\(name) \(size)")
  }
}

/// Makes documents that are expensive for a careless engine: long lists multiplied with each other, deep trees,
/// searches that never end, many faults.
///
/// Documents are built as text, because many of them are invalid. The id of the cart names the family and the size.
public enum HostileDocuments {
  /// All families.
  public static let families: [HostileFamily] = Array(
    [carts, customers, promotions, conflicts, actions, selectors, trees, searches, syntax].joined())

  /// What makes a document again: its family, the seed of its shape, and its size.
  public struct Choice: Sendable {
    /// The family.
    public let family: HostileFamily
    /// The seed of the shape.
    public let seed: UInt64
    /// The number of elements.
    public let size: Int

    /// The document.
    public var document: [UInt8] { family.document(seed: seed, size: size) }
  }

  /// The choice of a seed: a family and a size, log-uniform between some hundred bytes and about `bytes`.
  ///
  /// With the name of a family all documents are of this family. Nil if no family has this name.
  public static func choice(seed: UInt64, bytes: Int, family name: String? = nil) -> Choice? {
    var dice = Dice(seed: ~seed)
    var family = dice.one(of: families)
    if let name {
      guard let named = families.first(where: { $0.name == name }) else { return nil }
      family = named
    }
    let least = 256
    // Each doubling is as probable as any other.
    var most = max(least, bytes)
    for _ in 0..<dice.number(0...max(0, Int.bitWidth - 1 - (most / least).leadingZeroBitCount)) { most /= 2 }
    let wanted = dice.number(max(least, most / 2)...max(least, most))
    return Choice(family: family, seed: seed, size: size(of: wanted, family, seed))
  }

  /// A size whose document has about as many bytes as wanted, found by doubling.
  private static func size(of wanted: Int, _ family: HostileFamily, _ seed: UInt64) -> Int {
    var (less, size) = (0, 1)
    while size < wanted {
      let bytes = family.document(seed: seed, size: size).count
      if bytes >= wanted { return max(1, size / 2 + size / 2 * (wanted - less) / max(1, bytes - less)) }
      (less, size) = (bytes, 2 * size)
    }
    return size / 2
  }
}

extension Dice {
  /// A share of a number, at least 1: the same share of each number.
  mutating func share(of size: Int) -> Int { max(1, size * number(1...15) / 16) }

  /// A small share of a number, at least 1: a power of two less.
  mutating func root(of size: Int) -> Int { max(1, size >> number(2...7)) }

  /// Two parts of a number, each at least 1.
  mutating func split(_ size: Int) -> (Int, Int) {
    let first = share(of: size)
    return (first, max(1, size - first))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The kind of an id that promotions name. Ids of different kinds are different, also if they have
/// the same text.
enum IDDomain: UInt8, CaseIterable, Sendable {
  case sku, product, category, tag, segment, customer, coupon
  case storeID, storeChannel, storeCountry, storeRegion
  /// Of the customer's location.
  case country, region, city
  /// Not an id but how a line is billed: ``TextKey/subscription`` or ``TextKey/perpetual``.
  case billing

  @inline(__always)
  var bit: UInt16 { 1 &<< UInt16(rawValue) }
}

/// An id and its domain, packed into two words. For an id of up to 15 bytes they are the words of
/// its key, with the domain in the upper four bits of the last byte and the length in the lower
/// four. For a longer id the upper four bits are 15, which is no domain, the lower four are the
/// domain, and the first word is the index of the text.
struct PackedKey: Equatable, Sendable {
  private let head: UInt64
  private let tail: UInt64

  /// Packs the key of an id, of which only the first 15 bytes are used.
  @inline(__always)
  init(_ key: TextKey, _ domain: IDDomain) {
    head = key.head
    tail = key.tail & ~0xf0 | UInt64(domain.rawValue) &<< 4
  }

  /// Packs the index of a long text.
  init(long place: Int, _ domain: IDDomain) {
    head = UInt64(place)
    tail = 0xf0 | UInt64(domain.rawValue)
  }

  /// Whether its domain is one of some domains, of which each is a bit. Not of a longer id.
  @inline(__always)
  func isOf(_ domains: UInt16) -> Bool { domains &>> UInt16(truncatingIfNeeded: tail &>> 4 & 15) & 1 != 0 }

  var isLong: Bool { tail & 0xf0 == 0xf0 }
  var place: Int { Int(head) }

  @inline(__always)
  var domain: IDDomain {
    IDDomain(rawValue: UInt8(truncatingIfNeeded: isLong ? tail & 15 : tail &>> 4 & 15)) ?? .sku
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

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

extension Scenario {
  /// What compiling is compared with: the ids of all promotions and the keys that they ask for, filled into the
  /// standard library's dictionaries, with the place of a promotion as the value; and the dictionaries freed.
  static func fillingDictionaries(_ count: Int, reserved: Bool) throws -> Scenario {
    let entries = try ManyPromotionsSet.of(count).plain.map { promotion in
      Entry(id: PromotionID(promotion.id), key: ManyPromotions.key(of: promotion).map { Key($0) })
    }
    let verify: @Sendable () throws -> Void = {
      let filled = Dictionaries(entries, reserved: reserved)
      guard filled.ids.count == count else { throw Disagreement("\(filled.ids.count) ids of \(count)") }
      for (place, entry) in entries.enumerated() {
        // of several promotions that ask for the same the last one stands there
        guard filled.ids[entry.id] == place, entry.key.map({ filled.place(of: $0) >= place }) ?? true else {
          throw Disagreement("promotion \(place) is not found again")
        }
      }
    }
    return Scenario(distinct: 1, verify: verify) { operations in
      var sum = 0
      for _ in 0..<operations { sum &+= Dictionaries(entries, reserved: reserved).count }
      return Int64(sum)
    }
  }
}

private struct Entry: Sendable {
  let id: PromotionID
  let key: Key?
}

private enum Key: Sendable {
  case coupon(CouponCode)
  case customer(CustomerID)
  case sku(SKU)
  case segment(SegmentID)

  init(_ key: ManyPromotions.Key) {
    switch key {
    case .coupon(let text): self = .coupon(CouponCode(text))
    case .customer(let text): self = .customer(CustomerID(text))
    case .sku(let text): self = .sku(SKU(text))
    case .segment(let text): self = .segment(SegmentID(text))
    }
  }
}

private struct Dictionaries {
  private(set) var ids: [PromotionID: Int] = [:]
  private var coupons: [CouponCode: Int] = [:]
  private var customers: [CustomerID: Int] = [:]
  private var skus: [SKU: Int] = [:]
  private var segments: [SegmentID: Int] = [:]

  /// With capacity `reserved` for about as many entries as there will be, or grown as entries come.
  init(_ entries: [Entry], reserved: Bool) {
    if reserved {
      ids.reserveCapacity(entries.count)
      coupons.reserveCapacity(entries.count * 2 / 5)
      customers.reserveCapacity(entries.count * 3 / 10)
      skus.reserveCapacity(entries.count / 5)
      segments.reserveCapacity(min(entries.count / 10, 10_000))
    }
    for place in entries.indices {
      ids[entries[place].id] = place
      switch entries[place].key {
      case .coupon(let code)?: coupons[code] = place
      case .customer(let id)?: customers[id] = place
      case .sku(let sku)?: skus[sku] = place
      case .segment(let id)?: segments[id] = place
      case nil: break
      }
    }
  }

  var count: Int { ids.count + coupons.count + customers.count + skus.count + segments.count }

  /// The place of the last promotion that asks for a key; -1 if there is none.
  func place(of key: Key) -> Int {
    switch key {
    case .coupon(let code): coupons[code] ?? -1
    case .customer(let id): customers[id] ?? -1
    case .sku(let sku): skus[sku] ?? -1
    case .segment(let id): segments[id] ?? -1
    }
  }
}

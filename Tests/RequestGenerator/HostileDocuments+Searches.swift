// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Promotions that cannot be combined, and a search for the best set of them.
extension HostileDocuments {
  static let searches = [
    HostileFamily("best-fees", bestFees), HostileFamily("best-items", bestItems),
    HostileFamily("best-coupons", bestCoupons), HostileFamily("best-late", bestLate),
    HostileFamily("best-groups", bestGroups), HostileFamily("best-mixed", bestMixed),
  ]

  /// The policy of a search, with a limit that dice draw.
  private static func policy(_ dice: inout Dice, _ more: String = "") -> String {
    let limit = dice.one(of: ["", #","searchLimit":2097152"#, #","searchLimit":1000"#])
    return #","policy":{"selection":"bestForCustomer""# + limit + more + "}"
  }

  private static let notOnSameItems = #","combines":"notOnSameItems""#

  /// Conflicting promotions whose claims on fees always add up to more than the fees.
  private static func bestFees(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (fees, actions) = dice.split(size)
    request.lines = lines(1)
    request.cart = #","fees":"# + list(min(1_000, fees)) { #"{"id":"f\#($0)","kind":"k","amount":"10.00"}"# }
    let count = dice.number(2...40)
    request.set = policy(&dice)
    request.promotions = (0..<count).map { index in
      let all = (0..<min(100, max(1, actions / count))).map { action in
        #"{"on":"fees","discount":{"percent":"50.\#((index * 7 + action) % 90 + 10)"}}"#
      }
      return promotion(index, all, when: nil, notOnSameItems)
    }
    return request
  }

  /// Conflicting promotions on some units of the same lines.
  private static func bestItems(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    request.set = policy(&dice)
    let count = dice.one(of: [3, 12, 21, 60])
    let order = dice.one(of: ["cheapest", "mostExpensive", "cart"])
    let isSmall = dice.happens(50)
    request.promotions = (0..<count).map { index in
      let all = (0..<min(100, max(1, actions / count))).map { action in
        let target = #"{"items":{"count":\#(isSmall ? index + 1 : 1 + action * 97 % 1_000),"order":"\#(order)"}}"#
        return #"{"on":\#(target),"discount":{"percent":"\#((index + action) % 50 + 1)"}}"#
      }
      return promotion(index, all, when: nil, notOnSameItems)
    }
    return request
  }

  /// A policy of codes whose effect depends on the whole set.
  private static func bestCoupons(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.more += shape.more.contains("billing") ? "" : #","billing":"P1M""#
    request.lines = lines(units, shape)
    let count = dice.number(3...40)
    let coupons = dice.one(of: [2, count])
    request.cart = #","coupons":"# + names("C", coupons)
    request.set = policy(&dice, #","coupons":"\#(dice.one(of: ["latestOnSubscriptions", "latest"]))""#)
    request.promotions = (0..<count).map { index in
      let all = (0..<min(100, max(1, actions / count))).map { action in
        #"{"on":"cart","discount":{"amount":"\#(amount(1 + index + action))"}}"#
      }
      let coupon = index < coupons ? #","coupons":["C\#(index)"]"# : ""
      return promotion(index, all, when: nil, notOnSameItems + coupon)
    }
    return request
  }

  /// Late promotions beside conflicting ones.
  private static func bestLate(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, late) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    request.set = policy(&dice)
    let count = dice.number(2...21)
    let after = dice.one(of: ["items", "cart"])
    let shipping = #"{"on":"shipping","discount":{"percent":"1"}}"#
    request.cart = #","shipping":{"method":"m","cost":"5.00"}"#
    request.promotions = (0..<count).map { promotion($0, when: nil, notOnSameItems) }
    request.promotions += (0..<late).map {
      promotion(count + $0, [shipping], when: #"{"subtotal":{"atLeast":"1","after":"\#(after)"}}"#)
    }
    return request
  }

  /// Groups of alternatives: the sets are the product of the groups.
  private static func bestGroups(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    request.set = policy(&dice)
    let groups = dice.one(of: [2, 20, 400])
    let action = dice.one(of: [
      onePercent, #"{"on":{"items":{"count":1}},"discount":{"amount":"1.00"}}"#,
      #"{"on":{"items":{"count":2}},"discount":{"price":"1.00"}}"#,
    ])
    request.promotions = (0..<promotions).map {
      promotion($0, [action], when: nil, #","group":"g\#($0 % groups)""#)
    }
    return request
  }

  /// Promotions that exclude others in every way.
  private static func bestMixed(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.sku = { "S\($0 % 50)" }
    request.lines = lines(units, shape)
    request.set = policy(&dice)
    let combining = [notOnSameItems, #","combines":"never""#, #","group":"g""#, "", #","maxDiscount":"3.00""#]
    let first = dice.number(0...4)
    let bundle = #"{"on":{"bundle":{"parts":[{"select":"all","count":2}],"max":1}},"discount":{"price":"3.00"}}"#
    request.promotions = (0..<promotions).map { index in
      let action =
        index % 3 == 0 ? bundle : onItems(#"{"sku":["S\#(index % 50)"]}"#, #"{"percent":"\#(index % 60 + 1)"}"#)
      return promotion(index, [action], when: nil, combining[(first + index) % combining.count])
    }
    return request
  }
}

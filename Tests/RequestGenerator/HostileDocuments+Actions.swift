// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Actions that touch many lines, fees or runs of units.
extension HostileDocuments {
  static let actions = [
    HostileFamily("unit-runs", unitRuns), HostileFamily("records", records), HostileFamily("fee-records", feeRecords),
    HostileFamily("fee-kinds", feeKinds), HostileFamily("bundles", bundles), HostileFamily("same-items", sameItems),
    HostileFamily("reward-groups", rewardGroups), HostileFamily("gifts", gifts), HostileFamily("tiers", tiers),
    HostileFamily("caps", caps), HostileFamily("credits", credits),
  ]

  /// Promotions with actions, at most 100 each.
  private static func promotions(_ count: Int, each: Int, _ more: String = "", action: (Int) -> String) -> [String] {
    pieces(count, of: each).enumerated().map { promotion($0, $1.map(action), when: nil, more) }
  }

  /// Actions that cut each line into many runs, and actions that look at all runs for one unit.
  private static func unitRuns(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.quantity = 200
    request.lines = lines(units, shape)
    let cuts = dice.number(10...100)
    let reward = dice.one(of: ["cheapest", "mostExpensive"])
    request.promotions = [
      promotion(
        0,
        (0..<cuts).map {
          #"{"on":{"group":{"reward":"\#(reward)"}},"discount":{"amount":"\#(amount(1 + $0))"}}"#
        }, when: nil, #","calculateRule":{"linear":{"quantity":200}}"#)
    ]
    let target = dice.one(of: [
      #"{"items":{"count":1}}"#, #"{"items":{"count":1,"order":"cart"}}"#,
      #"{"items":{"count":7,"order":"mostExpensive"}}"#,
      #"{"group":{"reward":"cheapest"}}"#, #"{"bundle":{"parts":[{"select":"all","count":1}],"max":1}}"#,
    ])
    let price = dice.one(of: ["5", "9999"])
    let each = dice.one(of: [1, 100])
    for (index, piece) in pieces(actions, of: each).enumerated() {
      request.promotions.append(
        promotion(1 + index, piece.map { _ in #"{"on":\#(target),"discount":{"price":"\#(price)"}}"# }))
    }
    return request
  }

  /// Actions that each give every line its own discount.
  private static func records(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.price = { _ in "9999999.00" }
    request.lines = lines(units, shape)
    let action = dice.one(of: [
      #"{"on":{"items":{}},"discount":{"amount":"0.01"}}"#, #"{"on":"cart","discount":{"percent":"0.01"}}"#,
      #"{"on":"cart","discount":{"amount":"1.00"}}"#,
      #"{"on":{"subset":"all"},"discount":{"percent":"0.01","base":"original"}}"#,
    ])
    request.promotions = promotions(actions, each: dice.one(of: [1, 10, 100])) { _ in action }
    return request
  }

  /// Fees, and actions on all of them.
  private static func feeRecords(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (fees, actions) = dice.split(size)
    request.cart =
      #","fees":"# + list(min(1_000, fees)) { #"{"id":"f\#($0)","kind":"k\#($0 % 3)","amount":"1000000.00"}"# }
    let target = dice.one(of: [#""fees""#, #"{"fees":["k1","k2"]}"#])
    request.promotions = promotions(actions, each: dice.one(of: [1, 10, 100])) { _ in
      #"{"on":\#(target),"discount":{"percent":"0.01"}}"#
    }
    return request
  }

  /// Lists of kinds of fees that no fee has.
  private static func feeKinds(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (fees, kinds) = dice.split(size)
    let length = dice.one(of: [1, 100])
    let prefix = letters(length, "k")
    request.cart =
      #","fees":"# + list(min(1_000, fees)) { #"{"id":"f\#($0)","kind":"\#(prefix)x\#($0)","amount":"10.00"}"# }
    let each = dice.one(of: [1, 1_000, 100_000])
    let actions = pieces(kinds, of: each).map { piece in
      #"{"on":{"fees":\#(list(piece.count) { "\"\(prefix)\(piece.lowerBound + $0)\"" })},"discount":{"percent":"1"}}"#
    }
    request.promotions = promotions(actions.count, each: 100) { actions[$0] }
    return request
  }

  /// Bundles of many parts.
  private static func bundles(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, parts) = dice.split(size)
    var shape = lineShape(&dice)
    shape.quantity = dice.one(of: [1, 5, 1_000])
    request.lines = lines(units, shape)
    let each = dice.one(of: [2, 50, 1_000])
    let selector = dice.one(of: ["\"all\"", #"{"unitPrice":{"atLeast":"1"}}"#, #"{"not":{"sku":["x"]}}"#])
    let most = dice.one(of: [0, 1, 3])
    let actions = pieces(parts, of: each).map { piece in
      let list = list(piece.count) { _ in #"{"select":\#(selector),"count":1}"# }
      return #"{"on":{"bundle":{"parts":\#(list),"max":\#(most)}},"discount":{"percent":"1"}}"#
    }
    request.promotions = promotions(actions.count, each: dice.one(of: [1, 100])) { actions[$0] }
    return request
  }

  /// Promotions each of which takes one unit for itself.
  private static func sameItems(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let order = dice.one(of: ["cheapest", "mostExpensive", "cart"])
    let rule = dice.one(of: ["", #","calculateRule":{"quantity":{"minimum":2,"maxApplications":1},"reward":"beyond"}"#])
    request.promotions = (0..<promotions).map {
      promotion(
        $0, [#"{"on":{"items":{"count":1,"order":"\#(order)"}},"discount":{"amount":"1.00"}}"#], when: nil,
        #","combines":"notOnSameItems""# + rule)
    }
    return request
  }

  /// Groups of units by a rule, over lines of many prices.
  private static func rewardGroups(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let reward = dice.one(of: ["cheapest", "mostExpensive", "all"])
    let rule = dice.one(of: [
      #"{"quantity":{"minimum":2},"of":"all"}"#, #"{"linear":{"quantity":3},"reward":"beyond"}"#,
      #"{"quantity":{"minimum":1000},"reward":"within"}"#,
    ])
    request.promotions = self.promotions(promotions, each: dice.one(of: [1, 50]), #","calculateRule":\#(rule)"#) { _ in
      #"{"on":{"group":{"reward":"\#(reward)"}},"discount":{"percent":"1"}}"#
    }
    return request
  }

  /// Gifts, of SKUs that the cart has or not.
  private static func gifts(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.sku = { "S\($0)" }
    request.lines = lines(units, shape)
    let mode = dice.one(of: ["addNew", "addMissing"])
    let quantity = dice.one(of: [1, 1_000_000])
    let prefix = dice.one(of: ["S", "G"])
    let isSame = dice.happens(30)
    request.promotions = promotions(actions, each: dice.one(of: [1, 100])) {
      #"{"gift":{"sku":"\#(prefix)\#(isSame ? 0 : $0)","unitPrice":"1.00","quantity":\#(quantity),"mode":"\#(mode)"}}"#
    }
    return request
  }

  /// Tiers of many steps, each action with a measure of other lines.
  private static func tiers(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, steps) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let each = dice.one(of: [1, 50, 1_000])
    let measure = dice.one(of: ["subtotal", "quantity", "lines", "leastQuantity"])
    let quote = measure == "subtotal" ? "\"" : ""
    let actions = pieces(steps, of: each).enumerated().map { index, piece in
      let steps = list(piece.count) { #"{"from":\#(quote)\#(piece.count - $0)\#(quote),"percent":"\#($0 % 2)"}"# }
      let by = #"{"\#(measure)":{"of":{"unitPrice":{"atLeast":"\#(amount(index))"}}}}"#
      return #"{"on":"cart","discount":{"tiers":{"by":\#(by),"steps":\#(steps)}}}"#
    }
    request.promotions = promotions(actions.count, each: dice.one(of: [1, 100])) { actions[$0] }
    return request
  }

  /// Promotions whose cap cuts the discount of each line and action.
  private static func caps(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let cap = dice.one(of: [#","maxDiscount":"0.07""#, #","constraints":{"budget":"3.33"}"#])
    let target = dice.one(of: [#""cart""#, #"{"items":{}}"#, #"{"subset":{"unitPrice":{"atLeast":"5"}}}"#])
    request.promotions = promotions(actions, each: dice.one(of: [1, 100]), cap) { _ in
      #"{"on":\#(target),"discount":{"percent":"3"}}"#
    }
    return request
  }

  /// Credits and issued coupons.
  private static func credits(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let isCredit = dice.happens(50)
    let template = letters(dice.one(of: [1, 250]), "t")
    request.promotions = promotions(actions, each: dice.one(of: [1, 100])) {
      isCredit
        ? #"{"credit":{"amount":"0.01","per":"0.01","max":"\#($0 + 1)"}}"#
        : #"{"issueCoupon":{"template":"\#(template)\#($0)","validFor":"P30D"}}"#
    }
    return request
  }
}

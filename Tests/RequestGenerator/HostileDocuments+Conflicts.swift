// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Promotions that exclude others pair by pair, share lines, use up units or have no effect after all.
extension HostileDocuments {
  static let conflicts = [
    HostileFamily("excludes", excludes), HostileFamily("class-pairs", classPairs), HostileFamily("stops", stops),
    HostileFamily("late-excludes", lateExcludes), HostileFamily("strikes", strikes),
    HostileFamily("line-groups", lineGroups), HostileFamily("consumes", consumes),
    HostileFamily("repeated-rules", repeatedRules), HostileFamily("campaigns", campaigns),
    HostileFamily("tenders", tenders), HostileFamily("offers", offers),
  ]

  /// A policy that takes promotions in their order, or one that searches.
  private static func policy(_ dice: inout Dice) -> String {
    dice.one(of: [
      "", #","policy":{"selection":"bestForCustomer"}"#,
      #","policy":{"selection":"bestForCustomer","searchLimit":2097152}"#,
    ])
  }

  /// Promotions that list others, or ids that the set does not have.
  private static func excludes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, entries) = dice.split(size)
    request.lines = lines(dice.happens(50) ? 1 : units, lineShape(&dice))
    request.set = policy(&dice)
    let each = dice.one(of: [1, 20, 1_000])
    let distance = dice.one(of: [1, 2, 7, 100_000])
    let action = dice.one(of: [onePercent, #"{"on":{"items":{"count":1}},"discount":{"amount":"0.01"}}"#])
    request.promotions = pieces(entries, of: each).enumerated().map { index, piece in
      promotion(
        index, [action], when: nil, #","excludes":"# + list(piece.count) { "\"p\(index + ($0 + 1) * distance)\"" })
    }
    return request
  }

  /// Classes, and lists of the classes that a promotion combines with.
  private static func classPairs(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    request.lines = lines(2, lineShape(&dice))
    request.set = policy(&dice)
    let each = dice.one(of: [1, 30, 1_000])
    let classes = dice.one(of: [2, 50, 100_000])
    request.promotions = pieces(size, of: each).enumerated().map { index, piece in
      let others = list(piece.count) { "\"c\((index + 1 + $0) % (classes + $0))\"" }
      return promotion(index, when: nil, #","class":"c\#(index % classes)","combinesWith":"# + others)
    }
    return request
  }

  /// Promotions after which no other one is applied.
  private static func stops(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    request.set = policy(&dice)
    let step = dice.number(1...5)
    request.promotions = (0..<promotions).map {
      promotion($0, when: nil, $0 % step == 0 ? #","combines":"stop""# : #","priority":\#($0 % 3)"#)
    }
    return request
  }

  /// Late promotions that exclude one another and those before them.
  private static func lateExcludes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (early, late) = dice.split(size)
    request.lines = lines(2, lineShape(&dice))
    request.cart = #","shipping":{"method":"m","cost":"5.00"}"#
    request.set = policy(&dice)
    let shipping = #"{"on":"shipping","discount":{"amount":"0.01"}}"#
    let isOfEarly = dice.happens(50)
    request.promotions = (0..<early).map { promotion($0, when: nil) }
    request.promotions += (0..<late).map {
      promotion(
        early + $0, [shipping], when: #"{"subtotal":{"atLeast":"1","after":"items"}}"#,
        #","excludes":["p\#(isOfEarly ? $0 : early + $0 + 1)"]"#)
    }
    return request
  }

  /// Promotions that exclude others and that find nothing left to take.
  private static func strikes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.quantity = 1
    request.lines = lines(units, shape)
    request.set = policy(&dice)
    let how = dice.one(of: [#","combines":"notOnDiscounted""#, #","combines":"notOnSameItems""#])
    let everything = #"{"on":{"items":{}},"discount":{"percent":"\#(dice.one(of: [100, 50]))"}}"#
    let rest = dice.one(of: [#"{"on":{"items":{}},"discount":{"percent":"10"}}"#, onePercent])
    request.promotions = [promotion(0, [everything], when: nil, #","priority":9"#)]
    request.promotions += (1...promotions).map {
      promotion($0, [rest], when: nil, how + #","excludes":["p\#($0 + 1)"]"#)
    }
    return request
  }

  /// Groups that decide line by line.
  private static func lineGroups(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.sku = { "S\($0 % 50)" }
    request.lines = lines(units, shape)
    request.set = policy(&dice)
    let groups = dice.one(of: [1, 2, 500])
    let actions = dice.one(of: [1, 5, 100])
    let cap = dice.one(of: ["", #","maxDiscount":"3.33""#])
    request.promotions = pieces(promotions, of: actions).enumerated().map { index, piece in
      let all = piece.map { onItems(#"{"sku":["S\#($0 % 60)"]}"#, #"{"percent":"\#($0 % 60 + 1)"}"#) }
      return promotion(index, all, when: nil, #","group":{"name":"g\#(index % groups)","per":"line"}"# + cap)
    }
    return request
  }

  /// Rules that use up the units that they count.
  private static func consumes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    request.set = policy(&dice)
    let rule = dice.one(of: [
      #"{"quantity":{"minimum":2,"maxApplications":1}"#, #"{"linear":{"quantity":1,"repeatable":1}"#,
      #"{"linear":{"quantity":2}"#,
    ])
    let per = dice.one(of: ["", #","per":"line""#, #","per":"sku""#])
    let reward = dice.one(of: ["", #","reward":"within""#, #","reward":"beyond""#])
    let action = dice.one(of: [
      onePercent, #"{"on":{"items":{"count":1}},"discount":{"percent":"1"}}"#,
      #"{"on":{"group":{"reward":"cheapest"}},"discount":{"percent":"1"}}"#,
    ])
    request.promotions = (0..<promotions).map {
      promotion($0, [action], when: nil, #","calculateRule":\#(rule)\#(per)\#(reward),"consumes":true}"#)
    }
    return request
  }

  /// Rules for each line, SKU or product, and rules for every amount spent.
  private static func repeatedRules(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.sku = { "S\($0)" }
    request.lines = lines(units, shape)
    request.set = policy(&dice)
    let rule = dice.one(of: [
      #"{"quantity":{"minimum":1},"of":"all","per":"sku"}"#, #"{"linear":{"quantity":2},"per":"product"}"#,
      #"{"linear":{"quantity":1},"of":{"quantity":{"atLeast":2}},"per":"line"}"#,
      #"{"spend":{"amount":"0.01"},"of":{"quantity":{"atLeast":1}}}"#,
    ])
    let action = dice.one(of: [
      onePercent, #"{"on":{"group":{"reward":{"rank":2},"order":"cheapest"}},"discount":{"percent":"1"}}"#,
      #"{"on":{"items":{"count":1}},"discount":{"amount":"0.01","maxEach":"0.01"}}"#,
    ])
    request.promotions = (0..<promotions).map { promotion($0, [action], when: nil, #","calculateRule":"# + rule) }
    return request
  }

  /// Campaigns with limits, and further limits of promotions.
  private static func campaigns(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (campaigns, promotions) = dice.split(size)
    let count = min(10_000, campaigns)
    request.lines = lines(1)
    request.set = #","campaigns":"# + list(count) { #"{"id":"c\#($0)","maxUsesTotal":5,"budget":"100"}"# }
    request.context += #","usage":{"campaigns":"# + object(count) { #""c\#($0)":{"total":\#($0 % 7)}"# } + "}"
    let limits = dice.one(of: [
      "", #","constraints":{"limits":[{"maxUses":1,"per":"customer","during":"day"},{"budget":"5","during":"week"}]}"#,
    ])
    request.promotions = (0..<promotions).map {
      promotion($0, when: nil, #","campaign":"c\#($0 % count)""# + limits)
    }
    return request
  }

  /// Means of payment of a cart whose total promotions change.
  private static func tenders(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (tenders, promotions) = dice.split(size)
    request.lines = lines(3, lineShape(&dice))
    request.cart = #","tenders":"# + list(min(1_000, tenders)) { #"{"id":"t\#($0)","balance":"0.01"}"# }
    let action = dice.one(of: [onePercent, #"{"on":"order","discount":{"amount":"0.01"}}"#])
    request.promotions = (0..<promotions).map { promotion($0, [action], when: nil) }
    return request
  }

  /// Gifts of which one is chosen.
  private static func offers(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let each = dice.one(of: [1, 20, 1_000])
    request.lines = lines(2, lineShape(&dice))
    request.set = policy(&dice)
    request.promotions = pieces(size, of: each).enumerated().map { index, piece in
      let gifts = list(piece.count) { #"{"sku":"G\#(piece.lowerBound + $0)","unitPrice":"1.00"}"# }
      return promotion(index, [#"{"gift":{"oneOf":\#(gifts)}}"#], when: nil)
    }
    return request
  }
}

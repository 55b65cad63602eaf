// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Carts with long parts.
extension HostileDocuments {
  static let carts = [
    HostileFamily("attribute-faults", attributeFaults), HostileFamily("attributes-faults", attributesFaults),
    HostileFamily("price-scales", priceScales), HostileFamily("attribute-names", attributeNames),
    HostileFamily("categories", categories), HostileFamily("entered-coupons", enteredCoupons),
    HostileFamily("escapes", escapes), HostileFamily("quantities", quantities), HostileFamily("options", options),
    HostileFamily("taxes", taxes),
  ]

  /// Many faults below an attribute with a long name: each path has the name.
  private static func attributeFaults(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (length, faults) = dice.split(size)
    var shape = LineShape()
    let name = letters(dice.happens(70) ? length : min(length, 255))
    shape.more = #","attributes":{"\#(name)":\#(list(faults) { _ in "0" })}"#
    request.lines = lines(1, shape)
    request.promotions = [promotion(0)]
    return request
  }

  /// Many attributes with names that begin alike, each with faults below it.
  private static func attributesFaults(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let faults = dice.one(of: [1, 10, 200])
    var shape = LineShape()
    let attributes = object(max(1, size / faults)) { index in
      #""\#(letters(240))\#(index)":"# + list(faults) { _ in "0" }
    }
    shape.more = #","attributes":"# + attributes
    request.lines = lines(1, shape)
    return request
  }

  /// Price scales of each line, with thresholds in falling order.
  private static func priceScales(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let entries = dice.one(of: [2, 30, 1_000])
    var shape = lineShape(&dice)
    let scale = list(min(size, entries)) { #"{"from":\#(2_000 - $0),"unitPrice":"\#(amount(5_000 + $0))"}"# }
    shape.more += #","priceScale":"# + scale
    request.lines = lines(max(1, size / entries), shape)
    request.promotions = [promotion(0)]
    return request
  }

  /// Selectors that look up names of attributes of which lines have many.
  private static func attributeNames(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, attributes) = dice.split(size)
    let each = dice.one(of: [1, 20, 1_000])
    let prefix = dice.happens(50) ? "a" : letters(60, "a")
    var shape = lineShape(&dice)
    shape.more += #","attributes":"# + object(min(each, attributes)) { #""\#(prefix)\#($0)":"w""# }
    request.lines = lines(max(1, attributes / each), shape)
    for (index, piece) in pieces(leaves, of: 9_000).enumerated() {
      let any = list(piece.count) {
        #"{"attribute":{"name":"\#(prefix)\#(piece.lowerBound + $0 + 900)","exists":true}}"#
      }
      request.promotions.append(promotion(index, [onItems(#"{"anyOf":\#(any)}"#)]))
    }
    return request
  }

  /// Lines with many categories or tags, and a promotion for each of them.
  private static func categories(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (promotions, ids) = dice.split(size)
    let each = dice.one(of: [1, 20, 1_000])
    let (many, one) = dice.happens(50) ? ("categories", "category") : ("tags", "tag")
    var shape = lineShape(&dice)
    shape.more += #","\#(many)":"# + names("c", min(each, ids))
    request.lines = lines(max(1, ids / each), shape)
    request.promotions = (0..<promotions).map { promotion($0, [onItems(#"{"\#(one)":["c\#($0)"]}"#)]) }
    return request
  }

  /// A hundred entered codes, the last of the many codes of each promotion.
  private static func enteredCoupons(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let promotions = dice.one(of: [1, 10, 100])
    let codes = max(1, size / promotions)
    request.lines = lines(3)
    request.cart = #","coupons":"# + list(100) { #""C\#($0 % promotions)-\#(max(0, codes - 1 - $0 / promotions))""# }
    let prefix = dice.happens(50) ? "" : #","maxUses":1"#
    request.promotions = (0..<promotions).map { index in
      let coupons = list(codes) { code in
        prefix.isEmpty ? #""C\#(index)-\#(code)""# : #"{"code":"C\#(index)-\#(code)"\#(prefix)}"#
      }
      return promotion(index, when: nil, #","coupons":"# + coupons)
    }
    let policy = dice.one(of: ["all", "latest", "latestOnSubscriptions"])
    request.set = #","policy":{"coupons":"\#(policy)"}"#
    return request
  }

  /// Texts of escaped characters.
  private static func escapes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let unit = dice.one(of: [#"\u0041"#, #"\ud83d\ude00"#, #"\n"#, #"\u0000"#, #"\ud800"#, #"\u202e"#])
    let length = dice.one(of: [30, 1_000, 1_000_000])
    var shape = LineShape()
    let text = letters(min(length, size), unit)
    shape.more = dice.happens(50) ? #","name":"\#(text)""# : #","attributes":{"\#(text)":"\#(text)"}"#
    request.lines = lines(max(1, size / length), shape)
    request.promotions = [promotion(0)]
    return request
  }

  /// Lines of very many units that promotions cut into runs.
  private static func quantities(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.quantity = dice.one(of: [1_000_000_000, 1_000, 97])
    request.lines = lines(units, shape)
    let order = dice.one(of: ["cheapest", "mostExpensive", "cart"])
    let cents = dice.one(of: [0, 1])
    for (index, piece) in pieces(actions, of: 100).enumerated() {
      let cuts = piece.map { at in
        #"{"on":{"items":{"count":\#(1 + at * 7 % 1_000),"order":"\#(order)"}},"discount":{"amount":"0.0\#(cents + at % 9)"}}"#
      }
      request.promotions.append(promotion(index, cuts))
    }
    return request
  }

  /// Shipping options, and upgrades to each of them.
  private static func options(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (options, upgrades) = dice.split(size)
    request.lines = lines(2)
    let members = object(min(options, 1_000)) { #""m\#($0)":"\#(amount(2_000 - $0))""# }
    request.cart = #","shipping":{"method":"m0","cost":"20.00","options":\#(members)}"#
    let never = dice.happens(30) ? #","combines":"never""# : ""
    for (index, piece) in pieces(upgrades, of: dice.one(of: [1, 100])).enumerated() {
      request.promotions.append(promotion(index, piece.map { #"{"upgradeShipping":"m\#($0)"}"# }, when: nil, never))
    }
    return request
  }

  /// Taxed lines, and discounts on taxes and on net amounts, which need the tax of each line.
  private static func taxes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, actions) = dice.split(size)
    var shape = lineShape(&dice)
    shape.more = #","taxRate":"\#(dice.one(of: ["19", "1000", "0.0001"]))""#
    request.lines = lines(units, shape)
    request.cart = dice.happens(50) ? #","taxIncluded":true"# : ""
    let kind = dice.one(of: [
      #"{"on":"tax","discount":{"percent":"0.01"}}"#,
      #"{"on":"cart","discount":{"amount":"0.01","basis":"net"}}"#,
      #"{"on":{"subset":{"billing":"perpetual"}},"discount":{"amount":"0.01","basis":"gross"}}"#,
      #"{"on":{"tax":{"unitPrice":{"atLeast":"1"}}},"discount":{"percent":"0.01"}}"#,
    ])
    for (index, piece) in pieces(actions, of: dice.one(of: [1, 100])).enumerated() {
      request.promotions.append(promotion(index, piece.map { _ in kind }))
    }
    return request
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Many promotions, codes, segments and texts.
extension HostileDocuments {
  static let promotions = [
    HostileFamily("message-texts", messageTexts), HostileFamily("many-ids", manyIDs),
    HostileFamily("batch-codes", batchCodes), HostileFamily("late-coupons", lateCoupons),
    HostileFamily("late", late), HostileFamily("amount-segments", amountSegments),
    HostileFamily("segment-chain", segmentChain), HostileFamily("segment-graph", segmentGraph),
    HostileFamily("never", never), HostileFamily("groups", groups), HostileFamily("experiments", experiments),
    HostileFamily("amount-tables", amountTables),
  ]

  /// Texts that repeat placeholders, of promotions with long names.
  private static func messageTexts(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let length = dice.one(of: [10, 250, 256, 1_000_000])
    let texts = dice.one(of: [1, 50, 330, 1_000_000])
    let name = letters(min(length, size), "n")
    let placeholders = min(texts, size)
    let applied = letters(placeholders, dice.one(of: ["{name}", "{discount}{name}", "{", "{{name}}"]))
    let near = letters(min(placeholders, 200), dice.one(of: ["{missing}", "{required}", "{name}"]))
    let isNear = dice.happens(50)
    let badge = dice.happens(50) ? #","badge":"\#(applied)""# : ""
    let messages = #","messages":{"applied":"\#(applied)","nearMiss":"\#(near)"\#(badge)}"#
    request.lines = lines(1)
    let action = dice.one(of: [onePercent, #"{"on":"cart","discount":{"amount":"0.01"}}"#])
    // An element is a repeated placeholder, so that a few promotions are a whole size.
    for index in 0...size / (placeholders + name.utf8.count / 8) {
      request.promotions.append(
        promotion(index, [action], when: isNear ? #"{"lines":{"atLeast":2}}"# : nil, #","name":"\#(name)""# + messages))
    }
    return request
  }

  /// Ids that hash tables of fixed hash functions would put beside each other: they differ in few bits.
  private static func manyIDs(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let step = dice.one(of: [1, 512, 65_536])
    let digits = dice.one(of: [10, 14, 200])
    let isBehind = dice.happens(30)
    func id(_ index: Int) -> String {
      let number = String(index * step, radix: 36)
      let zeros = letters(max(0, digits - number.utf8.count), "0")
      return isBehind ? String(number.reversed()) + zeros : zeros + number
    }
    request.lines = lines(3)
    switch dice.number(0...4) {
    case 0:
      request.promotions = pieces(size, of: 100_000).enumerated().map { index, piece in
        promotion(
          index,
          when: #"{"quantity":{"of":{"sku":\#(list(piece.count) { "\"\(id(piece.lowerBound + $0))\"" })},"atLeast":1}}"#
        )
      }
    case 1: request.promotions = [promotion(0, when: nil, #","coupons":\#(list(size) { "\"\(id($0))\"" })"#)]
    case 2: request.promotions = (0..<size).map { #"{"id":"\#(id($0))","actions":[\#(onePercent)]}"# }
    case 3:
      request.promotions = (0..<size).map { promotion($0, when: #"{"segment":"\#(id($0))"}"#) }
      request.customer = #","segments":["x"]"#
    default:
      var shape = LineShape()
      shape.sku = id
      request.lines = lines(size, shape)
      request.promotions = [promotion(0, [onItems(#"{"sku":["\#(id(1))"]}"#)])]
    }
    return request
  }

  /// Codes listed for one promotion, with or without limits, one of which is entered.
  private static func batchCodes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let isLast = dice.happens(70)
    request.lines = lines(1)
    request.cart = #","coupons":["C\#(isLast ? size - 1 : 0)"]"#
    let isLimited = dice.happens(30)
    let codes = list(size) { isLimited ? #"{"code":"C\#($0)","maxUses":3,"maxUsesPerCustomer":1}"# : "\"C\($0)\"" }
    request.promotions = [promotion(0, when: nil, #","coupons":"# + codes)]
    return request
  }

  /// Promotions with codes whose policy closes lines, and late promotions, each of which can change that.
  private static func lateCoupons(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, rest) = dice.split(size)
    let actions = dice.one(of: [1, 10, 100])
    var shape = lineShape(&dice)
    shape.more = #","billing":"P1M""#
    request.lines = lines(units, shape)
    let coupons = min(100, max(1, rest / actions))
    request.cart = #","coupons":"# + names("C", coupons)
    let action = dice.one(of: [onePercent, onItems("\"all\""), onItems(#"{"billing":"subscription"}"#)])
    request.promotions = (0..<coupons).map {
      promotion($0, Array(repeating: action, count: actions), when: nil, #","coupons":["C\#($0)"]"#)
    }
    request.promotions += (0..<max(1, rest - coupons * actions)).map {
      promotion(coupons + $0, when: #"{"subtotal":{"atLeast":"0","after":"items"}}"#)
    }
    request.set = #","policy":{"coupons":"\#(dice.one(of: ["latestOnSubscriptions", "latest"]))"}"#
    return request
  }

  /// Qualifiers of subtotals after discounts, each of other lines.
  private static func late(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let after = dice.one(of: ["items", "cart"])
    let action = dice.one(of: [onePercent, #"{"on":"shipping","discount":{"percent":"1"}}"#])
    let leaves = dice.one(of: [1, 30])
    request.cart = #","shipping":{"method":"m","cost":"5.00"}"#
    let more = dice.one(of: ["", #","maxDiscount":"0.50""#])
    request.promotions = (0..<max(1, promotions / leaves)).map { index in
      let any = list(leaves) { leaf in
        let of = #"{"unitPrice":{"atLeast":"\#(amount(index * 30 + leaf))"}}"#
        return #"{"subtotal":{"of":\#(of),"atLeast":"\#(leaf == leaves - 1 ? 0 : 9_000_000)","after":"\#(after)"}}"#
      }
      return promotion(index, [action], when: #"{"any":\#(any)}"#, more)
    }
    return request
  }

  /// Promotions with an amount table, whose segment names many others.
  private static func amountSegments(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (segments, promotions) = dice.split(size)
    let count = min(9_000, segments)
    let inner = list(count) { #"{"id":"s\#($0)","when":{"customer":{"id":["x"]}}}"# }
    let root = #"{"id":"r","when":{"any":\#(list(count) { #"{"segment":"s\#($0)"}"# })}}"#
    request.set = #","segments":"# + inner.dropLast() + "," + root + "]"
    request.lines = lines(1)
    let tables = [#"{"USD":"1","EUR":"1"}"#, #"{"EUR":"1"}"#]
    let table = dice.one(of: tables)
    request.promotions = (0..<promotions).map {
      promotion($0, [#"{"on":"cart","discount":{"amount":\#(table)}}"#], when: #"{"segment":"r"}"#)
    }
    return request
  }

  /// A chain of segments, near the longest that is allowed or much longer.
  private static func segmentChain(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let length = dice.one(of: [30, 63, 64, 65, 1_000_000])
    let isCycle = dice.happens(30)
    let segments = list(size) { index in
      let isLast = index % length == length - 1 || index == size - 1
      let next = isLast ? index / length * length : index + 1
      return isLast && !isCycle
        ? #"{"id":"s\#(index)","when":{"customer":{"id":["c"]}}}"#
        : #"{"id":"s\#(index)","when":{"segment":"s\#(next)"}}"#
    }
    request.set = #","segments":"# + segments
    request.lines = lines(1)
    request.promotions = (0..<max(1, size / length)).map { promotion($0, when: #"{"segment":"s\#($0 * length)"}"#) }
    return request
  }

  /// Segments each of which names many of the segments behind it.
  private static func segmentGraph(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let each = dice.one(of: [2, 20, 400])
    let count = size / each + 2
    let node = dice.one(of: ["any", "all"])
    // Layers, so that no chain is longer than 50 segments.
    let layer = max(1, count / 50)
    let defined = list(min(10_000, count)) { index in
      let next = (index / layer + 1) * layer
      guard next + layer <= min(10_000, count) else { return #"{"id":"s\#(index)","when":{"customer":{"id":["x"]}}}"# }
      return
        #"{"id":"s\#(index)","when":{"\#(node)":\#(list(each) { #"{"segment":"s\#(next + (index + $0) % layer)"}"# })}}"#
    }
    request.set = #","segments":"# + defined
    request.lines = lines(1)
    request.promotions = (0..<5).map { promotion($0, when: #"{"segment":"s\#($0 % count)"}"#) }
    return request
  }

  /// Promotions that cannot be combined with any other.
  private static func never(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let action = dice.one(of: [onePercent, #"{"on":{"items":{"count":1}},"discount":{"amount":"1.00"}}"#])
    let combines = dice.one(of: ["never", "notOnSameItems"])
    request.promotions = (0..<promotions).map { promotion($0, [action], when: nil, #","combines":"\#(combines)""#) }
    return request
  }

  /// Promotions of a few groups.
  private static func groups(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let groups = dice.one(of: [1, 5, 1_000])
    request.lines = lines(3, lineShape(&dice))
    request.promotions = (0..<size).map {
      promotion($0, when: nil, #","group":"g\#($0 % groups)","priority":\#($0 % 7)"#)
    }
    return request
  }

  /// Experiments with long names: each hashes the name with the customer.
  private static func experiments(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let name = letters(dice.one(of: [1, 240]), "e")
    request.lines = lines(2)
    request.promotions = (0..<size).map {
      promotion($0, when: nil, #","experiment":{"name":"\#(name)\#($0)","from":"0","until":"50"}"#)
    }
    return request
  }

  /// Amounts as tables of many currencies, with or without that of the cart.
  private static func amountTables(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let currencies = ["EUR", "JPY", "KWD", "CLF", "CHF", "GBP", "USD"]
    let first = dice.number(0...currencies.count - 1)
    let table = "{" + currencies[first...].map { "\"\($0)\":\"5\"" }.joined(separator: ",") + "}"
    request.lines = lines(2, lineShape(&dice))
    let actions = dice.one(of: [1, 100])
    request.promotions = pieces(size, of: actions).enumerated().map { index, piece in
      promotion(
        index, piece.map { _ in #"{"on":"cart","discount":{"amount":\#(table)}}"# },
        when: #"{"subtotal":{"atLeast":\#(table)}}"#, #","maxDiscount":\#(table)"#)
    }
    return request
  }
}

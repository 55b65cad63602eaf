// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Customers, stores and usage with long parts, and qualifiers that read them.
extension HostileDocuments {
  static let customers = [
    HostileFamily("score-tree", scoreTree), HostileFamily("score-leaves", scoreLeaves),
    HostileFamily("scores", scores), HostileFamily("spend-windows", spendWindows),
    HostileFamily("event-leaves", eventLeaves), HostileFamily("event-lists", eventLists),
    HostileFamily("customer-segments", customerSegments), HostileFamily("segment-attributes", segmentAttributes),
    HostileFamily("customer-attributes", customerAttributes), HostileFamily("postal-prefixes", postalPrefixes),
    HostileFamily("usage", usage), HostileFamily("schedules", schedules), HostileFamily("dates", dates),
  ]

  /// `,"events":[…]` of a type.
  private static func events(_ count: Int, _ more: String = "", type: (Int) -> String = { _ in "order" }) -> String {
    #","events":"# + list(count) { #"{"type":"\#(type($0))","at":"2026-11-01T00:00:00Z"\#(more)}"# }
  }

  private static let orderScore = #","scores":[{"id":"s","points":{"order":1}}]"#

  /// Leaves about a score below nested nodes, one of which does not hold: gaps are looked for at each level.
  private static func scoreTree(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, events) = dice.split(size)
    request.customer = Self.events(events)
    request.set = orderScore
    request.lines = lines(1)
    let depth = dice.number(0...60)
    let node = dice.one(of: ["all", "any"])
    let last = dice.happens(50) ? #"{"score":{"id":"s","atLeast":1000000000}}"# : #"{"lines":{"atLeast":2}}"#
    for (index, piece) in pieces(leaves, of: 9_000).enumerated() {
      let scores = piece.map { _ in #"{"score":{"id":"s","atLeast":1}}"# } + [last]
      var when = #"{"all":["# + scores.joined(separator: ",") + "]}"
      for _ in 0..<depth { when = #"{"\#(node)":["# + when + "]}" }
      request.promotions.append(promotion(index, when: #"{"any":["# + when + "]}"))
    }
    return request
  }

  /// Different thresholds of one score.
  private static func scoreLeaves(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, events) = dice.split(size)
    request.customer = Self.events(events)
    request.set = orderScore
    request.lines = lines(1)
    let node = dice.one(of: ["all", "any"])
    let base = dice.one(of: [0, 200_000])
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 9_000])).enumerated() {
      let scores = list(piece.count) { #"{"score":{"id":"s","atLeast":\#(base + piece.lowerBound + $0)}}"# }
      request.promotions.append(promotion(index, when: #"{"\#(node)":\#(scores)}"#))
    }
    return request
  }

  /// Many scores, each of several types of events, and many types of events.
  private static func scores(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (scores, events) = dice.split(size)
    let points = dice.one(of: [1, 10, 100])
    let count = max(1, scores / points)
    let isWindowed = dice.happens(50)
    request.customer = Self.events(events) { "order\($0 % 977)" }
    let defined = list(min(count, 10_000)) { score in
      #"{"id":"s\#(score)","points":"# + object(points) { #""order\#((score + $0) % 1_000)":1"# }
        + (isWindowed ? #","within":"P\#(score + 1)D"}"# : "}")
    }
    request.set = #","scores":"# + defined
    request.lines = lines(1)
    request.promotions = (0..<count).map { promotion($0, when: #"{"score":{"id":"s\#($0)","atLeast":1}}"#) }
    return request
  }

  /// Limits of what the customer spent, each in a window of its own.
  private static func spendWindows(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (promotions, events) = dice.split(size)
    request.customer = Self.events(events, #","amount":"1.00""#)
    request.lines = lines(1)
    request.promotions = (0..<promotions).map { index in
      let spend = #"{"within":"P\#(index + 1)D","atMost":"1000000000"}"#
      return promotion(index, when: nil, #","constraints":{"customerSpend":\#(spend)}"#)
    }
    return request
  }

  /// Conditions on events, each with a window, a period, an id or a comparison of its own.
  private static func eventLeaves(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, events) = dice.split(size)
    let kind = dice.number(0...5)
    let lists = dice.one(of: [1, 10, 300])
    let more =
      kind == 1 || kind == 2
      ? #","skus":"# + names("a", min(lists, events))
      : kind == 3 ? #","attributes":{"a":"# + names("v", min(lists, events)) + "}" : ""
    request.customer = Self.events(max(1, events / (more.isEmpty ? 1 : lists)), more)
    request.lines = lines(1)
    func leaf(_ index: Int) -> String {
      switch kind {
      case 0: #","within":"PT\#(index + 3_000_000)S""#
      case 1: #","where":{"sku":["x\#(index)"]}"#
      case 2: #","where":{"category":["x\#(index)"]},"during":"year""#
      case 3: #","where":{"attribute":{"name":"a","contains":"x\#(index)"}}"#
      case 4: #","sum":{"atLeast":"\#(index + 1)"}"#
      default: #","count":{"atLeast":\#(index + 1_000_000)}"#
      }
    }
    let node = dice.one(of: ["all", "any"])
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 9_000])).enumerated() {
      let conditions = list(piece.count) { #"{"events":{"type":"order"\#(leaf(piece.lowerBound + $0))}}"# }
      request.promotions.append(promotion(index, when: #"{"\#(node)":\#(conditions)}"#))
    }
    return request
  }

  /// A long list of SKUs or categories in a condition on events that have long lists of others.
  private static func eventLists(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (wanted, had) = dice.split(size)
    let each = dice.one(of: [1, 30, 1_000])
    let (key, plural) = dice.happens(50) ? ("sku", "skus") : ("category", "categories")
    request.customer = events(max(1, had / each), #","\#(plural)":"# + names("a", min(had, each)))
    request.lines = lines(1)
    request.promotions = pieces(wanted, of: 100_000).enumerated().map { index, piece in
      promotion(index, when: #"{"events":{"type":"order","where":{"\#(key)":\#(names("x\(index)-", piece.count))}}}"#)
    }
    return request
  }

  /// Segments that the host lists, and leaves that name others.
  private static func customerSegments(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, listed) = dice.split(size)
    request.customer = #","segments":"# + names("t", min(10_000, listed))
    request.lines = lines(1)
    let isNegated = dice.happens(30)
    request.promotions = (0..<leaves).map { index in
      let leaf = #"{"segment":"s\#(index)"}"#
      return promotion(index, when: isNegated ? #"{"not":\#(leaf)}"# : leaf)
    }
    return request
  }

  /// Segments that compare a list attribute with long lists, and a promotion for each.
  private static func segmentAttributes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (segments, values) = dice.split(size)
    let each = dice.one(of: [1, 20, 400])
    let count = min(10_000, max(1, segments / each))
    request.customer = #","attributes":{"a":"# + names("w", min(1_000, values)) + "}"
    request.lines = lines(1)
    let isContained = dice.happens(50)
    let defined = list(count) { index in
      let comparison = isContained ? #""contains":"v\#(index)""# : #""in":"# + names("v", each)
      return #"{"id":"s\#(index)","when":{"customer":{"attribute":"a",\#(comparison)}}}"#
    }
    request.set = #","segments":"# + defined
    request.promotions = (0..<count).map { promotion($0, when: #"{"segment":"s\#($0)"}"#) }
    return request
  }

  /// Leaves about attributes of the customer.
  private static func customerAttributes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, attributes) = dice.split(size)
    let length = dice.one(of: [1, 200])
    let name = letters(length, "a")
    request.customer = #","attributes":"# + object(min(1_000, attributes)) { #""\#(name)\#($0)":\#($0)"# }
    request.lines = lines(1)
    let kind = dice.number(0...3)
    let comparisons = [#""is":7"#, #""atLeast":1000000"#, #""in":[1.5,"x",true]"#, #""exists":false"#]
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 9_000])).enumerated() {
      let conditions = list(piece.count) { at in
        #"{"customer":{"attribute":"\#(name)\#((piece.lowerBound + at) % 1_500)",\#(comparisons[kind])}}"#
      }
      request.promotions.append(promotion(index, when: #"{"any":\#(conditions)}"#))
    }
    return request
  }

  /// Long postal codes, and prefixes that agree with them for long.
  private static func postalPrefixes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let length = min(size, dice.one(of: [5, 400, 1_000_000]))
    request.customer = #","location":{"country":"DE","postalCode":"\#(letters(length, "9"))"}"#
    request.lines = lines(1)
    let agreed = dice.happens(50) ? 5 : length
    let each = dice.one(of: [1, 1_000])
    let count = max(1, size / max(1, agreed / 8))
    request.promotions = pieces(count, of: each).enumerated().map { index, piece in
      let prefixes = list(piece.count) { #""\#(letters(agreed, "9"))\#(piece.lowerBound + $0)""# }
      return promotion(index, when: #"{"location":{"postalPrefix":\#(prefixes)}}"#)
    }
    return request
  }

  /// Usage of many promotions and codes, and limits that look it up.
  private static func usage(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (promotions, used) = dice.split(size)
    let isKnown = dice.happens(50)
    let prefix = isKnown ? "p" : letters(dice.one(of: [1, 200]), "q")
    request.context += #","usage":{"promotions":"# + object(used) { #""\#(prefix)\#($0)":{"total":\#($0 % 9)}"# }
    request.context += #","coupons":"# + object(used / 2) { #""C\#($0)":{"total":1}"# } + "}"
    request.lines = lines(1)
    request.promotions = (0..<promotions).map {
      promotion($0, when: nil, #","constraints":{"maxUsesTotal":\#($0 % 7),"maxUsesPerCustomer":1}"#)
    }
    return request
  }

  /// Schedules of many windows.
  private static func schedules(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    request.lines = lines(1)
    let each = dice.one(of: [1, 100, 100_000])
    request.promotions = pieces(size, of: each).enumerated().map { index, piece in
      let windows = list(piece.count) { _ in #"{"days":["mon","tue"],"from":"01:00","until":"00:30"}"# }
      return promotion(index, when: #"{"schedule":\#(windows)}"#)
    }
    return request
  }

  /// Dates of the customer, and anniversaries of them.
  private static func dates(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (leaves, dates) = dice.split(size)
    let day = dice.one(of: ["2000-02-29", "1980-11-27", "2026-12-01"])
    request.customer = #","dates":"# + object(min(1_000, dates)) { #""d\#($0)":"\#(day)""# }
    request.lines = lines(1)
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 9_000])).enumerated() {
      let conditions = list(piece.count) { at in
        #"{"anniversary":{"of":"d\#((piece.lowerBound + at) % 1_200)","withinDays":\#(at % 400),"years":\#(1 + at % 60)}}"#
      }
      request.promotions.append(promotion(index, when: #"{"any":\#(conditions)}"#))
    }
    return request
  }
}

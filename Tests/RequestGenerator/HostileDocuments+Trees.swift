// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Deep and wide trees, whose gaps or index terms could be found again at each level.
extension HostileDocuments {
  static let trees = [
    HostileFamily("near-misses", nearMisses), HostileFamily("near-ways", nearWays),
    HostileFamily("near-deep", nearDeep),
    HostileFamily("deep-terms", deepTerms), HostileFamily("deep-selector", deepSelector),
    HostileFamily("many-ways", manyWays), HostileFamily("negations", negations), HostileFamily("bad-leaves", badLeaves),
  ]

  /// Promotions that miss many thresholds.
  private static func nearMisses(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let each = dice.one(of: [1, 20, 200, 9_000])
    request.lines = lines(dice.number(1...5), lineShape(&dice))
    let text = dice.happens(60) ? #","messages":{"nearMiss":{"text":"{missing}","within":"99"}}"# : ""
    request.promotions = pieces(size, of: each).enumerated().map { index, piece in
      let leaves = list(piece.count) {
        #"{"quantity":{"of":{"unitPrice":{"atLeast":"\#(amount(piece.lowerBound + $0))"}},"atLeast":2000000}}"#
      }
      return promotion(index, when: #"{"all":\#(leaves)}"#, text)
    }
    return request
  }

  /// Many alternatives, each with many gaps, of which the nearest is looked for.
  private static func nearWays(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let gaps = dice.one(of: [1, 10, 90])
    request.lines = lines(5, lineShape(&dice))
    let ways = pieces(size, of: gaps).map { piece in
      #"{"all":\#(list(piece.count) { #"{"quantity":{"of":{"sku":["S"]},"atLeast":\#(1_000_000_000 - piece.lowerBound - $0)}}"# })}"#
    }
    request.promotions = pieces(ways.count, of: 100).enumerated().map { index, piece in
      promotion(index, when: #"{"any":[\#(ways[piece].joined(separator: ","))]}"#)
    }
    return request
  }

  /// Alternatives within alternatives: at each level a gap is compared with another.
  private static func nearDeep(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let depth = dice.number(1...30)
    let wide = dice.one(of: [1, 80])
    request.lines = lines(5)
    var inner = #"{"quantity":{"of":{"sku":["S"]},"atLeast":10}}"#
    for level in 0..<depth {
      inner = #"{"any":[{"all":[\#(inner)]},{"quantity":{"of":{"sku":["S"]},"atLeast":\#(11 + level)}}]}"#
    }
    let when = #"{"any":[\#(Array(repeating: inner, count: wide).joined(separator: ","))]}"#
    request.promotions = (0..<size / (depth * wide) + 1).map { promotion($0, when: when) }
    return request
  }

  /// A long list of ids below many levels, each of which could copy it.
  private static func deepTerms(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let depth = dice.number(1...58)
    let isMixed = dice.happens(50)
    let outer = dice.one(of: [1, 20])
    request.lines = lines(1)
    request.promotions = pieces(size, of: 100_000).enumerated().map { index, piece in
      var when = #"{"quantity":{"of":{"sku":\#(names("s\(index)-", piece.count))},"atLeast":1}}"#
      for level in 0..<depth {
        let others = list(outer) { #"{"quantity":{"of":{"sku":["z\#(level)-\#($0)"]},"atLeast":1}}"# }
        when = isMixed && level % 2 == 0 ? #"{"all":[\#(when),{"any":\#(others)}]}"# : #"{"any":[\#(when)]}"#
      }
      return promotion(index, when: when)
    }
    return request
  }

  /// The same of selectors.
  private static func deepSelector(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, ids) = dice.split(size)
    let depth = dice.number(1...58)
    let isNegated = dice.happens(30)
    request.lines = lines(units, lineShape(&dice))
    request.promotions = pieces(ids, of: 100_000).enumerated().map { index, piece in
      var of = #"{"sku":\#(names("s\(index)-", piece.count))}"#
      for level in 0..<depth {
        of =
          isNegated
          ? #"{"not":\#(of)}"#
          : level % 2 == 0 ? #"{"anyOf":[\#(of),{"sku":["z\#(level)"]}]}"# : #"{"allOf":[\#(of)]}"#
      }
      return promotion(index, when: #"{"quantity":{"of":\#(of),"atLeast":1}}"#)
    }
    return request
  }

  /// Conjunctions of alternatives: a disjunctive form would multiply them.
  private static func manyWays(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let ways = dice.one(of: [2, 10, 100])
    let factors = dice.number(2...90)
    request.lines = lines(1)
    let alternatives = pieces(size, of: ways).map { piece in
      #"{"any":\#(list(piece.count) { #"{"quantity":{"of":{"sku":["s\#(piece.lowerBound + $0)"]},"atLeast":1}}"# })}"#
    }
    request.promotions = pieces(alternatives.count, of: factors).enumerated().map { index, piece in
      promotion(index, when: #"{"all":[\#(alternatives[piece].joined(separator: ","))]}"#)
    }
    return request
  }

  /// Negated conjunctions and alternatives, which no index can use.
  private static func negations(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, leaves) = dice.split(size)
    request.lines = lines(units, lineShape(&dice))
    let depth = dice.number(1...30)
    let each = dice.one(of: [1, 50, 4_000])
    request.promotions = pieces(leaves, of: each).enumerated().map { index, piece in
      var when =
        #"{"any":\#(list(piece.count) { #"{"quantity":{"of":{"sku":["s\#(piece.lowerBound + $0)"]},"atLeast":1}}"# })}"#
      for level in 0..<depth { when = #"{"not":{"\#(level % 2 == 0 ? "all" : "any")":[\#(when)]}}"# }
      return promotion(index, when: when)
    }
    return request
  }

  /// Faults below many levels: each path is long.
  private static func badLeaves(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let depth = dice.number(1...60)
    let each = dice.one(of: [1, 100, 9_000])
    let bad = dice.one(of: ["0", "{}", #"{"segment":""}"#, #"{"all":0}"#, #"{"x":1}"#])
    request.promotions = pieces(size, of: each).enumerated().map { index, piece in
      var when = #"{"all":\#(list(piece.count) { _ in bad })}"#
      for _ in 0..<depth { when = #"{"all":[\#(when)]}"# }
      return promotion(index, when: when)
    }
    return request
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Selectors with many nodes or long lists, over many lines.
extension HostileDocuments {
  static let selectors = [
    HostileFamily("selector-nodes", selectorNodes), HostileFamily("attribute-lists", attributeLists),
    HostileFamily("measures", measures), HostileFamily("many-selectors", manySelectors),
    HostileFamily("sku-lists", skuLists), HostileFamily("shared-selectors", sharedSelectors),
  ]

  /// A kind of leaf of a selector: the leaf of a number, which selects few lines or none, and what lines need.
  struct SelectorLeaf: Sendable {
    /// Further members of a line, with a list of this many values.
    let line: @Sendable (Int) -> String
    let leaf: @Sendable (Int) -> String
  }

  static let selectorLeaves: [SelectorLeaf] = [
    SelectorLeaf(line: { _ in "" }, leaf: { #"{"sku":["T\#($0)"]}"# }),
    SelectorLeaf(line: { _ in #","product":"p""# }, leaf: { #"{"product":["q\#($0)"]}"# }),
    SelectorLeaf(line: { #","categories":"# + names("c", $0) }, leaf: { #"{"category":["d\#($0)"]}"# }),
    SelectorLeaf(line: { _ in "" }, leaf: { #"{"unitPrice":{"atLeast":"\#(amount(2_000 + $0))"}}"# }),
    SelectorLeaf(line: { _ in #","billing":"P1M""# }, leaf: { #"{"billing":"P\#($0 + 2)M"}"# }),
    SelectorLeaf(line: { #","attributes":{"a":"# + names("w", $0) + "}" }) {
      #"{"attribute":{"name":"a","contains":"v\#($0)"}}"#
    },
    SelectorLeaf(line: { _ in #","attributes":{"a":"w"}"# }, leaf: { #"{"attribute":{"name":"a","is":"v\#($0)"}}"# }),
    SelectorLeaf(
      line: { _ in #","attributes":{"a":"w"}"# }, leaf: { #"{"attribute":{"name":"a\#($0)","exists":true}}"# }),
    SelectorLeaf(
      line: { _ in #","attributes":{"a":1.5}"# }, leaf: { #"{"attribute":{"name":"a","atLeast":\#(2 + $0)}}"# }),
    SelectorLeaf(line: { #","attributes":{"a":"# + names("w", $0) + "}" }) {
      #"{"attribute":{"name":"a","is":["w\#($0)","w"]}}"#
    },
    SelectorLeaf(line: { _ in #","attributes":{"a":"# + "\"" + letters(300, "w") + "\"}" }) {
      #"{"attribute":{"name":"a","in":["\#(letters(300, "w"))\#($0)"]}}"#
    },
    SelectorLeaf(line: { _ in "" }, leaf: { #"{"not":{"not":{"tag":["t\#($0)"]}}}"# }),
  ]

  /// Lines, and the leaf that is to be compared with them; a line counts as one element and its lists.
  private static func lines(_ dice: inout Dice, _ size: Int) -> (lines: [String], leaf: SelectorLeaf) {
    let leaf = dice.one(of: selectorLeaves)
    let values = dice.one(of: [1, 20, 1_000])
    var shape = lineShape(&dice)
    let isLong = leaf.line(10).utf8.count > leaf.line(1).utf8.count
    shape.more = leaf.line(min(values, size))
    return (lines(max(1, isLong ? size / values : size), shape), leaf)
  }

  /// Selectors of many leaves, each of which is compared with each line.
  private static func selectorNodes(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, leaves) = dice.split(size)
    let leaf: SelectorLeaf
    (request.lines, leaf) = lines(&dice, units)
    let node = dice.one(of: ["anyOf", "anyOf", "allOf"])
    let target = dice.number(0...3)
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 100, 4_000])).enumerated() {
      let selector = #"{"\#(node)":\#(list(piece.count) { leaf.leaf(piece.lowerBound + $0) })}"#
      switch target {
      case 0: request.promotions.append(promotion(index, [onItems(selector)]))
      case 1:
        request.promotions.append(promotion(index, [#"{"on":{"subset":\#(selector)},"discount":{"percent":"1"}}"#]))
      case 2: request.promotions.append(promotion(index, when: #"{"quantity":{"of":\#(selector),"atLeast":0}}"#))
      default: request.promotions.append(promotion(index, when: #"{"subtotal":{"of":\#(selector),"atLeast":"1"}}"#))
      }
    }
    return request
  }

  /// Long lists that an attribute is compared with.
  private static func attributeLists(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, values) = dice.split(size)
    let prefix = letters(dice.one(of: [1, 100]), "v")
    var shape = lineShape(&dice)
    shape.more = #","attributes":{"a":\#(dice.one(of: ["\"\(prefix)w\"", "7", "true", "[\"\(prefix)\"]"]))}"#
    request.lines = lines(units, shape)
    let isNumber = dice.happens(30)
    let each = dice.one(of: [1, 300, 100_000])
    request.promotions = pieces(values, of: each).enumerated().map { index, piece in
      let values = list(piece.count) { at in
        isNumber ? "\(piece.lowerBound + at + 100)" : "\"\(prefix)\(piece.lowerBound + at)\""
      }
      return promotion(index, [onItems(#"{"attribute":{"name":"a","in":\#(values)}}"#)])
    }
    return request
  }

  /// Qualifiers of many measures, each of other lines.
  private static func measures(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, leaves) = dice.split(size)
    let leaf: SelectorLeaf
    (request.lines, leaf) = lines(&dice, units)
    let measure = dice.one(of: ["quantity", "lines", "leastQuantity", "subtotal"])
    let quote = measure == "subtotal" ? "\"" : ""
    let (node, least) = dice.one(of: [("all", 0), ("any", 10_000), ("all", 10_000)])
    let near = dice.happens(50) ? #","messages":{"nearMiss":"{missing}"}"# : ""
    for (index, piece) in pieces(leaves, of: dice.one(of: [1, 200, 4_000])).enumerated() {
      let measures = list(piece.count) { at in
        #"{"\#(measure)":{"of":\#(leaf.leaf(piece.lowerBound + at)),"atLeast":\#(quote)\#(least)\#(quote)}}"#
      }
      request.promotions.append(promotion(index, when: #"{"\#(node)":\#(measures)}"#, near))
    }
    return request
  }

  /// A promotion for each of many selectors of one leaf.
  private static func manySelectors(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, promotions) = dice.split(size)
    let leaf: SelectorLeaf
    (request.lines, leaf) = lines(&dice, units)
    let isNegated = dice.happens(30)
    request.promotions = (0..<promotions).map {
      promotion($0, [onItems(isNegated ? #"{"not":\#(leaf.leaf($0))}"# : leaf.leaf($0))])
    }
    return request
  }

  /// Long lists of SKUs, of which lines have the last ones or none.
  private static func skuLists(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, skus) = dice.split(size)
    let prefix = dice.one(of: ["S", letters(100, "S")])
    var shape = lineShape(&dice)
    shape.sku = { "\(prefix)\($0)" }
    request.lines = lines(units, shape)
    let key = dice.one(of: ["sku", "product", "category", "tag"])
    let each = dice.one(of: [1, 500, 100_000])
    let isNegated = dice.happens(30)
    request.promotions = pieces(skus, of: each).enumerated().map { index, piece in
      let selector = #"{"\#(key)":\#(list(piece.count) { "\"\(prefix)\(piece.upperBound - $0 + 17)\"" })}"#
      return promotion(index, [onItems(isNegated ? #"{"not":\#(selector)}"# : selector)])
    }
    return request
  }

  /// One large selector in many places.
  private static func sharedSelectors(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (units, nodes) = dice.split(size)
    let leaf: SelectorLeaf
    (request.lines, leaf) = lines(&dice, units)
    let each = dice.one(of: [10, 300])
    let selector = #"{"anyOf":\#(list(min(each, nodes)) { leaf.leaf($0) })}"#
    let isRotated = dice.happens(50)
    let actions = (0..<max(1, nodes / each)).map { index in
      onItems(isRotated ? #"{"anyOf":\#(list(min(each, nodes)) { leaf.leaf($0 + index) })}"# : selector)
    }
    request.promotions = pieces(actions.count, of: dice.one(of: [1, 100])).enumerated().map {
      promotion($0, Array(actions[$1]))
    }
    return request
  }
}

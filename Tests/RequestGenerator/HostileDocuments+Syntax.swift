// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Texts that are no request, or no JSON at all.
extension HostileDocuments {
  static let syntax = [
    HostileFamily("wrong-elements", wrongElements), HostileFamily("nesting", nesting),
    HostileFamily("numbers", numbers),
    HostileFamily("unknown-keys", unknownKeys), HostileFamily("long-key", longKey),
    HostileFamily("same-keys", sameKeys),
    HostileFamily("long-values", longValues), HostileFamily("broken-text", brokenText), HostileFamily("blanks", blanks),
    HostileFamily("same-ids", sameIDs),
  ]

  /// Lists of elements of a wrong type.
  private static func wrongElements(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let element = dice.one(of: ["0", "[]", "{}", "null", #""x""#, #"{"id":0}"#])
    let elements = Array(repeating: element, count: size)
    let list = "[" + elements.joined(separator: ",") + "]"
    switch dice.number(0...6) {
    case 0: request.promotions = elements
    case 1: request.lines = elements
    case 2: request.cart = #","fees":"# + list
    case 3: request.customer = #","events":"# + list
    case 4: request.set = #","segments":"# + list
    case 5: request.cart = #","coupons":"# + list
    default: request.promotions = [#"{"id":"p","actions":\#(list)}"#]
    }
    return request
  }

  /// Lists and objects within others, closed or not.
  private static func nesting(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let (open, close) = dice.one(of: [
      ("[", "]"), (#"{"all":["#, "]}"), (#"{"not":"#, "}"), (#"{"a":"#, "}"), ("[0,", "]"),
    ])
    let isClosed = dice.happens(60)
    let depth = dice.one(of: [60, 300, 510, 1_000_000])
    let leaf = dice.one(of: ["0", #"{"lines":{"atLeast":1}}"#])
    let inner = letters(min(depth, size), open) + leaf + (isClosed ? letters(min(depth, size), close) : "")
    let place = dice.number(0...2)
    for index in 0..<(size / depth + 1) {
      switch place {
      case 0: request.promotions.append(promotion(index, when: inner))
      case 1: request.promotions.append(inner)
      default:
        request.lines.append(#"{"id":"\#(index)","sku":"S","quantity":1,"unitPrice":"1","attributes":{"a":\#(inner)}}"#)
      }
    }
    return request
  }

  /// Numbers of very many digits.
  private static func numbers(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let digits = dice.one(of: [20, 800, 1_000_000])
    let digit = dice.one(of: ["1", "9", "0"])
    let (head, tail) = dice.one(of: [
      ("0.", ""), ("1", "e-300"), ("-1", ""), ("1.", "e-700"), ("1e", ""), ("1e-", ""), ("", "e300"),
    ])
    let number = head + letters(min(digits, size), digit) + tail
    let numbers = max(1, size / digits)
    let place = dice.number(0...2)
    switch place {
    case 0:
      request.customer = #","attributes":"# + object(numbers) { #""a\#($0)":\#(number)"# }
    case 1:
      request.promotions = (0..<numbers).map { promotion($0, when: nil, #","priority":\#(number)"#) }
    default:
      request.lines = (0..<numbers).map { #"{"id":"\#($0)","sku":"S","quantity":\#(number),"unitPrice":"1"}"# }
    }
    return request
  }

  /// Keys that an object does not have.
  private static func unknownKeys(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let length = dice.one(of: [1, 200])
    let prefix = dice.one(of: [letters(length), #"k\u0041"#, "skv"])
    let members = (0..<size).map { #","\#(prefix)\#($0)":0"# }.joined()
    switch dice.number(0...3) {
    case 0: request.set = members
    case 1: request.cart = members
    case 2: request.context += members
    default: request.promotions = [promotion(0, when: nil, members)]
    }
    return request
  }

  /// Keys of very many bytes.
  private static func longKey(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let unit = dice.one(of: ["k", "é", #"\n"#, #"\u0041"#, "\u{202e}"])
    let faults = dice.one(of: [1, 100])
    let key = letters(max(1, size / faults), unit)
    let value = list(faults) { _ in "0" }
    let place = dice.number(0...2)
    switch place {
    case 0: request.set = #","\#(key)":\#(value)"#
    case 1: request.customer = #","attributes":{"\#(key)":\#(value)}"#
    default: request.context += #","usage":{"promotions":{"\#(key)":{"total":"x","spent":0}}}"#
    }
    for index in 0..<faults { request.promotions.append(promotion(index, when: nil, #","\#(key)":0"#)) }
    return request
  }

  /// Keys that an object has twice, in another spelling or not.
  private static func sameKeys(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let period = dice.one(of: [1, 2, 1_000_000])
    let other = dice.one(of: ["a", #"\u0061"#])
    let members = object(size) { #""\#($0 < period ? "a" : other)\#($0 % period)":0"# }
    request.customer = #","attributes":"# + (dice.happens(50) ? members : members.dropLast() + #","a0":1}"#)
    return request
  }

  /// Texts of very many bytes where an amount, an instant or a duration is expected.
  private static func longValues(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let digit = dice.one(of: ["1", "0", "x", "\u{200b}"])
    let length = dice.one(of: [30, 300, 1_000_000])
    let text = letters(min(length, size), digit)
    let place = dice.number(0...4)
    for index in 0..<max(1, size / length) {
      switch place {
      case 0: request.lines.append(#"{"id":"\#(index)","sku":"S","quantity":1,"unitPrice":"\#(text)"}"#)
      case 1: request.promotions.append(promotion(index, when: nil, #","validFrom":"2026-11-27T10:00:00.\#(text)Z""#))
      case 2: request.promotions.append(promotion(index, when: #"{"events":{"type":"o","within":"P\#(text)D"}}"#))
      case 3: request.promotions.append(promotion(index, [#"{"on":"cart","discount":{"percent":"\#(text)"}}"#]))
      default: request.promotions.append(#"{"id":"\#(text)","actions":[\#(onePercent)]}"#)
      }
    }
    return request
  }

  /// Text that is no UTF-8, or ends too early.
  private static func brokenText(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    request.lines = lines(size, lineShape(&dice))
    if dice.happens(50) {
      request.cut = dice.one(of: [1, 2, 40, 200])
    } else {
      request.broken = UInt8(ascii: "~")
      request.customer = #","attributes":{"~":"~"}"#
    }
    return request
  }

  /// White space between all values.
  private static func blanks(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let each = dice.one(of: [1, 1_000])
    let blank = letters(min(each, size), dice.one(of: [" ", "\t"]))
    request.customer = #","segments":"# + list(max(1, size / each)) { "\(blank)\"s\($0)\"\(blank)" }
    request.promotions = [promotion(0)]
    return request
  }

  /// Ids and codes that appear more than once.
  private static func sameIDs(_ dice: inout Dice, _ size: Int) -> HostileRequest {
    var request = HostileRequest(&dice)
    let period = dice.one(of: [1, 7, 1_000_000])
    switch dice.number(0...4) {
    case 0: request.lines = (0..<size).map { #"{"id":"\#($0 % period)","sku":"S","quantity":1,"unitPrice":"1"}"# }
    case 1: request.promotions = (0..<size).map { promotion($0 % period) }
    case 2: request.promotions = [promotion(0, when: nil, #","coupons":\#(list(size) { "\"C\($0 % period)\"" })"#)]
    case 3:
      request.set =
        #","segments":"# + list(size) { #"{"id":"s\#($0 % period)","when":{"segment":"s\#(($0 + 1) % period)"}}"# }
    default:
      request.customer = #","segments":"# + list(size) { "\"s\($0 % period)\"" }
      request.promotions = [promotion(0, when: #"{"store":{"id":\#(list(size) { "\"s\($0 % period)\"" })}}"#)]
    }
    return request
  }
}

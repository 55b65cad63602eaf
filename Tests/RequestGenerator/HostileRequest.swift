// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The parts of a hostile request as text. A text of further members begins with a comma.
struct HostileRequest {
  /// The elements of the cart's `lines`.
  var lines: [String] = []
  /// Further members of the cart.
  var cart = ""
  /// The elements of `promotions`.
  var promotions: [String] = []
  /// Further members of the promotion set.
  var set = ""
  /// Further members of the customer.
  var customer = ""
  /// Further members of the context.
  var context = ""
  /// Bytes that are cut from the end.
  var cut = 0
  /// A character in whose place a byte is written that is never part of UTF-8.
  var broken: UInt8?

  /// A request without lines and promotions, that explains all or what is relevant.
  init(_ dice: inout Dice) {
    if dice.happens(35) { context = #","explain":"all""# }
  }

  /// The document; the id of its cart is a name.
  func bytes(named name: String) -> [UInt8] {
    let text =
      #"{"cart":{"id":"\#(name)","currency":"USD","lines":["# + lines.joined(separator: ",") + "]" + cart
      + #"},"context":{"now":"2026-11-27T10:00:00Z","customer":{"id":"c""# + customer + "}" + context
      + #"},"promotions":{"currency":"USD","promotions":["# + promotions.joined(separator: ",") + "]" + set + "}}"
    let bytes = Array(text.utf8.dropLast(cut))
    guard let broken else { return bytes }
    return bytes.map { $0 == broken ? 0xff : $0 }
  }
}

// MARK: - Text

extension HostileDocuments {
  /// `[…]` of a number of elements.
  static func list(_ count: Int, _ element: (Int) -> String) -> String {
    "[" + (0..<count).map(element).joined(separator: ",") + "]"
  }

  /// `{…}` of a number of members.
  static func object(_ count: Int, _ member: (Int) -> String) -> String {
    "{" + (0..<count).map(member).joined(separator: ",") + "}"
  }

  /// A list of strings, a prefix with a number each.
  static func names(_ prefix: String, _ count: Int) -> String { list(count) { "\"\(prefix)\($0)\"" } }

  /// A text of this many bytes.
  static func letters(_ count: Int, _ letter: String = "k") -> String { String(repeating: letter, count: count) }

  /// An amount of cents.
  static func amount(_ cents: Int) -> String {
    let rest = cents % 100
    return "\(cents / 100).\(rest / 10)\(rest % 10)"
  }

  /// The numbers from 0 in groups of at most `most`: for parts of a list that has a limit.
  static func pieces(_ count: Int, of most: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: most).map { $0..<min(count, $0 + most) }
  }

  // MARK: - Lines

  /// What lines are like; drawn once for a cart.
  struct LineShape {
    var sku: (Int) -> String = { _ in "S" }
    var quantity = 1
    var price: (Int) -> String = { _ in "10.00" }
    /// Further members.
    var more = ""
  }

  /// Equal or different prices and SKUs, single units or many.
  static func lineShape(_ dice: inout Dice) -> LineShape {
    var shape = LineShape()
    switch dice.number(0...3) {
    case 0: break
    case 1: shape.price = { amount(100 + $0 % 977) }
    case 2: shape.price = { amount(500 + $0) }
    default: shape.price = { _ in "9999999.00" }
    }
    if dice.happens(40) { shape.sku = { "S\($0)" } }
    shape.quantity = dice.one(of: [1, 1, 1, 3, 200, 1_000_000])
    if dice.happens(20) { shape.more += #","billing":"P1M""# }
    if dice.happens(20) { shape.more += #","taxRate":"19""# }
    return shape
  }

  /// Lines of a shape.
  static func lines(_ count: Int, _ shape: LineShape = LineShape()) -> [String] {
    (0..<count).map { index in
      #"{"id":"\#(index)","sku":"\#(shape.sku(index))","quantity":\#(shape.quantity),"unitPrice":"\#(shape.price(index))""#
        + shape.more + "}"
    }
  }

  // MARK: - Promotions

  static let onePercent = #"{"on":"cart","discount":{"percent":"1"}}"#

  /// A promotion.
  static func promotion(_ index: Int, _ actions: [String] = [onePercent], when: String? = nil, _ more: String = "")
    -> String
  {
    #"{"id":"p\#(index)","actions":["# + actions.joined(separator: ",") + "]"
      + (when.map { #","when":"# + $0 } ?? "") + more + "}"
  }

  /// A discount on units of a selector.
  static func onItems(_ selector: String, _ discount: String = #"{"percent":"1"}"#) -> String {
    #"{"on":{"items":{"select":\#(selector)}},"discount":\#(discount)}"#
  }
}

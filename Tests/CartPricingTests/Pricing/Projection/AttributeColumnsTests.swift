// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §3.10 to §3.16 for carts with many attributes.
@Suite("Attributes of lines")
struct AttributeColumnsTests {
  private static let values: [AttributeValue?] = [
    .text("red"), .text(""), .text("é"), .text("e\u{301}"), .number(1), .number(0), .number(-0.0), .number(2.5),
    .boolean(true), .boolean(false), .list(["red", "blue"]), .list(["blue", "red"]), .list([]), .list(["e\u{301}"]),
    nil,
  ]

  private static let comparisons: [Comparison] = {
    let others: [AttributeValue] = [.text("z"), .number(7), .boolean(false), .list(["q"]), .text("a")]
    var comparisons: [Comparison] = [
      .atLeast(0), .atMost(1), .range(atLeast: 1, atMost: 2.5), .contains("red"), .contains("é"), .exists(true),
      .exists(false), .contains("e"), .contains("ed"), .contains("red and"), .contains("\u{301}"), .contains(""),
      .startsWith("r"), .startsWith("ed"), .startsWith("e"), .startsWith("é"), .startsWith(""),
      .range(NumberRange(above: 0)), .range(NumberRange(above: 0, below: 2.5)), .range(NumberRange(below: 1)),
      .range(NumberRange(above: 0, atMost: 1)), .range(NumberRange(atLeast: 1, below: 2.5)),
    ]
    for value in values {
      guard let value else { continue }
      comparisons += [.is(value), .in([value]), .in([value] + others), .in(others + [value, value])]
    }
    return comparisons
  }()

  private static func promotion(_ number: Int, _ name: String, _ comparison: Comparison) -> Promotion {
    Promotion(
      PromotionID("p\(number)"), priority: -number,
      actions: [.discount(.percent("1"), on: .items(.attribute(name, comparison)))])
  }

  @Test("compare alike whether one name is asked for or many")
  func names() throws {
    let names = (0..<12).map { "a\($0)" } + ["é", "e\u{301}"]
    let lines = Self.values.indices.map { index in
      var attributes: [String: AttributeValue] = ["other": "x"]
      for (place, name) in names.enumerated() where place != 13 {
        attributes[name] = Self.values[(index + place) % Self.values.count]
      }
      return CartLine(LineID("l\(index)"), sku: "A", unitPrice: "100.00", attributes: attributes)
    }
    let cart = Cart(currency: .eur, lines: lines)
    var promotions: [Promotion] = []
    for (place, comparison) in Self.comparisons.enumerated() {
      promotions.append(Self.promotion(place, names[place % names.count], comparison))
    }
    // All names in one pricing, of which most are filed together.
    let all = try priced(cart, promotions)
    for (place, promotion) in promotions.enumerated() {
      // One name, which is looked up by itself.
      let alone = try priced(cart, [promotion])
      let name = names[place % names.count]
      let expected = lines.filter { line in
        let value = line.attributes.first { $0.key.utf8.elementsEqual(name.utf8) }?.value
        return Self.holds(Self.comparisons[place], value)
      }
      let selected = alone.lines.filter { !$0.adjustments.isEmpty }.map(\.id)
      #expect(selected == expected.map(\.id), "\(name) \(Self.comparisons[place])")
      let together = all.lines.filter { $0.adjustments.contains { $0.promotion == promotion.id } }.map(\.id)
      #expect(together == selected, "\(name) \(Self.comparisons[place])")
    }
  }

  /// What the specification says of a comparison.
  private static func holds(_ comparison: Comparison, _ value: AttributeValue?) -> Bool {
    switch (comparison, value) {
    case (.exists(let exists), _): return exists == (value != nil)
    case (_, nil): return false
    case (.is(let wanted), let value?): return wanted == value
    case (.in(let wanted), let value?): return wanted.contains { $0 == value }
    case (.range(let range), .number(let number)?):
      return number >= range.atLeast ?? -.infinity && number <= range.atMost ?? .infinity
        && number > range.above ?? -.infinity && number < range.below ?? .infinity
    case (.contains(let text), .text(let whole)?):
      // by bytes: the composed letter é is no part of e and an accent
      let (bytes, part) = (Array(whole.utf8), Array(text.utf8))
      return (0...bytes.count).contains { bytes.dropFirst($0).starts(with: part) }
    case (.startsWith(let text), .text(let whole)?): return whole.utf8.starts(with: text.utf8)
    case (.contains(let text), .list(let texts)?): return texts.contains { $0.utf8.elementsEqual(text.utf8) }
    default: return false
    }
  }
}

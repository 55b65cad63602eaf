// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §10.10, §10.11, §10.12 and §10.14.
@Suite("Messages of applied promotions")
struct PromotionMessagesTests: ExplanationFixture {
  @Test("Applied promotions say so, in texts that are filled in once")
  func appliedMessages() throws {
    func text(_ template: String, name: String? = nil) throws -> [String] {
      let promotion = Promotion("p", name: name, actions: tenOff, messages: PromotionMessages(applied: template))
      return try priced(cart, [promotion], in: brief).messages.map(\.text)
    }
    #expect(try text("{name} saves {discount}") == ["p saves 3.00 EUR"])
    #expect(try text("{name}{name}", name: "Ten") == ["TenTen"])
    #expect(try text("{name}", name: "{discount}") == ["{discount}"])
    #expect(
      try text("{{name}} {missing} {required} {Name} { {discount") == ["{p} {missing} {required} {Name} { {discount"])
    #expect(try text("") == [""])
    #expect(try text("no keys") == ["no keys"])
  }

  /// The cart has units at 20.00, and the next step is at 200.00. The percentage is 50 if none is given.
  @Test(
    "The text of the next step follows the applied one, if no more is missing than its percentage",
    arguments: [
      // 100.00 of 200.00 are missing, then 120.00, which are 60 %
      ("'nextStep':'{missing} to {required}'", 5, ["100.00 EUR to 200.00 EUR"]), ("'nextStep':'{missing}'", 4, []),
      ("'nextStep':{'text':'{missing}','within':'60'}", 4, ["120.00 EUR"]),
      ("'nextStep':{'text':'{missing}','within':'59.9999'}", 4, []),
      ("'nextStep':'{name} {discount}','applied':'yes'", 5, ["yes", "p {discount}"]),
      ("'applied':'{missing}'", 5, ["{missing}"]),
      // on the last step
      ("'nextStep':'{missing}','applied':'yes'", 10, ["yes"]),
    ])
  func nextStep(messages: String, quantity: Int, texts: [String]) throws {
    let action = """
      {'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},\
      'steps':[{'from':'50','percent':'5'},{'from':'200','percent':'10'}]}}}
      """
    let result = try priced(
      [promotion("p", action, "'messages':{\(messages)}")], cart: cartLines(cartLine("a", quantity, "20")))
    #expect(result.messages.map(\.text) == texts)
    let kinds: [Message.Kind] = messages.contains("applied") ? [.applied, .nextStep] : [.nextStep]
    #expect(result.messages.map(\.kind) == Array(kinds.prefix(texts.count)))
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §10.11, §10.12 and §10.14.
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
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("The readme")
struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Command.repository.appendingPathComponent("README.md"), encoding: .utf8)
  }

  /// The contents of the fenced blocks of a kind, in their order.
  private func blocks(_ kind: String) -> [String] {
    readme.components(separatedBy: "\n```\(kind)\n").dropFirst().map { part in
      part.components(separatedBy: "\n```")[0] + "\n"
    }
  }

  @Test("The receipt in the readme is the one that the command prints")
  func receipt() throws {
    let run = try Command.run(["Docs/Examples/first-order.json"], in: Command.repository)
    #expect(run.status == 0)
    #expect(blocks("text").contains(run.output))
    #expect(blocks("sh").contains("swift run price-cart Docs/Examples/first-order.json\n"))
  }

  @Test("The Swift code in the readme compiles and prints what stands below it")
  func embedding() throws {
    var printed = ""
    func print(_ items: any CustomStringConvertible...) {
      printed += items.map(\.description).joined(separator: " ") + "\n"
    }

    // From here on as in the readme.
    let promotions = PromotionSet(
      currency: .eur,
      [
        Promotion(
          "three-for-two", name: "Coffee: pay 2, get 3",
          calculateRule: .quantity(minimum: 3, of: .category("coffee")),
          actions: [.discount(.percent("100"), on: .group(.category("coffee"), reward: .cheapest))]),
        Promotion(
          "free-shipping", name: "Free shipping from 60", when: .subtotal(atLeast: "60"),
          actions: [.discount(.percent("100"), on: .shipping)]),
      ])
    let engine = try PricingEngine(promotions)  // checks and compiles the promotions: once, then for every cart

    let cart = Cart(
      currency: .eur,
      lines: [
        CartLine("1", sku: "BEANS-1KG", quantity: 3, unitPrice: "14.50", categories: ["coffee"]),
        CartLine("2", sku: "MUG-BLUE", unitPrice: "12.00"),
      ], shipping: CartShipping(method: "standard", cost: "4.90"))
    let context = PricingContext(now: Instant(secondsSinceEpoch: 1_777_879_800, offsetMinutes: 120))

    let priced = try engine.price(cart, in: context)
    print(priced.total)
    for line in priced.lines { print(line.sku, line.subtotal, line.discount, line.total) }
    for decision in priced.decisions {
      for gap in decision.gaps { print(decision.promotion, "lacks", gap.missing) }
    }
    // To here.

    let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let code = try #require(
      source.components(separatedBy: "// From here on as in the readme.\n").dropFirst().first?
        .components(separatedBy: "    // To here.\n").first)
    let unindented = code.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
    #expect(blocks("swift").contains("import CartPricing\n\n" + unindented))
    #expect(blocks("text").contains(printed))
  }

  @Test("Every file that the readme names is there")
  func links() {
    let targets = readme.components(separatedBy: "](").dropFirst().compactMap { $0.components(separatedBy: ")").first }
    #expect(!targets.isEmpty)
    for target in targets where !target.hasPrefix("https://") {
      let file = Command.repository.appendingPathComponent(target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(target)")
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("The cookbook")
struct CookbookTests {
  @Test("Every recipe costs what stands beside it")
  func results() throws {
    let examples = try Guide.examples(of: "Cookbook.md")
    #expect(examples.map(\.request.heading) == Recipe.all.map(\.heading))
    for (request, result) in examples {
      let found = SemanticsGuideTests.price(request.text)
      let differences = try PartialComparison.differences(expected: result.text, found: found)
      let report = differences.joined(separator: "\n")
      #expect(differences.isEmpty, "\(request.heading)\n\(report)\n\(found)")
    }
  }

  @Test("Every Swift text is one that is compiled here")
  func snippets() throws {
    let snippets = try Recipe.snippets()
    let blocks = try Guide.blocks(of: "Cookbook.md").filter { $0.info == "swift" }
    #expect(blocks.map(\.heading) == Recipe.all.map(\.heading))
    #expect(Set(snippets.keys) == Set(blocks.map(\.heading)))
    for block in blocks { #expect(block.text == snippets[block.heading], "\(block.heading)") }
  }

  @Test("Every Swift text encodes to the JSON beside it")
  func documents() throws {
    let requests = try Guide.examples(of: "Cookbook.md").map(\.request)
    for (recipe, request) in zip(Recipe.all, requests) {
      let written = try PricingRequest(json: request.text).promotions
      let made = recipe.promotions()
      #expect(made == written, "\(recipe.heading)")
      #expect(made.json == written.json, "\(recipe.heading)")
    }
  }

  @Test("Headings tell recipes apart")
  func headings() {
    #expect(Set(Recipe.all.map(\.heading)).count == Recipe.all.count)
    #expect(Recipe.all.count >= 60)
  }
}

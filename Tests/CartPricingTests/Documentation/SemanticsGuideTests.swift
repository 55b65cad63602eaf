// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

@Suite("The guide to the semantics")
struct SemanticsGuideTests {
  @Test("Every example of the guide holds")
  func examplesHold() throws {
    for (request, result) in try Guide.examples(of: "Semantics.md") {
      let found = Self.price(request.text)
      let differences = try PartialComparison.differences(expected: result.text, found: found)
      let report = differences.joined(separator: "\n")
      #expect(differences.isEmpty, "\(request.heading)\n\(report)\n\(found)")
    }
  }

  @Test("The guide has at least 25 examples, all different, and no request without its result")
  func examplesAreComplete() throws {
    let examples = try Guide.examples(of: "Semantics.md")
    #expect(examples.count >= 25)
    #expect(Set(examples.map(\.request.text)).count == examples.count)
    #expect(Set(examples.map(\.request.heading)).count == examples.count)
    let blocks = try Guide.blocks(of: "Semantics.md").filter { $0.info.hasPrefix("json") }
    #expect(blocks.count == 2 * examples.count)
  }

  @Test("In every example, the order of promotions and of lines changes nothing but the order of lines")
  func orderChangesNothing() throws {
    for example in try Self.pricedExamples() {
      var turned = example.request
      turned.promotions.promotions.reverse()
      turned.promotions.segments.reverse()
      turned.promotions.scores.reverse()
      turned.context.customer?.events.reverse()
      #expect(Self.price(turned) == example.priced.json, "\(example.heading)")

      turned.cart.lines.reverse()
      turned.cart.fees.reverse()
      let priced = try PricingEngine(turned.promotions).price(turned.cart, in: turned.context)
      #expect(Self.linesByID(priced) == Self.linesByID(example.priced), "\(example.heading)")
      #expect(priced.total == example.priced.total, "\(example.heading)")
    }
  }

  /// The lines with all their runs, by id.
  private static func linesByID(_ priced: PricedCart) -> [String] {
    priced.lines.map { line in "\(line.id) \(line.units.map { "\($0.count) × \($0.price)" })" }.sorted()
  }

  @Test("In every example, all sums hold and nothing is negative")
  func sumsHold() throws {
    for (_, request, priced) in try Self.pricedExamples() {
      var discount: Int64 = 0
      for line in priced.lines {
        let units = line.units.reduce(0) { $0 + Int64($1.count) * $1.price.minorUnits }
        #expect(units == line.total.minorUnits)
        #expect(line.units.reduce(0) { $0 + $1.count } == line.quantity)
        #expect(line.units.allSatisfy { $0.price.minorUnits >= 0 })
        let adjustments = line.adjustments.reduce(0) { $0 + $1.amount.minorUnits }
        #expect(adjustments == line.subtotal.minorUnits - line.total.minorUnits)
        discount += adjustments
      }
      discount += priced.shipping?.discount.minorUnits ?? 0
      discount += priced.fees.reduce(0) { $0 + $1.discount.minorUnits }
      discount += priced.tax.discount.minorUnits
      #expect(discount == priced.discount.minorUnits)
      #expect(priced.promotions.reduce(0) { $0 + $1.discount.minorUnits } == discount)
      #expect(priced.subtotal.minorUnits == priced.lines.reduce(0) { $0 + $1.subtotal.minorUnits })

      var total = priced.subtotal.minorUnits - discount
      total += priced.shipping?.cost.minorUnits ?? 0
      total += priced.fees.reduce(0) { $0 + $1.amount.minorUnits }
      total += request.cart.isTaxIncluded ? 0 : priced.tax.amount.minorUnits
      #expect(total == priced.total.minorUnits)
      #expect(total >= 0)
    }
  }

  /// The examples that can be priced.
  private static func pricedExamples() throws -> [(heading: String, request: PricingRequest, priced: PricedCart)] {
    let examples = try Guide.examples(of: "Semantics.md").filter { !$0.result.text.contains("\"errors\"") }
    #expect(examples.count >= 25)
    return try examples.map { example, _ in
      let request = try PricingRequest(json: example.text)
      let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
      return (example.heading, request, priced)
    }
  }

  /// The answer to a request as JSON: what it costs, or what is wrong with it.
  static func price(_ text: String) -> String {
    do throws(PricingError) {
      return price(try PricingRequest(json: text))
    } catch {
      return error.json
    }
  }

  private static func price(_ request: PricingRequest) -> String {
    do throws(PricingError) {
      return try PricingEngine(request.promotions).price(request.cart, in: request.context).json
    } catch {
      return error.json
    }
  }
}

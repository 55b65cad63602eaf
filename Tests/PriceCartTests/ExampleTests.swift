// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import Testing

@Suite("The examples in Docs/Examples")
struct ExampleTests {
  static let folder = Command.repository.appendingPathComponent("Docs/Examples")

  static let names = [
    "best-for-the-customer", "bundle-and-gift", "first-order", "free-shipping-near-miss", "tax-included",
    "three-pay-two", "tiers-and-coupon",
  ]

  private func text(_ file: String) throws -> String {
    try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
  }

  @Test("Every example is tested and has its receipt beside it")
  func all() throws {
    // Larger examples are folders, which steps of .ci/run check.
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted().filter {
      $0.contains(".")
    }
    #expect(files == Self.names.flatMap { ["\($0).json", "\($0).txt"] })
  }

  @Test("An example gives the receipt beside it", arguments: names)
  func receipt(_ name: String) throws {
    let run = try Command.run([Self.folder.appendingPathComponent("\(name).json").path])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(try run.output == text("\(name).txt"))
    for line in run.lines { #expect(line.count <= 78) }
  }

  @Test("The command prints what the library returns", arguments: names)
  func library(_ name: String) throws {
    let request = try PricingRequest(json: text("\(name).json"))
    let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
    #expect(try priced.receipt == text("\(name).txt"))
    let line = try Command.run(["--json", Self.folder.appendingPathComponent("\(name).json").path])
    #expect(line.output == String(decoding: priced.jsonBytes, as: UTF8.self) + "\n")
  }

  @Test("The figures above the first total add up to the total", arguments: names)
  func sums(_ name: String) throws {
    let request = try PricingRequest(json: text("\(name).json"))
    let priced = try PricingEngine(request.promotions).price(request.cart, in: request.context)
    let parts = try text("\(name).txt").split(separator: "\n").map(String.init)
    let rules = parts.indices.filter { parts[$0].hasPrefix("───") }
    var sum: Int64 = 0
    for row in parts[(rules[0] + 1)..<rules[1]] {
      guard let last = row.split(separator: " ").last, !row.hasPrefix("  now") else { continue }
      let isTaken = last.hasPrefix("-")
      guard let amount = Amount(parsing: String(isTaken ? last.dropFirst() : last)) else { continue }
      sum += try #require(amount.minorUnits(in: priced.currency)) * (isTaken ? -1 : 1)
    }
    #expect(sum == priced.total.minorUnits)
  }
}

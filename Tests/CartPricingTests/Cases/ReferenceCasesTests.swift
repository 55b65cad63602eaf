// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import ReferencePricing
import RequestGenerator
import Testing

@Suite("The worked cases and the reference interpreter")
struct ReferenceCasesTests {
  @Test(
    "The reference interpreter alone gives the result that a case expects, where the request has no fault and few units",
    arguments: try WorkedCase.all())
  func resultsAreAsExpected(of worked: WorkedCase) throws {
    guard let request = try? PricingRequest(json: worked.request), ReferencePricing.canPrice(request) else { return }
    try expect(worked, of: request)
  }

  @Test("The reference interpreter reads unclear places as Tests/Readings says", arguments: try readings())
  func readingsAreAsExpected(of worked: WorkedCase) throws {
    try expect(worked, of: PricingRequest(json: worked.request))
  }

  @Test("What the reference interpreter writes is read as a result, and written again as it was")
  func resultsHaveTheirForm() throws {
    var read = 0
    for seed in 1...UInt64(300) {
      let request = RequestGenerator.request(seed: seed)
      guard ReferencePricing.canPrice(request) else { continue }
      let result = ReferencePricing.price(request)
      if result.hasPrefix(#"{"errors""#) { continue }
      #expect(try PricedCart(json: result).json == result, "seed \(seed)")
      read += 1
    }
    #expect(read > 250)
  }

  private func expect(_ worked: WorkedCase, of request: PricingRequest) throws {
    let result = ReferencePricing.price(request)
    let report = try worked.differences(from: result).joined(separator: "\n")
    #expect(report.isEmpty, "\(report)\n\(result)")
  }

  /// The readings, by the names of their files.
  private static func readings(file: String = #filePath) throws -> [WorkedCase] {
    // Tests/CartPricingTests/Cases/ReferenceCasesTests.swift
    var tests = URL(fileURLWithPath: file)
    for _ in 0..<3 { tests.deleteLastPathComponent() }
    let folder = tests.appendingPathComponent("Readings")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try WorkedCase($0) }
  }
}

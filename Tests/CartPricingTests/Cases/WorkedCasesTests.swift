// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Foundation
import ReferencePricing
import RequestGenerator
import Testing

@Suite("The worked cases")
struct WorkedCasesTests {
  @Test("Every case gives the result that it expects", arguments: try WorkedCase.all())
  func resultsAreAsExpected(of worked: WorkedCase) throws {
    let result = SemanticsGuideTests.price(worked.request)
    let differences = try worked.differences(from: result)
    let report = differences.joined(separator: "\n")
    #expect(differences.isEmpty, "\(report)\n\(result)")
  }

  @Test("The reference interpreter gives the same result in every case that can be priced")
  func referenceAgrees() throws {
    for worked in try WorkedCase.all() {
      guard let request = try? PricingRequest(json: worked.request), ReferencePricing.canPrice(request) else {
        continue
      }
      if let difference = Difference(request) { Issue.record("\(worked.name): \(difference.report)") }
    }
  }

  @Test("The folder holds the cases, and no two have one name")
  func casesAreFound() throws {
    let names = try WorkedCase.all().map(\.name)
    #expect(names.count >= 116)
    #expect(Set(names).count == names.count)
  }

  @Test(
    "An expectation fails where a value differs, a list is longer or a key is there that must not be",
    arguments: [
      (#"{"a":1}"#, true), (#"{"a":1,"c":2}"#, true), (#"{"a":2}"#, false), (#"{"a":1,"b":null}"#, false),
      (#"{"a":1,"b":0}"#, false), ("{}", false),
    ])
  func expectationsFail(result: String, isExpected: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("case.json")
    try Data(#"{"name":"n","raw":"","expect":{"a":1,"b":null}}"#.utf8).write(to: file)
    #expect(try WorkedCase(file).differences(from: result).isEmpty == isExpected)
  }
}

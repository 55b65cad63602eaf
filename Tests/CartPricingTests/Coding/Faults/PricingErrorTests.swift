// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.3.
@Suite("Errors as JSON")
struct PricingErrorTests {
  @Test("an error is written as JSON, with code, path and message")
  func writesErrors() throws {
    let error = PricingError([
      Fault(.invalid, at: FaultPath([.key("a"), .index(1)]), "\"120\" is not within 0 and 100"),
      Fault(.tooComplex, "too much"),
    ])
    var writer = JSONWriter()
    error.write(to: &writer)
    let expected = """
      {"errors":[{"code":"invalid","path":"a[1]","message":"\\"120\\" is not within 0 and 100"},\
      {"code":"tooComplex","path":"","message":"too much"}]}
      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    #expect(error.description == "a[1]: \"120\" is not within 0 and 100\ntoo much")
  }
}

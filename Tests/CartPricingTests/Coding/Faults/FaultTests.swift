// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §11.1.
@Suite("Faults as text")
struct FaultTests {
  @Test("a fault is described by its path and message")
  func describesFaults() {
    let path = FaultPath([.key("lines"), .index(0), .key("quantity")])
    #expect(Fault(.invalid, at: path, "expected 1 or more").description == "lines[0].quantity: expected 1 or more")
    #expect(Fault(.syntax, "no JSON").description == "no JSON")
    #expect(
      Fault.Code.allCases.map(\.rawValue) == ["syntax", "invalid", "amountOutOfRange", "tooManyRuns", "tooComplex"])
  }

  @Test("a syntax error is a fault without a path")
  func syntaxFaults() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse("[1,]") }
    let fault = error.map { Fault($0) }
    #expect(fault?.code == .syntax)
    #expect(fault?.path.isEmpty == true)
    #expect(fault?.message == "expected a value, found ']' at line 1, column 4 (byte 3)")
  }
}

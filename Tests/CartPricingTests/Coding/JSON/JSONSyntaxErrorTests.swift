// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Of several things that are wrong with a JSON text the first is told")
struct JSONSyntaxErrorTests {
  @Test(
    "a key twice is told of the object that is closed first, before what comes behind it",
    arguments: [
      ("[{\"a\":1,\"a\":2},{\"b\":1,\"b\":2}]", "the key \"a\" stands twice"),
      ("{\"b\":{\"a\":1,\"a\":2},\"b\":3}", "the key \"a\" stands twice"),
      ("{\"b\":3,\"b\":{\"a\":1,\"a\":2}}", "the key \"a\" stands twice"),
      ("{\"b\":3,\"c\":{\"d\":1,\"e\":{\"a\":1,\"a\":2},\"d\":1},\"b\":1}", "the key \"a\" stands twice"),
      ("{\"b\":3,\"b\":4,\"c\":{\"d\":1,\"d\":2}}", "the key \"d\" stands twice"),
      ("[{\"a\":1,\"a\":2},x", "the key \"a\" stands twice"),
      ("{\"b\":1,\"b\":2,\"c\":[{\"a\":1,\"a\":2},", "the key \"a\" stands twice"),
      ("{\"b\":1,\"b\":2,\"c\":[{\"a\":1},", "expected a value, found the end of the text"),
      ("{\"b\":1,\"b\":2,", "expected a key, found the end of the text"),
      ("{\"b\":1,\"b\":2}}", "the key \"b\" stands twice"),
      ("{\"b\":1,\"b\"", "expected ':', found the end of the text"),
    ])
  func first(text: String, message: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(text) }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }
}

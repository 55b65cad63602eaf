// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Checkout

@Suite struct JSONObjectTests {
  @Test(arguments: ["", "plain", "a \"quote\" and a \\", "line\nend\u{0}\u{1F}", "é 😀 \u{2028}"])
  func `a text is read as it was written`(_ text: String) throws {
    var object = JSONObject()
    object.add("text", text)
    object.add("number", 7)
    object.add("absent", nil as String?)
    let read = try JSONSerialization.jsonObject(with: Data(object.json.utf8)) as? [String: Any]
    #expect(read?["text"] as? String == text)
    #expect(read?["number"] as? Int == 7)
    #expect(read?.count == 2)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Texts that are shown on a terminal")
struct TerminalTextTests {
  @Test(
    "Control characters become spaces, and characters that are not visible are left out",
    arguments: [
      ("Red\u{7}\n\u{202E}mug\u{9B}31m\u{2028}x", "Red  mug 31m x"), ("a\u{85}b\u{2066}c\u{2069}", "a bc"),
      ("a\u{61C}b\u{200B}c\u{200D}d\u{AD}e\u{115F}f\u{3164}g\u{E0041}h", "abcdefgh"),
      (String(repeating: "\u{200B}", count: 300), ""), ("Müller’s “Öl” 5 €", "Müller’s “Öl” 5 €"), ("尺寸", "尺寸"),
      ("e\u{301}\u{323}", "e\u{301}\u{323}"),
    ])
  func cleans(text: String, clean: String) {
    #expect(Array(TerminalText.clean(text).unicodeScalars) == Array(clean.unicodeScalars))
  }

  @Test("Of one character the marks beyond a few are left out")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 399) + "b"
    #expect(TerminalText.clean(text).unicodeScalars.count == 9)
    #expect(TerminalText.clean(text).unicodeScalars.last == "b")
  }

  @Test("A long text is cut, and what is left out does not count")
  func cuts() {
    #expect(TerminalText.clean("ab\u{200B}cd", most: 4) == "abcd")
    #expect(TerminalText.clean("ab\u{200B}cde", most: 4) == "abcd…")
  }
}

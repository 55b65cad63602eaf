// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("JSON texts are taken strictly by RFC 8259")
struct JSONParserTests {
  static let taken: [String] = [
    "null", "true", "false", "0", "-0", "1", "-1", "10", "0.5", "-0.5", "1.0", "1e5", "1E5", "1e+5", "1e-5", "1.5e05",
    "0e0", "123456789012345678901234567890", "1e999999", "\"\"", "\"a\"", "\"\\\"\"", "\"\\\\\"", "\"\\/\"",
    "\"\\b\\f\\n\\r\\t\"", "\"\\u0041\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\\ud83d\\ude00\"", "\"\\uFFFF\"",
    "\"é ü 日本 😀\"", "\"\u{7F}\"", "\"\u{10FFFF}\"", "\"\u{FEFF}\"", "[]", "[ ]", "[1]", "[1,2]", "[ 1 , 2 ]", "[[]]",
    "[[],[]]", "[{}]", "{}", "{ }", "{\"\":0}", "{\"a\":1}", "{\"a\":1,\"b\":2}", "{ \"a\" : [ ] , \"b\" : { } }",
    "{\"a\":{\"a\":{\"a\":1}}}", "[{\"a\":1},{\"a\":1}]", " \t\r\n1 \t\r\n", "[\n]", "{\"a\":null,\"A\":null}",
    "{\"é\":1,\"e\u{301}\":2}", "[true,false,null]",
  ]

  @Test("a text by the grammar is taken", arguments: taken)
  func takes(text: String) throws {
    let document = try JSONDocument.parse(text)
    #expect(document.end(document.root) == document.nodes.count)
  }

  static let refused: [String] = [
    "", " ", "nul", "nulll", "True", "TRUE", "NaN", "Infinity", "-Infinity", "undefined", "tru", "truex", "t", "f", "n",
    "1 2", "1,", ",1", "+1", "01", "-01", "00", "-", "--1", ".5", "1.", "1.e5", "1e", "1e+", "1e-", "0x10", "1_000",
    "1e5.5", "1.2.3", "1a", "'a'", "\"", "\"a", "\"\\", "\"\\\"", "\"\\x41\"", "\"\\a\"", "\"\\'\"", "\"\\u\"",
    "\"\\u12\"", "\"\\u123\"", "\"\\u12G4\"", "\"\\U0041\"", "\"\\uD83D\"", "\"\\uDE00\"", "\"\\uD83Dx\"",
    "\"\\uD83D\\n\"", "\"\\uD83D\\u0041\"", "\"\\uD83D\\uD83D\"", "\"\\uDE00\\uD83D\"", "\"\\uD83D\\u", "\"\\uD83D\\",
    "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]",
    "[1}", "[]]", "[[]", "[\"a\":1]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}",
    "{,\"a\":1}", "{\"a\"}", "{\"a\",1}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{a:1}", "{1:1}", "{'a':1}",
    "{null:1}", "{[]:1}", "{\"a\":1]", "{}{}", "{} x", "// c\n1", "/* c */ 1", "1 // c", "[1,#]", "\u{FEFF}1",
    "\u{A0}1", "\u{0B}1", "\u{0C}1", "1\u{0}", "\u{2028}1", "é", "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":3}",
    "{\"\":1,\"\":2}", "[{\"x\":{\"k\":1,\"k\":2}}]", "{\"a\":1,\"\\u0061\":2}", "{\"é\":1,\"\\u00e9\":2}",
    "{\"😀\":1,\"\\uD83D\\uDE00\":2}", "{\"/\":1,\"\\/\":2}",
  ]

  @Test("any other text is refused", arguments: refused)
  func refuses(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(text) }
  }

  static let notUTF8: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF1, 0x80, 0x80], [0xF1, 0x80, 0x80, 0x41], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  @Test("bytes that are not UTF-8 are refused, at every distance from the end", arguments: notUTF8)
  func refusesOtherThanUTF8(sequence: [UInt8]) {
    for end in [[0x22], [0x20, 0x20, 0x20, 0x22], [UInt8]()] {
      #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse([0x22] + sequence + end) }
    }
  }

  @Test("every scalar value is taken as it is and as an escape")
  func takesEveryScalar() throws {
    for value in stride(from: UInt32(0x20), through: 0x10FFFF, by: 61) {
      guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { continue }
      let text = String(Character(scalar))
      let document = try JSONDocument.parse("[\"\(text)\",\"\(escaped(text))\"]")
      #expect(Array(document.text(1).utf8) == Array(text.utf8))
      #expect(Array(document.text(2).utf8) == Array(text.utf8))
      #expect(document.text(2, equals: text))
    }
  }

  private func escaped(_ text: String) -> String {
    text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  @Test(
    "an error says what was expected and where",
    arguments: [
      ("{\"currency\":\"x\",,}", 16, "expected a key, found ',' at line 1, column 17 (byte 16)"),
      ("[1,\n  ,2]", 6, "expected a value, found ',' at line 2, column 3 (byte 6)"),
      ("[\"é\",x]", 6, "expected a value, found 'x' at line 1, column 6 (byte 6)"),
      ("[1", 2, "expected ',' or ']', found the end of the text at line 1, column 3 (byte 2)"),
      ("{\"a\":1,\n \"a\":2}", 9, "the key \"a\" stands twice at line 2, column 2 (byte 9)"),
      ("1\u{1}", 1, "expected the end of the text, found byte 0x01 at line 1, column 2 (byte 1)"),
    ])
  func saysWhere(text: String, offset: Int, message: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(text) }
    #expect(error?.offset == offset)
    #expect(error?.message == message)
  }

  @Test("every beginning of a text is refused or taken, and never traps")
  func beginningsNeverTrap() throws {
    let text = "{\"a\":[1.5e-3,-0,true,false,null,\"\\u00e9\\ud83d\\ude00 é😀\\n\"],\"b\":{\"c\":[[],{}]}}"
    let bytes = Array(text.utf8)
    #expect(throws: Never.self) { try JSONDocument.parse(bytes) }
    for end in 0..<bytes.count {
      #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(Array(bytes[..<end])) }
    }
  }
}

@Suite("Large and deep JSON texts are taken in one pass")
struct LargeJSONTests {
  @Test(
    "nesting of 512 levels is taken, and of more refused at the bracket that is too deep",
    arguments: [512, 513, 100_000])
  func nesting(depth: Int) throws {
    func error(_ text: String) -> JSONSyntaxError? {
      do throws(JSONSyntaxError) {
        let document = try JSONDocument.parse(text)
        #expect(document.nodes.allSatisfy { Int($0.end) <= document.nodes.count })
        return nil
      } catch {
        return error
      }
    }
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let objects = String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
    for (text, width) in [(arrays, 1), (objects, 5)] {
      let found = error(text)
      #expect((found != nil) == (depth > 512))
      if let found {
        #expect(found.offset == 512 * width)
        #expect(found.message.hasPrefix("lists and objects are nested deeper than 512 levels at line 1"))
      }
      #expect(error(String(text.prefix(depth * width))) != nil)
    }
    // Closed containers do not count.
    #expect(error("[" + Array(repeating: "[{}]", count: 1_000).joined(separator: ",") + "]") == nil)
  }

  private func object(_ keys: [String]) -> String {
    "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
  }

  @Test(
    "a key twice is found in objects of every size, wherever its two places are", arguments: [2, 3, 15, 16, 17, 40])
  func findsAKeyTwice(count: Int) throws {
    let keys = (0..<count).map { "a common beginning \($0)" }
    #expect(try JSONDocument.parse(object(keys)).count(0) == count)
    for later in 1..<count {
      for earlier in 0..<later {
        var twice = keys
        twice[later] = keys[earlier]
        let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(object(twice)) }
        #expect(error?.message.contains("\"a common beginning \(earlier)\"") == true)
        let before = object(Array(twice[..<later]))
        #expect(error?.offset == (before.utf8.count - 1) + 1)
      }
    }
  }

  @Test("a key twice is found among 100,000")
  func findsAKeyTwiceAmongMany() throws {
    var keys = (0..<100_000).map { "key-\($0)" }
    let document = try JSONDocument.parse(object(keys))
    #expect(document.count(0) == 100_000)
    keys[99_999] = "\\u006bey-\\u0035"
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(object(keys)) }
    #expect(error?.message.hasPrefix("the key \"key-5\" stands twice") == true)
  }

  @Test("of several keys that stand twice the first one is named")
  func namesTheFirstKeyTwice() {
    let keys = (0..<30).map { "k\($0)" } + ["k9", "k3"]
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(object(keys)) }
    #expect(error?.message.hasPrefix("the key \"k9\"") == true)
  }

  @Test("long keys that differ in their last byte are told apart")
  func tellsLongKeysApart() throws {
    let long = String(repeating: "x", count: 100_000)
    let keys = (0..<10).map { "\(long)\($0)" }
    #expect(try JSONDocument.parse(object(keys)).count(0) == 10)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(object(keys + [keys[4]])) }
    #expect((error?.message.utf8.count ?? 0) < 300)
  }
}

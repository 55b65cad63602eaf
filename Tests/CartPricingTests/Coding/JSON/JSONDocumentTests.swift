import Testing

@testable import CartPricing

@Suite("A JSON document is walked by the indices of its nodes")
struct JSONDocumentTests {
  @Test("nodes stand in document order, with kinds, counts and ends")
  func nodesInOrder() throws {
    let document = try JSONDocument.parse("{\"a\":[1,\"x\",[]],\"b\":{},\"c\":true}")
    let kinds = document.nodes.map(\.kind)
    #expect(
      kinds == [.object, .string, .array, .number, .string, .array, .string, .object, .string, .true])
    #expect(document.nodes.indices.map(document.count) == [3, 0, 3, 0, 0, 0, 0, 0, 0, 0])
    #expect(document.nodes.indices.map(document.end) == [10, 2, 6, 4, 5, 6, 7, 8, 9, 10])
    #expect(document.nodes.indices.map(document.offset) == [0, 1, 5, 6, 8, 12, 16, 20, 23, 27])
  }

  @Test("members and elements are visited in order")
  func visitsInOrder() throws {
    let document = try JSONDocument.parse("{\"a\":[10,[11],12],\"b\":{\"c\":1},\"d\":2}")
    var keys: [String] = []
    var kinds: [JSONDocument.Kind] = []
    document.forEachMember(of: document.root) { key, value in
      keys.append(document.text(key))
      kinds.append(document.kind(value))
    }
    #expect(keys == ["a", "b", "d"])
    #expect(kinds == [.array, .object, .number])
    let array = try #require(document.value(of: "a", in: 0))
    var integers: [Int?] = []
    document.forEachElement(of: array) { position, element in
      #expect(position == integers.count)
      integers.append(document.integer(element))
    }
    #expect(integers == [10, nil, 12])
    #expect(document.value(of: "c", in: 0) == nil)
    #expect(document.value(of: "a", in: array) == nil)
  }

  @Test(
    "texts have their escapes resolved",
    arguments: [
      ("abc", "abc"), ("", ""), ("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\u{8}\u{C}\n\r\t"), ("\\u0000", "\u{0}"),
      ("\\u007f\\u0080\\u07ff\\u0800", "\u{7F}\u{80}\u{7FF}\u{800}"), ("\\uFFFFx", "\u{FFFF}x"),
      ("x\\uD83D\\uDE00y", "x😀y"), ("\\uDBFF\\uDFFF", "\u{10FFFF}"), ("é\\u00E9", "éé"),
    ])
  func resolvesEscapes(written: String, text: String) throws {
    let document = try JSONDocument.parse("\"\(written)\"")
    #expect(document.text(0) == text)
    #expect(document.text(0, equals: text))
    #expect(!document.text(0, equals: text + "x"))
    #expect(text.isEmpty || !document.text(0, equals: String(text.dropLast())))
    document.withUTF8(0) { utf8 in
      #expect(utf8.indices.map { utf8[$0] } == Array(text.utf8))
    }
  }

  @Test("texts that look the same and have other bytes are different")
  func comparesByBytes() throws {
    let document = try JSONDocument.parse("\"é\"")
    #expect(document.text(0, equals: "\u{E9}"))
    #expect(!document.text(0, equals: "e\u{301}"))
  }

  static let integers: [(String, Int?)] = [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("2.0", 2), ("2.000", 2), ("1e2", 100), ("1E+2", 100), ("100e-2", 1),
    ("1.5e1", 15), ("-1.50e2", -150), ("0.001e3", 1), ("0e400", 0), ("0.0e-400", 0), ("-0e999999999999999999999", 0),
    ("1e18", 1_000_000_000_000_000_000), ("9223372036854775807", .max), ("9223372036854775807.0", .max),
    ("922337203685477580700e-2", .max), ("-9223372036854775808", .min), ("-922337203685477580.8e1", .min),
    ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1e19", nil),
    ("9.3e18", nil), ("99999999999999999999", nil), ("1e-1", nil), ("0.5", nil), ("1.5", nil), ("100e-3", nil),
    ("1e999999999999", nil), ("1e-999999999999", nil), ("1e99999999999999999999999999", nil),
    ("123456789012345678", 123_456_789_012_345_678), ("1234567890123456789", 1_234_567_890_123_456_789),
  ]

  @Test("a number with a whole value is an integer, however it is written", arguments: integers)
  func integer(text: String, value: Int?) throws {
    #expect(try JSONDocument.parse(text).integer(0) == value)
  }

  @Test("nothing but a number is an integer or a double", arguments: ["\"1\"", "null", "true", "[1]", "{}"])
  func onlyNumbers(text: String) throws {
    let document = try JSONDocument.parse(text)
    #expect(document.integer(0) == nil)
    #expect(document.double(0) == nil)
  }

  static let doubles: [(String, Double?)] = [
    ("0", 0), ("1", 1), ("-1.5", -1.5), ("0.1", 0.1), ("1e2", 100), ("1e308", 1e308), ("1e309", nil), ("-1e309", nil),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("1.7976931348623159e308", nil),
    ("5e-324", .leastNonzeroMagnitude),
    ("2e-324", 0), ("1e-400", 0), ("1e-999999999999", 0), ("1e999999999999", nil), ("0e999999999999", 0),
    ("9007199254740993", 9_007_199_254_740_992), ("9007199254740993.0000000001", 9_007_199_254_740_994),
    ("123456789012345677877719597056", 123456789012345677877719597056),
  ]

  @Test("a number is the double next to it, or none beyond the largest", arguments: doubles)
  func double(text: String, value: Double?) throws {
    #expect(try JSONDocument.parse(text).double(0) == value)
  }

  @Test("minus zero stays below zero as a double")
  func minusZero() throws {
    #expect(try JSONDocument.parse("-0").double(0)?.sign == .minus)
    #expect(try JSONDocument.parse("-0.0").double(0)?.sign == .minus)
  }

  @Test("numbers of 100,000 digits are exact")
  func longNumbers() throws {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(try JSONDocument.parse("1\(zeros)").double(0) == nil)
    #expect(try JSONDocument.parse("12\(zeros)e-100000").integer(0) == 12)
    #expect(try JSONDocument.parse("12\(zeros)e-100000").double(0) == 12)
    #expect(try JSONDocument.parse("0.\(zeros)12e100002").integer(0) == 12)
    #expect(try JSONDocument.parse("0.\(zeros)12e100001").double(0) == 1.2)
    #expect(try JSONDocument.parse("2.\(zeros)").integer(0) == 2)
    #expect(try JSONDocument.parse("2.\(zeros)1").integer(0) == nil)
    // Half way between two doubles, and a little above.
    #expect(try JSONDocument.parse("9007199254740993.\(zeros)").double(0) == 9_007_199_254_740_992)
    #expect(try JSONDocument.parse("9007199254740993.\(zeros)1").double(0) == 9_007_199_254_740_994)
  }
}

@Suite("Doubles read in whole numbers are those of the standard library")
struct ExactDoubleTests {
  private func agrees(_ digits: String, _ exponent: Int) -> Bool {
    let expected = Double("\(digits)e\(exponent)").flatMap { $0.isFinite ? $0 : nil }
    return exactDouble(Array(digits.utf8), exponent: exponent) == expected
  }

  @Test(
    "at the edges of the range and half way between two doubles",
    arguments: [
      ("1", 0), ("1", 308), ("1", 309), ("17976931348623157", 292), ("17976931348623158", 292),
      ("17976931348623159", 292), ("5", -324), ("2", -324), ("3", -324), ("24703282292062327", -340),
      ("24703282292062328", -340), ("22250738585072014", -324), ("22250738585072011", -324), ("1", -330),
      ("9007199254740993", 0), ("90071992547409931", -1), ("9007199254740995", 0), ("4503599627370497", 1),
    ])
  func edges(digits: String, exponent: Int) {
    #expect(agrees(digits, exponent))
  }

  @Test("everywhere else")
  func everywhere() {
    var state: UInt64 = 42
    for length in 1...300 {
      var digits = ""
      for _ in 0..<length {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        digits += "\(1 + state >> 33 % 9)"
      }
      for exponent in stride(from: -340 - length, through: 310 - length, by: 37) {
        #expect(agrees(digits, exponent), "\(digits)e\(exponent)")
      }
    }
  }
}

@Suite("Of several things that are wrong with a JSON text the first is told")
struct FirstSyntaxErrorTests {
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

@Suite("Eight bytes of a text are read at once")
struct ByteWordTests {
  @Test("a word has the bytes that are there, and zeros behind the end")
  func words() {
    let bytes: [UInt8] = Array(1...20)
    for place in -1...24 {
      var expected: UInt64 = 0
      for offset in 0..<8 where place >= 0 && place + offset < bytes.count {
        expected |= UInt64(bytes[place + offset]) << UInt64(8 * offset)
      }
      #expect(bytes.span.word(at: place) == expected)
      let both = bytes.span.words(at: place)
      #expect((both != nil) == (0...4).contains(place))
      if let both { #expect(both.0 == expected && both.1 == bytes.span.word(at: place + 8)) }
    }
    #expect([UInt8]().span.word(at: 0) == 0)
  }

  @Test("the first byte that needs a closer look is found at every distance, whatever stands around it")
  func stops() {
    for length in 0...20 {
      for stop in UInt8.min...UInt8.max {
        let isStop = stop < 0x20 || stop == 0x22 || stop == 0x5C || stop >= 0x80
        for filler: UInt8 in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F] {
          let bytes = [UInt8](repeating: filler, count: length) + [stop, filler, filler]
          #expect(JSONWord.firstStop(from: 0, in: bytes.span) == (isStop ? length : bytes.count))
        }
      }
    }
  }
}

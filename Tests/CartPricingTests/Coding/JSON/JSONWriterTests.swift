// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("The JSON writer writes compact JSON")
struct JSONWriterTests {
  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A member in memory for one member.
  private func member(_ write: (inout ReservedBytes) -> Void) -> String {
    text { writer in writer.text.append(atMost: ReservedBytes.mostOfMember, write) }
  }

  @Test("commas stand between elements and members, and nowhere else")
  func putsCommas() {
    let written = text { writer in
      let fixed: StaticString = "fixed"
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.integer(1)
      writer.beginArray()
      writer.endArray()
      writer.beginObject()
      writer.endObject()
      writer.string("x")
      writer.endArray()
      writer.key(fixed)
      writer.null()
      writer.key("b")
      writer.boolean(true)
      writer.key("c")
      writer.rawASCII("[false]")
      writer.endObject()
    }
    #expect(written == "{\"a\":[1,[],{},\"x\"],\"fixed\":null,\"b\":true,\"c\":[false]}")
  }

  @Test(
    "strings are escaped no more than they must be",
    arguments: [
      ("", "\"\""), ("a/b", "\"a/b\""), ("\"\\", "\"\\\"\\\\\""), ("\n\r\t\u{8}\u{C}", "\"\\n\\r\\t\\b\\f\""),
      ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001F\u{7F}\""), ("é日😀\u{2028}", "\"é日😀\u{2028}\""),
    ])
  func escapesMinimally(string: String, json: String) {
    #expect(text { $0.string(string) } == json)
    #expect(text { $0.string(Array(string.utf8).span) } == json)
  }

  @Test(
    "a double is written as an integer where it is whole, and else as briefly as it can be read back",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-42.0, "-42"), (0.1, "0.1"), (-2.5, "-2.5"), (0x1p53, "9007199254740992"),
      (1e16, "1e+16"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "null"), (-.infinity, "null"),
      (.nan, "null"),
    ])
  func writesDoubles(value: Double, json: String) {
    #expect(text { $0.number(value) } == json)
  }

  @Test(
    "money has exactly the decimals of its currency",
    arguments: [
      (1240, 2, "12.40"), (-5, 2, "-0.05"), (2000, 0, "2000"), (0, 2, "0.00"), (0, 0, "0"), (1250, 3, "1.250"),
      (7, 3, "0.007"), (100, 2, "1.00"), (-123_456, 2, "-1234.56"), (.max, 2, "92233720368547758.07"),
      (.min, 2, "-92233720368547758.08"),
    ] as [(Int64, Int, String)])
  func writesMoney(minorUnits: Int64, decimals: Int, written: String) {
    #expect(member { $0.money(#""tax":""#, minorUnits, decimals) } == "\"tax\":\"\(written)\"")
    #expect(text { $0.money(Int128(minorUnits), decimals: decimals) } == "\"\(written)\"")
  }

  @Test("integers are written to the last of 128 bits")
  func writesWideIntegers() {
    #expect(text { $0.integer(Int.min) } == "\(Int.min)")
    #expect(text { $0.integer(Int128.min) } == "\(Int128.min)")
    #expect(text { $0.money(Int128.max, decimals: 2) } == "\"1701411834604692317316873037158841057.27\"")
  }

  @Test("numbers of every length, and those beside them, have the digits that Swift gives them")
  func writesEveryLength() {
    var numbers: [Int64] = [0, .max, .max - 1, .min, .min + 1]
    var power: Int64 = 1
    for _ in 0...18 {
      numbers += [power, power - 1, power + 1, power * 2 + power / 3, -power, 1 - power]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for number in numbers {
      #expect(text { $0.integer(number) } == number.description)
      #expect(member { $0.integer(#""applications":"#, number) } == "\"applications\":\(number)")
      for decimals in 0...6 {
        var digits = number.magnitude.description
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let point = digits.index(digits.endIndex, offsetBy: -decimals)
        let fraction = decimals == 0 ? "" : "." + digits[point...]
        let written = "\"\(number < 0 ? "-" : "")\(digits[..<point])\(fraction)\""
        #expect(text { $0.money(Int128(number), decimals: decimals) } == written)
        #expect(member { $0.money(#""unitPrice":""#, number, decimals) } == "\"unitPrice\":\(written)")
      }
    }
  }

  @Test("a byte that needs an escape gets it wherever it stands", arguments: 0...40)
  func escapesEverywhere(length: Int) {
    for place in 0...length {
      let front = String(repeating: "x", count: place)
      let back = String(repeating: "é", count: (length - place) / 2)
      for (byte, escaped) in [("\"", "\\\""), ("\\", "\\\\"), ("\u{0}", "\\u0000"), ("\u{1F}", "\\u001F"), ("!", "!")] {
        let string = front + byte + back
        #expect(text { $0.string(string) } == "\"\(front)\(escaped)\(back)\"")
        #expect(text { $0.string(TextKey(string)) } == "\"\(front)\(escaped)\(back)\"")
        #expect(text { $0.string(TextKey(front + byte)) } == "\"\(front)\(escaped)\"")
        let key = TextKey(front + byte)
        #expect((PlainID(head: key.head, tail: key.tail) != nil) == (byte == "!" && place < 15))
      }
    }
  }

  @Test("an id's text is written as it is read, with what is not UTF-8 repaired", arguments: 0...20)
  func writesIds(length: Int) {
    let letters = Array("abcdefghijklmnopqrst".utf8.prefix(length))
    for bytes in [letters, letters + [0x7F], letters + [0x20], letters + [0xC3, 0xA9], letters + [0xFF]] {
      let key = TextKey(utf8: bytes.span)
      #expect(key.text == String(decoding: bytes, as: UTF8.self))
      #expect(text { $0.string(key) } == "\"\(String(decoding: bytes, as: UTF8.self))\"")
    }
  }

  @Test("a text outgrows the room that was lent for it", arguments: [0, 1, 7, 64, 100_000])
  func outgrowsItsRoom(capacity: Int) {
    let bytes = JSONWriter.bytes(capacity: capacity) { writer in
      writer.array(0..<2_000) { $1.integer($0) }
    }
    let numbers = (0..<2_000).map(\.description).joined(separator: ",")
    #expect(String(decoding: bytes, as: UTF8.self) == "[\(numbers)]")
    #expect(JSONWriter.bytes(capacity: capacity) { _ in } == [])
  }

  @Test("members in reserved memory are added to a text of any capacity", arguments: [0, 1, 63, 64, 65, 100_000])
  func reserves(capacity: Int) throws {
    let id = try #require(PlainID(head: TextKey("x").head, tail: TextKey("x").tail))
    let bytes = JSONWriter.bytes(capacity: capacity) { writer in
      writer.array(0..<100) { number, writer in
        writer.text.append(atMost: 2 * ReservedBytes.mostOfMember + 8) { text in
          text.append("[")
          text.id(#"{"id":""#, id)
          text.integer(#""n":"#, Int64(number))
          text.endObject()
          text.endArray()
        }
      }
    }
    let numbers = (0..<100).map { #"[{"id":"x","n":\#($0)}]"# }.joined(separator: ",")
    #expect(String(decoding: bytes, as: UTF8.self) == "[\(numbers)]")
  }

  @Test("what is written is read back the same", arguments: UInt64(1)...200)
  func roundTrips(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let value = JSONValue.random(depth: 5, using: &generator)
    var writer = JSONWriter()
    value.write(to: &writer)
    let document = try JSONDocument.parse(writer.bytes)
    #expect(JSONValue(document, document.root) == value)
  }
}

/// A small generator with a seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A JSON value as a tree, to compare with.
private enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case double(Double)
  case string([UInt8])
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    let key: [UInt8]
    let value: JSONValue
  }

  static func text(using generator: inout SplitMix) -> String {
    let alphabet: [Character] = ["a", "b", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "é", "日", "😀", " ", "\u{7F}"]
    return String(
      (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      })
  }

  static func random(depth: Int, using generator: inout SplitMix) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &generator))
    case 2: return .integer(Int.random(in: -1000...1000, using: &generator))
    case 3: return .integer(Int.random(in: .min ... .max, using: &generator))
    case 4:
      let value = Double(bitPattern: generator.next())
      return value.isFinite && Int(exactly: value) == nil ? .double(value) : .double(0.5)
    case 5: return .string(Array(text(using: &generator).utf8))
    case 6, 7:
      let count = Int.random(in: 0...6, using: &generator)
      return .array((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
    default:
      let count = Int.random(in: 0...25, using: &generator)
      return .object(
        (0..<count).map { number in
          let key = text(using: &generator) + "\(number)"
          return Member(key: Array(key.utf8), value: random(depth: depth - 2, using: &generator))
        })
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .boolean(let value): writer.boolean(value)
    case .integer(let value): writer.integer(value)
    case .double(let value): writer.number(value)
    case .string(let utf8): writer.string(utf8.span)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(named: String(decoding: member.key, as: UTF8.self))
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  init?(_ document: JSONDocument, _ i: Int) {
    switch document.kind(i) {
    case .null: self = .null
    case .true: self = .boolean(true)
    case .false: self = .boolean(false)
    case .string: self = .string(Array(document.text(i).utf8))
    case .number:
      if let integer = document.integer(i) { self = .integer(integer); return }
      guard let double = document.double(i) else { return nil }
      self = .double(double)
    case .array:
      var elements: [JSONValue] = []
      document.forEachElement(of: i) { _, element in
        if let value = JSONValue(document, element) { elements.append(value) }
      }
      self = .array(elements)
    case .object:
      var members: [Member] = []
      document.forEachMember(of: i) { key, value in
        guard let read = JSONValue(document, value) else { return }
        members.append(Member(key: Array(document.text(key).utf8), value: read))
      }
      self = .object(members)
    }
  }
}

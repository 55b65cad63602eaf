// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Testing

@testable import CartPricing

/// Reading from bytes must give the same values as reading from nodes, and accept nothing more.
@Suite("Documents are read straight from their bytes where nothing is wrong with them")
struct ByteSourceTests {
  /// How a document is read from each source: nil where it is refused, or given up.
  private static func readings<Value: DocumentValue>(
    _ bytes: [UInt8], as type: Value.Type
  ) -> (direct: Value?, thorough: Value?) {
    let direct = ByteSource.read(bytes) { $0.read($1) as Value }
    let thorough = try? DocumentReader.readUnchecked(bytes) { $0.read($1) as Value }
    return (direct, thorough)
  }

  private static func readings(_ bytes: [UInt8]) -> (direct: CartRequest?, thorough: CartRequest?) {
    readings(bytes, as: CartRequest.self)
  }

  /// Whether a text is taken directly; both readings must agree, but for texts that only one of them takes.
  private static func isTaken(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    let (direct, thorough) = readings(Array(text.utf8))
    if let direct { #expect(direct == thorough, "\(text)", sourceLocation: sourceLocation) }
    return direct != nil
  }

  private static func request(line: String = "", context: String = "") -> String {
    """
    {"cart":{"currency":"EUR","lines":[{"id":"l","sku":"s","quantity":1,"unitPrice":"1.00"\(line)}]},\
    "context":{"now":"2026-11-27T12:00:00Z"\(context)}}
    """
  }

  @Test("a generated request is read directly, as it is otherwise", arguments: UInt64(1)...200)
  func readsGenerated(seed: UInt64) throws {
    let request = RequestGenerator.request(seed: seed)
    let cartRequest = CartRequest(cart: request.cart, context: request.context)
    let (direct, thorough) = Self.readings(cartRequest.jsonBytes)
    #expect(direct == thorough)
    #expect(direct == cartRequest)
    #expect(ByteSource.read(request.cart.jsonBytes) { $0.read($1) as Cart } == request.cart)
    let whole = Self.readings(request.jsonBytes, as: PricingRequest.self)
    #expect(whole.direct == whole.thorough)
    #expect(whole.direct == request)
  }

  @Test("of a mutated request nothing is taken that is refused otherwise", arguments: UInt64(1)...40)
  func refusesMutated(seed: UInt64) {
    var mutator = Mutator(seed: seed)
    let documents = (0..<4 as Range<UInt64>).map { offset -> [UInt8] in
      let request = RequestGenerator.request(seed: seed &* 4 &+ offset)
      return CartRequest(cart: request.cart, context: request.context).jsonBytes
    }
    for round in 0..<100 {
      let mutated = mutator.mutate(documents[round % 4], with: documents[(round + 1) % 4])
      let (direct, thorough) = Self.readings(mutated)
      if let direct { #expect(direct == thorough, "\(String(decoding: mutated, as: UTF8.self))") }
    }
  }

  @Test("of mutated promotions nothing is taken that is refused otherwise", arguments: UInt64(1)...60)
  func refusesMutatedPromotions(seed: UInt64) {
    var mutator = Mutator(seed: seed &+ 1000)
    let documents = (0..<4 as Range<UInt64>).map {
      RequestGenerator.request(seed: seed &* 4 &+ $0).promotions.jsonBytes
    }
    for round in 0..<100 {
      let mutated = mutator.mutate(documents[round % 4], with: documents[(round + 1) % 4])
      let (direct, thorough) = Self.readings(mutated, as: PromotionSet.self)
      if let direct { #expect(direct == thorough, "\(String(decoding: mutated, as: UTF8.self))") }
    }
  }

  @Test("members of a promotion may stand in any order, but for those that decide how others are read")
  func readsPromotionsInAnyOrder() {
    func isTaken(_ promotion: String) -> Bool {
      let text = "{'currency':'EUR','promotions':[\(promotion)]}".replacing("'", with: "\"")
      let (direct, thorough) = Self.readings(Array(text.utf8), as: PromotionSet.self)
      if let direct { #expect(direct == thorough, "\(promotion)") }
      return direct != nil
    }
    let percent = "{'percent':'10'}"
    #expect(isTaken("{'actions':[{'discount':\(percent),'on':'cart'}],'id':'p'}"))
    #expect(isTaken("{'id':'p','actions':[{'on':'cart','discount':{'base':'original','percent':'10'}}]}"))
    #expect(isTaken("{'id':'p','actions':[{'discount':{'base':'original','percent':'10'},'on':'cart'}]}"))
    // A base does not fit a group, whether the target comes before or after the discount.
    #expect(
      !isTaken("{'id':'p','actions':[{'discount':{'base':'current','percent':'1'},'on':{'group':{'reward':'all'}}}]}"))
    #expect(
      !isTaken("{'id':'p','actions':[{'on':{'group':{'reward':'all'}},'discount':{'base':'current','percent':'1'}}]}"))
    let steps = "'steps':[{'from':'5','percent':'1'},{'from':'9','percent':'2'}]"
    #expect(isTaken("{'id':'p','actions':[{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},\(steps)}}}]}"))
    #expect(isTaken("{'id':'p','actions':[{'on':'cart','discount':{'tiers':{\(steps),'by':{'subtotal':{}}}}}]}"))
    for when in ["{'segment':'a','not':null}", "{'lines':{'atLeast':1,'of':{'tag':['x'],'sku':null}}}"] {
      #expect(isTaken("{'id':'p','when':\(when),'actions':[{'on':'cart','discount':\(percent)}]}"), "\(when)")
    }
    for when in [
      "{}", "{'segment':'a','coupon':['B']}", "{'segment':null}", "{'customer':{'id':['a'],'attribute':'b'}}",
      "{'customer':{'attribute':'b'}}", "{'customer':{'attribute':'b','is':1,'exists':true}}",
      "{'events':{'type':'order','within':'P1D','during':'day'}}", "{'lines':{'of':{'sku':['a'],'tag':['b']}}}",
    ] {
      #expect(!isTaken("{'id':'p','when':\(when),'actions':[{'on':'cart','discount':\(percent)}]}"), "\(when)")
    }
  }

  @Test("trees are read up to 64 levels, and given up beyond")
  func boundsTrees() {
    func isTaken(levels: Int, _ open: String, _ close: String, _ leaf: String) -> Bool {
      let tree = String(repeating: open, count: levels - 1) + leaf + String(repeating: close, count: levels - 1)
      return ByteSource.read(Array(tree.utf8)) { $0.read($1) as Qualifier } != nil
    }
    for (open, close) in [("{\"not\":", "}"), ("{\"all\":[", "]}")] {
      #expect(isTaken(levels: 64, open, close, "{\"segment\":\"s\"}"))
      #expect(!isTaken(levels: 65, open, close, "{\"segment\":\"s\"}"))
      #expect(!isTaken(levels: 100_000, open, close, "{\"segment\":\"s\"}"))
    }
  }

  @Test("every cut and every changed byte is refused or read alike")
  func refusesDamaged() {
    let text = Self.request(line: ",\"name\":\"é\\n\",\"tags\":[\"a\",\"b\"],\"attributes\":{\"x\":-1.5e1,\"y\":true}")
    let bytes = Array(text.utf8)
    #expect(Self.isTaken(text))
    for end in bytes.indices { #expect(ByteSource.read(Array(bytes[..<end])) { $0.read($1) as CartRequest } == nil) }
    for place in bytes.indices {
      for byte: UInt8 in [
        0, 0x1F, 0x20, 0x22, 0x2C, 0x30, 0x39, 0x3A, 0x5B, 0x5C, 0x5D, 0x6E, 0x7B, 0x7D, 0x80, 0xC3, 0xFF,
      ] {
        var damaged = bytes
        damaged[place] = byte
        let (direct, thorough) = Self.readings(damaged)
        if let direct { #expect(direct == thorough, "\(place) \(byte)") }
      }
    }
  }

  @Test("white space may stand between any two parts")
  func takesSpace() {
    let text = Self.request(line: ",\"tags\":[\"a\",\"b\"],\"attributes\":{\"x\":[],\"y\":true}")
    for space in [" ", "\n", "\t", "\r\n", "  \n  "] {
      var spaced = space
      for character in text {
        switch character {
        case "{", "[": spaced += "\(character)\(space)"
        case "}", "]", ",": spaced += "\(space)\(character)\(space)"
        case ":" where spaced.last == "\"": spaced += "\(space):\(space)"
        default: spaced.append(character)
        }
      }
      #expect(Self.isTaken(spaced))
    }
    #expect(!Self.isTaken(text + " x"))
    #expect(!Self.isTaken("\u{FEFF}" + text))
  }

  @Test("an escape, a control character, other text than ASCII and the end, at every distance from the start")
  func readsTextsOfEveryLength() {
    for length in 0...40 {
      let start = String(repeating: "a", count: length)
      for tail in ["", "b", "bcdefghijklmnopq"] {
        for middle in ["", "\\n", "\\u0041", "\\ud83d\\ude00", "\\\"", "é", "日", "😀", "\u{7F}", "/"] {
          let text = "\"\(start)\(middle)\(tail)\""
          #expect(Self.isTaken(Self.request(line: ",\"name\":\(text)")))
          #expect(Self.isTaken(Self.request(line: ",\"product\":\(text),\"tags\":[\(text),\(text)]")))
          #expect(Self.isTaken(Self.request(line: ",\"attributes\":{\(text):\(text)}")))
          #expect(Self.isTaken(Self.request(context: ",\"customer\":{\"id\":\(text)}")))
        }
        for middle in ["\n", "\u{0}", "\u{1F}", "\\x", "\\ud83d", "\\u12g"] {
          #expect(!Self.isTaken(Self.request(line: ",\"name\":\"\(start)\(middle)\(tail)\"")))
          #expect(!Self.isTaken(Self.request(line: ",\"product\":\"\(start)\(middle)\(tail)\"")))
        }
      }
    }
  }

  @Test("bytes that are not UTF-8 are refused at every distance from the start", arguments: JSONParserTests.notUTF8)
  func refusesOtherThanUTF8(sequence: [UInt8]) {
    for length in 0...17 {
      for key in ["name", "product"] {
        let text = Self.request(line: ",\"\(key)\":\"\(String(repeating: "a", count: length))#\"")
        let bytes = Array(text.utf8).split(separator: UInt8(ascii: "#")).joined(separator: sequence)
        #expect(ByteSource.read(Array(bytes)) { $0.read($1) as CartRequest } == nil)
      }
    }
  }

  @Test(
    "whole numbers are read however they are written, up to the limits of 64 bits",
    arguments: [
      "0", "-0", "7", "-7", "2.0", "1e2", "100e-2", "0.0", "1E+3", "123456789012345678", "999999999999999999",
      "1000000000000000000", "9223372036854775807", "-9223372036854775808", "-999999999999999999",
    ])
  func readsNumbers(text: String) {
    #expect(Self.isTaken(Self.request(line: ",\"attributes\":{\"n\":\(text)}")))
    #expect(Self.isTaken(Self.request().replacing("\"quantity\":1", with: "\"quantity\":\(text)")))
  }

  @Test(
    "what is no whole number of 64 bits is no quantity",
    arguments: [
      "", "-", "00", "01", "-01", "1.", ".5", "0.5", "1e-1", "1e", "1e400", "9223372036854775808", "1x", "+1", "\"1\"",
      "-9223372036854775809", "null", "true", "[]", "{}",
    ])
  func refusesNumbers(text: String) {
    #expect(!Self.isTaken(Self.request().replacing("\"quantity\":1", with: "\"quantity\":\(text)")))
  }

  @Test("keys stand in any order, each once, none but the known ones")
  func knowsKeys() {
    let members = [
      "\"id\":\"l\"", "\"sku\":\"s\"", "\"quantity\":1", "\"unitPrice\":\"1.00\"", "\"discountable\":false",
    ]
    for shift in members.indices {
      let turned = members[shift...] + members[..<shift]
      for line in [turned.joined(separator: ","), turned.reversed().joined(separator: " , ")] {
        let text =
          "{\"cart\":{\"lines\":[{\(line)}],\"currency\":\"EUR\"},\"context\":{\"now\":\"2026-11-27T12:00:00Z\"}}"
        #expect(Self.isTaken(text))
      }
    }
    for line in [
      ",\"id\":\"l\"", ",\"Id\":1", ",\"i\":1", ",\"discountabl\":true", ",\"discountablee\":true", ",\"\":1",
      ",\"discountable\\u0000\":true", ",\"priceScaleabcdefghijklmnopq\":[]", ",\"attributes\":{\"a\":1,\"a\":1}",
      ",\"attributes\":{\"é\":1,\"e\u{301}\":1}", ",\"priceScale\":[]", ",\"discountable\":nulll", ",\"id\":null",
      ",\"discountable\":null,\"discountable\":true", ",\"discountable\":1", ",\"tags\":[\"a\",]", ",\"tags\":[,]",
    ] {
      #expect(!Self.isTaken(Self.request(line: line)), "\(line)")
    }
    for line in [",\"discountable\":null", ",\"name\":null,\"tags\":null ", ",\"priceScale\":null"] {
      #expect(Self.isTaken(Self.request(line: line)), "\(line)")
    }
    for kind in ["promotions", "coupons"] {
      #expect(Self.isTaken(Self.request(context: ",\"usage\":{\"\(kind)\":{\"A\":{},\"B\":{}}}")))
      #expect(!Self.isTaken(Self.request(context: ",\"usage\":{\"\(kind)\":{\"A\":{},\"A\":{}}}")))
    }
    #expect(!Self.isTaken(Self.request().replacing("\"id\":\"l\",", with: "")))
    #expect(!Self.isTaken(Self.request().replacing("\"id\":\"l\"", with: "\"id\":null")))
  }

  @Test("a key that is written with escapes is left to the nodes")
  func leavesEscapedKeys() throws {
    let text = Self.request(line: ",\"n\\u0061me\":\"x\"")
    #expect(!Self.isTaken(text))
    #expect(try CartRequest(json: text).cart.lines[0].name == "x")
  }
}

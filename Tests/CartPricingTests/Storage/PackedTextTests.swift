// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Texts of packed words")
struct PackedTextTests {
  /// Texts of each length from 0 to 15 bytes: of ASCII, with a zero at the end, and with scalars of two bytes.
  private static let texts = (0...15).flatMap { count -> [String] in
    let ascii = String("abcdefghijklmno".prefix(count))
    let ends = count == 0 ? "" : ascii.dropLast() + "\0"
    let accents = String(repeating: "é", count: count / 2)
    return [ascii, ends, accents, count % 2 == 0 ? accents : "x" + accents]
  }

  @Test("Each length has the bytes, the count and the hash of the same text made in another way", arguments: texts)
  func lengths(text: String) {
    let key = TextKey(text)
    let packed = String(packed: key.head, key.tail, count: Int(key.tail & 15))
    let decoded = String(decodingPacked: key.head, key.tail, count: Int(key.tail & 15))
    #expect(Array(packed.utf8) == Array(text.utf8))
    #expect(Array(decoded.utf8) == Array(text.utf8))
    #expect(packed == decoded)
    #expect(packed.hashValue == decoded.hashValue)
    #expect(packed.count == text.count)
    #expect(packed.unicodeScalars.elementsEqual(text.unicodeScalars))
    // A packed text can be changed and can grow beyond its words.
    var longer = packed
    longer += "0123456789abcdef"
    #expect(Array(longer.utf8) == Array(text.utf8) + Array("0123456789abcdef".utf8))
  }

  #if _pointerBitWidth(_64) && _endian(little)
    @Test("A small text of ASCII has the words of its key, and no other text has words", arguments: texts)
    func words(text: String) {
      let key = TextKey(text)
      let small = String(decoding: Array(text.utf8), as: UTF8.self)
      if text.utf8.allSatisfy({ $0 < 0x80 }) {
        #expect(small.packedWords?.head == key.head)
        #expect(small.packedWords?.tail == key.tail)
      } else {
        #expect(small.packedWords == nil)
      }
      let long = text + "0123456789abcdef"
      #expect(long.packedWords == nil)
    }
  #endif

  @Test("Bytes that are no UTF-8 become U+FFFD")
  func invalid() {
    #expect(String(packed: 0xFF41_0000_0000_0000, 0, count: 2) == "\u{FFFD}A")
  }
}

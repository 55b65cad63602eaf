// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("Eight bytes of a text are read at once")
struct JSONWordTests {
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

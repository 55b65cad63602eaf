// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The first syntax error of a text that is not JSON.
struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
  /// The offset of the first byte that is an error, counted from 0.
  let offset: Int
  /// A text with what was expected and what was found, and with line, column and byte offset.
  let message: String

  /// An error whose message gets the position added.
  init(offset: Int, message: String, in bytes: Span<UInt8>) {
    self.offset = offset
    self.message = "\(message) at \(Self.place(of: offset, in: bytes))"
  }

  /// An error with the message "expected …, found …" and the position.
  init(expected: String, at offset: Int, in bytes: Span<UInt8>) {
    let found = Self.name(of: offset, in: bytes)
    self.init(offset: offset, message: "expected \(expected), found \(found)", in: bytes)
  }

  /// The error of a text that is too long.
  init(tooLong count: Int) {
    self.offset = 0
    self.message = "the document has \(count) bytes, more than can be read"
  }

  var description: String { message }

  /// The line and column, counted from 1 and in characters, and the byte, counted from 0.
  private static func place(of offset: Int, in bytes: Span<UInt8>) -> String {
    var line = 1
    var column = 1
    var i = 0
    while i < offset, i < bytes.count {
      let byte = bytes[i]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      i += 1
    }
    return "line \(line), column \(column) (byte \(offset))"
  }

  /// The name of the byte at `offset` in a message.
  private static func name(of offset: Int, in bytes: Span<UInt8>) -> String {
    guard offset < bytes.count else { return "the end of the text" }
    let byte = bytes[offset]
    switch byte {
    case 0x0A: return "the end of the line"
    case 0x20: return "a space"
    case 0x21...0x7E: return "'\(Character(Unicode.Scalar(byte)))'"
    default: return "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
    }
  }
}

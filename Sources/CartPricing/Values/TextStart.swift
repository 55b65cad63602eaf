// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The first bytes of a text that could not be read, packed into one word, so that a fault can quote the text.
///
/// The upper seven bytes are those of the text in big-endian order; the lowest byte is their number, or 255 for a longer
/// text, of which the first seven bytes are kept and quoted with "…" after them.
struct TextStart: Sendable, Hashable, Comparable {
  let bits: UInt64

  /// The start whose bits were stored.
  init(bits: UInt64) { self.bits = bits }

  /// The start of the text with these bytes.
  init(utf8 bytes: Span<UInt8>) {
    var bits: UInt64 = 0
    for index in 0..<min(bytes.count, 7) {
      bits |= UInt64(bytes[index]) &<< UInt64(56 &- 8 &* index)
    }
    self.bits = bits | (bytes.count <= 7 ? UInt64(bytes.count) : 255)
  }

  /// The start of `text`.
  init(_ text: String) { self.init(utf8: text.utf8.span) }

  /// The start of a number in decimal digits.
  init(_ number: Int64) {
    var bytes: [UInt8] = []
    bytes.append(number: number)
    self.init(utf8: bytes.span)
  }

  /// The text as far as it was kept: "-5", or "1,234,5…" for a longer one, without a character that was cut in two.
  var text: String {
    let count = Int(bits & 255)
    var bytes: [UInt8] = []
    for index in 0..<min(count, 7) {
      bytes.append(UInt8(truncatingIfNeeded: bits &>> UInt64(56 &- 8 &* index)))
    }
    guard count == 255 else { return String(decoding: bytes, as: UTF8.self) }
    while (try? UTF8Span(validating: bytes.span)) == nil, !bytes.isEmpty { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self) + "…"
  }

  /// The order of the bytes that were kept.
  static func < (left: TextStart, right: TextStart) -> Bool { left.bits < right.bits }
}

/// The first bytes of a text that could not be read, kept in one word so that a fault can quote it.
///
/// Up to seven bytes stand big-endian in front, the last byte is their number; 255 there marks a longer text, of which the
/// first seven bytes are kept and quoted with "…" behind them.
struct TextStart: Sendable, Hashable {
  private let bits: UInt64

  /// Keeps the start of `bytes`.
  init(utf8 bytes: Span<UInt8>) {
    var bits: UInt64 = 0
    for index in 0..<min(bytes.count, 7) {
      bits |= UInt64(bytes[index]) &<< UInt64(56 &- 8 &* index)
    }
    self.bits = bits | (bytes.count <= 7 ? UInt64(bytes.count) : 255)
  }

  /// Keeps the start of `text`.
  init(_ text: String) {
    self.init(utf8: text.utf8.span)
  }

  /// The text as far as it was kept: "-5", or "1,234,5…" for a longer one. A character that was cut in two is left out.
  var text: String {
    let mark = Int(bits & 255)
    var bytes: [UInt8] = []
    for index in 0..<min(mark, 7) {
      bytes.append(UInt8(truncatingIfNeeded: bits &>> UInt64(56 &- 8 &* index)))
    }
    guard mark == 255 else { return String(decoding: bytes, as: UTF8.self) }
    while (try? UTF8Span(validating: bytes.span)) == nil, !bytes.isEmpty { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self) + "…"
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Texts in columns of fixed width: measuring, padding, wrapping and cutting.
package enum ReceiptText {
  /// The width of a receipt in columns.
  package static let pageWidth = 78

  /// How many columns a text takes: two for the wide characters of East Asia and for emoji, one for any other.
  static func width(of text: String) -> Int {
    var width = 0
    for character in text { width += self.width(of: character) }
    return width
  }

  /// How many columns a character takes.
  static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }

  /// A text with spaces in front of it, so that it ends at a column.
  static func padded(_ text: String, left width: Int) -> String {
    String(repeating: " ", count: max(0, width - self.width(of: text))) + text
  }

  /// A text in lines of at most `width` columns, broken between words where that is possible; what does not fit into
  /// `most` lines is cut, with "…" at the end. All lines but the first begin with `hanging` spaces. No line is broken
  /// at a no-break space, which becomes a plain one.
  package static func wrapped(_ text: String, width: Int, hanging: Int = 0, most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var isStart = true
    for word in pieces(of: text, width: width - hanging) {
      let wordWidth = self.width(of: word)
      if !isStart, used + 1 + wordWidth > width {
        lines.append(line)
        if lines.count == most { return cut(lines, width: width) }
        line = String(repeating: " ", count: hanging)
        used = hanging
        isStart = true
      }
      if !isStart {
        line += " "
        used += 1
      }
      for character in word { line.append(character == "\u{A0}" ? " " : character) }
      used += wordWidth
      isStart = false
    }
    lines.append(line)
    return lines
  }

  /// Puts "…" at the end of the last line.
  private static func cut(_ lines: [String], width: Int) -> [String] {
    var lines = lines
    var last = lines.removeLast()
    while self.width(of: last) >= width { last.removeLast() }
    lines.append(last + "…")
    return lines
  }

  /// The words of a text, those that are wider than a line in parts.
  private static func pieces(of text: String, width: Int) -> [Substring] {
    var pieces: [Substring] = []
    for word in text.split(separator: " ") {
      var start = word.startIndex
      var used = 0
      var index = start
      while index < word.endIndex {
        let next = self.width(of: word[index])
        if used + next > width, index > start {
          pieces.append(word[start..<index])
          start = index
          used = 0
        }
        used += next
        index = word.index(after: index)
      }
      pieces.append(word[start...])
    }
    return pieces
  }

  private static func width(of text: Substring) -> Int {
    var width = 0
    for character in text { width += self.width(of: character) }
    return width
  }
}

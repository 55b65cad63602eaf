// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Texts of documents and names of files that are shown on a terminal.
package enum TerminalText {
  /// The largest number of Unicode scalars of one character: a letter with several marks.
  private static let scalarsOfCharacter = 8

  /// A text without line breaks, control characters and characters that are not visible, at most
  /// `most` Unicode scalars of it.
  ///
  /// A terminal would obey control characters. Marks that change the direction of writing, and all
  /// other code points that are ignored by default, would hide or reorder other text. Of one
  /// character, the combining marks beyond a few are left out, as they would cover other lines.
  package static func clean(_ text: String, most: Int = 400) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for character in text {
      var countOfCharacter = 0
      for scalar in character.unicodeScalars where !isIgnorable(scalar) {
        if count == most {
          scalars.append("…")
          return String(scalars)
        }
        if countOfCharacter == scalarsOfCharacter { break }
        count += 1
        countOfCharacter += 1
        scalars.append(isControl(scalar) ? " " : scalar)
      }
    }
    return String(scalars)
  }

  /// Whether a scalar is a control character, or separates lines or paragraphs.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a scalar is ignored by default when text is shown: the property
  /// `Default_Ignorable_Code_Point` of Unicode 16, by a table, as Embedded Swift has no properties.
  static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A text in the form of a quotation in a message: a JSON string. A long text is cut as
/// ``cut(_:)`` does.
package func quoted(_ text: String) -> String {
  var writer = JSONWriter()
  writer.string(cut(text))
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The first 60 Unicode scalars of a text, with an ellipsis behind them if the text has more
/// (§11.16). O(1) in the length of the text.
func cut(_ text: String) -> String {
  let limit = 60
  guard text.utf8.count > limit else { return text }
  let start = text.unicodeScalars.prefix(limit)
  if start.endIndex == text.unicodeScalars.endIndex { return text }
  return String(start) + "…"
}

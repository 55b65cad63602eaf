// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A text in the form of a quotation in a message: a JSON string. Of a text with more than 60 Unicode
/// scalars, the first 60 and an ellipsis.
func quotation(of text: String) -> String {
  let limit = 60
  var shown = text
  if text.utf8.count > limit {
    let start = text.unicodeScalars.prefix(limit)
    if start.endIndex != text.unicodeScalars.endIndex { shown = String(start) + "…" }
  }
  return String(decoding: JSONWriter.bytes(capacity: shown.utf8.count + 3) { $0.string(shown) }, as: UTF8.self)
}

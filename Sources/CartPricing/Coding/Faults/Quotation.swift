// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A text in the form of a quotation in a message: a JSON string. A long text is cut after about 60
/// characters, with an ellipsis.
func quoted(_ text: String) -> String {
  let limit = 60
  var writer = JSONWriter()
  if text.utf8.count <= limit {
    writer.string(text)
  } else {
    var start = ""
    for scalar in text.unicodeScalars.prefix(limit) { start.unicodeScalars.append(scalar) }
    start += "…"
    writer.string(start)
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}

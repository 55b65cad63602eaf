/// A text as it is quoted in a message: as a JSON string, and of a long one its first 60 characters
/// or so and an ellipsis.
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

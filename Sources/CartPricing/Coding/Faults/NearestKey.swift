// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The candidate with the smallest edit distance to a misspelt word (optimal string alignment:
/// insertions, deletions, replacements and swaps of neighbours), the first of equal ones. The
/// distance is at most 2, and less than half of the letters of either; nil if there is no such
/// candidate.
///
/// Letters are compared without regard to ASCII case. The work is bounded, however long the word
/// is.
func nearest(_ word: String, in candidates: [String]) -> String? {
  guard word.utf8.count <= 64 else { return nil }
  let letters = folded(word)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where candidate.utf8.count <= 66 {
    let others = folded(candidate)
    guard abs(letters.count - others.count) <= 2 else { continue }
    let distance = editDistance(letters, others)
    guard distance <= 2, distance * 2 < min(letters.count, others.count) else { continue }
    if distance < best?.distance ?? 3 { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The bytes of a text, ASCII letters in lower case.
private func folded(_ text: String) -> [UInt8] {
  text.utf8.map { byte in byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
}

/// The optimal string alignment distance (restricted Damerau–Levenshtein): the number of
/// insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
  var beforeLast = [Int](repeating: 0, count: other.count + 1)
  var last = Array(0...other.count)
  var row = last
  for i in one.indices {
    row[0] = i + 1
    for j in other.indices {
      let replaced = last[j] + (one[i] == other[j] ? 0 : 1)
      var distance = min(replaced, min(last[j + 1], row[j]) + 1)
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row[j + 1] = distance
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[other.count]
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The ranges of values and keys in a text that is JSON, or was JSON before it was mutated.
extension Mutator {
  /// The ranges of values: strings that are no keys, numbers, words, and whole objects and lists.
  static func values(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let start = open.popLast() { found.append(start..<index + 1) }
      case UInt8(ascii: "\""):
        let end = endOfString(bytes, from: index)
        if end >= bytes.count || bytes[end] != UInt8(ascii: ":") { found.append(index..<end) }
        index = end
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        let start = index
        while index < bytes.count, !",]}: \"[{".utf8.contains(bytes[index]) { index += 1 }
        found.append(start..<max(index, start + 1))
        index = max(index, start + 1)
        continue
      default: break
      }
      index += 1
    }
    return found
  }

  /// The ranges of keys, with their quotes.
  static func keys(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let end = endOfString(bytes, from: index)
      if end < bytes.count, bytes[end] == UInt8(ascii: ":") { found.append(index..<end) }
      index = end
    }
    return found
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }
}

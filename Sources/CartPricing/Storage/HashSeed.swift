// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Two random words of the process, which are mixed into the hashes of tables that input can fill.
///
/// Whoever writes a document cannot know the words, and so cannot choose ids that collide. No result depends on them.
struct HashSeed: Sendable {
  let first: UInt64
  let second: UInt64

  /// The words of this process, those that the standard library seeds its own hashes with. They are equal in each run if
  /// the environment variable `SWIFT_DETERMINISTIC_HASHING` is set.
  static let ofProcess = HashSeed()

  private init() {
    var hasher = Hasher()
    hasher.combine(0 as UInt64)
    first = UInt64(truncatingIfNeeded: hasher.finalize())
    hasher = Hasher()
    hasher.combine(1 as UInt64)
    second = UInt64(truncatingIfNeeded: hasher.finalize())
  }

  /// The hash of two words: both halves of a product of 128 bits, folded (as wyhash does).
  @inline(__always)
  func hash(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ first).multipliedFullWidth(by: right ^ second)
    return product.high ^ product.low
  }

  /// The hash of the UTF-8 bytes of a text, eight at a time, that goes on from another hash. O(n).
  func hash(_ text: String, from start: UInt64) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      let span = unsafe bytes.span
      var hash = start
      var index = 0
      while index < span.count {
        hash = self.hash(hash, span.word(at: index))
        index &+= 8
      }
      return self.hash(hash, UInt64(span.count))
    }
  }
}

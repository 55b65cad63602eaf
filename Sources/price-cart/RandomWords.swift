// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The randomness of the system, of which many words are read at once: a call of the system for each
/// word would take most of the time of making codes.
struct RandomWords: RandomNumberGenerator {
  private var words: [UInt8]
  private var position: Int
  /// The file that the system fills with random bytes; nil where it cannot be opened or read.
  private var descriptor: Int32?
  private var system = SystemRandomNumberGenerator()

  init() {
    words = [UInt8](repeating: 0, count: 4096)
    position = words.count
    descriptor = try? System.open("/dev/urandom")
  }

  /// Closes the file.
  func close() {
    if let descriptor { System.close(descriptor) }
  }

  mutating func next() -> UInt64 {
    if position + 8 > words.count { fill() }
    guard position + 8 <= words.count else { return system.next() }
    var word: UInt64 = 0
    for place in position..<position + 8 { word = word << 8 | UInt64(words[place]) }
    position += 8
    return word
  }

  /// Reads the next words. Where that fails, or gives less than all of them, each word comes from the
  /// system by itself from then on.
  private mutating func fill() {
    guard let descriptor else { return }
    if (try? System.read(descriptor, into: &words)) == words.count {
      position = 0
    } else {
      System.close(descriptor)
      self.descriptor = nil
      position = words.count
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Splits the input into lines, with one chunk and one line in memory.
struct LineReader {
  /// The line that was read last, without its line feed.
  private(set) var line: [UInt8] = []

  private let descriptor: Int32
  private let name: String
  private var number = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var end = 0
  private var isAtEnd = false

  /// The largest capacity that is kept for the next line; a larger one is released.
  private static let roomKept = 1 << 22

  /// Reads from a file descriptor; the name is for messages.
  init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Reads from a file, which the caller must close.
  init(path: String) throws(CommandError) {
    do {
      self.init(try System.open(path), path)
    } catch {
      throw .input(path, error)
    }
  }

  /// Closes the file that is read.
  func close() { System.close(descriptor) }

  /// The file and the number of the line: "carts.ndjson:3".
  var place: String { "\(name):\(number)" }

  /// Whether the line is empty or only white space, such as the carriage return of a Windows line
  /// end.
  var isBlank: Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  /// Reads the next line; returns false at the end of the input. The last line needs no line feed.
  ///
  /// The output is flushed before the reader waits for input, so that a caller that sends one
  /// request at a time gets each result at once.
  mutating func advance(beforeWaiting output: inout Output) throws(CommandError) -> Bool {
    if line.capacity > LineReader.roomKept { line = [] } else { line.removeAll(keepingCapacity: true) }
    number += 1
    while true {
      if position == end {
        if isAtEnd { return !line.isEmpty }
        if !output.isEmpty, System.wouldWait(descriptor) { try output.flush() }
        do {
          end = try System.read(descriptor, into: &chunk)
        } catch {
          throw .input(name, error)
        }
        position = 0
        isAtEnd = end == 0
        continue
      }
      let lineFeed = System.index(of: 0x0A, in: chunk, position..<end)
      line.append(contentsOf: chunk[position..<(lineFeed ?? end)])
      position = lineFeed.map { $0 + 1 } ?? end
      if lineFeed != nil { return true }
    }
  }
}

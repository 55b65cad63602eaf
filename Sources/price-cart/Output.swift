// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A buffered output: collects bytes and writes them in large pieces.
struct Output {
  private let descriptor: Int32
  private var bytes: [UInt8] = []

  private static let capacity = 1 << 16

  /// Writes to a file descriptor.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether all bytes have been written to the descriptor.
  var isEmpty: Bool { bytes.isEmpty }

  /// Adds bytes to the buffer, and flushes it when it is full.
  mutating func write(_ text: some Collection<UInt8>) throws(CommandError) {
    bytes.append(contentsOf: text)
    if bytes.count >= Output.capacity { try flush() }
  }

  /// Adds bytes and a line feed to the buffer, and flushes it when it is full.
  mutating func writeLine(_ text: [UInt8]) throws(CommandError) {
    bytes.append(contentsOf: text)
    bytes.append(0x0A)
    if bytes.count >= Output.capacity { try flush() }
  }

  /// Writes the buffered bytes to the descriptor.
  mutating func flush() throws(CommandError) {
    do {
      try System.write(bytes, to: descriptor)
    } catch {
      // Bytes whose write has failed are not written again.
      bytes = []
      throw .output(error)
    }
    if bytes.capacity > 1 << 22 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
  }
}

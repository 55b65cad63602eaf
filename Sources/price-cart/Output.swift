/// Gathers what is written and hands it on in large pieces.
struct Output {
  private let descriptor: Int32
  private var bytes: [UInt8] = []

  private static let room = 1 << 16

  /// Writes to a file descriptor.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether everything has been handed on.
  var isEmpty: Bool { bytes.isEmpty }

  /// Writes these bytes, now or later.
  mutating func write(_ text: some Collection<UInt8>) throws(CommandError) {
    bytes.append(contentsOf: text)
    if bytes.count >= Output.room { try flush() }
  }

  /// Writes these bytes and a line feed.
  mutating func writeLine(_ text: [UInt8]) throws(CommandError) {
    bytes.append(contentsOf: text)
    bytes.append(0x0A)
    if bytes.count >= Output.room { try flush() }
  }

  /// Hands on what has been gathered.
  mutating func flush() throws(CommandError) {
    do {
      try System.write(bytes, to: descriptor)
    } catch {
      // What could not be written once will not be written later.
      bytes = []
      throw .output(error)
    }
    if bytes.capacity > 1 << 22 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
  }
}

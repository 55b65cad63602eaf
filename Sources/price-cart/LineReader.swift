/// Cuts what is read into lines, with one chunk and one line in memory.
struct LineReader {
  /// The line that was read last, without its line feed.
  private(set) var line: [UInt8] = []

  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var end = 0
  private var isAtEnd = false

  /// Room that is given back after a line of unusual length.
  private static let roomKept = 1 << 22

  /// Reads from a file descriptor.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether the line is white space alone; the carriage return of a Windows line end is that too.
  var isBlank: Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  /// Reads the next line; false at the end of the input. A last line needs no line feed.
  ///
  /// What has been written so far is flushed before it waits for input, so that whoever sends one request at a time
  /// sees each result at once.
  mutating func advance(beforeWaiting output: inout Output) throws(CommandError) -> Bool {
    if line.capacity > LineReader.roomKept { line = [] } else { line.removeAll(keepingCapacity: true) }
    while true {
      if position == end {
        if isAtEnd { return !line.isEmpty }
        if !output.isEmpty, System.wouldWait(descriptor) { try output.flush() }
        do {
          end = try System.read(descriptor, into: &chunk)
        } catch {
          throw .input("standard input", error)
        }
        position = 0
        isAtEnd = end == 0
        continue
      }
      if let lineFeed = chunk[position..<end].firstIndex(of: 0x0A) {
        line.append(contentsOf: chunk[position..<lineFeed])
        position = lineFeed + 1
        return true
      }
      line.append(contentsOf: chunk[position..<end])
      position = end
    }
  }
}

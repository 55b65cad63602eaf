/// Cuts what is read into lines, with one chunk and one line in memory.
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

  /// Room that is given back after a line of unusual length.
  private static let roomKept = 1 << 22

  /// Reads from a file descriptor; people know by the name what is read.
  init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Reads from a file, which is to be closed.
  init(path: String) throws(CommandError) {
    do {
      self.init(try System.open(path), path)
    } catch {
      throw .input(path, error)
    }
  }

  /// Closes the file that is read.
  func close() { System.close(descriptor) }

  /// Where the line stands: "carts.ndjson:3".
  var place: String { "\(name):\(number)" }

  /// Whether the line is white space alone; the carriage return of a Windows line end is that too.
  var isBlank: Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  /// Reads the next line; false at the end of the input. A last line needs no line feed.
  ///
  /// What has been written so far is flushed before it waits for input, so that whoever sends one
  /// request at a time sees each result at once.
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

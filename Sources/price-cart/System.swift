// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The calls of the command to the operating system, with all unsafe code of the command.
enum System {
  static let standardInput: Int32 = 0
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  /// Lets a write to a closed pipe fail instead of ending the process.
  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Ends the process.
  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #elseif canImport(Darwin)
      Darwin.exit(status)
    #endif
  }

  /// The seconds since 1970-01-01 in UTC, by the clock of the system.
  static var seconds: Int64 { Int64(time(nil)) }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The contents of a file.
  static func contents(of path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(descriptor, into: &chunk)
      if count == 0 { return contents }
      contents.append(contentsOf: chunk[..<count])
    }
  }

  /// Opens a file for reading.
  static func open(_ path: String) throws(SystemFailure) -> Int32 {
    #if canImport(Glibc)
      let descriptor = unsafe Glibc.open(path, O_RDONLY)
    #elseif canImport(Musl)
      let descriptor = unsafe Musl.open(path, O_RDONLY)
    #elseif canImport(Darwin)
      let descriptor = unsafe Darwin.open(path, O_RDONLY)
    #endif
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    return descriptor
  }

  /// Closes a file that was opened.
  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #elseif canImport(Darwin)
      _ = Darwin.close(descriptor)
    #endif
  }

  /// The first index of a byte within a part of a buffer; nil if the part does not contain the
  /// byte.
  static func index(of byte: UInt8, in buffer: [UInt8], _ part: Range<Int>) -> Int? {
    unsafe buffer[part].withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let found = unsafe memchr(start, Int32(byte), bytes.count) else {
        return nil
      }
      return unsafe part.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// Reads the bytes that are available, and waits for the first one. Returns their number; 0 at
  /// the end.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8]) throws(SystemFailure) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        #if canImport(Glibc)
          unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          unsafe Musl.read(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
          unsafe Darwin.read(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count >= 0 { return count }
      try retry(errno, descriptor, POLLIN)
    }
  }

  /// Writes all of these bytes.
  static func write(_ buffer: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var written = 0
    while written < buffer.count {
      let count = unsafe buffer[written...].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
          unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count >= 0 { written += count } else { try retry(errno, descriptor, POLLOUT) }
    }
  }

  /// Whether reading would have to wait.
  static func wouldWait(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) == 0
  }

  /// Prepares another attempt of a failed call: returns at once after an interruption, and waits
  /// for a descriptor that does not block. Throws any other failure.
  private static func retry(_ code: Int32, _ descriptor: Int32, _ event: Int32) throws(SystemFailure) {
    if code == EINTR { return }
    guard code == EAGAIN || code == EWOULDBLOCK else { throw SystemFailure(code: code) }
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}

/// A call that the operating system refused.
struct SystemFailure: Error {
  /// The error number of the system.
  let code: Int32

  /// Whether the reader of the output has closed it.
  var isBrokenPipe: Bool { code == EPIPE }

  /// The reason in words: "No such file or directory".
  var message: String { unsafe String(cString: strerror(code)) }
}

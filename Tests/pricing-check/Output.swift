// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a line to standard error.
func complain(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  unsafe bytes.withUnsafeBufferPointer { _ = unsafe write(2, $0.baseAddress, $0.count) }
}

/// Writes a line of bytes to standard output.
func printLine(_ line: [UInt8]) {
  var rest = (line + [UInt8(ascii: "\n")])[...]
  while !rest.isEmpty {
    let written = unsafe rest.withUnsafeBufferPointer { unsafe write(1, $0.baseAddress, $0.count) }
    guard written > 0 else { stop(1) }
    rest = rest.dropFirst(written)
  }
}

/// The processor time that this process has used, in seconds.
func processorTime() -> Double {
  var time = timespec()
  _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Ends the process.
func stop(_ status: Int32) -> Never { exit(status) }

/// Writes a file, and replaces one of the same name.
func keep(_ bytes: [UInt8], at path: String) {
  let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard file >= 0 else { return }
  unsafe bytes.withUnsafeBufferPointer { _ = unsafe write(file, $0.baseAddress, $0.count) }
  close(file)
}

/// Removes a file.
func remove(_ path: String) { _ = unsafe unlink(path) }

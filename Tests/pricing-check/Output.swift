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

/// Ends the process.
func stop(_ status: Int32) -> Never { exit(status) }

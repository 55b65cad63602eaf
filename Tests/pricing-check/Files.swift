// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The paths that match a pattern of the shell, in their order.
func paths(matching pattern: String) -> [String] {
  var found = unsafe glob_t()
  defer { unsafe globfree(&found) }
  guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
  return unsafe (0..<Int(found.gl_pathc)).compactMap { place in
    unsafe found.gl_pathv[place].map { unsafe String(cString: $0) }
  }
}

/// The bytes of a file; nil if it cannot be read.
func contents(of path: String) -> [UInt8]? {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe buffer.withUnsafeMutableBufferPointer { unsafe read(file, $0.baseAddress, $0.count) }
    if count == 0 { return bytes }
    if count < 0 { return nil }
    bytes += buffer[..<count]
  }
}

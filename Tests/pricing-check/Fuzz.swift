// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator

/// Fuzzes for some seconds; the exit status.
///
/// The document that is tried is written to a file first, so that the file has it after a trap.
func fuzz(seed: UInt64, seconds: UInt64) -> Int32 {
  var fuzzing = Fuzzing(seed: seed)
  let path = "fuzz-document.json"
  fuzzing.beforeEach = { keep($0, at: path) }
  let clock = ContinuousClock()
  let start = clock.now
  var next = start + .seconds(10)
  while clock.now - start < .seconds(Int64(seconds)) {
    fuzzing.step()
    if clock.now > next {
      complain("\(fuzzing.tried) documents, \(fuzzing.accepted) accepted, slowest \(fuzzing.slowest.time)")
      next = clock.now + .seconds(10)
    }
  }
  remove(path)
  if let changed = fuzzing.changed {
    keep(changed, at: "fuzz-changed.json")
    complain("a document is not read back as it was written: fuzz-changed.json")
    return 1
  }
  if fuzzing.slowest.time > .seconds(1) { keep(fuzzing.slowest.document, at: "fuzz-slowest.json") }
  print("\(fuzzing.tried) documents, \(fuzzing.accepted) accepted; the slowest took \(fuzzing.slowest.time)")
  return 0
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §11.14.
@Suite("Mutated documents")
struct FuzzTests {
  @Test("come back, whatever they are, and what is accepted reads back as it was written", arguments: 1...2)
  func mutations(seed: UInt64) {
    var fuzzing = Fuzzing(seed: seed)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(2)
    while clock.now < end { fuzzing.step() }
    #expect(fuzzing.tried > 20)
    #expect(fuzzing.changed == nil)
    #expect(
      fuzzing.slowest.time < .seconds(20), "\(String(decoding: fuzzing.slowest.document.prefix(2000), as: UTF8.self))")
  }
}

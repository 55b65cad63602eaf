// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Checks, without the harness, that what the benchmarks count and time is right.

import Workloads

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// What takes long is verified by `report`, which times it.
for entry in Scenario.all where entry.use != .timed {
  do {
    let scenario = try entry.make()
    try scenario.verify()
    print("\(entry.name): right (\(scenario.distinct) of a kind)")
  } catch {
    print("error: \(entry.name): \(error)")
    exit(1)
  }
}

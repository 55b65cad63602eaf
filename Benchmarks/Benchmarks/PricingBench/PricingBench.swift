// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import CCounters
import Workloads

/// Heap allocations of the thread that prices, an operation. It does not depend on how busy the machine is.
private let mallocs = BenchmarkMetric.custom("Mallocs per op", polarity: .prefersSmaller, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
  // One operation is one cart; a sample is 1,000 of them, so that no sample measures one cart again and again.
  let perThousand = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, mallocs],
    warmupIterations: 2,
    scalingFactor: .kilo,
    maxDuration: .seconds(1),
    maxIterations: 10_000
  )
  // One operation is a large cart, a large set, or one of few different carts.
  let perOperation = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, mallocs],
    warmupIterations: 2,
    maxDuration: .seconds(1),
    maxIterations: 10_000
  )

  for entry in Scenario.all where entry.use != .timed {
    let hasManyCarts =
      entry.summary.hasPrefix("checkout: ") || entry.name.hasPrefix("part-")
    Benchmark(entry.name, configuration: hasManyCarts ? perThousand : perOperation) {
      (benchmark: Benchmark, scenario: Scenario) throws -> Void in
      let operations = benchmark.scaledIterations.count
      let before = alloc_counter_mallocs()
      benchmark.startMeasurement()
      blackHole(try scenario.run(operations))
      benchmark.stopMeasurement()
      let after = alloc_counter_mallocs()
      benchmark.measurement(mallocs, Int(after - before) / operations)
    } setup: { () async throws -> Scenario in
      // Nothing is timed whose result is not known to be right.
      let scenario = try entry.make()
      try scenario.verify()
      return scenario
    }
  }
}

import Benchmark
import CAllocCounter
import CartPricing
import Workloads

/// Heap allocations of the thread that prices, a cart. It does not depend on how busy the machine is.
private let mallocs = BenchmarkMetric.custom("Mallocs per op", polarity: .prefersSmaller, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
  // One operation is one cart; a sample is 1,000 of them, so that no sample measures one cart again and again.
  let perCart = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, mallocs],
    warmupIterations: 3,
    scalingFactor: .kilo,
    maxDuration: .seconds(2),
    maxIterations: 10_000
  )
  // One operation is one promotion set.
  let perSet = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, mallocs],
    warmupIterations: 3,
    maxDuration: .seconds(1),
    maxIterations: 10_000
  )

  let parts = TypicalCheckout.Parts.built
  let documents = TypicalCheckout.workload(parts: parts)
  let byHand = HandWrittenTotals(parts: parts)
  let workload: PreparedWorkload
  do {
    workload = try documents.prepared()
    // Nothing is timed whose result is not known to be right.
    _ = try workload.verify(against: byHand)
  } catch {
    fatalError("typical checkout: \(error)")
  }

  Benchmark("typical checkout: price", configuration: perCart) { benchmark in
    try countingMallocs(benchmark) {
      // Lent through a span: indexing the array would copy each cart, and measure that.
      let requests = workload.requests.span
      for number in benchmark.scaledIterations {
        let place = number % requests.count
        blackHole(try workload.engine.price(requests[place].cart, in: requests[place].context))
      }
    }
  }

  Benchmark("typical checkout: totals by hand", configuration: perCart) { benchmark in
    countingMallocs(benchmark) {
      let requests = workload.requests.span
      for number in benchmark.scaledIterations {
        let place = number % requests.count
        blackHole(byHand.totals(of: requests[place].cart, in: requests[place].context))
      }
    }
  }

  Benchmark("typical checkout: read", configuration: perCart) { benchmark in
    try countingMallocs(benchmark) {
      for number in benchmark.scaledIterations {
        blackHole(try documents.requests[number % documents.requests.count].read())
      }
    }
  }

  Benchmark("typical checkout: compile", configuration: perSet) { benchmark in
    try countingMallocs(benchmark) {
      for _ in benchmark.scaledIterations {
        blackHole(try PricingEngine(workload.promotions))
      }
    }
  }
}

/// Measures a loop over all iterations of a sample, and records the heap allocations of one of them.
private func countingMallocs<Failure: Error>(
  _ benchmark: Benchmark,
  _ loop: () throws(Failure) -> Void
) throws(Failure) {
  let before = alloc_counter_mallocs()
  benchmark.startMeasurement()
  try loop()
  benchmark.stopMeasurement()
  let after = alloc_counter_mallocs()
  benchmark.measurement(mallocs, Int(after - before) / benchmark.scaledIterations.count)
}

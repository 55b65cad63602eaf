import Workloads

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Times scenarios against each other: in each round all of them in turn, so that what else the machine does at the time
/// is the same for all. What is timed is the processor's work for this process, not the time on the wall; the ratio to the yardstick is formed within a round, and the median of all rounds is printed.
func printTimes(of entries: [ScenarioEntry], rounds: Int) throws {
  let yardstick = try TimedScenario(Scenario.all[0])
  let timed = try entries.map { try TimedScenario($0) }
  var nanoseconds = Array(repeating: [Double](), count: timed.count)
  var ratios = nanoseconds
  for _ in 0..<rounds {
    for (place, scenario) in timed.enumerated() {
      // The yardstick just before and after, so that a slow moment falls on both.
      let before = try yardstick.nanoseconds()
      let own = try scenario.nanoseconds()
      let after = try yardstick.nanoseconds()
      nanoseconds[place].append(own)
      ratios[place].append(2 * own / (before + after))
    }
  }
  for (place, scenario) in timed.enumerated() {
    let time = Int(median(nanoseconds[place]))
    print("\(scenario.name)\t\(time)\t\(hundredths(median(ratios[place])))")
  }
}

private func median(_ figures: [Double]) -> Double {
  let sorted = figures.sorted()
  return sorted[sorted.count / 2]
}

/// A figure with two decimals.
func hundredths(_ figure: Double) -> String {
  let digits = Int((abs(figure) * 100).rounded())
  return "\(figure < 0 && digits > 0 ? "-" : "")\(digits / 100).\(digits % 100 < 10 ? "0" : "")\(digits % 100)"
}

/// A scenario that has been verified, with as many operations at a time as take some milliseconds.
private struct TimedScenario {
  let name: String
  private let scenario: Scenario
  private let operations: Int

  init(_ entry: ScenarioEntry) throws {
    name = entry.name
    scenario = try entry.make()
    try scenario.verify()
    var operations = 1
    while try Self.time(scenario, operations) < 5e6 { operations *= 2 }
    self.operations = operations
  }

  func nanoseconds() throws -> Double {
    try Self.time(scenario, operations) / Double(operations)
  }

  private static func time(_ scenario: Scenario, _ operations: Int) throws -> Double {
    let before = processorTime()
    _ = try scenario.run(operations)
    return processorTime() - before
  }
}

/// What the processor has worked for this process so far, in nanoseconds.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

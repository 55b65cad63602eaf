// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Workloads

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Times scenarios, each against another one: just before and just after it in each round, so that a slow moment falls
/// on both, and the rounds of all spread over the whole time. What is timed is the processor's work for this process,
/// not the time on the wall. Printed are the medians of all rounds: of the time, and of the ratio, which is formed
/// within a round. What takes long is timed in fewer rounds, but in three.
///
/// A scenario whose results are not right is not timed. Returns whether all were.
func printTimes(of pairs: [(name: String, entry: ScenarioEntry, against: ScenarioEntry)], rounds: Int) -> Bool {
  var made: [String: TimedScenario] = [:]
  var timed: [TimedPair] = []
  var areRight = true
  for pair in pairs {
    do {
      for entry in [pair.entry, pair.against] where made[entry.name] == nil {
        made[entry.name] = try TimedScenario(entry)
      }
    } catch {
      complain("\(pair.name) is not timed: \(error)")
      areRight = false
    }
    guard let scenario = made[pair.entry.name], let against = made[pair.against.name] else { continue }
    timed.append(TimedPair(name: pair.name, scenario: scenario, against: against, mostRounds: rounds))
  }
  do {
    for round in 0..<rounds {
      for place in timed.indices where round < timed[place].rounds { try timed[place].time() }
    }
  } catch {
    complain("\(error)")
    return false
  }
  for pair in timed {
    print("\(pair.name)\t\(Int(median(pair.nanoseconds)))\t\(hundredths(median(pair.ratios)))")
  }
  return areRight
}

/// A scenario with what it is compared with.
private struct TimedPair {
  let name: String
  let scenario: TimedScenario
  let against: TimedScenario
  let rounds: Int
  private(set) var nanoseconds: [Double] = []
  private(set) var ratios: [Double] = []

  init(name: String, scenario: TimedScenario, against: TimedScenario, mostRounds: Int) {
    self.name = name
    self.scenario = scenario
    self.against = against
    // some seconds in all
    rounds = max(min(3, mostRounds), min(mostRounds, Int(2.5e9 / (scenario.turn + 2 * against.turn))))
  }

  mutating func time() throws {
    let before = try against.nanoseconds()
    let own = try scenario.nanoseconds()
    let after = try against.nanoseconds()
    nanoseconds.append(own)
    ratios.append(2 * own / (before + after))
  }
}

func median(_ figures: [Double]) -> Double {
  let sorted = figures.sorted()
  return sorted[sorted.count / 2]
}

/// A figure with two decimals.
func hundredths(_ figure: Double) -> String {
  let digits = Int((abs(figure) * 100).rounded())
  return "\(figure < 0 && digits > 0 ? "-" : "")\(digits / 100).\(digits % 100 < 10 ? "0" : "")\(digits % 100)"
}

/// A scenario that has been verified, with as many operations at a time as take some milliseconds, and each different
/// one at least once.
private struct TimedScenario {
  private let scenario: Scenario
  private let operations: Int
  /// What so many operations take, about, in nanoseconds.
  let turn: Double

  init(_ entry: ScenarioEntry) throws {
    scenario = try entry.make()
    try scenario.verify()
    var operations = scenario.distinct
    var turn = try Self.time(scenario, operations)
    while turn < 5e6 {
      operations *= 2
      turn = try Self.time(scenario, operations)
    }
    self.operations = operations
    self.turn = turn
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
func processorTime() -> Double { time(CLOCK_PROCESS_CPUTIME_ID) }

/// A point in time on the wall, in nanoseconds.
func wallTime() -> Double { time(CLOCK_MONOTONIC) }

private func time(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Says what is wrong without mixing it with what is printed.
func complain(_ message: String) {
  let line = Array("error: \(message)\n".utf8)
  _ = write(2, line, line.count)
}

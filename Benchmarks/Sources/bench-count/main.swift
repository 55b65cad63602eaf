// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Counts and times the scenarios without the harness. `count-instructions` and `report` run it.

import CCounters
import Workloads

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

let usage = """
  usage: bench-count list                     the names of the scenarios, what is done with them, what they are
         bench-count describe NAME            how many operations differ, and 1 if callgrind is told when to count
         bench-count run NAME OPERATIONS...   carries so many operations out, and so many more, each counted for itself
         bench-count allocations NAME...      heap allocations an operation
         bench-count time ROUNDS NAME[/OTHER]...
                                              processor time an operation in ns, and the ratio to that of OTHER,
                                              which is the totals written by hand unless it is given
         bench-count batch ROUNDS             time a cart in ns, one after the other and on all cores
         bench-count memory PROMOTIONS        bytes of the heap that an engine holds for each of so many promotions
  """

func stop(_ message: String, status: Int32 = 1) -> Never {
  print(message)
  exit(status)
}

func entry(_ name: String) -> ScenarioEntry {
  guard let entry = Scenario.all.first(where: { $0.name == name }) else {
    stop("no scenario is named \(name)\n\(usage)", status: 2)
  }
  return entry
}

/// Heap allocations of as many operations, each different one once, after the workspace has grown.
func allocations(_ scenario: Scenario) throws -> Double {
  let operations = max(scenario.distinct, 8)
  _ = try scenario.run(1)
  // What a run allocates once, such as its workspace, is in both and falls out of the difference.
  let once = try allocations(scenario, operations)
  let twice = try allocations(scenario, 2 * operations)
  return Double(twice - once) / Double(operations)
}

func allocations(_ scenario: Scenario, _ operations: Int) throws -> Int {
  let before = alloc_counter_mallocs()
  _ = try scenario.run(operations)
  return Int(alloc_counter_mallocs() - before)
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch arguments.first {
  case "list" where arguments.count == 1:
    for entry in Scenario.all { print("\(entry.name)\t\(entry.use)\t\(entry.summary)") }
  case "run" where arguments.count > 2:
    let scenario = try entry(arguments[1]).make()
    // What happens at the first time only, such as looking types up, is no operation's own.
    _ = try scenario.run(1)
    for argument in arguments.dropFirst(2) {
      guard let operations = Int(argument) else { stop(usage, status: 2) }
      instrumentation_start()
      let sum = try scenario.run(operations)
      instrumentation_stop()
      instrumentation_write()
      print(sum)
    }
  case "describe" where arguments.count == 2:
    print(try entry(arguments[1]).make().distinct, instrumentation_is_available())
  case "allocations" where arguments.count > 1:
    for name in arguments.dropFirst() {
      print("\(name)\t\(hundredths(try allocations(try entry(name).make())))")
    }
  case "time" where arguments.count > 2:
    guard let rounds = Int(arguments[1]), rounds > 0 else { stop(usage, status: 2) }
    let pairs = arguments.dropFirst(2).map { name in
      let parts = name.split(separator: "/").map(String.init)
      return (name: name, entry: entry(parts[0]), against: entry(parts.count > 1 ? parts[1] : Scenario.yardstick))
    }
    if !printTimes(of: pairs, rounds: rounds) { exit(1) }
  case "batch" where arguments.count == 2:
    guard let rounds = Int(arguments[1]), rounds > 0 else { stop(usage, status: 2) }
    try await printBatchTimes(rounds: rounds)
  case "memory" where arguments.count == 2:
    guard let count = Int(arguments[1]), count >= 10 else { stop(usage, status: 2) }
    print(hundredths(try EngineMemory(count).bytesPerPromotion(alloc_counter_live_bytes)))
  default:
    stop(usage, status: 2)
  }
} catch {
  stop("error: \(error)")
}

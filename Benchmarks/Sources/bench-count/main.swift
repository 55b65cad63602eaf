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
  usage: bench-count list                     the names of the scenarios, with what they are
         bench-count describe NAME            how many operations differ, and 1 if callgrind is told when to count
         bench-count run NAME OPERATIONS      carries so many operations out
         bench-count allocations NAME...      heap allocations an operation
         bench-count time [ROUNDS NAME...]    processor time an operation in ns, and the ratio to the totals written by hand
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

/// Heap allocations of as many operations, each different one once, after room has been made.
func allocations(_ scenario: Scenario) throws -> Double {
  let operations = max(scenario.distinct, 8)
  _ = try scenario.run(1)
  // What a run allocates once, such as the room that it keeps, is in both and falls out of the difference.
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
    for entry in Scenario.all { print("\(entry.name)\t\(entry.summary)") }
  case "run" where arguments.count == 3:
    guard let operations = Int(arguments[2]) else { stop(usage, status: 2) }
    let scenario = try entry(arguments[1]).make()
    instrumentation_start()
    let sum = try scenario.run(operations)
    instrumentation_stop()
    print(sum)
  case "describe" where arguments.count == 2:
    print(try entry(arguments[1]).make().distinct, instrumentation_is_available())
  case "allocations" where arguments.count > 1:
    for name in arguments.dropFirst() {
      print("\(name)\t\(hundredths(try allocations(try entry(name).make())))")
    }
  case "time":
    let rounds = arguments.count > 1 ? Int(arguments[1]) : 15
    guard let rounds, rounds > 0 else { stop(usage, status: 2) }
    let names = arguments.count > 2 ? Array(arguments.dropFirst(2)) : Scenario.all.map(\.name)
    try printTimes(of: names.map(entry), rounds: rounds)
  default:
    stop(usage, status: 2)
  }
} catch {
  stop("error: \(error)")
}

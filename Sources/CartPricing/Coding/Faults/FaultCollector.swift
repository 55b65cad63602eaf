// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A sink that keeps faults with their paths. It tracks the current path, and copies it only for a
/// fault.
struct FaultCollector: FaultSink, Sendable {
  static var keepsFaults: Bool { true }

  /// The number of faults that are kept by default; later faults are only counted.
  static let defaultCapacity = 1_000_000

  /// A step of the current path.
  private enum Step: Sendable {
    case fixed(StaticString)
    case key(String)
    case index(Int)
  }

  /// The faults that were kept, in the order in which they were reported.
  private(set) var faults: [Fault] = []
  /// The number of reported faults, kept or not.
  private(set) var count = 0
  private var steps: [Step] = []
  private let capacity: Int

  /// An empty collector whose current path is the document itself.
  init(capacity: Int = defaultCapacity) {
    self.capacity = capacity
  }

  /// Whether no fault was reported.
  var isEmpty: Bool { count == 0 }

  /// The current path.
  var path: FaultPath { path(and: nil) }

  mutating func push(_ key: StaticString) { steps.append(.fixed(key)) }
  mutating func push(_ key: @autoclosure () -> String) { steps.append(.key(key())) }
  mutating func push(_ index: Int) { steps.append(.index(index)) }

  /// Leaves the value that was entered last. At the document itself it does nothing.
  mutating func pop() {
    if !steps.isEmpty { steps.removeLast() }
  }

  mutating func report(_ message: @autoclosure () -> String) { add(nil, message) }
  mutating func report(at key: StaticString, _ message: @autoclosure () -> String) { add(.fixed(key), message) }
  mutating func report(at key: @autoclosure () -> String, _ message: @autoclosure () -> String) {
    add(.key(key()), message)
  }
  mutating func report(at index: Int, _ message: @autoclosure () -> String) { add(.index(index), message) }

  private mutating func add(_ last: Step?, _ message: () -> String) {
    count += 1
    guard faults.count < capacity else { return }
    faults.append(Fault(.invalid, at: path(and: last), message()))
  }

  private func path(and last: Step?) -> FaultPath {
    var components: [FaultPath.Component] = []
    components.reserveCapacity(steps.count + 1)
    for step in steps { components.append(Self.component(step)) }
    if let last { components.append(Self.component(last)) }
    return FaultPath(components)
  }

  private static func component(_ step: Step) -> FaultPath.Component {
    switch step {
    case .fixed(let key): .key(key.description)
    case .key(let key): .key(key)
    case .index(let index): .index(index)
    }
  }
}

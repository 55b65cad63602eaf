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
  var path: FaultPath {
    FaultPath(
      steps.map { step in
        switch step {
        case .fixed(let key): .key(key.description)
        case .key(let key): .key(key)
        case .index(let index): .index(index)
        }
      })
  }

  mutating func push(_ key: StaticString) { steps.append(.fixed(key)) }
  mutating func push(_ key: @autoclosure () -> String) { steps.append(.key(key())) }
  mutating func push(_ index: Int) { steps.append(.index(index)) }

  /// Leaves the value that was entered last. At the document itself it does nothing.
  mutating func pop() {
    if !steps.isEmpty { steps.removeLast() }
  }

  mutating func report(_ message: @autoclosure () -> String) {
    count += 1
    guard faults.count < capacity else { return }
    faults.append(Fault(.invalid, at: path, message()))
  }
}

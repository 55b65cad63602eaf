/// Gathers faults while a document is walked. It knows where the walk stands, and builds a path only for a fault.
struct FaultCollector: Sendable {
  /// How many faults are kept by default; later ones are only counted.
  static let defaultCapacity = 1_000_000

  /// A step of the walk, before it is anyone's path.
  private enum Step: Sendable {
    case fixed(StaticString)
    case key(String)
    case index(Int)
  }

  /// The faults that were kept, in the order in which they were reported.
  private(set) var faults: [Fault] = []
  /// How many faults were reported, kept or not.
  private(set) var count = 0
  private var steps: [Step] = []
  private let capacity: Int

  /// An empty collector that stands at the document itself. One without capacity knows no paths, and merely counts.
  init(capacity: Int = defaultCapacity) {
    self.capacity = capacity
  }

  /// Whether no fault was reported.
  var isEmpty: Bool { count == 0 }

  /// Where the walk stands.
  var path: FaultPath { path(and: nil) }

  /// Steps to the value of a key of the format.
  @inline(__always)
  mutating func push(_ key: StaticString) { step(.fixed(key)) }
  /// Steps to the value of a key.
  @inline(__always)
  mutating func push(_ key: String) { step(.key(key)) }
  /// Steps to an element.
  @inline(__always)
  mutating func push(_ index: Int) { step(.index(index)) }

  @inline(__always)
  private mutating func step(_ step: Step) {
    if capacity > 0 { steps.append(step) }
  }

  /// Steps back. At the document itself it does nothing.
  @inline(__always)
  mutating func pop() {
    if !steps.isEmpty { steps.removeLast() }
  }

  /// Reports a fault where the walk stands.
  mutating func report(_ message: @autoclosure () -> String) { add(nil, message) }
  /// Reports a fault at a key below where the walk stands.
  mutating func report(at key: StaticString, _ message: @autoclosure () -> String) { add(.fixed(key), message) }
  /// Reports a fault at a key below where the walk stands.
  mutating func report(at key: String, _ message: @autoclosure () -> String) { add(.key(key), message) }
  /// Reports a fault at an element below where the walk stands.
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

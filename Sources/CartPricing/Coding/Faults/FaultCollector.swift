// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A sink that keeps the first faults with their paths (§11.3). It tracks the current path, and
/// copies it only for a fault that it keeps.
///
/// The faults of a document are kept in the order of the document. The position of a fault is that
/// of its key or element or, if the document does not have it, of the innermost value on the path
/// that exists. Faults at one position keep their order, and a path has one fault, the first.
/// Without a document, faults are kept in the order in which they are reported.
///
/// The collector never holds more faults than its capacity, so that further faults cost no memory.
/// A fault behind the last one of a full collector is only counted, and its message is not made.
struct FaultCollector: FaultSink, Sendable {
  static var keepsFaults: Bool { true }

  /// The largest number of faults that an error has.
  static let defaultCapacity = 100

  /// A step of the current path.
  private enum Step: Sendable {
    case fixed(StaticString)
    case key(String)
    case index(Int)

    var component: FaultPath.Component {
      switch self {
      case .fixed(let key): .key(key.description)
      case .key(let key): .key(key)
      case .index(let index): .index(index)
      }
    }
  }

  /// A fault that was kept.
  private struct Kept: Sendable {
    /// The node of the document that determines the order; without a document the number of the
    /// fault.
    let position: Int
    /// The number of steps at the end of the path that the document does not have.
    let missing: Int
    let fault: Fault
  }

  /// The number of reported faults, kept or not.
  private(set) var count = 0
  private var kept: [Kept] = []
  private var steps: [Step] = []
  private let capacity: Int

  /// The places of the document on the current path, found when a fault needs them.
  private var places: DocumentPlaces?
  /// The first faults of reading, once checks have begun.
  private var unread: [Kept] = []
  /// Whether the faults are those of checks of a value that was read.
  private var isChecking = false
  /// The positions of objects with an unknown key.
  private var misspelt: Set<Int> = []
  /// Whether elements of a list were not read, as no fault in them would be kept.
  private var hasSkipped = false

  /// An empty collector whose current path is the value itself.
  init(capacity: Int = defaultCapacity) {
    self.capacity = capacity
  }

  /// An empty collector whose current path is the document itself.
  init(in document: JSONDocument, capacity: Int = defaultCapacity) {
    self.capacity = capacity
    places = DocumentPlaces(document)
  }

  /// Whether no fault was reported.
  var isEmpty: Bool { count == 0 }

  /// The faults that were kept, in their order.
  var faults: [Fault] { kept.map { $0.fault } }

  /// The number of steps of the searches in the document, for tests.
  var searchSteps: Int { places?.steps ?? 0 }

  /// The current path.
  var path: FaultPath { FaultPath(steps.map { $0.component }) }

  mutating func push(_ key: StaticString) { steps.append(.fixed(key)) }
  mutating func push(_ key: @autoclosure () -> String) { steps.append(.key(key())) }
  mutating func push(_ index: Int) { steps.append(.index(index)) }

  /// Leaves the value that was entered last. At the document itself it does nothing.
  mutating func pop() {
    if !steps.isEmpty { steps.removeLast() }
    places?.leave(to: steps.count)
  }

  mutating func report(_ message: @autoclosure () -> String) {
    count += 1
    guard places != nil else {
      guard kept.count < capacity else { return }
      kept.append(Kept(position: count, missing: 0, fault: Fault(.invalid, at: path, message())))
      return
    }
    let (position, missing) = locate()
    if hides(position) || isChecking && isExplained(position, missing) { return }
    if isShortForm {
      let last = steps.removeLast()
      keep(position, missing: 0, message)
      steps.append(last)
    } else {
      keep(position, missing: missing, message)
    }
  }

  /// Keeps a fault at the current path, in its order, unless the path has one.
  private mutating func keep(_ position: Int, missing: Int, _ message: () -> String) {
    let place = kept.indices.partitionPoint { kept[$0].position <= position }
    var same = place
    while same > 0, kept[same - 1].position == position {
      same -= 1
      if isCurrent(kept[same], missing) { return }
    }
    kept.insert(Kept(position: position, missing: missing, fault: Fault(.invalid, at: path, message())), at: place)
    if kept.count > capacity { kept.removeLast() }
  }
}

// MARK: - Documents

extension FaultCollector {
  /// Whether a fault at a node, or behind it in the document, is not kept.
  func hides(_ node: Int) -> Bool {
    guard kept.count >= capacity, let last = kept.last else { return false }
    return node >= last.position
  }

  /// Whether the elements of a list from a node on need not be read, as no fault in them would be
  /// kept.
  mutating func skips(_ node: Int) -> Bool {
    guard places != nil, !isChecking, hides(node) else { return false }
    hasSkipped = true
    return true
  }

  /// The size of the list or the map at a key: that of the document if some of it was not read.
  mutating func size(of count: Int, at key: StaticString) -> Int {
    guard hasSkipped else { return count }
    push(key)
    _ = locate()
    let size = places?.size ?? 0
    pop()
    return max(count, size)
  }

  /// Notes that the object at the current path has a key that the format does not know.
  mutating func noteUnknownKey() {
    let (position, _) = locate()
    // A fault of a check at this object would not be kept.
    if !hides(position) { misspelt.insert(position) }
  }

  /// Cancels ``noteUnknownKey()`` for the object at the current path.
  mutating func forgetUnknownKey() {
    if !misspelt.isEmpty { misspelt.remove(locate().position) }
  }

  /// Begins the checks of the value that was read.
  ///
  /// The checks read a stand-in where a value could not be read, so a fault that they find at that
  /// path or below it is no fault of the document. Neither is a fault at an object with an unknown
  /// key: that key may be a misspelt form of a missing one.
  ///
  /// The faults of reading that were kept decide this: if the collector is full, a fault behind the
  /// last one is not kept in any case.
  mutating func beginChecks() {
    isChecking = true
    unread = kept
    places?.reset()
  }

  /// Finds the place of the current path in the document.
  private mutating func locate() -> (position: Int, missing: Int) {
    guard var found = places.take() else { return (0, 0) }
    if found.count == 0 { found.enterRoot(isUnread: isChecking && isUnread(0, 0, 0)) }
    while found.count <= steps.count {
      let depth = found.count
      found.enter(steps[depth - 1].component)
      if isChecking {
        let (position, missing) = found.last
        if isUnread(position, missing, depth) { found.markUnread() }
      }
    }
    places = found
    return found.last
  }

  /// Whether a fault of a check at the current path is explained by a fault of reading.
  private func isExplained(_ position: Int, _ missing: Int) -> Bool {
    places?.isUnread ?? false || missing == 0 && misspelt.contains(position)
  }

  /// Whether a value could not be read: that of the first `depth` steps of the current path.
  private func isUnread(_ position: Int, _ missing: Int, _ depth: Int) -> Bool {
    var place = unread.indices.partitionPoint { unread[$0].position < position }
    while place < unread.count, unread[place].position == position {
      if isCurrent(unread[place], missing, depth: depth) { return true }
      place += 1
    }
    return false
  }

  /// Whether a fault at the position of the current path, or of its first `depth` steps, is at this
  /// path: the steps that the document does not have are the same, too.
  private func isCurrent(_ other: Kept, _ missing: Int, depth: Int? = nil) -> Bool {
    let depth = depth ?? steps.count
    let path = other.fault.path.components
    guard other.missing == missing, path.count == depth else { return false }
    for step in depth - missing..<depth where steps[step].component != path[step] { return false }
    return true
  }

  /// Whether the current path is that of the code of a coupon, or of the text of a message, that is
  /// written as a string, which has no keys.
  private var isShortForm: Bool {
    guard isChecking, let last = steps.last?.component, last == .key("code") || last == .key("text") else {
      return false
    }
    return places?.isStringAboveLast ?? false
  }
}

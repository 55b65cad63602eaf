// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The first `limit` faults in the order of the document, one for each path. Unless
/// `droppingNested` is false, faults within a value that has a fault itself are left out.
///
/// The position of a fault is that of its key or element or, if the document does not have it, of
/// the innermost value on the path that exists. Faults at one position keep their order. Apart from
/// sorting, the work is linear in the lengths of the paths and in the sizes of the arrays and
/// objects on them.
func inDocumentOrder(
  _ faults: [Fault], in document: JSONDocument, limit: Int = 100, droppingNested: Bool = true
) -> [Fault] {
  var paths = FaultPaths(document)
  for (number, fault) in faults.enumerated() { paths.insert(fault.path, number) }
  return paths.firsts(limit, droppingNested: droppingNested).map { faults[$0] }
}

/// The paths of many faults as a prefix tree (trie), so that each common prefix is looked up in the
/// document once.
private struct FaultPaths {
  /// A node of the tree: its position in the tree and in the document.
  private struct Place {
    /// The parent in the tree.
    let parent: Int
    /// The node of the document that determines the order: that of the key or element, or of the
    /// innermost value that exists.
    let position: Int
    /// The node of the value, if the document has it.
    let value: Int?
    /// The number of the first fault at this path.
    var fault: Int?
  }

  private struct Step: Hashable {
    let parent: Int
    let component: FaultPath.Component
  }

  private let document: JSONDocument
  private var places: [Place]
  private var children: [Step: Int] = [:]
  private var elements: [Int: [UInt32]] = [:]
  private var keys: [Int: JSONKeys] = [:]

  init(_ document: JSONDocument) {
    self.document = document
    places = [Place(parent: 0, position: document.root, value: document.root)]
  }

  mutating func insert(_ path: FaultPath, _ fault: Int) {
    var current = 0
    for component in path.components {
      let step = Step(parent: current, component: component)
      if let known = children[step] {
        current = known
        continue
      }
      let found = find(component, below: places[current].value)
      let position = found?.position ?? places[current].position
      places.append(Place(parent: current, position: position, value: found?.value))
      current = places.count - 1
      children[step] = current
    }
    if places[current].fault == nil { places[current].fault = fault }
  }

  /// The numbers of the first faults in document order.
  func firsts(_ limit: Int, droppingNested: Bool) -> [Int] {
    // A parent precedes its children, so that one pass is enough.
    var isBelow = [Bool](repeating: false, count: places.count)
    var kept: [(position: Int, fault: Int)] = []
    for (index, place) in places.enumerated() {
      if index > 0 { isBelow[index] = isBelow[place.parent] || places[place.parent].fault != nil }
      if let fault = place.fault, !(droppingNested && isBelow[index]) { kept.append((place.position, fault)) }
    }
    kept.sort { $0.position != $1.position ? $0.position < $1.position : $0.fault < $1.fault }
    return kept.prefix(max(0, limit)).map { $0.fault }
  }

  private mutating func find(_ component: FaultPath.Component, below value: Int?) -> (position: Int, value: Int)? {
    guard let value else { return nil }
    switch component {
    case .index(let index):
      guard let element = element(index, of: value) else { return nil }
      return (element, element)
    case .key(let name):
      guard let key = key(name, of: value) else { return nil }
      return (key, key + 1)
    }
  }

  private mutating func element(_ index: Int, of array: Int) -> Int? {
    let count = document.count(array)
    guard document.kind(array) == .array, index >= 0, index < count else { return nil }
    if document.end(array) == array + 1 + count { return array + 1 + index }  // scalars only
    if count > JSONKeys.fewKeys {
      if let known = elements[array] { return Int(known[index]) }
      var all: [UInt32] = []
      all.reserveCapacity(count)
      document.forEachElement(of: array) { _, element in all.append(UInt32(element)) }
      elements[array] = all
      return Int(all[index])
    }
    var element = array + 1
    for _ in 0..<index { element = document.end(element) }
    return element
  }

  private mutating func key(_ name: String, of object: Int) -> Int? {
    guard document.kind(object) == .object else { return nil }
    guard document.count(object) > JSONKeys.fewKeys else {
      return document.value(of: name, in: object).map { $0 - 1 }
    }
    if let known = keys[object] { return known.index(of: name, in: document.nodes.span, document.bytes.span) }
    let sorted = JSONKeys(of: object, in: document.nodes.span, document.bytes.span)
    keys[object] = sorted
    return sorted.index(of: name, in: document.nodes.span, document.bytes.span)
  }
}

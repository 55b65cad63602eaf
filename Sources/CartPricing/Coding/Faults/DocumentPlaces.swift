// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The places in a document of the steps of a path, from the document to a value.
///
/// The keys of a large object are sorted once. The search for an element of a large array starts
/// where the last search in that array ended, and the elements are listed once if they are searched
/// in another order than theirs. So the work is linear in the sizes of the arrays and objects on the
/// paths, but for the sorting, and no key is read again while the path leads through it.
struct DocumentPlaces: Sendable {
  /// A place on the path.
  private struct Place: Sendable {
    /// The node of the key or element, or of the innermost value that exists.
    var position = 0
    /// The node of the value; -1 if the document does not have it.
    var value = -1
    /// The number of steps that the document does not have.
    var missing = 0
    /// Whether the value, or one around it, could not be read.
    var isUnread = false
  }

  /// The state of searches in a large array or object.
  private struct Search: Sendable {
    /// The index and the node of the element that was found last.
    var lastIndex = 0
    var lastElement: Int
    /// The nodes of all elements, once an earlier element than the last one was searched.
    var elements: [UInt32] = []
    /// The sorted keys of an object.
    var keys: JSONKeys?
  }

  private let document: JSONDocument
  /// The places of the current path; none until the root is entered.
  private var places: [Place] = []
  /// The searches in large arrays and objects, by their nodes.
  private var searches: [Int: Search] = [:]
  /// The number of keys that were looked up and of elements that were passed, for tests.
  private(set) var steps = 0

  init(_ document: JSONDocument) { self.document = document }

  /// The number of places on the current path.
  var count: Int { places.count }

  /// The last place of the path.
  var last: (position: Int, missing: Int) { (places[count - 1].position, places[count - 1].missing) }

  /// Whether the last value, or one around it, could not be read.
  var isUnread: Bool { places[count - 1].isUnread }

  /// The number of elements or members of the last value; 0 if the document does not have it.
  var size: Int { places[count - 1].value < 0 ? 0 : document.count(places[count - 1].value) }

  /// Whether the value above the last one is a string.
  var isStringAboveLast: Bool {
    guard count > 1, places[count - 2].value >= 0 else { return false }
    return document.kind(places[count - 2].value) == .string
  }

  /// Forgets the current path.
  mutating func reset() { places.removeAll(keepingCapacity: true) }

  /// Leaves values, so that at most so many steps are left.
  mutating func leave(to steps: Int) {
    while places.count > steps + 1 { places.removeLast() }
  }

  mutating func enterRoot(isUnread: Bool) {
    let root = document.root
    append(position: root, value: root, missing: 0, isUnread: isUnread)
  }

  /// Enters the value of a key or an element of the last value.
  mutating func enter(_ component: FaultPath.Component) {
    let parent = count - 1
    steps &+= 1
    let (position, value) = (places[parent].position, places[parent].value)
    let found: Int?
    switch component {
    case .index(let index): found = element(index, of: value)
    case .key(let name): found = key(name, of: value)
    }
    let isKey = if case .key = component { true } else { false }
    append(
      position: found ?? position, value: found.map { isKey ? $0 + 1 : $0 } ?? -1,
      missing: found == nil ? places[parent].missing + 1 : 0, isUnread: places[parent].isUnread)
  }

  mutating func markUnread() { places[count - 1].isUnread = true }

  private mutating func append(position: Int, value: Int, missing: Int, isUnread: Bool) {
    places.append(Place(position: position, value: value, missing: missing, isUnread: isUnread))
  }

  /// The node of an element; nil if the document does not have it.
  private mutating func element(_ index: Int, of array: Int) -> Int? {
    guard array >= 0, document.kind(array) == .array else { return nil }
    let count = document.count(array)
    guard index >= 0, index < count else { return nil }
    if document.end(array) == array + 1 + count { return array + 1 + index }  // scalars only
    guard count > JSONKeys.fewKeys else { return element(index, from: 0, at: array + 1) }
    let last = searches[array, default: Search(lastElement: array + 1)]
    if !last.elements.isEmpty { return Int(last.elements[index]) }
    if index < last.lastIndex {
      steps &+= count
      var elements: [UInt32] = []
      elements.reserveCapacity(count)
      document.forEachElement(of: array) { _, element in elements.append(UInt32(element)) }
      searches[array]?.elements = elements
      return Int(elements[index])
    }
    let found = element(index, from: last.lastIndex, at: last.lastElement)
    searches[array] = Search(lastIndex: index, lastElement: found)
    return found
  }

  /// The node of the element at an index, given that of an earlier element.
  private mutating func element(_ index: Int, from start: Int, at node: Int) -> Int {
    var element = node
    steps &+= index - start
    for _ in start..<index { element = document.end(element) }
    return element
  }

  /// The node of a key; nil if the document does not have it.
  private mutating func key(_ name: String, of object: Int) -> Int? {
    guard object >= 0, document.kind(object) == .object else { return nil }
    if document.count(object) <= JSONKeys.fewKeys { return document.value(of: name, in: object).map { $0 - 1 } }
    let keys: JSONKeys
    if let known = searches[object]?.keys {
      keys = known
    } else {
      steps &+= document.count(object)
      keys = JSONKeys(of: object, in: document.nodes.span, document.bytes.span)
      searches[object] = Search(lastElement: object, keys: keys)
    }
    return keys.index(of: name, in: document.nodes.span, document.bytes.span)
  }
}

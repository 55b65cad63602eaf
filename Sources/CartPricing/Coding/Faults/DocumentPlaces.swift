// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The places in a document of the steps of a path, from the document to a value.
///
/// The search below a value starts where the last search below that value ended, and the keys of a
/// large object are sorted once. The work for all elements of an array in their order is linear in
/// the size of the array, and no key is read again while the path leads through it.
struct DocumentPlaces: Sendable {
  /// A place on the path, with the state of searches below it.
  private struct Place: Sendable {
    /// The node of the key or element, or of the innermost value that exists.
    var position = 0
    /// The node of the value; -1 if the document does not have it.
    var value = -1
    /// The number of steps that the document does not have.
    var missing = 0
    /// Whether the value, or one around it, could not be read.
    var isUnread = false
    /// The index and the node of the element that was found last below the value.
    var lastIndex = 0
    var lastElement = -1
    /// The sorted keys of a large object.
    var keys: JSONKeys?
  }

  private let document: JSONDocument
  /// The places: at first those of the current path, behind them those of earlier paths, whose
  /// searches can be continued.
  private var places: [Place] = []
  /// The number of places on the current path: 0 until the root is entered.
  private(set) var count = 0
  /// The number of keys that were looked up and of elements that were passed, for tests.
  private(set) var steps = 0

  init(_ document: JSONDocument) { self.document = document }

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
  mutating func reset() { count = 0 }

  /// Leaves values, so that at most so many steps are left.
  mutating func leave(to steps: Int) { count = min(count, steps + 1) }

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
    case .index(let index): found = element(index, of: value, below: parent)
    case .key(let name): found = key(name, of: value, below: parent)
    }
    let isKey = if case .key = component { true } else { false }
    append(
      position: found ?? position, value: found.map { isKey ? $0 + 1 : $0 } ?? -1,
      missing: found == nil ? places[parent].missing + 1 : 0, isUnread: places[parent].isUnread)
  }

  mutating func markUnread() { places[count - 1].isUnread = true }

  private mutating func append(position: Int, value: Int, missing: Int, isUnread: Bool) {
    if count == places.count { places.append(Place()) }
    if places[count].value != value { places[count] = Place() }
    places[count].position = position
    places[count].value = value
    places[count].missing = missing
    places[count].isUnread = isUnread
    count += 1
  }

  /// The node of an element; nil if the document does not have it.
  private mutating func element(_ index: Int, of array: Int, below parent: Int) -> Int? {
    guard array >= 0, document.kind(array) == .array else { return nil }
    let count = document.count(array)
    guard index >= 0, index < count else { return nil }
    if document.end(array) == array + 1 + count { return array + 1 + index }  // scalars only
    var (last, element) = (places[parent].lastIndex, places[parent].lastElement)
    if element < 0 || index < last { (last, element) = (0, array + 1) }
    steps &+= index - last
    while last < index {
      element = document.end(element)
      last += 1
    }
    places[parent].lastIndex = last
    places[parent].lastElement = element
    return element
  }

  /// The node of a key; nil if the document does not have it.
  private mutating func key(_ name: String, of object: Int, below parent: Int) -> Int? {
    guard object >= 0, document.kind(object) == .object else { return nil }
    if document.count(object) <= JSONKeys.fewKeys { return document.value(of: name, in: object).map { $0 - 1 } }
    let keys = places[parent].keys ?? JSONKeys(of: object, in: document.nodes.span, document.bytes.span)
    places[parent].keys = keys
    return keys.index(of: name, in: document.nodes.span, document.bytes.span)
  }
}

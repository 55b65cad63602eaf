/// Reads values from a JSON document, and gathers everything that is wrong with it on the way.
///
/// Each function reads the value at a node, whose path the collector holds. What is wrong is reported and something
/// valid put in its place, so that the rest is still looked at and places in lists stay what they are.
struct WireReader: WireSource {
  let document: JSONDocument
  var faults = FaultCollector()
  /// The paths of the objects with a key that is not known. One that seems to lack something may merely have it misspelt.
  private(set) var misspelt: Set<FaultPath> = []

  init(_ document: JSONDocument) { self.document = document }

  // MARK: Objects

  /// The values of an object's known keys, by the keys' places in their list.
  struct Members {
    static let capacity = 24
    private var values = InlineArray<24, Int32>(repeating: -1)
    /// Whether the object has a key that is not known.
    fileprivate(set) var hasUnknown = false

    subscript(place: Int) -> Int? {
      @inline(__always) get { values[place] < 0 ? nil : Int(values[place]) }
      set { values[place] = newValue.map { Int32($0) } ?? -1 }
    }

    /// The place of the only one of the first keys that is there; nil for none and for two.
    func only(of count: Int) -> Int? {
      var found: Int?
      for place in 0..<count where values[place] >= 0 {
        if found != nil { return nil }
        found = place
      }
      return found
    }

    /// The places of those of the first keys that are there.
    func present(of count: Int) -> [Int] { (0..<count).filter { values[$0] >= 0 } }
  }

  /// The members of an object, a `null` counting as absent where the key is optional; nil, with a fault, for anything
  /// else than an object.
  mutating func members(
    _ node: Int, _ keys: WireKeys, of what: StaticString, required: Int = 0
  ) -> Members? {
    guard document.kind(node) == .object else {
      reject(node, "\(what)")
      return nil
    }
    var members = Members()
    var guess = 0
    var key = node + 1
    let end = document.end(node)
    while key < end {
      let value = key + 1
      if let place = place(of: key, in: keys, from: guess) {
        guess = place + 1
        if place < required || document.kind(value) != .null { members[place] = value }
      } else {
        members.hasUnknown = true
        reportUnknown(key, keys, of: what)
      }
      key = document.end(value)
    }
    for place in 0..<required where members[place] == nil {
      faults.report(at: keys[place], "is missing; \(what) needs it")
    }
    return members
  }

  private mutating func reportUnknown(_ key: Int, _ keys: WireKeys, of what: StaticString) {
    noteMisspeltKey()
    let name = document.text(key)
    let meant = nearest(name, in: keys.names)
    faults.report(at: name, "is not a key of \(what)" + (meant.map { "; did you mean \(quoted($0))?" } ?? ""))
  }

  /// Notes that the object at hand has a key that is not known.
  mutating func noteMisspeltKey() { misspelt.insert(faults.path) }

  /// The place of a key in a list, which is first sought where the keys' usual order has it.
  private func place(of key: Int, in keys: WireKeys, from guess: Int) -> Int? {
    keys.place(of: word(key), from: guess)
  }

  /// A key as it is compared.
  private func word(_ key: Int) -> WireKeys.Word {
    let node = document.nodes[key]
    if node.isEscaped { return WireKeys.Word(JSONText.resolved(node, in: document.bytes.span).span) }
    let start = Int(node.offset)
    return WireKeys.Word(document.bytes.span, from: start, count: Int(node.size))
  }

  /// Forgets that the object at hand has a key that is not known: no fault of the object as a whole follows from that.
  mutating func forgetMisspeltKey() { misspelt.remove(faults.path) }

  /// Reads the value of a key, if there is one.
  mutating func read<Value>(
    _ node: Int?, at key: StaticString, _ body: (inout WireReader, Int) -> Value
  ) -> Value? {
    guard let node else { return nil }
    faults.push(key)
    let value = body(&self, node)
    faults.pop()
    return value
  }

  // MARK: Objects in the order of the document

  /// An object whose members are read one after the other.
  struct Walk {
    /// The node of the next key, and the one behind the last value.
    fileprivate var key: Int
    fileprivate let end: Int
    fileprivate let required: Int
    fileprivate let what: StaticString
    /// The place behind the one of the last key, where the next one is sought first.
    fileprivate var guess = 0
    /// The places of the keys that were there, a bit each.
    fileprivate var seen: UInt32 = 0
    /// Whether the path leads into a member.
    fileprivate var isInside = false
  }

  mutating func open(_ node: Int, _ keys: WireKeys, of what: StaticString, required: Int) -> Walk {
    guard document.kind(node) == .object else {
      reject(node, "\(what)")
      return Walk(key: node, end: node, required: 0, what: what)
    }
    return Walk(key: node + 1, end: document.end(node), required: required, what: what)
  }

  mutating func next(_ walk: inout Walk, _ keys: WireKeys) -> WireMember? {
    if walk.isInside { faults.pop() }
    walk.isInside = false
    while walk.key < walk.end {
      let key = walk.key
      let value = key + 1
      walk.key = document.end(value)
      guard let place = place(of: key, in: keys, from: walk.guess) else {
        reportUnknown(key, keys, of: walk.what)
        continue
      }
      walk.guess = place + 1
      walk.seen |= 1 << UInt32(place)
      if place >= walk.required, document.kind(value) == .null { continue }
      faults.push(keys[place])
      walk.isInside = true
      return WireMember(place: place, value: value)
    }
    for place in 0..<walk.required where walk.seen & 1 << UInt32(place) == 0 {
      faults.report(at: keys[place], "is missing; \(walk.what) needs it")
    }
    return nil
  }

  // MARK: Lists and maps

  /// Reads the elements of a list.
  mutating func list<Element>(_ node: Int, _ body: (inout WireReader, Int) -> Element) -> [Element] {
    guard document.kind(node) == .array else {
      reject(node, "a list")
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(document.count(node))
    var element = node + 1
    let end = document.end(node)
    while element < end {
      faults.push(elements.count)
      elements.append(body(&self, element))
      faults.pop()
      element = document.end(element)
    }
    return elements
  }

  /// Reads the members of a map with keys of its own.
  mutating func map(
    _ node: Int, of what: StaticString, _ body: (inout WireReader, _ key: String, _ value: Int) -> Void
  ) {
    guard document.kind(node) == .object else {
      reject(node, "\(what)")
      return
    }
    var key = node + 1
    let end = document.end(node)
    while key < end {
      let name = document.text(key)
      faults.push(name)
      body(&self, name, key + 1)
      faults.pop()
      key = document.end(key + 1)
    }
  }

  // MARK: Scalars

  func kind(_ node: Int) -> JSONDocument.Kind { document.kind(node) }

  mutating func string(_ node: Int) -> String {
    guard document.kind(node) == .string else {
      reject(node, "a string")
      return ""
    }
    return document.text(node)
  }

  mutating func integer(_ node: Int, or standIn: Int = 1) -> Int {
    guard document.kind(node) == .number, let integer = document.integer(node) else {
      reject(node, "an integer")
      return standIn
    }
    return integer
  }

  mutating func number(_ node: Int) -> Double {
    guard document.kind(node) == .number, let number = document.double(node) else {
      reject(node, "a number")
      return 0
    }
    return number
  }

  mutating func boolean(_ node: Int, or standIn: Bool) -> Bool {
    switch document.kind(node) {
    case .true: return true
    case .false: return false
    default:
      reject(node, "true or false")
      return standIn
    }
  }

  /// Reads a string by a grammar.
  mutating func parse<Value>(
    _ node: Int, as what: StaticString, or standIn: @autoclosure () -> Value, _ body: (Span<UInt8>) -> Value?
  ) -> Value {
    guard document.kind(node) == .string else {
      reject(node, "\(what)")
      return standIn()
    }
    if let value = document.withUTF8(node, body) { return value }
    reject(node, "\(what)")
    return standIn()
  }

  mutating func id<ID: KeyedIdentifier>(_ node: Int) -> ID {
    parse(node, as: "a string", or: ID(key: .empty)) { ID(key: TextKey(utf8: $0)) }
  }

  /// Reads one of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: Int, or standIn: Word
  ) -> Word where Word.RawValue == String {
    word(node, Word.allCases.map { ($0.rawValue, $0) }, or: standIn)
  }

  mutating func word<Word>(_ node: Int, _ words: [(name: String, word: Word)], or standIn: Word) -> Word {
    if document.kind(node) == .string {
      for (name, word) in words where document.text(node, equals: name) { return word }
    }
    let names = words.map { $0.name }
    let meant = document.kind(node) == .string ? nearest(document.text(node), in: names) : nil
    let found = found(node) + (meant.map { "; did you mean \(quoted($0))?" } ?? "")
    faults.report("expected one of \(names.map { quoted($0) }.joined(separator: ", ")), found \(found)")
    return standIn
  }

  /// Reports a value of the wrong type or form.
  mutating func reject(_ node: Int, _ expected: String) {
    let found = found(node)
    faults.report("expected \(expected), found \(found)")
  }

  mutating func report(_ message: @autoclosure () -> String) { faults.report(message()) }

  /// What stands at a node, for a message.
  private func found(_ node: Int) -> String {
    switch document.kind(node) {
    case .object: "an object"
    case .array: "a list"
    case .string: quoted(document.text(node))
    case .number: numberText(node)
    case .true: "true"
    case .false: "false"
    case .null: "null"
    }
  }

  private func numberText(_ node: Int) -> String {
    let text = document.text(node)
    return text.utf8.count <= 40 ? text : "a number of \(text.utf8.count) characters"
  }

  mutating func rate(_ node: Int, atMost percent: StaticString) -> Rate {
    guard document.kind(node) == .string else {
      reject(node, "a percentage as a string such as \"12.5\"")
      return .zero
    }
    if let rate = document.withUTF8(node, { Rate(utf8: $0) }) { return rate }
    // A number that is merely too large is told so.
    if document.withUTF8(node, { Amount(utf8: $0) })?.isWholePercentage ?? false {
      let found = found(node)
      faults.report("\(found) is not within 0 and \(percent)")
    } else {
      reject(node, "a percentage with at most 4 decimals such as \"12.5\"")
    }
    return .zero
  }
}

extension Amount {
  /// Whether the amount, read as a percentage, has no more than 4 decimals.
  fileprivate var isWholePercentage: Bool { problem(in: .clf) != .tooManyDecimals }
}

/// A selector that is answered for all lines of a cart at once, as a set of lines.
struct SelectorProgram: Sendable {
  /// The selector as it was written; its nodes, children before their parent, are the program.
  let source: LineSelector

  /// The lines that the selector selects.
  ///
  /// O(nodes × lines), and as much again as the lists of values are long.
  func answer(for facts: borrowing CartLines) -> LineSet {
    var stack: [LineSet] = []
    for node in source.nodes {
      switch node {
      case .all: stack.append(LineSet(all: facts.count))
      case .allOf(let count): combine(&stack, count, from: LineSet(all: facts.count)) { $0.formIntersection($1) }
      case .anyOf(let count): combine(&stack, count, from: LineSet(none: facts.count)) { $0.formUnion($1) }
      case .not:
        if var top = stack.popLast() {
          top.invert()
          stack.append(top)
        }
      default:
        var set = LineSet(none: facts.count)
        for line in 0..<facts.count where Self.matches(node, line, in: facts) { set.insert(line) }
        stack.append(set)
      }
    }
    return stack.last ?? LineSet(none: facts.count)
  }

  private func combine(
    _ stack: inout [LineSet], _ count: Int, from neutral: LineSet, by operation: (inout LineSet, LineSet) -> Void
  ) {
    var result = neutral
    for _ in 0..<count {
      guard let operand = stack.popLast() else { break }
      operation(&result, operand)
    }
    stack.append(result)
  }

  private static func matches(_ node: LineSelector.Node, _ index: Int, in facts: borrowing CartLines) -> Bool {
    let line = facts.source[index]
    switch node {
    case .sku(let skus): return skus.contains(line.sku)
    case .product(let products):
      guard let product = line.product else { return false }
      return products.contains(product)
    case .category(let categories): return line.categories.contains { categories.contains($0) }
    case .tag(let tags): return line.tags.contains { tags.contains($0) }
    case .attribute(let name, let comparison): return comparison.holds(for: line.attributes.value(of: name))
    case .unitPrice(let range): return facts.contains(facts.lines[index].unitPrice, in: range)
    case .billing(.subscription): return line.billing != nil
    case .billing(.perpetual): return line.billing == nil
    case .billing(.every(let interval)): return line.billing == interval
    case .all, .allOf, .anyOf, .not: return false
    }
  }
}

extension Dictionary where Key == String {
  /// The value of a key that is these very bytes; a mere subscript would take "é" in one scalar for "e" and its accent.
  func value(of key: String) -> Value? {
    guard let place = index(forKey: key), self[place].key.utf8.elementsEqual(key.utf8) else { return nil }
    return self[place].value
  }
}

/// A set of a cart's lines, a bit for each.
struct LineSet: Sendable {
  private var words: [UInt64]
  let capacity: Int

  /// No line of so many.
  init(none capacity: Int) {
    words = Array(repeating: 0, count: (capacity + 63) / 64)
    self.capacity = capacity
  }

  /// All of so many lines.
  init(all capacity: Int) {
    self.init(none: capacity)
    invert()
  }

  func contains(_ line: Int) -> Bool { words[line >> 6] & (1 << UInt64(line & 63)) != 0 }

  mutating func insert(_ line: Int) { words[line >> 6] |= 1 << UInt64(line & 63) }

  mutating func formIntersection(_ other: LineSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: LineSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func invert() {
    for index in words.indices { words[index] = ~words[index] }
    let used = capacity & 63
    if used != 0, let last = words.indices.last { words[last] &= (1 << UInt64(used)) - 1 }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Calls a function with each line of the set, ascending.
  func forEach(_ body: (Int) -> Void) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        body(index << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }
}

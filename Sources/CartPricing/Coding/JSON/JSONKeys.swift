// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Finds duplicate keys of an object and, in a large object, the member with a key.
struct JSONKeys {
  /// A key with the hash of its bytes.
  private struct Entry {
    let hash: UInt64
    let index: UInt32
  }

  /// Objects of up to this many keys are searched key by key.
  static let fewKeys = 16
  /// Keys of more bytes are not compared pair by pair.
  private static let longKey = 256

  /// The keys, sorted by hash, then by bytes, then in document order.
  private let entries: [Entry]

  /// Sorts the keys of object `i`: at most n log n comparisons for n keys.
  init(of i: Int, in nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) {
    var entries: [Entry] = []
    entries.reserveCapacity(Int(nodes[i].size))
    var key = i + 1
    for _ in 0..<nodes[i].size {
      entries.append(Entry(hash: Self.hash(nodes[key], bytes), index: UInt32(key)))
      key = Int(nodes[key + 1].end)
    }
    Self.sort(&entries, nodes, bytes)
    self.entries = entries
  }

  /// The index of the node of a key, if the object has it.
  func index(of word: String, in nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) -> Int? {
    let word = [UInt8](word.utf8)
    var hash = FNV1a()
    for byte in word { hash.combine(byte) }
    func order(_ entry: Entry) -> Int {
      guard entry.hash == hash.value else { return entry.hash < hash.value ? -1 : 1 }
      return JSONText.compare(nodes[Int(entry.index)], word.span, in: bytes)
    }
    let place = entries.indices.partitionPoint { order(entries[$0]) < 0 }
    return place < entries.count && order(entries[place]) == 0 ? Int(entries[place].index) : nil
  }

  /// The first duplicate key of object `i`, escapes resolved, if there is one (§11.4).
  @inline(__always)
  static func repeated(in i: Int, of nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) -> Int? {
    nodes[i].size <= fewKeys ? repeatedOfFew(in: i, of: nodes, bytes) : repeatedOfMany(in: i, of: nodes, bytes)
  }

  /// Compares each pair of keys. A word of their length and last bytes decides most comparisons.
  private static func repeatedOfFew(in i: Int, of nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) -> Int? {
    var signatures = InlineArray<16, UInt64>(repeating: 0)
    var keys = InlineArray<16, UInt32>(repeating: 0)
    var key = i + 1
    for k in 0..<Int(nodes[i].size) {
      let node = nodes[key]
      if node.isEscaped || node.size > longKey { return repeatedOfMany(in: i, of: nodes, bytes) }
      let end = Int(node.offset) + Int(node.size)
      var signature: UInt64 = 0
      for at in end - Int(min(node.size, 8))..<end { signature = signature << 8 | UInt64(bytes[at]) }
      signature ^= UInt64(node.size) &* 0x9E37_79B9_7F4A_7C15
      signatures[k] = signature
      keys[k] = UInt32(key)
      key = Int(nodes[key + 1].end)
    }
    for k in 1..<Int(nodes[i].size) {
      for earlier in 0..<k where signatures[earlier] == signatures[k] {
        let (one, other) = (nodes[Int(keys[earlier])], nodes[Int(keys[k])])
        if one.size == other.size, JSONText.compare(one, other, in: bytes) == 0 { return Int(keys[k]) }
      }
    }
    return nil
  }

  /// Sorts the keys and compares neighbours.
  @inline(never)
  private static func repeatedOfMany(in i: Int, of nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) -> Int? {
    let entries = JSONKeys(of: i, in: nodes, bytes).entries
    var first: UInt32?
    for k in entries.indices.dropFirst() where entries[k - 1].hash == entries[k].hash {
      let (one, other) = (nodes[Int(entries[k - 1].index)], nodes[Int(entries[k].index)])
      if JSONText.compare(one, other, in: bytes) == 0 { first = min(first ?? .max, entries[k].index) }
    }
    return first.map(Int.init)
  }

  /// The FNV-1a hash of a key's bytes, escapes resolved. Collisions only cost further comparisons.
  private static func hash(_ node: JSONDocument.Node, _ bytes: Span<UInt8>) -> UInt64 {
    var hash = FNV1a()
    var cursor = JSONText.Cursor(node)
    while let byte = cursor.next(in: bytes) { hash.combine(byte) }
    return hash.value
  }
}

extension JSONKeys {
  /// Merge sort by hash, then bytes, then index, from the bottom up.
  private static func sort(_ entries: inout [Entry], _ nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>) {
    var target = entries
    var width = 1
    while width < entries.count {
      var start = 0
      while start < entries.count {
        let middle = min(start + width, entries.count)
        let end = min(middle + width, entries.count)
        var (left, right) = (start, middle)
        for k in start..<end {
          if right == end || left < middle && !precedes(entries[right], entries[left], nodes, bytes) {
            target[k] = entries[left]
            left += 1
          } else {
            target[k] = entries[right]
            right += 1
          }
        }
        start = end
      }
      swap(&entries, &target)
      width *= 2
    }
  }

  /// Whether one entry precedes another.
  @inline(__always)
  private static func precedes(
    _ one: Entry, _ other: Entry, _ nodes: Span<JSONDocument.Node>, _ bytes: Span<UInt8>
  ) -> Bool {
    if one.hash != other.hash { return one.hash < other.hash }
    return JSONText.compare(nodes[Int(one.index)], nodes[Int(other.index)], in: bytes) < 0
  }
}

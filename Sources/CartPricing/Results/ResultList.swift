// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A view of one record in the storage of a result, which ``ResultList`` makes by its index.
public protocol ResultElement {
  /// The element with an index in the storage of a result.
  init(storage: PricedStorage, index: Int)
}

/// A list within a ``PricedCart``: a range of the result's storage. An element is made when it is read.
///
/// Reading an element is O(1) and allocates nothing.
public struct ResultList<Element: ResultElement & Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline let storage: PricedStorage
  @usableFromInline let first: Int

  /// The number of elements.
  public let count: Int

  @inlinable @inline(__always) init(storage: PricedStorage, range: Range<Int>) {
    self.storage = storage
    first = range.lowerBound
    count = range.count
  }

  /// 0.
  @inlinable @inline(__always) public var startIndex: Int { 0 }

  /// ``count``.
  @inlinable @inline(__always) public var endIndex: Int { count }

  /// The element at a position from 0 up to, but not including, ``count``. Another position is a programmer's error and
  /// traps.
  @inlinable @inline(__always) public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "a position outside of the list")
    return Element(storage: storage, index: first + position)
  }

  /// An iterator over the elements.
  @inlinable @inline(__always) public func makeIterator() -> Iterator { Iterator(self) }

  /// An iterator over the elements of a list.
  public struct Iterator: IteratorProtocol, Sendable {
    @usableFromInline let storage: PricedStorage
    @usableFromInline var index: Int
    @usableFromInline let end: Int

    @inlinable @inline(__always) init(_ list: ResultList) {
      storage = list.storage
      index = list.first
      end = list.first &+ list.count
    }

    /// The next element; nil after the last one.
    @inlinable @inline(__always) public mutating func next() -> Element? {
      guard index < end else { return nil }
      let element = Element(storage: storage, index: index)
      index &+= 1
      return element
    }
  }
}

extension ResultList: Equatable where Element: Equatable {
  /// Whether both lists have equal elements in the same order.
  public static func == (left: ResultList, right: ResultList) -> Bool { left.elementsEqual(right) }
}

extension ResultList: Hashable where Element: Hashable {
  /// Hashes the number of elements and each element.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension ResultList: CustomStringConvertible where Element: CustomStringConvertible {
  /// The elements between brackets, such as `[ten: 2.00 EUR off line 1]`.
  public var description: String {
    var text = "["
    for element in self {
      if text != "[" { text += "; " }
      text += element.description
    }
    return text + "]"
  }
}

#if !hasFeature(Embedded)
  extension ResultList: Encodable where Element: Encodable {
    /// Encodes the elements as an array. Each element has the form in which it is encoded alone. O(n) in the size of the
    /// encoded form.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      for element in self { try container.encode(element) }
    }
  }
#endif

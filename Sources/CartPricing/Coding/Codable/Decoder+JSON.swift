// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension Decoder {
    /// The value of the decoder as JSON in UTF-8, its keys in the order of their bytes.
    ///
    /// The function tries to decode each value as each kind of JSON. It is independent of carts and
    /// promotions, so that the strict reader is the only definition of the wire form. Open
    /// containers are on an explicit stack instead of recursion.
    /// - Throws: What the decoder throws, or `DecodingError.dataCorrupted` for values that JSON
    ///   cannot represent and for more than 512 nested containers.
    func jsonBytes() throws -> [UInt8] {
      var writer = JSONWriter(capacity: 1024)
      var frames: [OpenContainer] = []
      var next: (any Decoder)? = self
      repeat {
        if let decoder = next {
          if let frame = try OpenContainer(decoder, to: &writer) {
            guard frames.count < CodingLimits.depth else {
              throw decoder.corrupted("more than \(CodingLimits.depth) lists and objects are nested")
            }
            frames.append(frame)
          }
        } else {
          frames.removeLast().close(&writer)
        }
        next = frames.isEmpty ? nil : try frames[frames.count - 1].next(&writer)
      } while !frames.isEmpty
      return writer.bytes
    }

    fileprivate func corrupted(_ description: String) -> DecodingError {
      .dataCorrupted(.init(codingPath: codingPath, debugDescription: description))
    }
  }

  /// A list or an object that is being read.
  private enum OpenContainer {
    case object(KeyedDecodingContainer<AnyCodingKey>, keys: [AnyCodingKey], next: Int)
    case list(any UnkeyedDecodingContainer)

    /// Opens the list or object that a decoder holds; nil, once it is written, for any other value.
    init?(_ decoder: any Decoder, to writer: inout JSONWriter) throws {
      let value = try? decoder.singleValueContainer()
      // Most values are strings; numbers come last, since some decoders read them from other
      // values.
      if let value, value.decodeNil() {
        writer.null()
      } else if let text = try? value?.decode(String.self) {
        writer.string(text)
      } else if let object = try? decoder.container(keyedBy: AnyCodingKey.self) {
        let keys = object.allKeys.sorted {
          $0.stringValue.precedesByBytes($1.stringValue)
        }
        writer.beginObject()
        self = .object(object, keys: keys, next: 0)
        return
      } else if let list = try? decoder.unkeyedContainer() {
        writer.beginArray()
        self = .list(list)
        return
      } else if let boolean = try? value?.decode(Bool.self) {
        writer.boolean(boolean)
      } else if let integer = try? value?.decode(Int64.self) {
        writer.integer(integer)
      } else if let integer = try? value?.decode(UInt64.self) {
        writer.integer(Int128(integer))
      } else if let number = try? value?.decode(Double.self), number.isFinite {
        writer.number(number)
      } else {
        throw decoder.corrupted("the value is none that JSON has")
      }
      return nil
    }

    /// The next value of the container, after its key has been written; nil at the end.
    mutating func next(_ writer: inout JSONWriter) throws -> (any Decoder)? {
      switch self {
      case .object(let container, let keys, let place):
        guard place < keys.count else { return nil }
        self = .object(container, keys: keys, next: place + 1)
        writer.key(named: keys[place].stringValue)
        return try container.superDecoder(forKey: keys[place])
      case .list(var container):
        guard !container.isAtEnd else { return nil }
        let element = try container.superDecoder()
        self = .list(container)
        return element
      }
    }

    /// Writes the end of the container.
    func close(_ writer: inout JSONWriter) {
      switch self {
      case .object: writer.endObject()
      case .list: writer.endArray()
      }
    }
  }
#endif

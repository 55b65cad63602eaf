// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension Encoder {
    /// Encodes a value from its JSON, container by container.
    ///
    /// The function is independent of carts and promotions, so that the writer is the only
    /// definition of the wire form. Open containers are on an explicit stack instead of recursion.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for a value whose JSON
    ///   has more than 512 nested containers.
    func encodeJSON(_ bytes: [UInt8], of value: some Encodable) throws {
      let document: JSONDocument
      do throws(JSONSyntaxError) {
        document = try JSONDocument.parse(bytes)
      } catch {
        throw invalid(value, error.message)
      }
      guard document.isContainer(document.root) else {
        var container = singleValueContainer()
        return try container.encode(JSONScalar(document.root, in: document))
      }
      var frames: [OpenContainer] = []
      if document.kind(document.root) == .object {
        frames.append(.object(container(keyedBy: AnyCodingKey.self), document.members(of: document.root)))
      } else {
        frames.append(.list(unkeyedContainer(), document.members(of: document.root)))
      }
      while !frames.isEmpty {
        if let inner = try frames[frames.count - 1].encodeUpToContainer(in: document) {
          guard frames.count < CodingLimits.depth else {
            throw invalid(value, "more than \(CodingLimits.depth) lists and objects are nested")
          }
          frames.append(inner)
        } else {
          frames.removeLast()
        }
      }
    }

    private func invalid(_ value: some Encodable, _ description: String) -> EncodingError {
      .invalidValue(value, .init(codingPath: codingPath, debugDescription: description))
    }
  }

  /// A list or an object that is being encoded, and its nodes that have not been encoded yet.
  private enum OpenContainer {
    case object(KeyedEncodingContainer<AnyCodingKey>, Range<Int>)
    case list(any UnkeyedEncodingContainer, Range<Int>)

    /// Encodes scalars up to the next list or object, which is opened and returned; nil once all is
    /// encoded.
    mutating func encodeUpToContainer(in document: JSONDocument) throws -> OpenContainer? {
      switch self {
      case .object(var container, var rest):
        while let node = rest.first {
          let key = AnyCodingKey(stringValue: document.text(node))
          rest = document.end(node + 1)..<rest.upperBound
          self = .object(container, rest)
          switch document.kind(node + 1) {
          case .object:
            let inner = container.nestedContainer(keyedBy: AnyCodingKey.self, forKey: key)
            self = .object(container, rest)
            return .object(inner, document.members(of: node + 1))
          case .array:
            let inner = container.nestedUnkeyedContainer(forKey: key)
            self = .object(container, rest)
            return .list(inner, document.members(of: node + 1))
          default:
            try container.encode(JSONScalar(node + 1, in: document), forKey: key)
          }
        }
        return nil
      case .list(var container, var rest):
        while let node = rest.first {
          rest = document.end(node)..<rest.upperBound
          switch document.kind(node) {
          case .object:
            let inner = container.nestedContainer(keyedBy: AnyCodingKey.self)
            self = .list(container, rest)
            return .object(inner, document.members(of: node))
          case .array:
            let inner = container.nestedUnkeyedContainer()
            self = .list(container, rest)
            return .list(inner, document.members(of: node))
          default:
            try container.encode(JSONScalar(node, in: document))
          }
        }
        return nil
      }
    }
  }

  /// A value of a document that is no list and no object.
  private enum JSONScalar: Encodable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    case null

    init(_ node: Int, in document: JSONDocument) {
      switch document.kind(node) {
      case .string: self = .text(document.text(node))
      case .true: self = .boolean(true)
      case .false: self = .boolean(false)
      case .number:
        if let integer = document.integer(node) {
          self = .integer(Int64(integer))
        } else {
          self = document.double(node).map { .number($0) } ?? .null
        }
      case .null, .object, .array: self = .null
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .integer(let integer): try container.encode(integer)
      case .number(let number): try container.encode(number)
      case .boolean(let boolean): try container.encode(boolean)
      case .null: try container.encodeNil()
      }
    }
  }

  extension JSONDocument {
    fileprivate func isContainer(_ i: Int) -> Bool { kind(i) == .object || kind(i) == .array }

    /// The nodes within a list or an object.
    fileprivate func members(of i: Int) -> Range<Int> { i + 1..<end(i) }
  }
#endif

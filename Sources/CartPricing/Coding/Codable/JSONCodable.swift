// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  /// A value that is encoded as its JSON is written.
  protocol JSONEncodable: Encodable, JSONWritable {}

  extension JSONEncodable {
    /// Encodes the value in the form of its JSON. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of
    ///   levels.
    public func encode(to encoder: any Encoder) throws {
      try encoder.encodeJSON(jsonBytes(capacity: 1024), of: self)
    }
  }

  /// A value that is encoded as its JSON is written, and decoded as its JSON is read, so that its
  /// form is described once.
  protocol JSONCodable: JSONEncodable, Codable, DocumentValue {
    /// Reads the value from UTF-8 bytes of JSON. A document checks the value, too; a part of a
    /// document is checked when the document is.
    init(decoding bytes: [UInt8]) throws(PricingError)
  }

  extension JSONCodable {
    /// Reads a part of a document. What depends on the document is not checked.
    init(decoding bytes: [UInt8]) throws(PricingError) { self = try DocumentReader.readUnchecked(bytes) }

    /// Decodes the value by the rules by which its JSON is read. O(n log n) in the size of what is
    /// decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(decoding: decoder.jsonBytes()) }
  }
#endif

#if !hasFeature(Embedded)
  extension Promotion: Codable {
    /// Decodes a promotion by itself, in the form in which it stands in a set.
    ///
    /// Keys, types and the form of every value are looked at here. What takes a set to tell, such as its currency or
    /// that ids are distinct, and the bounds of figures are looked at when the set is compiled.
    /// O(n log n) in the size of what is decoded. Source: PRICING.md sections 5 and 11.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      self = try WireReader.readUnchecked(decoder.wireBytes()) { $0.promotion($1) }
    }

    /// Encodes the promotion as ``PromotionSet/json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(wireBytes(), of: self) }
  }

  extension Qualifier: Codable {
    /// Decodes a qualifier by itself, in the form in which it stands in a promotion.
    ///
    /// Keys, types, the form of every value and the limits of trees are looked at here, the rest when the set that the
    /// qualifier is put into is compiled. O(n log n) in the size of what is decoded. Source: PRICING.md sections 4 and
    /// 11.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      self = try WireReader.readUnchecked(decoder.wireBytes()) { $0.qualifier($1) }
    }

    /// Encodes the qualifier as ``PromotionSet/json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(wireBytes(), of: self) }
  }

  extension LineSelector: Codable {
    /// Decodes a selector by itself, in the form in which it stands in a promotion.
    ///
    /// Keys, types, the form of every value and the limits of trees are looked at here, the rest when the set that the
    /// selector is put into is compiled. O(n log n) in the size of what is decoded. Source: PRICING.md sections 3 and 11.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      self = try WireReader.readUnchecked(decoder.wireBytes()) { $0.selector($1) }
    }

    /// Encodes the selector as ``PromotionSet/json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(wireBytes(), of: self) }
  }
#endif

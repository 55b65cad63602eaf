#if !hasFeature(Embedded)
  extension PricingRequest: Codable {
    /// Decodes the request as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws. Source: PRICING.md section 11.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.wireBytes()) }

    /// Encodes the request as ``json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(jsonBytes, of: self) }
  }

  extension CartRequest: Codable {
    /// Decodes the request as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws. Source: PRICING.md section 11.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.wireBytes()) }

    /// Encodes the request as ``json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(jsonBytes, of: self) }
  }

  extension PromotionSet: Codable {
    /// Decodes the set as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws. Source: PRICING.md section 11.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.wireBytes()) }

    /// Encodes the set as ``json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(jsonBytes, of: self) }
  }

  extension Cart: Codable {
    /// Decodes the cart as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws. Source: PRICING.md section 11.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.wireBytes()) }

    /// Encodes the cart as ``json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(jsonBytes, of: self) }
  }

  extension Context: Codable {
    /// Decodes the context as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws. Source: PRICING.md section 11.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.wireBytes()) }

    /// Encodes the context as ``json`` writes it. O(n log n) in the size of what is encoded.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeWire(jsonBytes, of: self) }
  }
#endif

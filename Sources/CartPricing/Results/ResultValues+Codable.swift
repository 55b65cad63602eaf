// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension PricedCart: Codable {
    /// Decodes the result as ``init(json:)-([UInt8])`` reads it. O(n log n) in the size of what is decoded.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(json: decoder.jsonBytes()) }

    /// Encodes the result as ``json`` writes it. O(n) in the size of what is encoded.
    /// - Throws: What the encoder throws, or `EncodingError.invalidValue` for trees of hundreds of levels in the `of` of
    ///   a gap.
    public func encode(to encoder: any Encoder) throws { try encoder.encodeJSON(jsonBytes, of: self) }
  }

  extension ResultElement {
    /// Decodes the only value of a kind that `read` takes from the decoder.
    fileprivate init(
      from decoder: any Decoder, _ read: (inout NodeSource, Int, inout ResultBuilder) -> Void
    ) throws {
      self.init(storage: try NodeSource.result(decoder.jsonBytes(), read), index: 0)
    }
  }

  extension PricedLine: Codable, JSONEncodable {
    /// Decodes a line by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      try self.init(from: decoder) { $0.pricedLine($1, &$2, alone: true) }
    }
  }

  extension Adjustment: Codable, JSONEncodable {
    /// Decodes an adjustment from an object with the keys of the result document, the key `currency` and the target, which is
    /// one of `"line": id`, `"shipping": true`, `"fee": id` and `"tax": true`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.adjustmentAlone($1, &$2) } }
  }

  extension UnitRun: Codable, JSONEncodable {
    /// Decodes a run of units by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.unitRun($1, &$2, alone: true) } }
  }

  extension PricedShipping: Codable, JSONEncodable {
    /// Decodes shipping by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      let storage = try NodeSource.result(decoder.jsonBytes()) { $0.pricedShipping($1, &$2, alone: true) }
      guard let record = storage.layout.shipping else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no shipping"))
      }
      self.init(storage: storage, record: record)
    }
  }

  extension PricedFee: Codable, JSONEncodable {
    /// Decodes a fee by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      try self.init(from: decoder) { $0.pricedFee($1, &$2, alone: true) }
    }
  }

  extension PricedTax: Codable, JSONEncodable {
    /// Decodes tax by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      self.init(storage: try NodeSource.result(decoder.jsonBytes()) { $0.pricedTax($1, &$2, alone: true) })
    }
  }

  extension AppliedPromotion: Codable, JSONEncodable {
    /// Decodes an applied promotion by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      try self.init(from: decoder) { $0.appliedPromotion($1, &$2, alone: true) }
    }
  }

  extension Redemption: Codable, JSONEncodable {
    /// Decodes a redemption by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.redemptionAlone($1, &$2) } }
  }

  extension IssuedCredit: Codable, JSONEncodable {
    /// Decodes a credit by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      try self.init(from: decoder) { $0.issuedCredit($1, &$2, alone: true) }
    }
  }

  extension IssuedCoupon: Codable, JSONEncodable {
    /// Decodes coupons by itself: its object in the result document.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.issuedCoupon($1, &$2) } }
  }

  extension IssuedPoints: Codable, JSONEncodable {
    /// Decodes points by itself: its object in the result document.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.issuedPoints($1, &$2) } }
  }

  extension GiftOffer: Codable, JSONEncodable {
    /// Decodes gifts to choose by itself: its object in the result document.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.giftOffer($1, &$2) } }
  }

  extension PaidTender: Codable, JSONEncodable {
    /// Decodes what a tender pays by itself: its object in the result document, with the key
    /// `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      try self.init(from: decoder) { $0.paidTender($1, &$2, alone: true) }
    }
  }

  extension Decision: Codable, JSONEncodable {
    /// Decodes a decision by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.decision($1, &$2, alone: true) } }
  }

  extension Gap: Codable, JSONEncodable {
    /// Decodes a gap by itself: its object in the result document, with the key `currency`.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.gap($1, &$2, alone: true) } }
  }

  extension CouponOutcome: Codable, JSONEncodable {
    /// Decodes an outcome by itself: its object in the result document.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.couponOutcome($1, &$2) } }
  }

  extension Message: Codable, JSONEncodable {
    /// Decodes a message by itself: its object in the result document.
    /// - Throws: ``PricingError`` with every fault, or what the decoder throws.
    public init(from decoder: any Decoder) throws { try self.init(from: decoder) { $0.message($1, &$2) } }
  }

  // MARK: The words of results

  extension Decision.Reason: Codable {}
  extension Decision.Limit: Codable {}
  extension Gap.Measure: Codable {}
  extension Message.Kind: Codable {}

  extension CouponOutcome.Outcome: Codable {
    /// Decodes the word of the result document.
    /// - Throws: `DecodingError.dataCorrupted` for another word, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let name = try container.decode(String.self)
      guard let outcome = Self.words.first(where: { $0.name == name })?.word else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no outcome of a coupon")
      }
      self = outcome
    }

    /// Encodes ``name``.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(name)
    }
  }
#endif

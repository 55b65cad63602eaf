// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension Identifier: Codable, CodingKeyRepresentable {
    /// Decodes an id from a string of 1 to 256 bytes.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("an id of 1 to 256 bytes") { Identifier(codingKey: AnyCodingKey(stringValue: $0)) }
    }

    /// Encodes the text of the id.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }

    /// The text of the id as the key of an encoded dictionary.
    public var codingKey: any CodingKey { AnyCodingKey(stringValue: text) }

    /// The id with the text of a key of an encoded dictionary; nil if it has not 1 to 256 bytes.
    public init?(codingKey: some CodingKey) {
      self.init(codingKey.stringValue)
      if !isWellFormed { return nil }
    }
  }

  extension CouponCode: Codable, CodingKeyRepresentable {
    /// Decodes a code from a string, brought into its normal form, of 1 to 256 bytes.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a code of 1 to 256 bytes") { CouponCode(codingKey: AnyCodingKey(stringValue: $0)) }
    }

    /// Encodes the normal form of the code.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }

    /// The normal form of the code as the key of an encoded dictionary.
    public var codingKey: any CodingKey { AnyCodingKey(stringValue: text) }

    /// The code of a key of an encoded dictionary; nil if it has not 1 to 256 bytes.
    public init?(codingKey: some CodingKey) {
      self.init(codingKey.stringValue)
      if !isWellFormed { return nil }
    }
  }

  extension Currency: Codable, CodingKeyRepresentable {
    /// Decodes the currency with a code, such as `"EUR"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("the code of a currency such as \"EUR\"") { Currency(code: $0) }
    }

    /// Encodes the code.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isKnown) }

    /// The code as the key of an encoded dictionary.
    public var codingKey: any CodingKey { AnyCodingKey(stringValue: code) }

    /// The currency of a key of an encoded dictionary; nil if there is none.
    public init?(codingKey: some CodingKey) { self.init(code: codingKey.stringValue) }
  }

  extension Amount: Codable {
    /// Decodes an amount from its text, such as `"19.99"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("an amount such as \"19.99\"") { Amount(parsing: $0) }
    }

    /// Encodes the amount as it was written; the currency that it was made for is not encoded.
    ///
    /// An amount with more digits than 64 bits hold has lost its text and is an error.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isExact) }
  }

  extension Rate: Codable {
    /// Decodes a percentage from its text, such as `"12.5"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a percentage such as \"12.5\"") { Rate(percent: $0) }
    }

    /// Encodes the percentage as text.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension Instant: Codable {
    /// Decodes an instant from RFC 3339 text, such as `"2026-11-27T18:30:00+01:00"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("an instant such as \"2026-11-27T18:30:00+01:00\"") { Instant(rfc3339: $0) }
    }

    /// Encodes the instant as RFC 3339 text in its own offset.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension LocalDate: Codable {
    /// Decodes a date from its text, such as `"2026-11-27"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a date such as \"2026-11-27\"") { LocalDate(parsing: $0) }
    }

    /// Encodes the date as text.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension TimeOfDay: Codable {
    /// Decodes a time of day from its text, such as `"18:00"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a time of day such as \"18:00\"") { TimeOfDay(parsing: $0) }
    }

    /// Encodes the time as text.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension TimeSpan: Codable {
    /// Decodes a span from its text, such as `"P30D"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a duration such as \"P30D\"") { TimeSpan(parsing: $0) }
    }

    /// Encodes the span as text.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension BillingInterval: Codable {
    /// Decodes an interval from its text, such as `"P1M"`.
    public init(from decoder: any Decoder) throws {
      self = try decoder.value("a billing interval such as \"P1M\"") { BillingInterval(parsing: $0) }
    }

    /// Encodes the interval as text.
    public func encode(to encoder: any Encoder) throws { try encoder.encode(self, isWellFormed: isWellFormed) }
  }

  extension AttributeValue: Codable {
    /// Decodes a text, a number, a boolean or a list of texts from a value of that kind.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let boolean = try? container.decode(Bool.self) {
        self = .boolean(boolean)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let texts = try? container.decode([String].self) {
        self = .list(texts)
      } else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "the value is not a string, a number, a boolean or a list of strings")
      }
    }

    /// Encodes the text, the number, the boolean or the list of texts; a number that is not finite
    /// is an error.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number):
        guard number.isFinite else {
          throw EncodingError.invalidValue(
            number, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "\(number) is not finite"))
        }
        try container.encode(number)
      case .boolean(let boolean): try container.encode(boolean)
      case .list(let texts): try container.encode(texts)
      }
    }
  }

  extension Decoder {
    /// The value of a single string; the error names the expected form.
    fileprivate func value<Value>(_ expected: String, _ parse: (String) -> Value?) throws -> Value {
      let container = try singleValueContainer()
      let text = try container.decode(String.self)
      guard let value = parse(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not \(expected)")
      }
      return value
    }
  }

  extension Encoder {
    /// Encodes the text of a value; a malformed one is an error.
    fileprivate func encode(_ value: some CustomStringConvertible, isWellFormed: Bool) throws {
      guard isWellFormed else {
        throw EncodingError.invalidValue(
          value, EncodingError.Context(codingPath: codingPath, debugDescription: "\"\(value)\" is malformed"))
      }
      var container = singleValueContainer()
      try container.encode(value.description)
    }
  }
#endif

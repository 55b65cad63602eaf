// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension Money: Codable {
    private enum Keys: String, CodingKey {
      case amount, currency
    }

    /// Decodes money from an object such as `{"amount":"12.40","currency":"EUR"}`; the amount may
    /// begin with "-".
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      let currency = try container.decode(Currency.self, forKey: .currency)
      let text = try container.decode(String.self, forKey: .amount)
      guard let minorUnits = Self.minorUnits(of: text, in: currency) else {
        throw DecodingError.dataCorruptedError(
          forKey: .amount, in: container, debugDescription: "\"\(text)\" is not an amount in \(currency)")
      }
      self.init(minorUnits: minorUnits, currency: currency)
    }

    /// Encodes money as `{"amount":"12.40","currency":"EUR"}`, with all decimals of the currency.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode(amountText, forKey: .amount)
      try container.encode(currency, forKey: .currency)
    }

    /// The minor units that a decimal with an optional "-" spells: all of Int64, as ``amountText``
    /// writes it.
    private static func minorUnits(of text: String, in currency: Currency) -> Int64? {
      let utf8 = text.utf8.span
      let isNegative = utf8.has("-", at: 0)
      var magnitude: UInt64 = 0
      var decimals: Int?
      let first = isNegative ? 1 : 0
      for index in first..<utf8.count {
        if utf8.has(".", at: index), decimals == nil, index > first {
          decimals = 0
          continue
        }
        // A leading zero must be the only digit before the point.
        guard let digit = utf8.digit(at: index), index == first || decimals != nil || !utf8.has("0", at: first)
        else { return nil }
        let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = product.addingReportingOverflow(UInt64(digit))
        if isTooLarge || overflows { return nil }
        magnitude = sum
        if let found = decimals { decimals = found + 1 }
      }
      guard utf8.count > first, decimals != 0, decimals ?? 0 <= currency.decimals else { return nil }
      for _ in (decimals ?? 0)..<currency.decimals {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        magnitude = product
      }
      if isNegative { return magnitude <= Int64.min.magnitude ? 0 &- Int64(truncatingIfNeeded: magnitude) : nil }
      return Int64(exactly: magnitude)
    }
  }
#endif

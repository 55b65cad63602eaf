// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// §1.4: All currencies with their decimals.
enum CurrencyTable {
  /// Code and decimals of each currency, four characters an entry, in the order of the codes.
  private static let entries = """
    AED2AFN2ALL2AMD2ANG2AOA2ARS2AUD2AWG2AZN2BAM2BBD2BDT2BGN2BHD3BIF0BMD2BND2BOB2BOV2BRL2BSD2BTN2BWP2BYN2BZD2CAD2CDF2\
    CHE2CHF2CHW2CLF4CLP0CNY2COP2COU2CRC2CUP2CVE2CZK2DJF0DKK2DOP2DZD2EGP2ERN2ETB2EUR2FJD2FKP2GBP2GEL2GHS2GIP2GMD2GNF0\
    GTQ2GYD2HKD2HNL2HTG2HUF2IDR2ILS2INR2IQD3IRR2ISK0JMD2JOD3JPY0KES2KGS2KHR2KMF0KPW2KRW0KWD3KYD2KZT2LAK2LBP2LKR2LRD2\
    LSL2LYD3MAD2MDL2MGA2MKD2MMK2MNT2MOP2MRU2MUR2MVR2MWK2MXN2MXV2MYR2MZN2NAD2NGN2NIO2NOK2NPR2NZD2OMR3PAB2PEN2PGK2PHP2\
    PKR2PLN2PYG0QAR2RON2RSD2RUB2RWF0SAR2SBD2SCR2SDG2SEK2SGD2SHP2SLE2SOS2SRD2SSP2STN2SVC2SYP2SZL2THB2TJS2TMT2TND3TOP2\
    TRY2TTD2TWD2TZS2UAH2UGX0USD2USN2UYI0UYU2UYW4UZS2VED2VES2VND0VUV0WST2XAF0XCD2XOF0XPF0YER2ZAR2ZMW2
    """

  /// The number of currencies.
  static var count: Int { entries.utf8.count / 4 }

  /// Code (in the upper three bytes) and decimals (in the lowest) of the entry at `index`; nil outside the table.
  static func entry(at index: Int) -> (code: UInt32, decimals: UInt32)? {
    entry(at: index, in: entries.utf8.span)
  }

  @inline(__always)
  private static func entry(at index: Int, in bytes: Span<UInt8>) -> (code: UInt32, decimals: UInt32)? {
    let start = index &* 4
    guard index >= 0, start &+ 3 < bytes.count else { return nil }
    let code = UInt32(bytes[start]) &<< 24 | UInt32(bytes[start &+ 1]) &<< 16 | UInt32(bytes[start &+ 2]) &<< 8
    return (code, UInt32(bytes[start &+ 3] &- 0x30))
  }

  /// The decimals of the currency with this code (in the upper three bytes); nil if there is none. A binary
  /// search.
  static func decimals(of code: UInt32) -> UInt32? {
    let bytes = entries.utf8.span
    // The first three of the four characters of an entry are its code.
    let index = (0..<bytes.count / 4).partitionPoint { index in
      (UInt32(truncatingIfNeeded: bytes.word(at: 4 &* index)).byteSwapped & ~255) < code
    }
    guard let found = entry(at: index, in: bytes), found.code == code else { return nil }
    return found.decimals
  }
}

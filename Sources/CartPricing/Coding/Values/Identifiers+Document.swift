// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension KeyedIdentifier {
  @inline(__always)
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Self { source.id(value) }

  func write(to writer: inout JSONWriter) { writer.string(key) }
}

extension Identifier: DocumentValue {}

extension CouponCode: DocumentValue {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CouponCode {
    source.parse(value, as: "a coupon code", or: CouponCode("")) { CouponCode(utf8: $0) }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The JSON of a value of a result by itself.
///
/// It is the value's object in the result's document. A value with money has the key `currency` in front, which the
/// document says once for all; an adjustment has its target as well.
extension JSONWriter {
  /// Writes a value with money: its currency, then its other members.
  fileprivate mutating func value(in storage: PricedStorage, _ members: (inout JSONWriter, ResultFormat) -> Void) {
    beginObject()
    member("currency", storage.cart.currency)
    members(&self, storage.format)
    endObject()
  }
}

extension PricedLine: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeLine(index, to: &$0, $1) }
  }
}

extension Adjustment: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { writer, format in
      switch target {
      case .line(let id): writer.member("line", id)
      case .shipping: writer.member("shipping", true)
      case .fee(let id): writer.member("fee", id)
      case .tax: writer.member("tax", true)
      }
      storage.writeAdjustment(index, to: &writer, format)
    }
  }
}

extension UnitRun: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { writer, format in
      writer.text.append(atMost: 2 * ReservedBytes.mostOfMember) { $0.run(record, format) }
    }
  }
}

extension PricedShipping: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeShipping(record, to: &$0, $1) }
  }
}

extension PricedFee: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeFee(index, to: &$0, $1) }
  }
}

extension PricedTax: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeTax(to: &$0, $1) }
  }
}

extension AppliedPromotion: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeApplied(index, to: &$0, $1) }
  }
}

extension Redemption: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeRedemption(index, to: &$0, $1) }
  }
}

extension IssuedCredit: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeCredit(index, to: &$0, $1) }
  }
}

extension PaidTender: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeTender(index, to: &$0, $1) }
  }
}

extension Decision: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeDecision(index, to: &$0, $1) }
  }
}

extension Gap: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.value(in: storage) { storage.writeGap(index, to: &$0, $1) }
  }
}

// MARK: Values without money

extension IssuedCoupon: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.object { storage.writeIssued(index, to: &$0, storage.format) } }
}

extension IssuedPoints: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.object { storage.writePoints(index, to: &$0, storage.format) } }
}

extension GiftOffer: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.object { storage.writeOffer(index, to: &$0, storage.format) } }
}

extension CouponOutcome: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.object { storage.writeCoupon(index, to: &$0, storage.format) } }
}

extension Message: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.object { storage.writeMessage(index, to: &$0, storage.format) } }
}

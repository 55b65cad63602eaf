// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A coupon code that the shopper entered, and the batch in which the host has found it.
///
/// `"SPRING25"` is a literal of a code without a batch (§O5.11).
public struct EnteredCode: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The code. An empty one is no fault: its outcome is `unknown`.
  public var code: CouponCode
  /// The batch of the code, as the host found it in its own store; nil for none. The code counts
  /// wherever a promotion lists the batch.
  public var batch: CouponBatchID?

  /// A code that was entered.
  public init(_ code: CouponCode, batch: CouponBatchID? = nil) {
    self.code = code
    self.batch = batch
  }

  /// A code without a batch.
  public init(stringLiteral code: String) { self.init(CouponCode(code)) }
}

// MARK: - Document

extension EnteredCode: DocumentValue {
  /// The keys of an entered code that is an object (§2.1).
  enum Key: String, DocumentKey {
    case code, batch
    static let table = KeyTable(
      Key.self, "an entered code", required: [.code, .batch], example: "{\"code\": \"Q7X\", \"batch\": \"spring\"}")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> EnteredCode {
    guard source.kind(value) == .object else { return EnteredCode(source.read(value) as CouponCode) }
    var entered = EnteredCode("")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .code: entered.code = source.read(value)
      case .batch: entered.batch = source.read(value)
      }
    }
    return entered
  }

  /// The code alone if it has no batch.
  func write(to writer: inout JSONWriter) {
    guard let batch else { return code.write(to: &writer) }
    writer.object { writer in
      writer.member(Key.code, code)
      writer.member(Key.batch, batch)
    }
  }
}

// MARK: - Checks

extension EnteredCode {
  /// Checks the codes that were entered, under the key `coupons`. An empty code is no fault (§1.22).
  static func check(_ codes: [EnteredCode], into sink: inout some FaultSink) {
    sink.check(list: codes, at: "coupons", atMost: Limits.coupons, mayBeEmpty: true)
    sink.push("coupons")
    for index in codes.indices {
      if !codes[index].code.key.isWithinLimits, !codes[index].code.text.isEmpty {
        codes[index].reportCode(at: index, into: &sink)
      }
      if let batch = codes[index].batch {
        sink.push(index)
        sink.check(batch, at: "batch")
        sink.pop()
      }
    }
    sink.pop()
  }

  /// Reports a code that is too long: at the entry, or in an object at its key.
  @inline(never)
  private func reportCode(at index: Int, into sink: inout some FaultSink) {
    if batch == nil { return sink.report(at: index, FaultCollector.idMessage(code.text)) }
    sink.push(index)
    sink.report(at: "code", FaultCollector.idMessage(code.text))
    sink.pop()
  }
}

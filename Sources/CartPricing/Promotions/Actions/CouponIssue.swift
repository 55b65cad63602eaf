// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The action `issueCoupon`: coupons that the host creates, one for each application.
public struct CouponIssue: Sendable, Hashable {
  /// The host's name for the kind of coupon; 1 to 256 bytes.
  public var template: String
  /// The period for which the coupons are valid; nil for no limit.
  public var validFor: TimeSpan?

  /// Coupons of a template.
  public init(_ template: String, validFor: TimeSpan? = nil) {
    self.template = template
    self.validFor = validFor
  }
}

// MARK: - Document

extension CouponIssue: DocumentValue {
  /// The keys of coupons to issue (§6.8).
  enum Key: String, DocumentKey {
    case template, validFor
    static let table = KeyTable(Key.self, "coupons to issue", required: [.template])
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CouponIssue {
    var issue = CouponIssue("-")
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .template: issue.template = source.read(value)
      case .validFor: issue.validFor = source.read(value)
      }
    }
    return issue
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.template, template)
      writer.member(Key.validFor, ifPresent: validFor)
    }
  }
}

// MARK: - Checks

extension CouponIssue {
  func check(into sink: inout some FaultSink) {
    sink.push("issueCoupon")
    sink.check(idText: template, at: "template")
    sink.check(validFor, at: "validFor")
    sink.pop()
  }
}

// MARK: - Words

extension ReceiptWords {
  /// Coupons that are issued: "2 coupons WELCOME-BACK, valid for 30 days".
  func coupons(_ issued: IssuedCoupon) -> String {
    var text = "\(counted(Int64(issued.count), "coupon")) \(clean(issued.template))"
    if let span = issued.validFor { text += ", valid for \(length(span))" }
    return text
  }

  private func length(_ span: TimeSpan) -> String {
    let seconds = Int64(span.seconds)
    if seconds % 86_400 == 0 { return counted(seconds / 86_400, "day") }
    if seconds % 3_600 == 0 { return counted(seconds / 3_600, "hour") }
    return span.description
  }
}

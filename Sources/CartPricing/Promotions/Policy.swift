// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The policy of a set: how promotions are chosen and how figures are rounded.
public struct Policy: Sendable, Hashable {
  /// How promotions that cannot be combined are chosen.
  public var selection: Selection

  /// How figures are rounded.
  public var rounding: Rounding

  /// The policy that decides which entered codes count.
  public var coupons: CouponPolicy

  /// The largest number of candidate sets that ``Selection/bestForCustomer`` considers; 1 to
  /// 2,097,152.
  public var searchLimit: Int

  /// A policy.
  public init(
    selection: Selection = .priority, rounding: Rounding = .halfUp, coupons: CouponPolicy = .all,
    searchLimit: Int = 10_000
  ) {
    self.selection = selection
    self.rounding = rounding
    self.coupons = coupons
    self.searchLimit = searchLimit
  }

  /// How promotions that cannot be combined are chosen.
  @nonexhaustive
  public enum Selection: String, Sendable, Hashable, CaseIterable {
    /// In canonical order: priority descending, then id ascending.
    case priority
    /// The set that saves the customer most.
    case bestForCustomer
  }
}

// MARK: - Document

extension Policy: DocumentValue {
  /// The keys of a policy (§5.1).
  enum Key: String, DocumentKey {
    case selection, rounding, coupons, searchLimit
    static let table = KeyTable(Key.self, "a policy")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> Policy {
    var policy = Policy()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .selection: policy.selection = source.word(value, or: policy.selection)
      case .rounding: policy.rounding = source.word(value, or: policy.rounding)
      case .coupons: policy.coupons = source.word(value, or: policy.coupons)
      case .searchLimit: policy.searchLimit = source.read(value)
      }
    }
    return policy
  }

  func write(to writer: inout JSONWriter) {
    let standard = Policy()
    writer.object { writer in
      writer.member(Key.selection, selection, unless: standard.selection)
      writer.member(Key.rounding, rounding, unless: standard.rounding)
      writer.member(Key.coupons, coupons, unless: standard.coupons)
      writer.member(Key.searchLimit, searchLimit, unless: standard.searchLimit)
    }
  }
}

extension Policy.Selection: JSONWritable {}

// MARK: - Checks

extension Policy {
  func check(into sink: inout some FaultSink) {
    sink.push("policy")
    sink.check(searchLimit, in: 1...Limits.searchLimit, at: "searchLimit")
    sink.pop()
  }
}

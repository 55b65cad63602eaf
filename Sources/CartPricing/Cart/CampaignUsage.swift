// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The number of redemptions of one campaign, and the discount that its promotions have given.
public struct CampaignUsage: Sendable, Hashable {
  /// Carts with a redemption of the campaign, by anybody; 0 to 1,000,000,000.
  public var total: Int
  /// Such carts of the customer of the context.
  public var customerTotal: Int
  /// The sum of all discounts that its promotions have given, in the cart's currency; it counts
  /// against the campaign's budget.
  public var spent: Amount

  /// Uses of one campaign.
  public init(total: Int = 0, customerTotal: Int = 0, spent: Amount = "0") {
    self.total = total
    self.customerTotal = customerTotal
    self.spent = spent
  }
}

// MARK: - Document

extension CampaignUsage: DocumentValue {
  /// The keys of the uses of a campaign (§2.7).
  enum Key: String, DocumentKey {
    case total, customer, spent
    static let table = KeyTable(Key.self, "uses of a campaign")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> CampaignUsage {
    var usage = CampaignUsage()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .total: usage.total = source.read(value)
      case .customer: usage.customerTotal = source.read(value)
      case .spent: usage.spent = source.read(value)
      }
    }
    return usage
  }

  /// Reads the uses by campaign.
  static func readAll<Source: DocumentSource>(
    _ value: Int, from source: inout Source
  ) -> [CampaignID: CampaignUsage] {
    var usages: [CampaignID: CampaignUsage] = [:]
    source.map(value, of: "an object of uses by campaign") { source, key, value in
      if usages.updateValue(source.read(value), forKey: CampaignID(key)) != nil {
        source.report("the campaign \(quoted(key)) is there already")
      }
    }
    return usages
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.total, total, unless: 0)
      writer.member(Key.customer, customerTotal, unless: 0)
      writer.member(Key.spent, spent, unless: "0")
    }
  }
}

// MARK: - Checks

extension CampaignUsage {
  /// Checks the uses by campaign, under the key `campaigns`.
  static func check(
    _ usages: [CampaignID: CampaignUsage], in currency: Currency?, into sink: inout some FaultSink
  ) {
    if usages.isEmpty { return }
    sink.push("campaigns")
    sink.forEach(usages, by: { $0 < $1 }) { id, used, sink in
      if !id.key.isWithinLimits { sink.report(at: id.text, FaultCollector.idMessage(id.text)) }
      sink.push(id.text)
      sink.check(used.total, at: "total")
      sink.check(used.customerTotal, at: "customer")
      sink.check(used.spent, in: currency, at: "spent")
      sink.pop()
    }
    sink.pop()
  }
}

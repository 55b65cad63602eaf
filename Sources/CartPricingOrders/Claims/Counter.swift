// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// Names a counter of a ledger: what is counted, for whom, in which currency and in which period.
public struct Counter: Sendable, Hashable {
  /// What is counted.
  public enum Subject: Sendable, Hashable {
    /// Uses, or the discount, of a promotion (§O3.2 and §O3.4).
    case promotion(PromotionID)
    /// Orders with a coupon code (§O3.6).
    case coupon(CouponCode)
    /// Orders with a promotion of a campaign, or their discount (§O3.8).
    case campaign(CampaignID)
  }

  /// A period of the calendar with its first local day (§O3.9).
  public struct Period: Sendable, Hashable {
    /// The kind of the period.
    public var during: CalendarPeriod
    /// Its first day, such as Monday for a week.
    public var from: LocalDate

    /// A period.
    public init(during: CalendarPeriod, from: LocalDate) {
      self.during = during
      self.from = from
    }
  }

  /// What is counted.
  public var subject: Subject
  /// The customer whose uses or discount is counted; nil for all together (§O3.3, §O3.5 and §O3.7).
  public var customer: CustomerID?
  /// The currency of the discount that is counted; nil if uses are counted.
  public var currency: Currency?
  /// The period in which it is counted; nil for all time.
  public var period: Period?

  /// A counter.
  public init(_ subject: Subject, customer: CustomerID? = nil, currency: Currency? = nil, period: Period? = nil) {
    self.subject = subject
    self.customer = customer
    self.currency = currency
    self.period = period
  }
}

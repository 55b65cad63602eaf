// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §1.16, §5.5 and §11.6.
@Suite("Days and instants as validity")
struct ValidityBoundTests: ReasonFixture {
  @Test("A literal is a day if it has ten bytes, and an instant otherwise")
  func literals() {
    let day: ValidityBound = "2026-11-30"
    #expect(day.day == "2026-11-30" && day.instant == nil && day.isWellFormed)
    let instant: ValidityBound = "2026-11-30T10:00:00+01:00"
    #expect(instant.instant == "2026-11-30T10:00:00+01:00" && instant.day == nil && instant.isWellFormed)
    #expect(ValidityBound("2026-02-29" as LocalDate).isWellFormed == false)
    #expect(("2026-02-29" as ValidityBound).isWellFormed == false)
    #expect(("soon" as ValidityBound).isWellFormed == false)
    #expect(day.description == "2026-11-30" && instant.description == "2026-11-30T10:00:00+01:00")
    #expect(("0001-01-01" as ValidityBound).day == "0001-01-01" && ("9999-12-31" as ValidityBound).day == "9999-12-31")
    #expect(day != ValidityBound("2026-11-30T00:00:00Z" as Instant))
  }

  @Test(
    "A promotion with days is valid from the first day's beginning until the last day's end, in the offset of now",
    arguments: [
      ("2026-11-27T23:59:59.999999999+14:00", "notStarted"), ("2026-11-28T00:00:00+14:00", nil),
      ("2026-11-30T23:59:59.999999999-12:00", nil), ("2026-12-01T00:00:00-12:00", "expired"),
    ])
  func days(now: String, expected: String?) throws {
    let promotion = Promotion("p", validFrom: "2026-11-28", validUntil: "2026-11-30", actions: tenOff)
    #expect(try reason(promotion, in: .at(now)) == expected)
  }

  @Test("Days and instants can be mixed, and one day is valid")
  func mixed() throws {
    let mixed = Promotion("p", validFrom: "2026-11-28T12:00:00Z", validUntil: "2026-11-28", actions: tenOff)
    #expect(try reason(mixed, in: .at("2026-11-28T11:59:59Z")) == "notStarted")
    #expect(try reason(mixed, in: .at("2026-11-28T23:59:59Z")) == nil)
    let single = Promotion("p", validFrom: "2026-11-28", validUntil: "2026-11-28", actions: tenOff)
    #expect(try reason(single, in: .at("2026-11-28T00:00:00Z")) == nil)
  }

  @Test(
    "Validity in documents is an instant or a day",
    arguments: FaultRow.table(
      """
      'validFrom':'2026-11-28','validUntil':'2026-11-30' =>
      'validFrom':'2026-12-01','validUntil':'2026-11-30' =>
      'validFrom':'2026-02-29' => .validFrom
      'validFrom':'2026-11-2' => .validFrom
      'validUntil':'2026-11-30T10:00:00' => .validUntil
      'coupons':[{'code':'A','validFrom':'2026-11-28','validUntil':'2026-02-30'}] => .coupons[0].validUntil
      """))
  func documents(row: FaultRow) { expectFaults(row, at: .promotionPart) }
}

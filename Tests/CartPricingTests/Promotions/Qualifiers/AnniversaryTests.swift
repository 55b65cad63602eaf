// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.18 and §4.20.
@Suite("Anniversaries")
struct AnniversaryTests {
  private func celebrates(_ date: String, on day: String, within days: Int = 0, years: Int? = nil) throws -> Bool {
    let date = try #require(LocalDate(parsing: date))
    let context = PricingContext.at("\(day)T12:00:00Z", customer: PricingCustomer("c", dates: ["joined": date]))
    return try holds(.anniversary(of: "joined", withinDays: days, years: years), in: context)
  }

  @Test(
    "A date returns once a year; the date itself is no return",
    arguments: [
      ("2000-11-27", "2026-11-27", 0, true), ("2000-11-27", "2026-11-28", 0, false),
      ("2000-11-30", "2026-11-27", 3, true), ("2000-11-30", "2026-11-27", 2, false),
      ("2000-11-24", "2026-11-27", 3, true), ("2000-11-24", "2026-11-27", 2, false),
      ("2000-01-02", "2026-12-31", 2, true), ("2000-01-02", "2026-12-31", 1, false),
      ("2000-12-31", "2026-01-01", 1, true), ("2000-12-31", "2026-01-02", 1, false),
      ("2026-11-27", "2026-11-27", 0, false), ("2026-11-27", "2026-11-28", 1, false),
      ("2025-11-27", "2026-11-27", 0, true), ("2026-11-27", "2027-11-20", 7, true),
      ("2030-11-27", "2026-11-27", 0, false), ("2026-11-27", "2026-11-27", 366, true),
    ])
  func anniversaries(date: String, day: String, days: Int, expected: Bool) throws {
    #expect(try celebrates(date, on: day, within: days) == expected)
  }

  @Test("A date on 29 February returns on the 28th in common years")
  func leapDays() throws {
    #expect(try celebrates("2024-02-29", on: "2026-02-28"))
    #expect(try !celebrates("2024-02-29", on: "2026-03-01"))
    #expect(try celebrates("2024-02-29", on: "2028-02-29"))
    #expect(try !celebrates("2024-02-29", on: "2028-02-28"))
    // 2100 is no leap year, 2400 is one
    #expect(try celebrates("2024-02-29", on: "2100-02-28"))
    #expect(try celebrates("2024-02-29", on: "2400-02-29"))
  }

  @Test("The n-th return is one day, and needs a customer with the date")
  func certainYears() throws {
    #expect(try celebrates("2016-11-27", on: "2026-11-27", years: 10))
    #expect(try !celebrates("2016-11-27", on: "2026-11-27", years: 9))
    #expect(try celebrates("2016-11-27", on: "2026-11-30", within: 3, years: 10))
    #expect(try !celebrates("2016-11-27", on: "2026-11-27", within: 364, years: 9))
    #expect(try celebrates("2016-11-27", on: "2026-11-27", within: 365, years: 9))
    #expect(try !holds(.anniversary(of: "joined", withinDays: 1_000_000_000)))
    #expect(try !holds(.anniversary(of: "joined", withinDays: 1_000_000_000), in: .of(PricingCustomer("c"))))
    #expect(try celebrates("9999-12-31", on: "0001-01-01", within: 1_000_000_000, years: 1_000_000_000) == false)
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.19.
@Suite("Schedules")
struct ScheduleTests {
  private static let night = ScheduleWindow(days: [.friday], from: "22:00", until: "02:00")
  private static let evening = ScheduleWindow(from: "18:00", until: "19:00")
  private static let round = ScheduleWindow(days: [.friday], from: "18:00", until: "18:00")
  private static let day = ScheduleWindow(days: [.friday], from: "00:00", until: "24:00")

  /// The 27th of November 2026 is a Friday.
  @Test(
    "Windows begin at their first second and end before their last one; past midnight they belong to the day they start on",
    arguments: [
      (evening, "2026-11-27T17:59:59.999+01:00", false), (evening, "2026-11-27T18:00:00+01:00", true),
      (evening, "2026-11-27T18:59:59.999+01:00", true), (evening, "2026-11-27T19:00:00+01:00", false),
      (evening, "2026-11-27T18:30:00Z", true), (evening, "2026-11-27T17:30:00Z", false),
      (night, "2026-11-27T21:59:59Z", false), (night, "2026-11-27T22:00:00Z", true),
      (night, "2026-11-28T01:59:59Z", true), (night, "2026-11-28T02:00:00Z", false),
      (night, "2026-11-27T01:00:00Z", false), (night, "2026-11-28T22:00:00Z", false),
      (night, "2026-11-28T01:30:00-03:00", true),
      (round, "2026-11-27T17:59:59Z", false), (round, "2026-11-27T18:00:00Z", true),
      (round, "2026-11-28T17:59:59Z", true), (round, "2026-11-28T18:00:00Z", false),
      (day, "2026-11-26T23:59:59Z", false), (day, "2026-11-27T00:00:00Z", true), (day, "2026-11-27T23:59:59Z", true),
      (day, "2026-11-28T00:00:00Z", false),
    ] as [(ScheduleWindow, String, Bool)])
  func schedules(window: ScheduleWindow, now: String, expected: Bool) throws {
    #expect(try holds(.schedule([window]), in: .at(now)) == expected)
    let never = ScheduleWindow(days: [.wednesday], from: "03:00", until: "03:01")
    #expect(try holds(.schedule([never, window]), in: .at(now)) == expected)
  }

  @Test("A night that starts on Sunday passes into Monday")
  func sundayNight() throws {
    let night = ScheduleWindow(days: [.sunday], from: "23:00", until: "01:00")
    #expect(try holds(.schedule([night]), in: .at("2026-11-30T00:30:00Z")))
    #expect(try !holds(.schedule([night]), in: .at("2026-11-29T00:30:00Z")))
    #expect(try holds(.schedule([night]), in: .at("2026-11-29T23:30:00Z")))
  }
}

/// Tests §4.19.
@Suite("Faults of schedules are reported with their paths")
struct ScheduleFaultTests {
  @Test(
    "Windows of a schedule have two times of day and known days",
    arguments: FaultRow.table(
      """
      {'schedule':[{'from':'18:00','until':'24:00'}]} =>
      {'schedule':[{'from':'23:59','until':'00:00','days':['mon','sun']}]} =>
      {'schedule':[]} => .schedule
      {'schedule':{}} => .schedule
      {'schedule':['18:00']} => .schedule[0]
      {'schedule':[{'from':'18:00'}]} => .schedule[0].until
      {'schedule':[{'until':'18:00'}]} => .schedule[0].from
      {'schedule':[{'from':'24:00','until':'24:00'}]} => .schedule[0].from
      {'schedule':[{'from':'18:00','until':'24:01'}]} => .schedule[0].until
      {'schedule':[{'from':'8:00','until':'18:60'}]} => .schedule[0].from & .schedule[0].until
      {'schedule':[{'from':'18:00:00','until':'19'}]} => .schedule[0].from & .schedule[0].until
      {'schedule':[{'from':1800,'until':null}]} => .schedule[0].from & .schedule[0].until
      {'schedule':[{'from':'18:00','until':'19:00','days':[]}]} => .schedule[0].days
      {'schedule':[{'from':'18:00','until':'19:00','days':'mon'}]} => .schedule[0].days
      {'schedule':[{'from':'18:00','until':'19:00','days':['mon','Tue',7]}]} => .schedule[0].days[1] & .schedule[0].days[2]
      {'schedule':[{'from':'18:00','until':'19:00'},{'form':'18:00','until':'19:00'}]} => .schedule[1].from & .schedule[1].form
      """))
  func schedules(row: FaultRow) { expectFaults(row, at: .when) }
}

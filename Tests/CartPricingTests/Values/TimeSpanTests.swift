import Testing

@testable import CartPricing

@Suite("Values: times of day, spans, intervals, attributes")
struct ValuesSpanTests {
  @Test(arguments: [("00:00", 0), ("00:01", 1), ("09:05", 545), ("18:30", 1110), ("23:59", 1439), ("24:00", 1440)])
  func `A time of day is read and written`(_ text: String, _ minutes: Int) throws {
    let time = try #require(TimeOfDay(parsing: text))
    #expect(time.minutes == minutes)
    #expect(time.description == text)
    #expect(time == TimeOfDay(stringLiteral: text))
    #expect(time.isWellFormed)
  }

  @Test(arguments: [
    "", "24:01", "25:00", "12:60", "9:00", "09:0", "0900", "09:00:00", " 09:00", "09-00", "-1:00", "99:99",
  ])
  func `Any other text is no time of day`(_ text: String) {
    #expect(TimeOfDay(parsing: text) == nil)
    let literal = TimeOfDay(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.minutes == 0)
    #expect(literal != "00:00")
    #expect(text.utf8.count > 7 || literal.description == text)
  }

  @Test func `Times of day order through the day`() {
    let times: [TimeOfDay] = ["00:00", "00:59", "09:00", "23:59", "24:00", "nine"]
    #expect(times == times.reversed().sorted())
    #expect(("a" as TimeOfDay) < "b" && !(("b" as TimeOfDay) < "a"))
  }

  /// Text, seconds, canonical text (nil: as given).
  static let spans: [(String, Int64, String?)] = [
    ("P30D", 2_592_000, nil), ("PT24H", 86_400, nil), ("P1D", 86_400, nil), ("P1DT12H", 129_600, nil),
    ("P4W", 2_419_200, nil), ("PT6H", 21_600, nil), ("PT1M", 60, nil), ("PT1S", 1, nil), ("P1DT2H3M4S", 93_784, nil),
    ("PT2H4S", 7204, nil), ("P0DT1H", 3600, nil), ("P1DT0S", 86_400, nil), ("P007D", 604_800, "P7D"),
    ("P00000000000000000000001D", 86_400, "P1D"), ("P1000000000W", 604_800_000_000_000, nil),
    ("PT1000000000S", 1_000_000_000, nil), ("P1000000000DT1000000000H1000000000M1000000000S", 90_061_000_000_000, nil),
  ]

  @Test(arguments: spans)
  func `A span is read and written`(_ text: String, _ seconds: Int64, _ canonical: String?) throws {
    let span = try #require(TimeSpan(parsing: text))
    #expect(span.seconds == seconds)
    #expect(span.description == canonical ?? text)
    #expect(span.isWellFormed)
    #expect(span == TimeSpan(stringLiteral: canonical ?? text))
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "P1DT", "1D", "p1d", "P1d", "P-1D", "P+1D", "P1.5D", "P1M", "P1Y", "P1W1D", "P1D1W", "P1WT1H",
    "PT1H1D", "PT1D", "P1H", "PT1M1H", "PT1S1M", "PT1H1H", "P1D1D", "PTT1H", "PT1HT1M", "P0D", "P0W", "PT0S",
    "P0DT0H0M0S",
    "P1000000001D", "PT1000000001S", "P1000000001W", "P99999999999999999999999D", "P1D ", " P1D", "P T1H",
  ])
  func `Any other text is no span`(_ text: String) {
    #expect(TimeSpan(parsing: text) == nil)
    let literal = TimeSpan(stringLiteral: text)
    #expect(!literal.isWellFormed)
    #expect(literal.seconds == 0)
    #expect(text.utf8.count > 7 || literal.description == text)
  }

  @Test func `Spans are made of counts and equal as written`() {
    #expect(TimeSpan.days(30) == "P30D")
    #expect(TimeSpan.weeks(4) == "P4W")
    #expect(TimeSpan.hours(6) == "PT6H")
    #expect(TimeSpan.days(1) != TimeSpan.hours(24))
    for (count, fits) in [
      (Int.min, false), (-1, false), (0, false), (1, true), (1_000_000_000, true), (1_000_000_001, false),
      (.max, false),
    ] {
      #expect(TimeSpan.days(count).isWellFormed == fits, "\(count)")
      #expect(TimeSpan.weeks(count).isWellFormed == fits, "\(count)")
      #expect(TimeSpan.hours(count).isWellFormed == fits, "\(count)")
    }
  }

  @Test(arguments: [
    ("P1M", "P1M"), ("P1Y", "P1Y"), ("P12M", "P1Y"), ("P2W", "P2W"), ("P14D", "P2W"), ("P30D", "P30D"),
    ("P01M", "P1M"), ("P7D", "P1W"), ("P18M", "P18M"), ("P24M", "P2Y"), ("P11M", "P11M"), ("P364D", "P52W"),
    ("P365D", "P365D"),
    ("P1000000000D", "P1000000000D"), ("P1000000000M", "P1000000000M"), ("P1000000000Y", "P1000000000Y"),
    ("P1000000000W", "P1000000000W"), ("P999999996M", "P83333333Y"), ("P83333334Y", "P83333334Y"),
    ("P999999994D", "P142857142W"), ("P142857143W", "P142857143W"),
  ])
  func `An interval is read and written`(_ text: String, _ canonical: String) throws {
    let interval = try #require(BillingInterval(parsing: text))
    #expect(interval.description == canonical)
    #expect(interval == BillingInterval(parsing: canonical))
    #expect(interval == BillingInterval(stringLiteral: text))
    #expect(interval.isWellFormed)
  }

  @Test(arguments: [
    "", "P", "P1", "P0M", "P0D", "1M", "P1H", "PT1M", "P1M15D", "P1m", "P-1M", "P1.5M", "P1000000001M", "P1M ",
  ])
  func `Any other text is no interval`(_ text: String) {
    #expect(BillingInterval(parsing: text) == nil)
    #expect(!BillingInterval(stringLiteral: text).isWellFormed)
    #expect(text.utf8.count > 7 || BillingInterval(stringLiteral: text).description == text)
  }

  @Test func `Months and days are never equal`() {
    #expect(("P1M" as BillingInterval) != "P30D")
    #expect(("P1Y" as BillingInterval) != "P365D")
    #expect(("P1Y" as BillingInterval).hashValue == ("P12M" as BillingInterval).hashValue)
  }

  @Test func `Attribute values have literals and equal in kind and value`() {
    let values: [AttributeValue] = ["red", 42, 1.5, true, ["S", "M"], [], "", false, "42"]
    #expect(
      values == [
        .text("red"), .number(42), .number(1.5), .boolean(true), .list(["S", "M"]), .list([]), .text(""),
        .boolean(false),
        .text("42"),
      ])
    #expect(Set(values).count == 9)
    #expect(AttributeValue.number(0) == .number(-0.0))
    #expect(AttributeValue.number(0).hashValue == AttributeValue.number(-0.0).hashValue)
    #expect(AttributeValue.number(.nan) != .number(.nan))
    #expect(AttributeValue.text("é") != .text("e\u{301}"))
    #expect(AttributeValue.list(["é"]) != .list(["e\u{301}"]))
    #expect(AttributeValue.list(["a", "b"]) != .list(["b", "a"]))
    #expect(AttributeValue.list(["a"]) != .list(["a", "a"]))
  }

  @Test func `A number that is not finite is not well-formed`() {
    for number in [Double.nan, .infinity, -.infinity] { #expect(!AttributeValue.number(number).isWellFormed) }
    for value in [AttributeValue.number(.greatestFiniteMagnitude), "", [], false] { #expect(value.isWellFormed) }
  }
}

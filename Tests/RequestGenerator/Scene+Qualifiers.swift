// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Qualifiers whose leaves hold about half of the time.
extension Scene {
  /// A qualifier tree; `stages` are the steps after which a subtotal may be measured, `segments`
  /// those it may name.
  mutating func qualifier(
    stages: [DiscountStage] = [], segments: [SegmentID] = Scene.segments, _ depth: Int = 0
  ) -> Qualifier {
    switch dice.place(in: depth < 3 ? [64, 14, 14, 8] : [1]) {
    case 1:
      return .all(
        (0..<dice.one(of: [0, 1, 2, 2, 3])).map { _ in qualifier(stages: stages, segments: segments, depth + 1) })
    case 2:
      return .any(
        (0..<dice.one(of: [0, 1, 2, 2, 3])).map { _ in qualifier(stages: stages, segments: segments, depth + 1) })
    case 3: return !qualifier(stages: stages, segments: segments, depth + 1)
    default: return leaf(stages: stages, segments: segments)
    }
  }

  private mutating func leaf(stages: [DiscountStage], segments: [SegmentID]) -> Qualifier {
    switch dice.place(in: [24, 12, 8, 8, 6, 7, 5, 2, 4, 4, 8, 4, 4, 4]) {
    case 0: return subtotal(stages: stages)
    case 1:
      let picked = selector()
      let range = range(near: figures(picked).quantity)
      return .quantity(of: picked.selector, atLeast: range.atLeast, atMost: range.atMost)
    case 2:
      let picked = selector()
      let range = range(near: figures(picked).lines)
      return .lines(of: picked.selector, atLeast: range.atLeast, atMost: range.atMost)
    case 3:
      let picked = selector()
      let range = range(near: figures(picked).leastQuantity)
      return .leastQuantity(of: picked.selector, atLeast: range.atLeast, atMost: range.atMost)
    case 4: return .coupon(dice.some(1...2, of: Self.codes + [CouponCode("leaf")]))
    case 5: return segments.isEmpty ? .all([]) : .segment(dice.one(of: segments))
    case 6: return .customer(attribute: dice.one(of: Self.attributeNames), comparison())
    case 7: return .customer(id: dice.some(1...2, of: ["c-1", "é", "e\u{301}"]))
    case 8:
      let match: (country: [String]?, region: [String]?, city: [String]?) = (
        dice.happens(60) ? ["DE", "AT"] : nil, dice.happens(15) ? ["BE"] : nil, dice.happens(15) ? ["Köln"] : nil
      )
      let isOpen = match.country == nil && match.region == nil && match.city == nil
      return .location(
        country: match.country, region: match.region, city: match.city,
        postalPrefix: isOpen || dice.happens(20) ? dice.some(1...2, of: ["101", "8", "10115", "101155"]) : nil)
    case 9:
      let country = dice.happens(30) ? ["DE"] : nil
      let id = dice.happens(20) ? ["é", "st1"] : nil
      let region = dice.happens(20) ? ["é", "BE"] : nil
      let isOpen = country == nil && id == nil && region == nil
      return .store(id: id, channel: isOpen ? ["web", "app"] : nil, country: country, region: region)
    case 10: return .events(eventMatch())
    case 11:
      let range = range(near: dice.number(0...8))
      let sign = dice.happens(30) ? -1 : 1
      return .score(
        dice.one(of: ["points", "karma"]), atLeast: range.atLeast.map { $0 * sign }, atMost: range.atMost)
    case 12:
      return .anniversary(
        of: dice.one(of: ["birthday", "signedUp", "é", "other"]), withinDays: dice.one(of: [0, 1, 2, 3, 7, 200]),
        years: dice.happens(35) ? dice.one(of: [1, 1, 2, 4, 5, 20, 1_000_000_000]) : nil)
    default: return .schedule((0...dice.number(0...1)).map { _ in window() })
    }
  }

  mutating func subtotal(stages: [DiscountStage]) -> Qualifier {
    let picked = selector()
    let value = figures(picked).value
    let stage = !stages.isEmpty && dice.happens(85) ? dice.one(of: stages) : nil
    let range = moneyRange(near: stage == nil ? value : value - value / Int64(dice.number(2...9)))
    return .subtotal(of: picked.selector, atLeast: range.atLeast, atMost: range.atMost, after: stage)
  }

  private mutating func eventMatch() -> EventMatch {
    var match = EventMatch(dice.one(of: Self.eventTypes))
    switch dice.place(in: [40, 35, 25]) {
    case 1: match.window = .within(dice.one(of: Self.spans))
    case 2: match.window = .during(dice.one(of: EventMatch.Period.allCases))
    default: break
    }
    if dice.happens(35) {
      var about = EventMatch.Condition()
      if dice.happens(50) { about.sku = dice.some(1...3, of: Self.skus) }
      if dice.happens(40) { about.category = dice.some(1...2, of: Self.categories) }
      if dice.happens(35) { about.attribute = AttributeCondition(dice.one(of: Self.attributeNames), comparison()) }
      match.condition = about
    }
    switch dice.place(in: [40, 30, 30]) {
    case 1:
      let range = range(near: dice.number(0...3))
      match.measure = .count(CountRange(atLeast: range.atLeast, atMost: range.atMost))
    case 2:
      let range = moneyRange(near: price())
      match.measure = .sum(AmountRange(atLeast: range.atLeast, atMost: range.atMost))
    default: break
    }
    return match
  }

  private mutating func window() -> ScheduleWindow {
    let minute = Int((now.secondsSinceEpoch - startOfDay) / 60)
    func time(_ minutes: Int) -> TimeOfDay {
      let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      return TimeOfDay(stringLiteral: digits(minutes / 60) + ":" + digits(minutes % 60))
    }
    let from = (minute + dice.one(of: [0, 1, -1, -60, 60, -600, 600, 1439]) + 2880) % 1440
    let until = (minute + dice.one(of: [0, 1, 2, 60, -60, 600, -600]) + 2880) % 1440
    let days = dice.happens(60) ? dice.some(1...4, of: Weekday.allCases) : nil
    return ScheduleWindow(days: days, from: time(from), until: dice.happens(12) ? "24:00" : time(until))
  }

  // MARK: - Segments and scores

  mutating func segments() -> [Segment] {
    // each names only later ones, so there is no cycle; "vip" is never defined
    var found: [Segment] = []
    for (place, id) in Self.segments.dropLast().enumerated() where dice.happens(75) {
      found.append(Segment(id, when: qualifier(segments: Array(Self.segments.dropFirst(place + 1)), 1)))
    }
    return found.shuffled(using: &dice)
  }

  mutating func scores() -> [Score] {
    ["points", "karma"].map { (id: ScoreID) in
      var points: [EventType: Int] = [:]
      for type in dice.some(0...3, of: Self.eventTypes) { points[type] = dice.number(-3...5) }
      return Score(id, points: points, within: dice.happens(40) ? dice.one(of: Self.spans) : nil)
    }
  }
}

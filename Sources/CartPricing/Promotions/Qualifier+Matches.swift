/// Qualifiers about where the customer and the store are, what the customer did and when it is.
extension Qualifier {
  /// The customer's location has one of these values in every list that is given: `.location(country: ["DE", "AT"])`.
  /// Postal codes match by their beginning. False without a customer. Source: PRICING.md section 4.
  public static func location(
    country: [String], region: [String]? = nil, city: [String]? = nil, postalPrefix: [String]? = nil
  ) -> Qualifier {
    Qualifier(.location(LocationMatch(country: country, region: region, city: city, postalPrefix: postalPrefix)))
  }

  /// The customer's location has one of these values in every list that is given: `.location(region: ["BE"])`. Postal
  /// codes match by their beginning. False without a customer. Source: PRICING.md section 4.
  public static func location(
    region: [String], city: [String]? = nil, postalPrefix: [String]? = nil
  ) -> Qualifier {
    .location(country: nil, region: region, city: city, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values in every list that is given: `.location(city: ["Bonn"])`. Postal
  /// codes match by their beginning. False without a customer. Source: PRICING.md section 4.
  public static func location(city: [String], postalPrefix: [String]? = nil) -> Qualifier {
    .location(country: nil, region: nil, city: city, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values: `.location(postalPrefix: ["10"])`. Postal codes match by their
  /// beginning. False without a customer. Source: PRICING.md section 4.
  public static func location(postalPrefix: [String]) -> Qualifier {
    .location(country: nil, region: nil, city: nil, postalPrefix: postalPrefix)
  }

  /// The customer's location has one of these values in every list that is given; none at all is a fault. Source:
  /// PRICING.md sections 4 and 11.
  public static func location(
    country: [String]?, region: [String]?, city: [String]?, postalPrefix: [String]?
  ) -> Qualifier {
    Qualifier(.location(LocationMatch(country: country, region: region, city: city, postalPrefix: postalPrefix)))
  }

  /// The store has one of these values in every list that is given: `.store(id: ["s-7"])`. False where the store has no
  /// such value. Source: PRICING.md section 4.
  public static func store(
    id: [String], channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }

  /// The store has one of these values in every list that is given: `.store(channel: ["web"])`. False where the store
  /// has no such value. Source: PRICING.md section 4.
  public static func store(
    channel: [String], country: [String]? = nil, region: [String]? = nil
  ) -> Qualifier {
    .store(id: nil, channel: channel, country: country, region: region)
  }

  /// The store has one of these values in every list that is given: `.store(country: ["DE"])`. False where the store
  /// has no such value. Source: PRICING.md section 4.
  public static func store(country: [String], region: [String]? = nil) -> Qualifier {
    .store(id: nil, channel: nil, country: country, region: region)
  }

  /// The store has one of these values: `.store(region: ["BE"])`. False where the store has no such value. Source:
  /// PRICING.md section 4.
  public static func store(region: [String]) -> Qualifier {
    .store(id: nil, channel: nil, country: nil, region: region)
  }

  /// The store has one of these values in every list that is given; none at all is a fault. Source: PRICING.md sections
  /// 4 and 11.
  public static func store(
    id: [String]?, channel: [String]?, country: [String]?, region: [String]?
  ) -> Qualifier {
    Qualifier(.store(StoreMatch(id: id, channel: channel, country: country, region: region)))
  }

  /// The customer's matching events are within bounds.
  public static func events(_ match: EventMatch) -> Qualifier { Qualifier(.events(match)) }

  /// The customer did this at least once, or as often as `atLeast` says:
  /// `.events("order", .within("P90D"), atLeast: 2)`.
  ///
  /// False without a customer. Events after now never match. Source: PRICING.md section 4.
  /// - Parameters:
  ///   - type: The type of the events.
  ///   - window: When they happened; nil for any time up to now.
  ///   - about: What they were about; nil for anything.
  ///   - atLeast: How many there must be.
  /// - Returns: The qualifier.
  public static func events(
    _ type: EventType, _ window: EventMatch.Window? = nil, about: EventMatch.Condition? = nil, atLeast: Int = 1
  ) -> Qualifier {
    .events(EventMatch(type, when: window, about: about, measure: .count(CountRange(atLeast: atLeast))))
  }

  /// The customer did this at most so many times: `.events("order", atMost: 0)` for who never ordered.
  ///
  /// False without a customer, unlike `!.events("order")`. Source: PRICING.md section 4.
  /// - Parameters:
  ///   - type: The type of the events.
  ///   - window: When they happened; nil for any time up to now.
  ///   - about: What they were about; nil for anything.
  ///   - atMost: How many there may be.
  /// - Returns: The qualifier.
  public static func events(
    _ type: EventType, _ window: EventMatch.Window? = nil, about: EventMatch.Condition? = nil, atMost: Int
  ) -> Qualifier {
    .events(EventMatch(type, when: window, about: about, measure: .count(CountRange(atMost: atMost))))
  }

  /// The local time lies in a daily window, `from` ≤ t < `until`: `.schedule(from: "18:00", until: "24:00")`.
  ///
  /// `until` at or before `from` passes midnight and belongs to the day it starts on. Source: PRICING.md section 4.
  /// - Parameters:
  ///   - days: The weekdays on which the window starts; nil for every day.
  ///   - from: When it starts; before 24:00.
  ///   - until: When it ends, itself not included.
  /// - Returns: The qualifier.
  public static func schedule(_ days: [Weekday]? = nil, from: TimeOfDay, until: TimeOfDay) -> Qualifier {
    .schedule([ScheduleWindow(days: days, from: from, until: until)])
  }
}

/// After which step of pricing a subtotal is measured; a promotion that asks so is *late*. Source: PRICING.md section 9.
public enum DiscountStage: String, Sendable, Hashable, CaseIterable {
  /// After all discounts on items, groups, bundles and gifts.
  case items
  /// After all discounts on the cart and its subsets, too.
  case cart
}

/// What a customer's location must be; nil asks nothing, every list that is given has at least one entry.
/// Source: PRICING.md section 4.
public struct LocationMatch: Sendable, Hashable {
  /// The countries that match.
  public var country: [String]?
  /// The regions that match.
  public var region: [String]?
  /// The cities that match.
  public var city: [String]?
  /// What the postal code may begin with.
  public var postalPrefix: [String]?

  /// At least one list.
  public init(
    country: [String]? = nil, region: [String]? = nil, city: [String]? = nil, postalPrefix: [String]? = nil
  ) {
    self.country = country
    self.region = region
    self.city = city
    self.postalPrefix = postalPrefix
  }
}

/// What the store must be; nil asks nothing, every list that is given has at least one entry.
/// Source: PRICING.md section 4.
public struct StoreMatch: Sendable, Hashable {
  /// The store ids that match.
  public var id: [String]?
  /// The channels that match.
  public var channel: [String]?
  /// The countries that match.
  public var country: [String]?
  /// The regions that match.
  public var region: [String]?

  /// At least one list.
  public init(
    id: [String]? = nil, channel: [String]? = nil, country: [String]? = nil, region: [String]? = nil
  ) {
    self.id = id
    self.channel = channel
    self.country = country
    self.region = region
  }
}

/// Which of a customer's events count, and how many of them, or how much, there must be. Source: PRICING.md section 4.
public struct EventMatch: Sendable, Hashable {
  /// The type of the events.
  public var type: EventType
  /// When they happened; nil for any time up to now.
  public var when: Window?
  /// What they were about; nil for anything.
  public var about: Condition?
  /// What is asked of them.
  public var measure: Measure

  /// Events of a type; by default at least one at any time.
  public init(
    _ type: EventType, when: Window? = nil, about: Condition? = nil, measure: Measure = .count(CountRange(atLeast: 1))
  ) {
    self.type = type
    self.when = when
    self.about = about
    self.measure = measure
  }

  /// A window of time that ends now. Source: PRICING.md section 4.
  public enum Window: Sendable, Hashable {
    /// Later than this long before now, and not after now.
    case within(TimeSpan)
    /// In the same local day, week (from Monday), month or year as now, and not after now.
    case during(Period)
  }

  /// A calendar period. Source: PRICING.md section 4.
  public enum Period: String, Sendable, Hashable, CaseIterable {
    /// The local date of now.
    case day
    /// Monday to Sunday around now.
    case week
    /// The month of now.
    case month
    /// The year of now.
    case year
  }

  /// What an event must be about; every condition that is given must match. Source: PRICING.md section 4.
  public struct Condition: Sendable, Hashable {
    /// One of these SKUs is among the event's; nil asks nothing.
    public var sku: [SKU]?
    /// One of these categories is among the event's; nil asks nothing.
    public var category: [CategoryID]?
    /// The name of an attribute and how it compares; nil asks nothing.
    public var attribute: AttributeCondition?

    /// Conditions on an event.
    public init(sku: [SKU]? = nil, category: [CategoryID]? = nil, attribute: AttributeCondition? = nil) {
      self.sku = sku
      self.category = category
      self.attribute = attribute
    }
  }

  /// What must be in range. Source: PRICING.md section 4.
  public enum Measure: Sendable, Hashable {
    /// How many events match.
    case count(CountRange)
    /// The sum of their amounts.
    case sum(AmountRange)
  }
}

/// An attribute by name and how it must compare. Source: PRICING.md section 4.
public struct AttributeCondition: Sendable, Hashable {
  /// The attribute's name.
  public var name: String
  /// How its value must compare.
  public var comparison: Comparison

  /// A condition on one attribute.
  public init(_ name: String, _ comparison: Comparison) {
    self.name = name
    self.comparison = comparison
  }
}

/// Today is near a yearly return of one of the customer's dates. Source: PRICING.md section 4.
public struct Anniversary: Sendable, Hashable {
  /// The name of the date in ``Customer/dates``.
  public var of: String
  /// How many days today may be away from the return, on either side; 0 for the very day.
  public var withinDays: Int
  /// Which return, 1 being the first; nil for any.
  public var years: Int?

  /// A return of a date.
  public init(of date: String, withinDays: Int = 0, years: Int? = nil) {
    of = date
    self.withinDays = withinDays
    self.years = years
  }
}

/// A daily window of local time, `from` ≤ t < `until`. Source: PRICING.md section 4.
public struct ScheduleWindow: Sendable, Hashable {
  /// The weekdays on which it starts; nil for every day, otherwise at least one.
  public var days: [Weekday]?
  /// When it starts; before 24:00.
  public var from: TimeOfDay
  /// When it ends, itself not included. At or before `from` it passes midnight into the next day.
  public var until: TimeOfDay

  /// A window of local time.
  public init(days: [Weekday]? = nil, from: TimeOfDay, until: TimeOfDay) {
    self.days = days
    self.from = from
    self.until = until
  }
}

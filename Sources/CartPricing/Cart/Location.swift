/// Where a customer is. Fields that are nil match nothing. Source: PRICING.md section 2.
public struct Location: Sendable, Hashable {
  /// The country, as the host writes countries.
  public var country: String?
  /// The region or state.
  public var region: String?
  /// The city.
  public var city: String?
  /// The postal code; qualifiers compare its beginning.
  public var postalCode: String?

  /// A location of these parts.
  public init(country: String? = nil, region: String? = nil, city: String? = nil, postalCode: String? = nil) {
    self.country = country
    self.region = region
    self.city = city
    self.postalCode = postalCode
  }
}

// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation

#if !hasFeature(Embedded)
  /// Any key of a document.
  struct AnyCodingKey: CodingKey {
    let stringValue: String

    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  /// What bounds a document that comes from, or goes to, another coder than the module's own.
  enum CodingLimits {
    /// The most containers within each other; the limits of PRICING.md section 11 allow fewer than 200.
    static let depth = 512
  }
#endif

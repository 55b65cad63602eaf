/// The store, or channel, in which a cart is bought. Fields that are nil match nothing. Source: PRICING.md section 2.
public struct Store: Sendable, Hashable {
  /// The store's own id.
  public var id: String?
  /// The channel, such as `web` or `outlet`.
  public var channel: String?
  /// The store's country.
  public var country: String?
  /// The store's region.
  public var region: String?

  /// A store of these parts.
  public init(id: String? = nil, channel: String? = nil, country: String? = nil, region: String? = nil) {
    self.id = id
    self.channel = channel
    self.country = country
    self.region = region
  }
}

// MARK: - Document

// MARK: - Checks

extension Store {
  @inline(__always)
  func check(into sink: inout some FaultSink) {
    guard let id else { return }
    sink.push("store")
    sink.check(idText: id, at: "id")
    sink.pop()
  }
}

// MARK: - Compilation

// MARK: - Evaluation

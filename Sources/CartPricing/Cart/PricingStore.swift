// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The store, or channel, in which a cart is bought. A field that is nil matches no condition.
public struct PricingStore: Sendable, Hashable {
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

extension PricingStore: DocumentValue {
  /// The keys of a store (§2.5).
  enum Key: String, DocumentKey {
    case id, channel, country, region
    static let table = KeyTable(Key.self, "a store")
  }

  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> PricingStore {
    var store = PricingStore()
    var object = source.open(value, Key.self)
    while let (key, value) = source.next(&object, Key.self) {
      switch key {
      case .id: store.id = source.read(value)
      case .channel: store.channel = source.read(value)
      case .country: store.country = source.read(value)
      case .region: store.region = source.read(value)
      }
    }
    return store
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(Key.id, ifPresent: id)
      writer.member(Key.channel, ifPresent: channel)
      writer.member(Key.country, ifPresent: country)
      writer.member(Key.region, ifPresent: region)
    }
  }
}

// MARK: - Checks

extension PricingStore {
  @inline(__always)
  func check(into sink: inout some FaultSink) {
    guard let id else { return }
    sink.push("store")
    sink.check(idText: id, at: "id")
    sink.pop()
  }
}

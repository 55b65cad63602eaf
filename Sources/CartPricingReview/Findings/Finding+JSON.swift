// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Finding {
  /// The keys of a finding and of its proof.
  enum Key: String, DocumentKey {
    case kind, severity, promotions, sentence, proof, requests, reason, cart, context
    static let table = KeyTable(Key.self, "a finding", required: [.kind])
  }

  /// The finding as compact JSON in UTF-8, with the keys `kind`, `severity`, `promotions`, `sentence` and
  /// `proof`. The proof has either `requests`, each of which `price-cart` prices, or `reason`. O(n log n) for
  /// n bytes.
  public var jsonBytes: [UInt8] { JSONWriter.bytes(capacity: 1024) { write(to: &$0) } }

  /// The finding as compact JSON: ``jsonBytes`` as text.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key(Key.kind)
      writer.string(kind.rawValue)
      writer.key(Key.severity)
      writer.string(severity.rawValue)
      writer.key(Key.promotions)
      writer.array(promotions) { $1.identifier($0) }
      writer.key(Key.sentence)
      writer.string(sentence)
      writer.object(Key.proof) { writer in
        switch proof {
        case .reason(let reason):
          writer.key(Key.reason)
          writer.string(reason)
        case .requests(let requests):
          writer.key(Key.requests)
          writer.array(requests) { request, writer in
            writer.object { writer in
              writer.key(Key.promotions)
              writer.promotionSet(request.promotions)
              writer.key(Key.cart)
              writer.cart(request.cart)
              writer.key(Key.context)
              writer.context(request.context)
            }
          }
        }
      }
    }
  }
}

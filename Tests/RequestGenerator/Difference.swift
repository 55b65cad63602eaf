// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing
import ReferencePricing

/// A request for which engine and reference give different documents.
public struct Difference {
  /// The request.
  public let request: PricingRequest
  /// The engine's document.
  public let engine: String
  /// The reference's document.
  public let reference: String

  /// Compares both; nil if they agree.
  public init?(_ request: PricingRequest) {
    self.request = request
    engine = Self.price(request)
    reference = ReferencePricing.price(request)
    if Self.compared(engine).elementsEqual(Self.compared(reference)) { return nil }
  }

  /// The part of a document that is compared: the whole document of a result; of faults the codes
  /// and paths, because the reference has no messages.
  private static func compared(_ document: String) -> [UInt8] {
    let bytes = Array(document.utf8)
    guard bytes.starts(with: "{\"errors\"".utf8) else { return bytes }
    let message = Array("\"message\"".utf8)
    let end = bytes.indices.first { bytes[$0...].starts(with: message) } ?? bytes.endIndex
    return Array(bytes[..<end])
  }

  /// The document that the engine gives, of figures or of faults.
  public static func price(_ request: PricingRequest) -> String {
    do throws(PricingError) {
      return try PricingEngine(request.promotions).price(request.cart, in: request.context).json
    } catch {
      return error.json
    }
  }

  /// The request and both documents.
  public var report: String { "\(request.json)\nengine:    \(engine)\nreference: \(reference)" }
}

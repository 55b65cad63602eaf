public import CartPricing
import ReferencePricing

/// A request for which engine and reference give different documents.
public struct Difference {
  /// The request.
  public let request: PricingRequest
  /// What the engine says.
  public let engine: String
  /// What the reference says.
  public let reference: String

  /// Compares both; nil if they agree.
  public init?(_ request: PricingRequest) {
    self.request = request
    engine = Self.price(request)
    reference = ReferencePricing.price(request)
    if Self.compared(engine).elementsEqual(Self.compared(reference)) { return nil }
  }

  /// What is compared of a document: all of it, or of faults their code and path; messages are in
  /// the engine's own words.
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

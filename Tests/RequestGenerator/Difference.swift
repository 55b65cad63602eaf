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
    if engine.utf8.elementsEqual(reference.utf8) { return nil }
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
  public var report: String { "\(request)\nengine:    \(engine)\nreference: \(reference)" }
}

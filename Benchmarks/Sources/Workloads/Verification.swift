/// The engine and the hand-written totals disagree about some carts.
package struct Disagreement: Error, CustomStringConvertible {
  package let description: String
}

extension PreparedWorkload {
  /// Prices every cart and compares its totals with those written by hand; throws where any differs.
  ///
  /// - Returns: The number of carts, all of which agree.
  package func verify(against expected: HandWrittenTotals) throws -> Int {
    var differences: [String] = []
    for (number, request) in requests.enumerated() {
      let byHand = expected.totals(of: request.cart, in: request.context)
      let priced = try engine.totals(of: request)
      if priced != byHand {
        differences.append("cart \(number): \(priced), by hand \(byHand)")
      }
    }
    guard differences.isEmpty else {
      let shown = differences.prefix(5).joined(separator: "\n")
      throw Disagreement(description: "\(differences.count) of \(requests.count) carts disagree:\n\(shown)")
    }
    return requests.count
  }
}

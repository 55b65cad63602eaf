import CartPricing
import Testing

/// Tests §4.1 and §4.3.
@Suite("Qualifiers as Boolean trees")
struct QualifierTests: QualifierFixture {
  @Test("An empty cart has no value, no units and no lines")
  func emptyCart() throws {
    let empty = Cart(currency: .eur)
    #expect(try holds(.subtotal(atMost: "0") && .quantity(atMost: 0) && .lines(atMost: 0), empty))
    #expect(try !holds(.lines(atLeast: 1), empty))
    #expect(try holds(.leastQuantity(atMost: 0), empty))
  }

  @Test(
    "All, any and not are Boolean, whatever they hold",
    arguments: [
      (.all([]), true), (.any([]), false), (!.all([]), false), (!.any([]), true),
      (.lines(atLeast: 3) && .lines(atMost: 3), true), (.lines(atLeast: 3) && .lines(atMost: 2), false),
      (.lines(atLeast: 4) || .lines(atMost: 3), true), (.lines(atLeast: 4) || .lines(atMost: 2), false),
      (!.lines(atLeast: 4), true), (!(!.lines(atLeast: 4)), false),
      (.all([.any([.all([])]), !.any([])]), true), (.any([.all([.any([])]), .any([])]), false),
    ] as [(Qualifier, Bool)])
  func trees(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }
}

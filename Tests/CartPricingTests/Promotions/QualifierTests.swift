import CartPricing
import Testing

@Suite("Qualifiers: what the cart, the customer and the store must be")
struct QualifierTests {
  /// 2 × 10 + 20 + 3 × 25 = 115.00; 6 units on 3 lines.
  private var cart: Cart {
    Cart(
      CartLine("1", sku: "A", quantity: 2, unitPrice: "10"), CartLine("2", sku: "B", unitPrice: "20", billing: "P1M"),
      CartLine("3", sku: "C", quantity: 3, unitPrice: "25", billing: "P1M", isDiscountable: false))
  }

  @Test(
    "A subtotal is in range from its lower bound to its upper bound, both included",
    arguments: [
      (.subtotal(atLeast: "114.99"), true), (.subtotal(atLeast: "115"), true), (.subtotal(atLeast: "115.01"), false),
      (.subtotal(atMost: "115.01"), true), (.subtotal(atMost: "115"), true), (.subtotal(atMost: "114.99"), false),
      (.subtotal(atLeast: "100", atMost: "120"), true), (.subtotal(atLeast: "120", atMost: "100"), false),
      (.subtotal(of: .sku("A"), atLeast: "20"), true), (.subtotal(of: .sku("A"), atLeast: "20.01"), false),
      (.subtotal(of: .sku("Z"), atMost: "0"), true), (.subtotal(of: .sku("Z"), atLeast: "0"), true),
      (.subtotal(of: .sku("Z"), atLeast: "0.01"), false), (.subtotal(atLeast: ["EUR": "115", "USD": "1"]), true),
      // a line that is never discounted counts all the same
      (.subtotal(of: .sku("C"), atLeast: "75"), true),
    ] as [(Qualifier, Bool)])
  func subtotals(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }

  @Test(
    "Units, lines and the smallest quantity are counted of the selected lines",
    arguments: [
      (.quantity(atLeast: 6), true), (.quantity(atLeast: 7), false), (.quantity(atMost: 6), true),
      (.quantity(atMost: 5), false), (.quantity(of: .billing(.subscription), atLeast: 4, atMost: 4), true),
      (.quantity(of: .sku("Z"), atMost: 0), true), (.lines(atLeast: 3), true), (.lines(atLeast: 4), false),
      (.lines(atMost: 2), false), (.lines(of: .sku("A", "C"), atLeast: 2, atMost: 2), true),
      (.leastQuantity(atLeast: 1), true), (.leastQuantity(atLeast: 2), false),
      (.leastQuantity(of: .sku("A", "C"), atLeast: 2), true), (.leastQuantity(of: .sku("A", "C"), atLeast: 3), false),
      (.leastQuantity(of: .sku("Z"), atMost: 0), true), (.leastQuantity(of: .sku("Z"), atLeast: 1), false),
    ] as [(Qualifier, Bool)])
  func counts(qualifier: Qualifier, expected: Bool) throws { #expect(try holds(qualifier, cart) == expected) }

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

  private var customer: PricingCustomer {
    PricingCustomer(
      "c1", segments: ["vip"], attributes: ["tier": "gold", "age": 30, "tags": ["a", "b"]],
      location: Location(country: "DE", region: "BE", city: "Berlin", postalCode: "10117"))
  }

  @Test(
    "Leaves about the customer ask the customer, and are false without one",
    arguments: [
      (.segment("vip"), true), (.segment("other"), false), (.customer(id: ["c0", "c1"]), true),
      (.customer(id: ["C1"]), false), (.customer(attribute: "tier", .is("gold")), true),
      (.customer(attribute: "tier", .is("silver")), false), (.customer(attribute: "age", .atLeast(30)), true),
      (.customer(attribute: "age", .atLeast(30.5)), false), (.customer(attribute: "tags", .contains("b")), true),
      (.customer(attribute: "none", .exists(false)), true), (.customer(attribute: "none", .is("x")), false),
      (.location(country: ["AT", "DE"]), true), (.location(country: ["de"]), false),
      (.location(country: ["DE"], region: ["BE"], city: ["Berlin"], postalPrefix: ["10"]), true),
      (.location(country: ["DE"], region: ["BY"]), false), (.location(city: ["Bonn"]), false),
      (.location(postalPrefix: ["20", "101"]), true), (.location(postalPrefix: ["10117"]), true),
      (.location(postalPrefix: ["101170"]), false), (.location(postalPrefix: [""]), true),
      (.location(postalPrefix: ["0"]), false),
    ] as [(Qualifier, Bool)])
  func customerLeaves(qualifier: Qualifier, expected: Bool) throws {
    #expect(try holds(qualifier, in: .of(customer)) == expected)
    #expect(try !holds(qualifier))
    #expect(try holds(!qualifier))
  }

  @Test("A location that lacks a field matches no list of it")
  func sparseLocation() throws {
    #expect(try !holds(.location(country: ["DE"]), in: .of(PricingCustomer("c"))))
    let context = PricingContext.of(PricingCustomer("c", location: Location(country: "DE")))
    #expect(try holds(.location(country: ["DE"]), in: context))
    #expect(try !holds(.location(country: ["DE"], city: ["Berlin"]), in: context))
    #expect(try !holds(.location(postalPrefix: [""]), in: context))
  }

  @Test("Leaves about the store ask the store, and need no customer")
  func stores() throws {
    var context = PricingContext.evening
    #expect(try !holds(.store(channel: ["web"]), in: context))
    context.store = PricingStore(id: "s1", channel: "web", country: "DE")
    #expect(try holds(.store(channel: ["shop", "web"]), in: context))
    #expect(try holds(.store(id: ["s1"], channel: ["web"], country: ["DE"]), in: context))
    #expect(try !holds(.store(id: ["s2"], channel: ["web"]), in: context))
    #expect(try !holds(.store(channel: ["web"], region: ["BE"]), in: context))
    context.store?.region = "BE"
    #expect(try holds(.store(channel: ["web"], region: ["BE"]), in: context))
  }

  @Test("A segment holds for whom it lists and for whom its definition, through others too, fits")
  func segments() throws {
    let segments = [
      Segment("adult", when: .customer(attribute: "age", .atLeast(18))),
      Segment("rich", when: .subtotal(atLeast: "100")),
      Segment("both", when: .segment("adult") && .segment("rich")),
      Segment("vip", when: .any([])),
    ]
    func holds(_ segment: SegmentID, _ cart: Cart, customer: PricingCustomer? = nil) throws -> Bool {
      let context = PricingContext(now: .evening, customer: customer, explain: .all)
      return try CartPricingTests.holds(.segment(segment), cart, in: context, segments: segments)
    }
    let poor = Cart(CartLine("1", sku: "A", unitPrice: "99.99"))
    #expect(try holds("adult", poor, customer: customer))
    #expect(try !holds("rich", poor, customer: customer))
    #expect(try !holds("both", poor, customer: customer))
    #expect(try holds("both", cart, customer: customer))
    // listed, though the definition does not hold; and never without a customer, though it would
    #expect(try holds("vip", poor, customer: customer))
    #expect(try !holds("rich", cart))
    #expect(try !holds("both", cart, customer: PricingCustomer("c2", attributes: ["age": 17])))
    #expect(try holds("both", poor, customer: PricingCustomer("c2", segments: ["both"])))
  }

  @Test("A coupon leaf holds for a code that is entered, in whatever letters, and needs no promotion that lists it")
  func coupons() throws {
    var cart = cart
    #expect(try !holds(.coupon("SPRING"), cart))
    cart.coupons = ["other", " spring\t"]
    #expect(try holds(.coupon("Spring"), cart))
    #expect(try holds(.coupon(["x", "SPRING"]), cart))
    #expect(try !holds(.coupon("SPRING1"), cart))
  }
}

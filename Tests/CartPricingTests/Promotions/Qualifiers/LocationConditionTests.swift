// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.11 and §4.20.
@Suite("The location of the customer")
struct LocationConditionTests: QualifierFixture {
  @Test(
    "Every field that is given matches one of its values; false without a customer",
    arguments: [
      (.location(country: ["AT", "DE"]), true), (.location(country: ["de"]), false),
      (.location(country: ["DE"], region: ["BE"], city: ["Berlin"], postalPrefix: ["10"]), true),
      (.location(country: ["DE"], region: ["BY"]), false), (.location(city: ["Bonn"]), false),
      (.location(postalPrefix: ["20", "101"]), true), (.location(postalPrefix: ["10117"]), true),
      (.location(postalPrefix: ["101170"]), false), (.location(postalPrefix: [""]), true),
      (.location(postalPrefix: ["0"]), false),
    ] as [(Qualifier, Bool)])
  func locations(qualifier: Qualifier, expected: Bool) throws {
    #expect(try holds(qualifier, in: .of(customer)) == expected)
    #expect(try !holds(qualifier))
    #expect(try holds(!qualifier))
  }

  @Test("A location that lacks a field matches no list of it")
  func sparseLocation() throws {
    #expect(try !holds(.location(country: ["DE"]), in: .of(PricingCustomer("c"))))
    let context = PricingContext.of(PricingCustomer("c", location: CustomerLocation(country: "DE")))
    #expect(try holds(.location(country: ["DE"]), in: context))
    #expect(try !holds(.location(country: ["DE"], city: ["Berlin"]), in: context))
    #expect(try !holds(.location(postalPrefix: [""]), in: context))
  }
}

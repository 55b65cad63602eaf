import Testing

@testable import CartPricing

@Suite("Values: arithmetic with money")
struct MoneyTests {
  private func eur(_ cents: Int64) -> Money { Money(minorUnits: cents, currency: .eur) }

  @Test("Sums and differences of one currency")
  func sums() throws {
    #expect(try eur(1240) + eur(-40) == eur(1200))
    #expect(try eur(5) - eur(10) == eur(-5))
    #expect(try eur(1) + eur(2) + eur(3) - eur(4) == eur(2))
    #expect(try eur(.max) - eur(.max) == eur(0))
  }

  @Test("Comparisons of one currency", arguments: [(1, 2), (2, 1), (2, 2), (-3, 2)] as [(Int64, Int64)])
  func comparisons(left: Int64, right: Int64) throws {
    #expect(try (eur(left) < eur(right)) == (left < right))
    #expect(try (eur(left) <= eur(right)) == (left <= right))
    #expect(try (eur(left) > eur(right)) == (left > right))
    #expect(try (eur(left) >= eur(right)) == (left >= right))
    #expect(try [eur(left), eur(right)].sorted { try $0 < $1 } == [eur(min(left, right)), eur(max(left, right))])
  }

  @Test("Different currencies and results outside 64 bits are errors")
  func errors() {
    let (euros, dollars) = (eur(1), Money(minorUnits: 1, currency: .usd))
    let different = Money.ArithmeticError.differentCurrencies(.eur, .usd)
    #expect(throws: different) { try euros + dollars }
    #expect(throws: different) { try euros - dollars }
    #expect(throws: different) { try euros < dollars }
    #expect(throws: different) { try euros <= dollars }
    #expect(throws: Money.ArithmeticError.differentCurrencies(.usd, .eur)) { try euros > dollars }
    #expect(throws: Money.ArithmeticError.differentCurrencies(.usd, .eur)) { try euros >= dollars }
    #expect(throws: Money.ArithmeticError.outOfRange) { try eur(.max) + eur(1) }
    #expect(throws: Money.ArithmeticError.outOfRange) { try eur(.min) - eur(1) }
    #expect("\(different)" == "EUR and USD are different currencies")
  }
}

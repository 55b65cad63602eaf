import Testing

@testable import CartPricing

@Suite("A promotion is read by itself")
struct PromotionReadingTests {
  private static func faults(_ json: String, currency: Currency?) -> [String] {
    do throws(PricingError) {
      _ = try Promotion(json: json.replacing("'", with: "\""), currency: currency)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test("it is the same as in a set")
  func readsLikeSet() throws {
    let json =
      #"{"id":"p","when":{"subtotal":{"atLeast":"50"}},"actions":[{"on":"cart","discount":{"amount":"5.00"}}]}"#
    let set = try PromotionSet(json: #"{"currency":"EUR","promotions":[\#(json)]}"#)
    #expect(try Promotion(json: json, currency: .eur) == set.promotions[0])
    #expect(try Promotion(json: Array(json.utf8), currency: .eur) == set.promotions[0])
  }

  @Test("its faults have paths that begin at the promotion")
  func reportsFaults() {
    #expect(
      Self.faults("{'id':'','actions':[{'on':'cart','discount':{'price':'1'}}],'priority':'high'}", currency: .eur)
        == [
          "id: is empty; an id has 1 to 256 bytes",
          "actions[0].discount.price: does not fit cart, which takes \"percent\" or \"amount\"",
          "priority: expected an integer, found \"high\"",
        ])
    #expect(Self.faults("{'actions':[]}", currency: .eur).first == "id: is missing; a promotion needs it")
    #expect(Self.faults("[", currency: .eur).count == 1)
  }

  @Test("plain amounts are in the currency of the set that it is meant for")
  func knowsCurrency() {
    let promotion = "{'id':'p','actions':[{'on':'cart','discount':{'amount':'%'}}]}"
    #expect(Self.faults(promotion.replacing("%", with: "1.50"), currency: .eur).isEmpty)
    #expect(
      Self.faults(promotion.replacing("%", with: "1.50"), currency: .jpy) == [
        "actions[0].discount.amount: \"1.50\" has more than the 0 decimals of JPY"
      ])
    #expect(
      Self.faults(promotion.replacing("%", with: "1.50"), currency: nil) == [
        "actions[0].discount.amount: \"1.50\" has no currency: the set has none, so it has to be a table such as "
          + "{\"EUR\": \"20\"}"
      ])
  }

  @Test("a score may be one that its set defines")
  func leavesScoresToSet() throws {
    let json =
      "{'id':'p','when':{'score':{'id':'loyal','atLeast':1}},'actions':[{'on':'cart','discount':{'percent':'1'}}]}"
    #expect(Self.faults(json, currency: nil).isEmpty)
    let promotion = try Promotion(json: json.replacing("'", with: "\""), currency: nil)
    #expect(throws: PricingError.self) { _ = try PricingEngine(PromotionSet([promotion])) }
  }
}

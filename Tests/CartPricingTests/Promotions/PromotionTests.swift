// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

/// Tests §1.6 and §5.2.
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

  @Test("it is written as in a set, and read back")
  func writesLikeSet() throws {
    let promotion = Promotion(
      "p", name: "Ten", priority: 2, coupons: ["TEN"], when: .subtotal(atLeast: "50"),
      actions: [.discount(.amount("5.00"), on: .cart)])
    let json =
      #"{"id":"p","name":"Ten","priority":2,"coupons":["TEN"],"when":{"subtotal":{"atLeast":"50"}},"#
      + #""actions":[{"on":"cart","discount":{"amount":"5.00"}}]}"#
    #expect(promotion.json == json)
    #expect(promotion.jsonBytes == Array(json.utf8))
    #expect(PromotionSet([promotion]).json == #"{"promotions":[\#(json)]}"#)
    #expect(try Promotion(json: promotion.json, currency: .eur) == promotion)
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

/// Tests §1.27, §5.2, §11.2, §11.4, §11.5 and §11.8.
@Suite("Faults of promotions are reported with their paths")
struct PromotionFaultTests {
  @Test(
    "A promotion has an id and actions",
    arguments: FaultRow.table(
      """
      {} => .id & .actions
      [] => @
      null => @
      {'id':null,'actions':null} => .id & .actions
      {'id':1,'actions':{}} => .id & .actions
      {'id':'','actions':[]} => .id & .actions
      {'id':'p','actions':[{'upgradeShipping':'x'},null]} => .actions[1]
      {'ID':'p','actions':[{'upgradeShipping':'x'}]} => .id & .ID
      """))
  func promotions(row: FaultRow) { expectFaults(row, at: .promotion) }

  @Test(
    "The other keys of a promotion have the values of their grammar",
    arguments: FaultRow.table(
      """
      'name':'n','active':false,'priority':-3,'combines':'never','group':null,'when':null =>
      'name':null,'active':null,'validFrom':null,'coupons':null,'constraints':null,'messages':null =>
      'name':1 => .name
      'active':'yes' => .active
      'active':0 => .active
      'validFrom':'2026-11-27' =>
      'validFrom':'2026-11-27T18:30:00' => .validFrom
      'validFrom':'2026-11-27t18:30:00Z' => .validFrom
      'validFrom':'2026-11-27 18:30:00Z' => .validFrom
      'validFrom':'2026-02-29T18:30:00Z' => .validFrom
      'validFrom':'2026-11-27T24:00:00Z' => .validFrom
      'validFrom':'2026-11-27T18:30:60Z' => .validFrom
      'validFrom':'2026-11-27T18:30:00+24:00' => .validFrom
      'validFrom':'2026-11-27T18:30:00.1234567890Z' => .validFrom
      'validFrom':'0000-11-27T18:30:00Z' => .validFrom
      'validFrom':1795804200 => .validFrom
      'validFrom':'2026-11-27T18:30:00.123456789+23:59','validUntil':'2020-01-01T00:00:00Z' =>
      'validUntil':'tomorrow' => .validUntil
      'priority':1000000000 =>
      'priority':1000000001 => .priority
      'priority':-1000000000 =>
      'priority':-1000000001 => .priority
      'priority':1.5 => .priority
      'priority':'1' => .priority
      'coupons':[] => .coupons
      'coupons':'A' => .coupons
      'coupons':['A',{'code':'B','maxUses':0,'maxUsesPerCustomer':0}] =>
      'coupons':[1,{},[],{'code':null}] => .coupons[0] & .coupons[1].code & .coupons[2] & .coupons[3].code
      'coupons':['',{'code':' '}] => .coupons[0] & .coupons[1].code
      'coupons':[{'code':'A','maxUses':-1}] => .coupons[0].maxUses
      'coupons':[{'code':'A','maxUsesPerCustomer':'1'}] => .coupons[0].maxUsesPerCustomer
      'coupons':[{'code':'A','max':1}] => .coupons[0].max
      'coupons':[' abc','ABC'] => .coupons[1]
      'coupons':['A',{'code':'a '}] => .coupons[1].code
      'coupons':['a','b',{'code':'A','maxUses':1},'B'] => .coupons[2].code & .coupons[3]
      'combines':'sometimes' => .combines
      'combines':true => .combines
      'group':'' => .group
      'group':1 => .group
      'maxDiscount':'5' =>
      'maxDiscount':5 => .maxDiscount
      'maxDiscount':'0.001' => .maxDiscount
      'maxDiscount':{'EUR':'5','USD':null} => .maxDiscount.USD
      'billingCycles':'all' =>
      'billingCycles':12 =>
      'billingCycles':0 => .billingCycles
      'billingCycles':'12' => .billingCycles
      'billingCycles':1.5 => .billingCycles
      'billingCycles':true => .billingCycles
      'experiment':{'name':'x','from':'0','until':'50'} =>
      'experiment':{'name':'x','from':'60','until':'50'} =>
      'experiment':{} => .experiment.name & .experiment.from & .experiment.until
      'experiment':'x' => .experiment
      'experiment':{'name':'','from':'-1','until':'100.5'} => .experiment.name & .experiment.from & .experiment.until
      'experiment':{'name':'x','from':0,'until':'50','share':1} => .experiment.from & .experiment.share
      'messages':{} =>
      'messages':[] => .messages
      'messages':{'applied':1,'nearMiss':2,'badge':3} => .messages.applied & .messages.nearMiss & .messages.badge
      'messages':{'nearMiss':{'text':'x','within':'0'}} =>
      'messages':{'nearMiss':{'text':'x','within':'99.9999'}} =>
      'messages':{'nearMiss':{'text':'x','within':'100'}} => .messages.nearMiss.within
      'messages':{'nearMiss':{'text':'x','within':50}} => .messages.nearMiss.within
      'messages':{'nearMiss':{'within':'50'}} => .messages.nearMiss.text
      'messages':{'nearMiss':{'text':'x','until':'50'}} => .messages.nearMiss.until
      'messages':{'near':'x'} => .messages.near
      'discount':{'percent':'1'} => .discount
      """))
  func parts(row: FaultRow) { expectFaults(row, at: .promotionPart) }
}

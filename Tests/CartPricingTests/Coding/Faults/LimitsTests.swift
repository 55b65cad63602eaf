// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §4.2, §4.27, §11.3, §11.11, §11.15 and §11.17.
@Suite("Documents may be as large as the limits say and no larger")
struct LimitFaultTests {
  private func list(_ count: Int, _ element: (Int) -> String) -> String {
    (0..<count).map(element).joined(separator: ",")
  }

  /// Expects one fault at a path below a place, or none where the limit is kept.
  private func expect(
    _ text: String, at place: FaultPlace, _ path: String, if isFault: Bool,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let found = faults(in: place.document(text)).map(\.path.description)
    #expect(found == (isFault ? [place.path + path] : []), sourceLocation: location)
  }

  @Test("An id or a code has 1 to 256 bytes, however many characters these are", arguments: [255, 256, 257])
  func ids(bytes: Int) {
    // 2 bytes each, and one of 1 byte where the number is odd
    let id = String(repeating: "é", count: bytes / 2) + String(repeating: "x", count: bytes % 2)
    let isFault = bytes > 256
    expect("{'id':'\(id)','actions':[{'upgradeShipping':'x'}]}", at: .promotion, ".id", if: isFault)
    expect("'group':'\(id)'", at: .promotionPart, ".group", if: isFault)
    expect("'coupons':['\(id)']", at: .promotionPart, ".coupons[0]", if: isFault)
    expect("'coupons':[{'code':' \(id) '}]", at: .promotionPart, ".coupons[0].code", if: isFault)
    expect("'experiment':{'name':'\(id)','from':'0','until':'1'}", at: .promotionPart, ".experiment.name", if: isFault)
    expect("{'segment':'\(id)'}", at: .when, ".segment", if: isFault)
    expect("{'coupon':['\(id)']}", at: .when, ".coupon[0]", if: isFault)
    expect("{'customer':{'id':['\(id)']}}", at: .when, ".customer.id[0]", if: isFault)
    expect("{'events':{'type':'\(id)'}}", at: .when, ".events.type", if: isFault)
    expect("{'sku':['\(id)']}", at: .selector, ".sku[0]", if: isFault)
    expect("{'product':['\(id)']}", at: .selector, ".product[0]", if: isFault)
    expect("{'category':['\(id)']}", at: .selector, ".category[0]", if: isFault)
    expect("{'tag':['\(id)']}", at: .selector, ".tag[0]", if: isFault)
    expect("{'gift':{'sku':'\(id)','unitPrice':'1'}}", at: .action, ".gift.sku", if: isFault)
    expect("{'issueCoupon':{'template':'\(id)'}}", at: .action, ".issueCoupon.template", if: isFault)
    expect("{'on':{'fees':['\(id)']},'discount':{'percent':'1'}}", at: .action, ".on.fees[0]", if: isFault)
    expect("[{'id':'\(id)','when':{'all':[]}}]", at: .segments, "[0].id", if: isFault)
    expect("[{'id':'\(id)','points':{}}]", at: .scores, "[0].id", if: isFault)
    expect("[{'id':'\(id)','sku':'A','quantity':1,'unitPrice':'1'}]", at: .lines, "[0].id", if: isFault)
    expect("[{'id':'a','sku':'\(id)','quantity':1,'unitPrice':'1'}]", at: .lines, "[0].sku", if: isFault)
    expect("'product':'\(id)'", at: .linePart, ".product", if: isFault)
    expect("'categories':['\(id)']", at: .linePart, ".categories[0]", if: isFault)
    expect("'tags':['\(id)']", at: .linePart, ".tags[0]", if: isFault)
    expect("'coupons':['\(id)']", at: .cartPart, ".coupons[0]", if: isFault)
    expect("'fees':[{'id':'\(id)','kind':'k','amount':'1'}]", at: .cartPart, ".fees[0].id", if: isFault)
    expect("{'now':'2026-01-01T00:00:00Z','customer':{'id':'\(id)'}}", at: .context, ".customer.id", if: isFault)
    expect("'segments':['\(id)']", at: .customerPart, ".segments[0]", if: isFault)
  }

  @Test("Texts have at most their bytes", arguments: [-1, 0, 1])
  func texts(beyond: Int) {
    let isFault = beyond > 0
    func text(_ most: Int) -> String {
      let bytes = most + beyond
      return String(repeating: "é", count: bytes / 2) + String(repeating: "x", count: bytes % 2)
    }
    expect("'name':'\(text(256))'", at: .promotionPart, ".name", if: isFault)
    expect("'name':'\(text(1_024))'", at: .linePart, ".name", if: isFault)
    expect("{'gift':{'sku':'A','unitPrice':'1','name':'\(text(1_024))'}}", at: .action, ".gift.name", if: isFault)
    expect("'messages':{'applied':'\(text(2_000))'}", at: .promotionPart, ".messages.applied", if: isFault)
    expect("'messages':{'badge':'\(text(2_000))'}", at: .promotionPart, ".messages.badge", if: isFault)
    expect("'messages':{'nearMiss':'\(text(2_000))'}", at: .promotionPart, ".messages.nearMiss", if: isFault)
    expect(
      "'messages':{'nearMiss':{'text':'\(text(2_000))'}}", at: .promotionPart, ".messages.nearMiss.text", if: isFault)
    expect("'attributes':{'a':'\(text(4_096))'}", at: .linePart, ".attributes.a", if: isFault)
    expect("'attributes':{'a':['','\(text(4_096))']}", at: .customerPart, ".attributes.a[1]", if: isFault)
    expect("{'attribute':{'name':'a','is':'\(text(4_096))'}}", at: .selector, ".attribute.is", if: isFault)
    expect("{'attribute':{'name':'a','in':[1,'\(text(4_096))']}}", at: .selector, ".attribute.in[1]", if: isFault)
    expect("{'customer':{'attribute':'a','contains':'\(text(4_096))'}}", at: .when, ".customer.contains", if: isFault)
  }

  @Test("Names of attributes and dates have 1 to 256 bytes", arguments: [0, 1, 256, 257])
  func names(bytes: Int) {
    let name = String(repeating: "x", count: bytes)
    let isFault = bytes == 0 || bytes > 256
    let path = bytes == 0 ? "[\"\"]" : ".\(name.prefix(60))\(bytes > 60 ? "…" : "")"
    expect("'attributes':{'\(name)':1}", at: .linePart, ".attributes\(path)", if: isFault)
    expect("'attributes':{'\(name)':1}", at: .customerPart, ".attributes\(path)", if: isFault)
    expect("'dates':{'\(name)':'2026-01-01'}", at: .customerPart, ".dates\(path)", if: isFault)
    expect(
      "'events':[{'type':'x','at':'2026-01-01T00:00:00Z','attributes':{'\(name)':1}}]", at: .customerPart,
      ".events[0].attributes\(path)", if: isFault)
    expect("{'attribute':{'name':'\(name)','is':1}}", at: .selector, ".attribute.name", if: isFault)
    expect("{'customer':{'attribute':'\(name)','is':1}}", at: .when, ".customer.attribute", if: isFault)
    expect("{'anniversary':{'of':'\(name)'}}", at: .when, ".anniversary.of", if: isFault)
    expect(
      "{'events':{'type':'x','where':{'attribute':{'name':'\(name)','is':1}}}}", at: .when,
      ".events.where.attribute.name", if: isFault)
  }

  @Test("Lists of facts have at most 1,000 entries each", arguments: [1_000, 1_001])
  func facts(count: Int) {
    let isFault = count > 1_000
    let ids = list(count) { "'\($0)'" }
    expect("'categories':[\(ids)]", at: .linePart, ".categories", if: isFault)
    expect("'tags':[\(ids)]", at: .linePart, ".tags", if: isFault)
    expect("'attributes':{\(list(count) { "'\($0)':1" })}", at: .linePart, ".attributes", if: isFault)
    expect("'attributes':{'a':[\(ids)]}", at: .linePart, ".attributes.a", if: isFault)
    expect("'attributes':{\(list(count) { "'\($0)':1" })}", at: .customerPart, ".attributes", if: isFault)
    expect("'dates':{\(list(count) { "'\($0)':'2026-01-01'" })}", at: .customerPart, ".dates", if: isFault)
    for key in ["skus", "categories"] {
      expect(
        "'events':[{'type':'x','at':'2026-01-01T00:00:00Z','\(key)':[\(ids)]}]", at: .customerPart,
        ".events[0].\(key)", if: isFault)
    }
  }

  @Test("A customer has at most 10,000 segments", arguments: [10_000, 10_001])
  func customerSegments(count: Int) {
    expect("'segments':[\(list(count) { "'\($0)'" })]", at: .customerPart, ".segments", if: count > 10_000)
  }

  @Test("Every other list has at most 100,000 entries", arguments: [100_000, 100_001])
  func lists(count: Int) {
    let isFault = count > 100_000
    let ids = list(count) { "'\($0)'" }
    expect("{'sku':[\(ids)]}", at: .selector, ".sku", if: isFault)
    expect("{'coupon':[\(ids)]}", at: .when, ".coupon", if: isFault)
    expect("{'store':{'country':[\(ids)]}}", at: .when, ".store.country", if: isFault)
    expect("{'attribute':{'name':'a','in':[\(ids)]}}", at: .selector, ".attribute.in", if: isFault)
    expect("{'on':{'fees':[\(ids)]},'discount':{'percent':'1'}}", at: .action, ".on.fees", if: isFault)
    // the codes of a promotion are not held to it
    if isFault { expect("'coupons':[\(ids)]", at: .promotionPart, ".coupons", if: false) }
  }

  @Test("What a message is filled with is bounded by the limits of texts and names")
  func filledTexts() throws {
    let promotion = Promotion(
      "p", name: String(repeating: "n", count: 256), actions: [.discount(.percent("10"), on: .cart)],
      messages: PromotionMessages(applied: String(repeating: "{name}", count: 333)))
    let cart = Cart(currency: .eur, lines: [CartLine("1", sku: "A", unitPrice: "10")])
    let priced = try PricingEngine(PromotionSet([promotion])).price(
      cart, in: PricingContext(now: Instant(secondsSinceEpoch: 0)))
    #expect(priced.messages.first?.text.utf8.count == 333 * 256)
    var longer = promotion
    longer.messages?.applied? += "{name}"
    longer.name? += "n"
    #expect(
      PromotionSetCheck(PromotionSet([longer])).faults.map(\.path.description) == [
        "promotions[0].name", "promotions[0].messages.applied",
      ])
  }

  @Test("A promotion has at most 100 actions", arguments: [100, 101])
  func actions(count: Int) {
    let actions = list(count) { _ in "{'upgradeShipping':'x'}" }
    expect("{'id':'p','actions':[\(actions)]}", at: .promotion, ".actions", if: count > 100)
  }

  @Test("A cart has at most 100 coupons, equal ones included", arguments: [100, 101])
  func coupons(count: Int) {
    expect("'coupons':[\(list(count) { _ in "'A'" })]", at: .cartPart, ".coupons", if: count > 100)
  }

  @Test("Fees, options, parts, steps and scale entries are at most 1,000 each", arguments: [1_000, 1_001])
  func thousand(count: Int) {
    let isFault = count > 1_000
    expect(
      "'fees':[\(list(count) { "{'id':'\($0)','kind':'k','amount':'1'}" })]", at: .cartPart, ".fees", if: isFault)
    expect(
      "'shipping':{'method':'m','cost':'1','options':{\(list(count) { "'m\($0)':'2'" })}}", at: .cartPart,
      ".shipping.options", if: isFault)
    expect(
      "'priceScale':[\(list(count) { "{'from':\($0),'unitPrice':'1'}" })]", at: .linePart, ".priceScale", if: isFault)
    expect(
      "{'on':{'bundle':{'parts':[\(list(count) { _ in "{'select':'all','count':1}" })]}},'discount':{'percent':'1'}}",
      at: .action, ".on.bundle.parts", if: isFault)
    expect(
      """
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{}},\
      'steps':[\(list(count) { "{'from':\($0),'percent':'1'}" })]}}}
      """, at: .action, ".discount.tiers.steps", if: isFault)
  }

  @Test("Lines, segments and scores are at most 10,000 each", arguments: [10_000, 10_001])
  func tenThousand(count: Int) {
    let isFault = count > 10_000
    expect(
      "[\(list(count) { "{'id':'\($0)','sku':'A','quantity':1,'unitPrice':'1'}" })]", at: .lines, "", if: isFault)
    expect("[\(list(count) { "{'id':'\($0)','when':{'all':[]}}" })]", at: .segments, "", if: isFault)
    expect("[\(list(count) { "{'id':'\($0)','points':{}}" })]", at: .scores, "", if: isFault)
  }

  @Test("A customer has at most 100,000 events", arguments: [100_000, 100_001])
  func events(count: Int) {
    expect(
      "'events':[\(list(count) { _ in "{'type':'x','at':'2026-01-01T00:00:00Z'}" })]", at: .customerPart, ".events",
      if: count > 100_000)
  }

  @Test("A qualifier or a selector has at most 10,000 nodes", arguments: [10_000, 10_001])
  func nodes(count: Int) {
    // the root is one of the nodes
    let isFault = count > 10_000
    expect("{'all':[\(list(count - 1) { _ in "{'segment':'x'}" })]}", at: .when, "", if: isFault)
    expect("{'anyOf':[\(list(count - 1) { _ in "'all'" })]}", at: .selector, "", if: isFault)
    // each is counted for itself: a qualifier that measures a selector of 10,000 nodes has one node itself
    let pairs = list((count - 1) / 3) { _ in "{'any':[{'segment':'x'},{'not':{'segment':'x'}}]}" }
    expect("{'all':[\(pairs)]}", at: .when, "", if: (count - 1) / 3 * 4 + 1 > 10_000)
  }

  @Test("A qualifier or a selector is at most 64 levels deep, the root being 1", arguments: [63, 64, 65, 66, 240])
  func depth(levels: Int) {
    let isFault = levels > 64
    func nested(_ levels: Int, _ open: String, _ inner: String, _ close: String) -> String {
      String(repeating: open, count: levels - 1) + inner + String(repeating: close, count: levels - 1)
    }
    expect(nested(levels, "{'not':", "{'segment':'x'}", "}"), at: .when, "", if: isFault)
    expect(nested(levels, "{'all':[", "{'segment':'x'}", "]}"), at: .when, "", if: isFault)
    expect(nested(levels, "{'any':[{'all':[]},", "{'segment':'x'}", "]}"), at: .when, "", if: isFault)
    expect(nested(levels, "{'not':", "'all'", "}"), at: .selector, "", if: isFault)
    expect(nested(levels, "{'allOf':[", "'all'", "]}"), at: .selector, "", if: isFault)
    expect(nested(levels, "{'anyOf':['all',", "{'sku':['A']}", "]}"), at: .selector, "", if: isFault)
  }

  @Test("A selector's depth and the depth of the qualifier around it are counted each for itself")
  func depthsApart() {
    let selector = String(repeating: "{'not':", count: 63) + "'all'" + String(repeating: "}", count: 63)
    let leaf = "{'lines':{'of':\(selector),'atLeast':1}}"
    let qualifier = String(repeating: "{'not':", count: 63) + leaf + String(repeating: "}", count: 63)
    expect(qualifier, at: .when, "", if: false)
  }

  @Test("Segments name one another in rows of at most 64", arguments: [63, 64, 65])
  func segmentRows(length: Int) {
    // s0 names s1, s1 names s2 and so on; the last names a segment that is not defined
    let segments = list(length) { "{'id':'s\($0)','when':{'segment':'s\($0 + 1)'}}" }
    expect("[\(segments)]", at: .segments, "[0]", if: length > 64)
    // the order in which they are written does not matter
    let reversed = list(length) { "{'id':'s\($0)','when':{'segment':'s\($0 - 1)'}}" }
    expect("[\(reversed)]", at: .segments, "[\(length - 1)]", if: length > 64)
  }

  @Test("A circle of any length is a fault at each of its segments, and at none that merely leads to it")
  func segmentCircles() {
    for length in [1, 2, 64, 65, 90] {
      let circle = list(length) { "{'id':'s\($0)','when':{'segment':'s\(($0 + 1) % length)'}}" }
      let found = faults(in: FaultPlace.segments.document("[\(circle),{'id':'t','when':{'segment':'s0'}}]"))
      #expect(found.map(\.path.description) == (0..<length).map { "promotions.segments[\($0)]" })
    }
  }

  @Test("A document of 2,000 faults reports the first 100 in its order")
  func firstHundred() {
    let lines = list(1_000) { "{'id':'\($0)','sku':'','quantity':0,'unitPrice':'1'}" }
    let found = faults(in: FaultPlace.lines.document("[\(lines)]"))
    #expect(
      found.map(\.path.description)
        == (0..<50).flatMap { ["cart.lines[\($0)].sku", "cart.lines[\($0)].quantity"] })
  }
}

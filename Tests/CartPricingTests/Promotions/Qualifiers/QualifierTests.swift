// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

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

  @Test("A chain that a loop builds has the nodes of the chain that is written, and earlier chains stay")
  func chains() {
    let (few, many): (Qualifier, Qualifier) = (.lines(atMost: 1), .lines(atLeast: 9))
    var all = few
    let first = all
    for _ in 0..<3 { all = all && many }
    #expect(all == .all([few, many, many, many]))
    #expect(first == few)
    var one = all
    for _ in 0..<2 { one = one || few }
    #expect(one == .any([all, few, few]))
    let not = !one
    #expect(not.nodes.count == one.nodes.count + 1)
    var selector: LineSelector = .sku("A")
    for _ in 0..<3 { selector = selector && .tag("t") }
    #expect(selector == .allOf([.sku("A"), .tag("t"), .tag("t"), .tag("t")]))
  }

  @Test("A chain that a loop builds is extended where it is")
  func chainsInPlace() {
    /// The number of times that the nodes move, which an array does whenever its capacity has doubled.
    func moves(_ extend: (consuming Qualifier) -> Qualifier) -> Int {
      var chain: Qualifier = .lines(atMost: 1)
      var moves = 0
      var last = address(chain)
      for _ in 0..<2_000 {
        chain = extend(consume chain)
        let now = address(chain)
        if now != last { moves += 1 }
        last = now
      }
      return moves
    }
    func address(_ chain: borrowing Qualifier) -> UInt {
      unsafe chain.nodes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    }
    #expect(moves { $0 && .lines(atLeast: 9) } < 20)
    #expect(moves { $0 || .lines(atLeast: 9) } < 20)
    #expect(moves { !$0 } < 20)
  }
}

/// Tests §4.1, §4.4, §4.5, §4.6, §4.7, §4.8, §4.9, §4.10, §4.11, §4.12, §4.16, §4.17, §4.18 and
/// §11.2.
@Suite("Faults of qualifiers are reported with their paths")
struct QualifierFaultTests {
  @Test(
    "A qualifier is an object with exactly one of its keys",
    arguments: FaultRow.table(
      """
      {} => @
      [] => @
      'all' => @
      7 => @
      null =>
      {'all':[]} =>
      {'any':[]} =>
      {'all':null} => @
      {'all':[],'any':[]} => @
      {'coupon':['A'],'segment':'x'} => @
      {'al':[]} => .al
      {'all':[],'foo':1} => .foo
      {'all':{}} => .all
      {'any':'x'} => .any
      {'all':[null]} => .all[0]
      {'any':[{'all':[]},{}]} => .any[1]
      {'all':[{'any':[{'not':{}}]}]} => .all[0].any[0].not
      {'not':[]} => .not
      {'not':null} => @
      {'not':{'segment':'x'}} =>
      {'not':{'all':[{'segment':''},{'foo':1}]}} => .not.all[0].segment & .not.all[1].foo
      """))
  func trees(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "Leaves about the cart need a range of the right type",
    arguments: FaultRow.table(
      """
      {'subtotal':{'atLeast':'10'}} =>
      {'subtotal':{'atLeast':'10','atMost':'5'}} =>
      {'subtotal':{'atLeast':{'EUR':'10','USD':'11.5'}}} =>
      {'subtotal':{}} => .subtotal
      {'subtotal':[]} => .subtotal
      {'subtotal':{'of':'all'}} => .subtotal
      {'subtotal':{'atLeast':null}} => .subtotal
      {'subtotal':{'atLeast':10}} => .subtotal.atLeast
      {'subtotal':{'atLeast':'-1'}} => .subtotal.atLeast
      {'subtotal':{'atLeast':'1.234'}} => .subtotal.atLeast
      {'subtotal':{'atMost':'1,5'}} => .subtotal.atMost
      {'subtotal':{'atLeast':{'EUR':'1.234'}}} => .subtotal.atLeast.EUR
      {'subtotal':{'atLeast':{'EUR':null}}} => .subtotal.atLeast.EUR
      {'subtotal':{'atLeast':{'EUR':1}}} => .subtotal.atLeast.EUR
      {'subtotal':{'atLeast':{'eur':'1'}}} => .subtotal.atLeast.eur
      {'subtotal':{'atLeast':{'JPY':'1.5','XXQ':'1'}}} => .subtotal.atLeast.JPY & .subtotal.atLeast.XXQ
      {'subtotal':{'atLeast':{}}} => .subtotal.atLeast
      {'subtotal':{'atleast':'1'}} => .subtotal.atleast
      {'subtotal':{'of':{'sku':1}}} => .subtotal & .subtotal.of.sku
      {'quantity':{'of':{'foo':1}}} => .quantity & .quantity.of.foo
      {'subtotal':{'atLeast':'1','after':'tax'}} => .subtotal.after
      {'subtotal':{'atLeast':'1','after':1}} => .subtotal.after
      {'subtotal':{'atLeast':'1','of':'everything'}} => .subtotal.of
      {'subtotal':{'atLeast':'1','of':{'sku':[]}}} => .subtotal.of.sku
      {'quantity':{'atLeast':0}} =>
      {'quantity':{'atLeast':2.0,'atMost':1e1}} =>
      {'quantity':{'atLeast':1.5}} => .quantity.atLeast
      {'quantity':{'atLeast':'1'}} => .quantity.atLeast
      {'quantity':{'atLeast':-1}} => .quantity.atLeast
      {'quantity':{'atMost':1000000000}} =>
      {'quantity':{'atMost':1000000001}} => .quantity.atMost
      {'quantity':{'atMost':1e30}} => .quantity.atMost
      {'quantity':{}} => .quantity
      {'quantity':{'atLeast':1,'after':'cart'}} => .quantity.after
      {'lines':{}} => .lines
      {'lines':null} => @
      {'lines':{'atLeast':true}} => .lines.atLeast
      {'leastQuantity':{}} => .leastQuantity
      {'leastQuantity':{'of':{'not':'all'},'atMost':-2}} => .leastQuantity.atMost
      {'coupon':['A','b']} =>
      {'coupon':[]} => .coupon
      {'coupon':'A'} => .coupon
      {'coupon':['A',' ']} => .coupon[1]
      {'coupon':[null,1]} => .coupon[0] & .coupon[1]
      """))
  func cartLeaves(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "Leaves about the customer and the store name what they need",
    arguments: FaultRow.table(
      """
      {'segment':'vip'} =>
      {'segment':1} => .segment
      {'segment':''} => .segment
      {'customer':{'id':['a']}} =>
      {'customer':{'id':[]}} => .customer.id
      {'customer':{'id':'a'}} => .customer.id
      {'customer':{'id':['a','']}} => .customer.id[1]
      {'customer':{}} => .customer
      {'customer':'a'} => .customer
      {'customer':{'attribute':'x'}} => .customer
      {'customer':{'is':1}} => .customer.attribute
      {'customer':{'attribute':1,'is':1}} => .customer.attribute
      {'customer':{'id':['a'],'attribute':'x','is':1}} => .customer
      {'customer':{'attribute':'x','is':1,'exists':true}} => .customer
      {'customer':{'attribute':'x','atLeast':1,'atMost':2}} =>
      {'customer':{'attribute':'x','atLeast':1,'contains':'y'}} => .customer
      {'customer':{'attribute':'x','iss':1}} => .customer.iss
      {'customer':{'attribute':'x','is':{}}} => .customer.is
      {'customer':{'attribute':'x','in':[]}} => .customer.in
      {'customer':{'attribute':'x','exists':'yes'}} => .customer.exists
      {'location':{'country':['DE']}} =>
      {'location':{}} => .location
      {'location':[]} => .location
      {'location':{'country':null}} => .location
      {'location':{'country':'DE'}} => .location.country
      {'location':{'country':[]}} => .location.country
      {'location':{'city':['x',1]}} => .location.city[1]
      {'location':{'postalCode':['1']}} => .location.postalCode
      {'location':{'region':['x'],'postalPrefix':[]}} => .location.postalPrefix
      {'store':{'channel':['web']}} =>
      {'store':{}} => .store
      {'store':{'id':[]}} => .store.id
      {'store':{'city':['x'],'id':['a']}} => .store.city
      {'store':{'region':[null]}} => .store.region[0]
      """))
  func customerLeaves(row: FaultRow) { expectFaults(row, at: .when) }

  @Test(
    "Leaves about the past name what they need",
    arguments: FaultRow.table(
      """
      {'events':{'type':'order'}} =>
      {'events':{}} => .events.type
      {'events':[]} => .events
      {'events':{'type':null}} => .events.type
      {'events':{'type':''}} => .events.type
      {'events':{'type':'x','within':'P30D','during':'week'}} => .events
      {'events':{'type':'x','count':{'atLeast':1},'sum':{'atLeast':'1'}}} => .events
      {'events':{'type':'x','within':'P1M'}} => .events.within
      {'events':{'type':'x','within':'P0D'}} => .events.within
      {'events':{'type':'x','within':'PT'}} => .events.within
      {'events':{'type':'x','within':'P1W2D'}} => .events.within
      {'events':{'type':'x','within':30}} => .events.within
      {'events':{'type':'x','during':'decade'}} => .events.during
      {'events':{'type':'x','count':{}}} => .events.count
      {'events':{'type':'x','count':3}} => .events.count
      {'events':{'type':'x','count':{'atLeast':-1}}} => .events.count.atLeast
      {'events':{'type':'x','count':{'least':1}}} => .events.count.least
      {'events':{'type':'x','sum':{}}} => .events.sum
      {'events':{'type':'x','sum':{'atLeast':5}}} => .events.sum.atLeast
      {'events':{'type':'x','sum':{'atMost':'5.005'}}} => .events.sum.atMost
      {'events':{'type':'x','where':{}}} =>
      {'events':{'type':'x','where':[]}} => .events.where
      {'events':{'type':'x','where':{'sku':[]}}} => .events.where.sku
      {'events':{'type':'x','where':{'category':['']}}} => .events.where.category[0]
      {'events':{'type':'x','where':{'tag':['x']}}} => .events.where.tag
      {'events':{'type':'x','where':{'attribute':{'is':1}}}} => .events.where.attribute.name
      {'events':{'type':'x','where':{'attribute':{'name':'n'}}}} => .events.where.attribute
      {'events':{'type':'x','atLeast':1}} => .events.atLeast
      {'score':{'id':'loyal','atLeast':-5}} =>
      {'score':{'id':'loyal'}} => .score
      {'score':{'atLeast':1}} => .score.id
      {'score':{'id':'other','atLeast':1}} => .score.id
      {'score':{'id':'loyal','atLeast':-1000000000,'atMost':1000000000}} =>
      {'score':{'id':'loyal','atLeast':-1000000001}} => .score.atLeast
      {'score':{'id':'loyal','atMost':1000000001}} => .score.atMost
      {'score':{'id':'loyal','atMost':'1'}} => .score.atMost
      {'anniversary':{'of':'birthday'}} =>
      {'anniversary':{}} => .anniversary.of
      {'anniversary':'birthday'} => .anniversary
      {'anniversary':{'of':'birthday','withinDays':0,'years':1}} =>
      {'anniversary':{'of':'birthday','withinDays':-1}} => .anniversary.withinDays
      {'anniversary':{'of':'birthday','years':0}} => .anniversary.years
      {'anniversary':{'of':'birthday','days':3}} => .anniversary.days
      """))
  func pastLeaves(row: FaultRow) { expectFaults(row, at: .when) }
}

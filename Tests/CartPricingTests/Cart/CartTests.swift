import Testing

@Suite("Faults of carts and contexts are reported with their paths")
struct CartFaultTests {
  @Test(
    "A cart has a currency and lines",
    arguments: FaultRow.table(
      """
      {'currency':'EUR','lines':[]} =>
      {} => .currency & .lines
      [] => @
      null => @
      {'currency':null,'lines':null} => .currency & .lines
      {'currency':'EURO','lines':{}} => .currency & .lines
      {'currency':'EUR','lines':[],'note':''} => .note
      {'currency':'XXQ','lines':[{'id':'1','sku':'A','quantity':1,'unitPrice':'0.123456'}]} => .currency
      """))
  func carts(row: FaultRow) { expectFaults(row, at: .cart) }

  @Test(
    "The other keys of a cart have the values of their grammar",
    arguments: FaultRow.table(
      """
      'id':null,'shipping':null,'fees':null,'coupons':null,'taxIncluded':null =>
      'id':'' => .id
      'id':5 => .id
      'taxIncluded':'yes' => .taxIncluded
      'coupons':[] =>
      'coupons':['A','a'] =>
      'coupons':'A' => .coupons
      'coupons':[null,'',' ',1] => .coupons[0] & .coupons[1] & .coupons[2] & .coupons[3]
      'shipping':{'method':'m','cost':'5','options':{'air':'9'},'taxRate':'1000'} =>
      'shipping':{} => .shipping.method & .shipping.cost
      'shipping':'m' => .shipping
      'shipping':{'method':'','cost':5} => .shipping.method & .shipping.cost
      'shipping':{'method':'m','cost':'5.001'} => .shipping.cost
      'shipping':{'method':'m','cost':'5','options':[]} => .shipping.options
      'shipping':{'method':'m','cost':'5','options':{'air':null,'sea':'1.234'}} => .shipping.options.air & .shipping.options.sea
      'shipping':{'method':'m','cost':'5','options':{'':'1','next day':'x'}} => .shipping.options[''] & .shipping.options['next day']
      'shipping':{'method':'m','cost':'5','taxRate':'1000.0001'} => .shipping.taxRate
      'shipping':{'method':'m','cost':'5','options':{'\u{E9}':'1','e\u{301}':'2'}} => .shipping.options['e\u{301}']
      'shipping':{'method':'m','cost':'5','price':'5'} => .shipping.price
      'fees':[] =>
      'fees':[{'id':'f','kind':'k','amount':'1'}] =>
      'fees':{} => .fees
      'fees':[{}] => .fees[0].id & .fees[0].kind & .fees[0].amount
      'fees':[{'id':'','kind':'','amount':'-1'}] => .fees[0].id & .fees[0].kind & .fees[0].amount
      'fees':[{'id':'f','kind':'k','amount':'0.001','tax':'1'}] => .fees[0].amount & .fees[0].tax
      'fees':[{'id':'f','kind':'k','amount':'1'},{'id':'f','kind':'l','amount':'2'}] => .fees[1].id
      """))
  func cartParts(row: FaultRow) { expectFaults(row, at: .cartPart) }

  @Test(
    "A line has an id, a SKU, a quantity and a unit price",
    arguments: FaultRow.table(
      """
      [{}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [null,[]] => [0] & [1]
      [{'id':null,'sku':null,'quantity':null,'unitPrice':null}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':1,'sku':true,'quantity':'1','unitPrice':10}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':'','sku':'','quantity':0,'unitPrice':''}] => [0].id & [0].sku & [0].quantity & [0].unitPrice
      [{'id':'gift:p:0','sku':'A','quantity':1,'unitPrice':'1'}] => [0].id
      [{'id':'Gift:p:0','sku':'A','quantity':1e0,'unitPrice':'1'}] =>
      [{'id':'a','sku':'A','quantity':1000000000,'unitPrice':'1'}] =>
      [{'id':'a','sku':'A','quantity':1000000001,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':-1,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':1.5,'unitPrice':'1'}] => [0].quantity
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'10000000000000'}] =>
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'10000000000000.01'}] => [0].unitPrice
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'1.00'},{'id':'b','sku':'A','quantity':1,'unitPrice':'1.000'}] => [1].unitPrice
      [{'id':'a','sku':'A','quantity':1,'unitPrice':'1'},{'id':'a','sku':'A','quantity':1,'unitPrice':'1'}] => [1].id
      """))
  func lines(row: FaultRow) { expectFaults(row, at: .lines) }

  @Test(
    "The other keys of a line have the values of their grammar",
    arguments: FaultRow.table(
      """
      'product':null,'categories':null,'tags':null,'attributes':null,'priceScale':null,'billing':null,'taxRate':null,'discountable':null =>
      'categories':[],'tags':[],'attributes':{},'discountable':false,'taxRate':'0','billing':'P1Y' =>
      'product':'' => .product
      'product':[] => .product
      'name':1 => .name
      'categories':'x' => .categories
      'categories':['x','',null] => .categories[1] & .categories[2]
      'tags':{} => .tags
      'tags':[0] => .tags[0]
      'attributes':[] => .attributes
      'attributes':{'a':null,'b':{},'c':[1],'d':1e999} => .attributes.a & .attributes.b & .attributes.c[0] & .attributes.d
      'attributes':{'a':'x','b':1.5,'c':['x'],'d':false,'':[]} =>
      'priceScale':[] => .priceScale
      'priceScale':{} => .priceScale
      'priceScale':[1,null] => .priceScale[0] & .priceScale[1]
      'priceScale':[{'from':0,'unitPrice':'9'},{'from':10,'unitPrice':'8.5'}] =>
      'priceScale':[{}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':-1,'unitPrice':'9.999'}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':'1','unitPrice':9}] => .priceScale[0].from & .priceScale[0].unitPrice
      'priceScale':[{'from':2,'unitPrice':'9','until':3}] => .priceScale[0].until
      'priceScale':[{'unitPrice':'9'},{'from':0,'unitPrice':'8'},{'from':1,'unitPrice':'8'}] => .priceScale[0].from
      'priceScale':[{'from':'','unitPrice':'9'},{'from':0,'unitPrice':'8'},{'from':1,'unitPrice':'8'}] => .priceScale[0].from
      'priceScale':[{'from':2,'unitPrice':'9'},{'from':3,'unitPrice':'9'},{'from':2.0,'unitPrice':'8'}] => .priceScale[2].from
      'billing':'P1M2D' => .billing
      'billing':'yearly' => .billing
      'taxRate':'1000' =>
      'taxRate':'1000.1' => .taxRate
      'taxRate':19 => .taxRate
      'taxRate':'19.00001' => .taxRate
      'discountable':'no' => .discountable
      'price':'1' => .price
      """))
  func lineParts(row: FaultRow) { expectFaults(row, at: .linePart) }

  @Test(
    "A context has a time; its other keys have the values of their grammar",
    arguments: FaultRow.table(
      """
      {'now':'2026-11-27T18:30:00Z'} =>
      {} => .now
      [] => @
      {'now':null} => .now
      {'now':'2026-11-31T18:30:00Z'} => .now
      {'now':0} => .now
      {'now':'2026-11-27T18:30:00Z','timezone':'CET'} => .timezone
      """))
  func contexts(row: FaultRow) { expectFaults(row, at: .context) }

  @Test(
    "The other keys of a context have the values of their grammar",
    arguments: FaultRow.table(
      """
      'billingCycle':null,'customer':null,'store':null,'usage':null,'explain':null =>
      'billingCycle':0 => .billingCycle
      'billingCycle':'all' => .billingCycle
      'explain':'all' =>
      'explain':'everything' => .explain
      'store':{} =>
      'store':'x' => .store
      'store':{'id':1,'channel':2,'country':3,'region':4} => .store.id & .store.channel & .store.country & .store.region
      'store':{'city':'x'} => .store.city
      'usage':{} =>
      'usage':[] => .usage
      'usage':{'promotion':{}} => .usage.promotion
      'usage':{'promotions':[],'coupons':[]} => .usage.promotions & .usage.coupons
      'usage':{'promotions':{'p':null}} => .usage.promotions.p
      'usage':{'promotions':{'p':{'total':-1,'customer':1.5,'spent':1}}} => .usage.promotions.p.total & .usage.promotions.p.customer & .usage.promotions.p.spent
      'usage':{'promotions':{'p':{'total':1000000001,'spent':'0.001','uses':1}}} => .usage.promotions.p.total & .usage.promotions.p.spent & .usage.promotions.p.uses
      'usage':{'promotions':{'':{}}} => .usage.promotions['']
      'usage':{'coupons':{'A':3}} => .usage.coupons.A
      'usage':{'coupons':{'a':{'total':-1}}} => .usage.coupons.a.total
      'usage':{'coupons':{' b':{'customer':-1,'total':1000000001}}} => .usage.coupons[' b'].customer & .usage.coupons[' b'].total
      'usage':{'coupons':{'  ':{}}} => .usage.coupons['  ']
      'usage':{'coupons':{'':{}}} => .usage.coupons['']
      'usage':{'coupons':{' abc':{},'ABC':{}}} => .usage.coupons.ABC
      'usage':{'coupons':{'A':{'spent':'1'}}} => .usage.coupons.A.spent
      """))
  func contextParts(row: FaultRow) { expectFaults(row, at: .contextPart) }

  @Test(
    "A customer's data have the values of their grammar",
    arguments: FaultRow.table(
      """
      'segments':[],'attributes':{},'dates':{},'location':{},'events':[] =>
      'segments':null,'attributes':null,'dates':null,'location':null,'events':null =>
      'segments':['',1] => .segments[0] & .segments[1]
      'segments':{} => .segments
      'attributes':{'tier':null} => .attributes.tier
      'dates':{'birthday':'2000-02-29'} =>
      'dates':{'birthday':'2001-02-29'} => .dates.birthday
      'dates':{'birthday':'2001-2-3','joined':20010203} => .dates.birthday & .dates.joined
      'dates':{'birthday':null} => .dates.birthday
      'dates':[] => .dates
      'location':[] => .location
      'location':{'country':1,'region':2,'city':3,'postalCode':4} => .location.country & .location.region & .location.city & .location.postalCode
      'location':{'street':'x'} => .location.street
      'events':{} => .events
      'events':[{}] => .events[0].type & .events[0].at
      'events':[1,{'type':'','at':'now'}] => .events[0] & .events[1].type & .events[1].at
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':'1','skus':[],'categories':[],'attributes':{}}] =>
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':'0.001'}] => .events[0].amount
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','amount':1}] => .events[0].amount
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','skus':[''],'categories':'x'}] => .events[0].skus[0] & .events[0].categories
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','attributes':{'a':{}}}] => .events[0].attributes.a
      'events':[{'type':'x','at':'2026-01-01T00:00:00Z','id':'1'}] => .events[0].id
      'email':'x' => .email
      """))
  func customers(row: FaultRow) { expectFaults(row, at: .customerPart) }
}

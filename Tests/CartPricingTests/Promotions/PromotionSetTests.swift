import Testing

@Suite("Faults of promotion sets are reported with their paths")
struct SetFaultTests {
  @Test(
    "A set has promotions and a known currency",
    arguments: FaultRow.table(
      """
      {'promotions':[]} =>
      {'promotions':[],'currency':null,'segments':[],'scores':[],'policy':{}} =>
      {} => .promotions
      [] => @
      null => @
      {'promotions':null} => .promotions
      {'promotions':{}} => .promotions
      {'promotions':[1]} => .promotions[0]
      {'promotions':[],'currency':'XXQ'} => .currency
      {'promotions':[],'currency':'eur'} => .currency
      {'promotions':[],'currency':978} => .currency
      {'promotions':[],'segments':{}} => .segments
      {'promotions':[],'scores':1} => .scores
      {'promotions':[],'policy':[]} => .policy
      {'promotions':[],'rules':[]} => .rules
      """))
  func sets(row: FaultRow) { expectFaults(row, at: .set) }

  @Test(
    "Plain amounts need the currency of the set, tables do not",
    arguments: FaultRow.table(
      """
      'maxDiscount':'5','actions':[{'on':'cart','discount':{'amount':'1'}}] => .maxDiscount & .actions[0].discount.amount
      'actions':[{'on':{'items':{}},'discount':{'price':'1'}}] => .actions[0].discount.price
      'actions':[{'on':'cart','discount':{'amount':{'EUR':'1'}}}] =>
      'actions':[{'gift':{'sku':'G','unitPrice':'1'}}] => .actions[0].gift.unitPrice
      'actions':[{'credit':{'amount':'1','per':'1','max':'1'}}] => .actions[0].credit.amount & .actions[0].credit.per & .actions[0].credit.max
      'when':{'subtotal':{'atLeast':'1','atMost':{'EUR':'2'}}},'actions':[{'upgradeShipping':'x'}] => .when.subtotal.atLeast
      'when':{'events':{'type':'x','sum':{'atMost':'1'}}},'actions':[{'upgradeShipping':'x'}] => .when.events.sum.atMost
      'when':{'lines':{'of':{'unitPrice':{'atMost':'1'}},'atLeast':1}},'actions':[{'upgradeShipping':'x'}] => .when.lines.of.unitPrice.atMost
      'constraints':{'budget':'1','customerSpend':{'atLeast':'1'}},'actions':[{'upgradeShipping':'x'}] => .constraints.budget & .constraints.customerSpend.atLeast
      'actions':[{'on':'cart','discount':{'tiers':{'by':{'subtotal':{}},'steps':[{'from':'1','amount':'2'}]}}}] => .actions[0].discount.tiers.steps[0].from & .actions[0].discount.tiers.steps[0].amount
      """))
  func plainAmounts(row: FaultRow) {
    let paths = row.paths.map { ".promotions[0]" + $0 }
    expectFaults(FaultRow(text: "{'promotions':[{'id':'p',\(row.text)}]}", paths: paths), at: .set)
  }

  @Test("A set in another currency than the cart's, and amounts without a value in it, are no faults")
  func otherCurrency() {
    expectFaults(
      FaultRow(
        text: """
          {'currency':'USD','promotions':[{'id':'p','actions':[{'on':'cart','discount':{'amount':'1'}}]},\
          {'id':'q','maxDiscount':{'JPY':'100'},'actions':[{'on':'cart','discount':{'amount':'1'}}]}]}
          """, paths: []), at: .set)
  }

  @Test(
    "The later of two equal ids is a fault, and so is the later of two equal codes",
    arguments: FaultRow.table(
      """
      'id':'a'|'id':'b' =>
      'id':'a'|'id':'A' =>
      'id':'a'|'id':'a' => .promotions[1].id
      'id':'b'|'id':'a'|'id':'b'|'id':'b' => .promotions[2].id & .promotions[3].id
      'id':'\\u00e9'|'id':'e\\u0301' =>
      'id':'a','coupons':['X']|'id':'b','coupons':['Y',' x'] => .promotions[1].coupons[1]
      'id':'a','coupons':['X']|'id':'b','coupons':[{'code':'x'}] => .promotions[1].coupons[0].code
      'id':'a','coupons':['É']|'id':'b','coupons':['é'] =>
      """))
  func duplicates(row: FaultRow) {
    let promotions = row.text.split(separator: "|").map { "{\($0),'actions':[{'upgradeShipping':'x'}]}" }
    expectFaults(
      FaultRow(text: "{'promotions':[\(promotions.joined(separator: ","))]}", paths: row.paths), at: .set)
  }

  @Test(
    "A segment has an id and a qualifier that is not about what discounts have left",
    arguments: FaultRow.table(
      """
      [] =>
      [{'id':'vip','when':{'all':[]}}] =>
      [{}] => [0].id & [0].when
      [1] => [0]
      [{'id':'','when':null}] => [0].id & [0].when
      [{'id':'vip','when':{'all':[{}]}}] => [0].when.all[0]
      [{'id':'vip','when':{'all':[]},'name':'x'}] => [0].name
      [{'id':'vip','when':{'all':[]}},{'id':'vip','when':{'all':[]}}] => [1].id
      [{'id':'vip','when':{'not':{'subtotal':{'atLeast':'1','after':'items'}}}}] => [0].when.not.subtotal.after
      [{'id':'vip','when':{'score':{'id':'loyal','atLeast':1}}}] => [0].when.score.id
      [{'id':'a','when':{'segment':'undefined'}}] =>
      [{'id':'a','when':{'segment':'a'}}] => [0]
      [{'id':'a','when':{'segment':'b'}},{'id':'b','when':{'not':{'segment':'a'}}}] => [0] & [1]
      [{'id':'a','when':{'segment':'b'}},{'id':'b','when':{'segment':'c'}},{'id':'c','when':{'any':[{'segment':'b'}]}},{'id':'d','when':{'segment':'d'}}] => [1] & [2] & [3]
      [{'id':'a','when':{'all':[{'segment':'b'},{'segment':'b'}]}},{'id':'b','when':{'all':[]}}] =>
      """))
  func segments(row: FaultRow) { expectFaults(row, at: .segments) }

  @Test(
    "A score has an id and points by event type",
    arguments: FaultRow.table(
      """
      [{'id':'s','points':{}}] =>
      [{'id':'s','points':{'a':-3,'b':0},'within':'P1W'}] =>
      [{}] => [0].id & [0].points
      [null] => [0]
      [{'id':'s','points':[]}] => [0].points
      [{'id':'s','points':{'a':null}}] => [0].points.a
      [{'id':'s','points':{'a':'1'}}] => [0].points.a
      [{'id':'s','points':{'a':1.5}}] => [0].points.a
      [{'id':'s','points':{'a':-1000000000,'b':1000000000}}] =>
      [{'id':'s','points':{'a':-1000000001,'b':1000000001}}] => [0].points.a & [0].points.b
      [{'id':'s','points':{'':1}}] => [0].points['']
      [{'id':'s','points':{'page view':1.5}}] => [0].points['page view']
      [{'id':'s','points':{},'within':'P1Y'}] => [0].within
      [{'id':'s','points':{},'when':{}}] => [0].when
      [{'id':'','points':{}}] => [0].id
      [{'id':'s','points':{}},{'id':'t','points':{}},{'id':'s','points':{}}] => [2].id
      """))
  func scores(row: FaultRow) { expectFaults(row, at: .scores) }

  @Test(
    "A policy is made of known words and a limit of at least 1",
    arguments: FaultRow.table(
      """
      {} =>
      {'selection':'bestForCustomer','rounding':'halfEven','coupons':'latest','searchLimit':1} =>
      {'selection':'best'} => .selection
      {'rounding':'up'} => .rounding
      {'rounding':null} =>
      {'coupons':'first'} => .coupons
      {'searchLimit':0} => .searchLimit
      {'searchLimit':2097152} =>
      {'searchLimit':2097153} => .searchLimit
      {'searchLimit':'1'} => .searchLimit
      {'limit':1} => .limit
      """))
  func policies(row: FaultRow) { expectFaults(row, at: .policy) }
}

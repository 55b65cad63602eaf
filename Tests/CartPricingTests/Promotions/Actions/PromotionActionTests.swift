import Testing

@Suite("Faults of actions are reported with their paths")
struct ActionFaultTests {
  @Test(
    "An action is one of the five kinds, a discount with its target",
    arguments: FaultRow.table(
      """
      {} => @
      [] => @
      null => @
      {'on':'cart'} => .discount
      {'discount':{'percent':'1'}} => .on
      {'on':'cart','discount':null} => .discount
      {'on':'cart','discount':{'percent':'1'},'credit':{'amount':'1','per':'1'}} => @
      {'gift':{'sku':'G','unitPrice':'1'},'upgradeShipping':'air'} => @
      {'on':'cart','discount':{'percent':'1'},'of':'all'} => .of
      {'gift':{'sku':'G','unitPrice':'1'}} =>
      {'gift':{'sku':'G','unitPrice':'1','quantity':3,'name':'Tote','mode':'addMissing'}} =>
      {'gift':'G'} => .gift
      {'gift':{}} => .gift.sku & .gift.unitPrice
      {'gift':{'sku':'','unitPrice':'1'}} => .gift.sku
      {'gift':{'sku':'G','unitPrice':1}} => .gift.unitPrice
      {'gift':{'sku':'G','unitPrice':'1','quantity':0}} => .gift.quantity
      {'gift':{'sku':'G','unitPrice':'1','mode':'replace'}} => .gift.mode
      {'gift':{'sku':'G','unitPrice':'1','name':5}} => .gift.name
      {'gift':{'sku':'G','unitPrice':'1','price':'1'}} => .gift.price
      {'upgradeShipping':'air'} =>
      {'upgradeShipping':''} => .upgradeShipping
      {'upgradeShipping':{}} => .upgradeShipping
      {'credit':{'amount':'1','per':'10','max':'5'}} =>
      {'credit':{}} => .credit.amount & .credit.per
      {'credit':{'amount':'1','per':'0'}} => .credit.per
      {'credit':{'amount':'1','per':{'EUR':'10','USD':'0.00'}}} => .credit.per.USD
      {'credit':{'amount':'0','per':'0.01','max':'0'}} =>
      {'credit':{'amount':'1','per':'1','each':1}} => .credit.each
      {'credit':[]} => .credit
      {'issueCoupon':{'template':'t','validFor':'P30D'}} =>
      {'issueCoupon':{}} => .issueCoupon.template
      {'issueCoupon':'t'} => .issueCoupon
      {'issueCoupon':{'template':''}} => .issueCoupon.template
      {'issueCoupon':{'template':'t','validFor':'P1Y'}} => .issueCoupon.validFor
      {'issueCoupon':{'template':'t','count':2}} => .issueCoupon.count
      """))
  func kinds(row: FaultRow) { expectFaults(row, at: .action) }

  @Test(
    "A target is a word or an object with exactly one of its keys",
    arguments: FaultRow.table(
      """
      'cart' => 
      'shipping' =>
      'fees' =>
      'tax' =>
      'order' => .on
      'items' => .on
      null => .on
      [] => .on
      {} => .on
      {'cart':{}} => .on.cart
      {'items':{},'group':{'reward':'all'}} => .on
      {'subset':'all'} =>
      {'items':{}} =>
      {'items':[]} => .on.items
      {'items':{'count':0}} => .on.items.count
      {'items':{'count':1,'order':'random'}} => .on.items.order
      {'items':{'max':1}} => .on.items.max
      {'group':{'reward':'all'}} =>
      {'group':{}} => .on.group.reward
      {'group':'all'} => .on.group
      {'group':{'reward':'dearest'}} => .on.group.reward
      {'group':{'reward':'cheapest','count':0}} => .on.group.count
      {'group':{'reward':'cheapest','size':3}} => .on.group.size
      {'bundle':{'parts':[{'select':'all','count':1}]}} =>
      {'bundle':{'parts':[{'select':'all','count':1}],'max':0}} =>
      {'bundle':{}} => .on.bundle.parts
      {'bundle':{'parts':[]}} => .on.bundle.parts
      {'bundle':{'parts':{}}} => .on.bundle.parts
      {'bundle':['all']} => .on.bundle
      {'bundle':{'parts':['all',null]}} => .on.bundle.parts[0] & .on.bundle.parts[1]
      {'bundle':{'parts':[{}]}} => .on.bundle.parts[0].select & .on.bundle.parts[0].count
      {'bundle':{'parts':[{'select':null,'count':0}]}} => .on.bundle.parts[0].select & .on.bundle.parts[0].count
      {'bundle':{'parts':[{'select':'all','count':1,'of':1}]}} => .on.bundle.parts[0].of
      {'bundle':{'parts':[{'select':'all','count':1}],'max':-1}} => .on.bundle.max
      {'bundle':{'parts':[{'select':'all','count':1}],'min':1}} => .on.bundle.min
      {'fees':['gift']} =>
      {'fees':[]} => .on.fees
      {'fees':'gift'} => .on.fees
      {'fees':['',1]} => .on.fees[0] & .on.fees[1]
      {'tax':{'sku':['A']}} =>
      """))
  func targets(row: FaultRow) {
    let whole = FaultRow(text: "{'on':\(row.text),'discount':{'percent':'10'}}", paths: row.paths)
    expectFaults(whole, at: .action)
  }

  @Test(
    "A discount is of exactly one kind, with a figure of its grammar",
    arguments: FaultRow.table(
      """
      {} => .discount
      [] => .discount
      '10%' => .discount
      {'percent':'10','amount':'1'} => .discount
      {'percent':'10','tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'1'}]}} => .discount
      {'percentage':'10'} => .discount.percentage
      {'percent':'0'} =>
      {'percent':'100'} =>
      {'percent':'100.0001'} => .discount.percent
      {'percent':'120'} => .discount.percent
      {'percent':'12.34567'} => .discount.percent
      {'percent':'-1'} => .discount.percent
      {'percent':'010'} => .discount.percent
      {'percent':'.5'} => .discount.percent
      {'percent':'5.'} => .discount.percent
      {'percent':'1e1'} => .discount.percent
      {'percent':' 5'} => .discount.percent
      {'percent':''} => .discount.percent
      {'percent':10} => .discount.percent
      {'percent':{'EUR':'10'}} => .discount.percent
      {'percent':'99999999999999999999'} => .discount.percent
      {'percent':'10','base':'original'} =>
      {'percent':'10','base':'first'} => .discount.base
      {'percent':'10','basis':'net'} => .discount.basis
      {'amount':'5','basis':'gross'} =>
      {'amount':'5','basis':'tax'} => .discount.basis
      {'amount':'5','base':'current'} => .discount.base
      {'amount':'5.001'} => .discount.amount
      {'amount':'+5'} => .discount.amount
      {'amount':'00'} => .discount.amount
      {'amount':5} => .discount.amount
      {'amount':'0'} =>
      {'amount':{'EUR':'5','KWD':'0.001'}} =>
      {'amount':{'EUR':'5','KWD':'0.0001'}} => .discount.amount.KWD
      {'amount':[]} => .discount.amount
      {'amount':'10000000000000'} =>
      {'amount':'10000000000000.00'} =>
      {'amount':'10000000000000.01'} => .discount.amount
      {'amount':{'JPY':'1000000000000000','KWD':'1000000000000.001'}} => .discount.amount.KWD
      {'amount':'99999999999999999999999999'} => .discount.amount
      {'price':'5'} => .discount.price
      """))
  func discounts(row: FaultRow) {
    expectFaults(FaultRow(text: "{'on':'cart','discount':\(row.text)}", paths: row.paths), at: .action)
  }

  /// Section 6: which kinds of discount a target takes, and where `base` and `basis` may stand.
  @Test(
    "A kind of discount that a target does not take is a fault of the kind",
    arguments: FaultRow.table(
      """
      'cart' => .price & .basis
      {'subset':'all'} => .price & .basis
      {'items':{}} => .basis
      {'group':{'reward':'all'}} => .base & .basis
      {'group':{'reward':'cheapest'}} => .base & .basis
      {'bundle':{'parts':[{'select':'all','count':1}]}} => .base & .basis
      'shipping' => .base & .basis
      'fees' => .price & .base & .basis
      {'fees':['gift']} => .price & .base & .basis
      'tax' => .amount & .price & .base & .basis
      {'tax':'all'} => .amount & .price & .base & .basis
      """))
  func fits(row: FaultRow) {
    let unfit = Set(row.paths)
    let takesBasis = row.text == "'cart'" || row.text == "{'subset':'all'}"
    let cases: [(discount: String, fault: String?)] = [
      ("{'percent':'10'}", nil), ("{'amount':'1'}", unfit.contains(".amount") ? ".amount" : nil),
      ("{'price':'1'}", unfit.contains(".price") ? ".price" : nil),
      ("{'percent':'10','base':'original'}", unfit.contains(".base") ? ".base" : nil),
      ("{'percent':'10','base':'current'}", unfit.contains(".base") ? ".base" : nil),
    ]
    for (discount, fault) in cases {
      let paths = fault.map { [".discount" + $0] } ?? []
      expectFaults(FaultRow(text: "{'on':\(row.text),'discount':\(discount)}", paths: paths), at: .action)
      let steps = discount.replacing("{", with: "{'from':1,")
      expectFaults(
        FaultRow(
          text: "{'on':\(row.text),'discount':{'tiers':{'by':{'quantity':{}},'steps':[\(steps)]}}}",
          paths: fault.map { [".discount.tiers.steps[0]" + $0] } ?? []), at: .action)
    }
    if !takesBasis, !unfit.contains(".amount") {
      expectFaults(
        FaultRow(text: "{'on':\(row.text),'discount':{'amount':'1','basis':'net'}}", paths: [".discount.basis"]),
        at: .action)
    }
    if takesBasis {
      expectFaults(
        FaultRow(text: "{'on':\(row.text),'discount':{'amount':'1','basis':'net'}}", paths: []), at: .action)
    }
  }

  @Test(
    "Tiers have a measure and steps of one kind with different thresholds",
    arguments: FaultRow.table(
      """
      {} => .by & .steps
      [] => @
      {'by':{},'steps':[{'from':1,'percent':'1'}]} => .by
      {'by':'quantity','steps':[{'from':1,'percent':'1'}]} => .by
      {'by':{'quantity':{},'lines':{}},'steps':[{'from':1,'percent':'1'}]} => .by
      {'by':{'units':{}},'steps':[{'from':1,'percent':'1'}]} => .by.units
      {'by':{'quantity':[]},'steps':[{'from':1,'percent':'1'}]} => .by.quantity
      {'by':{'lines':{'atLeast':1}},'steps':[{'from':1,'percent':'1'}]} => .by.lines.atLeast
      {'by':{'leastQuantity':{'of':{'sku':['']}}},'steps':[{'from':1,'percent':'1'}]} => .by.leastQuantity.of.sku[0]
      {'by':{'quantity':{}},'steps':[]} => .steps
      {'by':{'quantity':{}},'steps':{}} => .steps
      {'by':{'quantity':{}},'steps':[null]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':null,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':1}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1','amount':'1'}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'tiers':{}}]} => .steps[0].tiers
      {'by':{'quantity':{}},'steps':[{'from':'1','percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':-1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':0,'percent':'1'},{'from':1000000000,'percent':'2'}]} =>
      {'by':{'quantity':{}},'steps':[{'from':2,'percent':'1'},{'from':2.0,'percent':'2'}]} => .steps[1].from
      {'by':{'quantity':{}},'steps':[{'from':2,'percent':'1'},{'from':1,'percent':'2'},{'from':2,'percent':'1'}]} => .steps[2].from
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1'},{'from':2,'amount':'1'}]} => .steps[1].amount
      {'by':{'quantity':{}},'steps':[{'from':1,'amount':'1'},{'from':2,'percent':'1'},{'from':3,'amount':'1'}]} => .steps[1].percent
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'101'}]} => .steps[0].percent
      {'by':{'quantity':{}},'steps':[{'from':1,'amount':'1','base':'current'}]} => .steps[0].base
      {'by':{'quantity':{}},'steps':[{'from':1,'percent':'1','basis':'net'}]} => .steps[0].basis
      {'by':{'subtotal':{}},'steps':[{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'from':1,'percent':'1'},{'from':'0','percent':'1'},{'from':'1','percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'percent':'1'},{'from':'0','percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'percent':'1'},{'from':0,'percent':'1'},{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':'x','percent':'1'},{'from':0,'percent':'1'},{'from':1,'percent':'1'}]} => .steps[0].from
      {'by':{'quantity':{}},'steps':[{'from':1},{'from':2,'amount':'1'}]} => .steps[0]
      {'by':{'quantity':{}},'steps':[{'from':1,'amout':'1'},{'from':2,'amount':'1'}]} => .steps[0].amout
      {'by':{'quantity':{}},'steps':[{'from':1,'amout':'1'},{'from':2,'price':'1'}]} => .steps[0].amout & .steps[1].price
      {'by':{'quantity':{}},'steps':[null,{'from':2,'amount':'1'},{'from':3,'percent':'1'}]} => .steps[0] & .steps[2].percent
      {'steps':[{'from':'10','percent':'1'},{'from':'10.0','percent':'2'}]} => .by & .steps[1].from
      {'by':{'sum':{}},'steps':[{'from':'10','percent':'1'},{'from':20,'percent':'2'}]} => .by.sum
      {'by':{'subtotal':{}},'steps':[{'from':'1.001','percent':'1'}]} => .steps[0].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':'10.00','percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':{'EUR':'10.0'},'percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':'10','percent':'1'},{'from':{'USD':'10'},'percent':'2'}]} =>
      {'by':{'subtotal':{}},'steps':[{'from':{'USD':'9','EUR':'8'},'percent':'1'},{'from':{'EUR':'7','USD':'9'},'percent':'2'}]} => .steps[1].from
      {'by':{'subtotal':{}},'steps':[{'from':{'EUR':'8'},'percent':'1'},{'from':{'USD':'8'},'percent':'2'}]} =>
      """))
  func tiers(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".discount.tiers" : ".discount.tiers" + $0 }
    expectFaults(FaultRow(text: "{'on':'cart','discount':{'tiers':\(row.text)}}", paths: paths), at: .action)
  }

  @Test(
    "What is wrong with a target does not hide what is wrong with its discount, nor the other way round",
    arguments: FaultRow.table(
      """
      {'on':'cars','discount':{'percent':'120'}} => .on & .discount.percent
      {'on':'cars','discount':{'amount':'1.001'}} => .on & .discount.amount
      {'on':{'items':{},'subset':'all'},'discount':{'price':'1.001'}} => .on & .discount.price
      {'on':{},'discount':{'percent':'1','base':'original'}} => .on
      {'on':{},'discount':{'amount':'1','basis':'net'}} => .on
      {'on':{},'discount':{'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'amount':'1','basis':'net'}]}}} => .on
      {'on':{'items':{'count':0}},'discount':{}} => .on.items.count & .discount
      {'on':{'items':{'count':0}}} => .discount & .on.items.count
      {'on':{'subset':{'sku':['']}},'discount':{'percent':'1','amount':'1'}} => .on.subset.sku[0] & .discount
      """))
  func halves(row: FaultRow) { expectFaults(row, at: .action) }

  @Test("Base and basis beside tiers belong into the steps")
  func besideTiers() {
    let tiers = "'tiers':{'by':{'quantity':{}},'steps':[{'from':1,'percent':'1'}]}"
    expectFaults(
      FaultRow(
        text: "{'on':'cart','discount':{\(tiers),'base':'current','basis':'net'}}",
        paths: [".discount.base", ".discount.basis"]), at: .action)
  }
}

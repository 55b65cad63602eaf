import Testing

@Suite("Faults of selectors and comparisons are reported with their paths")
struct SelectorFaultTests {
  @Test(
    "A selector is all lines or an object with exactly one of its keys",
    arguments: FaultRow.table(
      """
      'all' =>
      null =>
      'ALL' => @
      'cart' => @
      1 => @
      [] => @
      {} => @
      {'all':[]} => .all
      {'sku':['A'],'tag':['x']} => @
      {'sku':['A'],'colour':'x'} => .colour
      {'skus':['A']} => .skus
      {'sku':['A']} =>
      {'sku':[]} => .sku
      {'sku':'A'} => .sku
      {'sku':null} => @
      {'sku':[1]} => .sku[0]
      {'sku':['A','']} => .sku[1]
      {'product':[]} => .product
      {'product':[null]} => .product[0]
      {'category':{}} => .category
      {'category':['',2]} => .category[0] & .category[1]
      {'tag':[]} => .tag
      {'tag':['a','b']} =>
      {'unitPrice':{'atLeast':'5'}} =>
      {'unitPrice':{}} => .unitPrice
      {'unitPrice':'5'} => .unitPrice
      {'unitPrice':{'atLeast':5}} => .unitPrice.atLeast
      {'unitPrice':{'atMost':'5.001'}} => .unitPrice.atMost
      {'unitPrice':{'atMost':{'KWD':'5.001','JPY':'5.1'}}} => .unitPrice.atMost.JPY
      {'unitPrice':{'atMost':'5','of':'all'}} => .unitPrice.of
      {'billing':'subscription'} =>
      {'billing':'perpetual'} =>
      {'billing':'P1M'} =>
      {'billing':'monthly'} => .billing
      {'billing':'P0M'} => .billing
      {'billing':'P1M1D'} => .billing
      {'billing':'PT1H'} => .billing
      {'billing':1} => .billing
      {'foo':{'sku':[]},'bar':1} => .foo & .bar
      {'allOf':[]} =>
      {'anyOf':[]} =>
      {'allOf':'all'} => .allOf
      {'allOf':['all',{'anyOf':[null,{'sku':['A']},{}]}]} => .allOf[1].anyOf[0] & .allOf[1].anyOf[2]
      {'not':'all'} =>
      {'not':[]} => .not
      {'not':{'not':{'not':{'sku':[]}}}} => .not.not.not.sku
      {'allOf':[{'sku':['']},{'not':{'tag':['']}}]} => .allOf[0].sku[0] & .allOf[1].not.tag[0]
      """))
  func selectors(row: FaultRow) { expectFaults(row, at: .selector) }

  @Test(
    "A condition on an attribute has a name and one comparison of the right type",
    arguments: FaultRow.table(
      """
      {'attribute':{'name':'n','is':'x'}} =>
      {'attribute':{'name':'n','is':true}} =>
      {'attribute':{'name':'n','is':-1.5e3}} =>
      {'attribute':{'name':'n','is':['a','b']}} =>
      {'attribute':{'name':'n','in':['a',1,true,['x']]}} =>
      {'attribute':{'name':'n','atLeast':-1.5}} =>
      {'attribute':{'name':'n','atLeast':9,'atMost':1}} =>
      {'attribute':{'name':'n','contains':''}} =>
      {'attribute':{'name':'n','exists':false}} =>
      {'attribute':'n'} => .attribute
      {'attribute':{}} => .attribute.name & .attribute
      {'attribute':{'is':1}} => .attribute.name
      {'attribute':{'name':null,'is':1}} => .attribute.name
      {'attribute':{'name':1,'is':1}} => .attribute.name
      {'attribute':{'name':'n'}} => .attribute
      {'attribute':{'name':'n','is':1,'in':[1]}} => .attribute
      {'attribute':{'name':'n','is':1,'atMost':1}} => .attribute
      {'attribute':{'name':'n','contains':'x','exists':true}} => .attribute
      {'attribute':{'name':'n','equals':1}} => .attribute.equals
      {'attribute':{'name':'n','is':{}}} => .attribute.is
      {'attribute':{'name':'n','is':['a',1]}} => .attribute.is[1]
      {'attribute':{'name':'n','is':[null]}} => .attribute.is[0]
      {'attribute':{'name':'n','is':1e999}} => .attribute.is
      {'attribute':{'name':'n','in':[]}} => .attribute.in
      {'attribute':{'name':'n','in':'x'}} => .attribute.in
      {'attribute':{'name':'n','in':['x',null,{}]}} => .attribute.in[1] & .attribute.in[2]
      {'attribute':{'name':'n','in':[['x',2]]}} => .attribute.in[0][1]
      {'attribute':{'name':'n','atLeast':'1'}} => .attribute.atLeast
      {'attribute':{'name':'n','atMost':-1e999}} => .attribute.atMost
      {'attribute':{'name':'n','contains':1}} => .attribute.contains
      {'attribute':{'name':'n','contains':['x']}} => .attribute.contains
      {'attribute':{'name':'n','exists':1}} => .attribute.exists
      """))
  func attributes(row: FaultRow) { expectFaults(row, at: .selector) }

  @Test(
    "Selectors are read wherever they may stand",
    arguments: FaultRow.table(
      """
      {'on':{'subset':{'sku':[]}},'discount':{'percent':'1'}} => .on.subset.sku
      {'on':{'items':{'select':{'sku':[]}}},'discount':{'percent':'1'}} => .on.items.select.sku
      {'on':{'group':{'select':'none','reward':'all'}},'discount':{'percent':'1'}} => .on.group.select
      {'on':{'bundle':{'parts':[{'select':{'tag':['']},'count':1}]}},'discount':{'percent':'1'}} => .on.bundle.parts[0].select.tag[0]
      {'on':{'tax':{'foo':1}},'discount':{'percent':'1'}} => .on.tax.foo
      {'on':'cart','discount':{'tiers':{'by':{'quantity':{'of':{}}},'steps':[{'from':1,'percent':'1'}]}}} => .discount.tiers.by.quantity.of
      """))
  func places(row: FaultRow) { expectFaults(row, at: .action) }
}

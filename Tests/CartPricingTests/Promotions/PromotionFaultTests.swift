import Testing

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
      'validFrom':'2026-11-27' => .validFrom
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

  @Test(
    "A calculate rule counts by quantity or by line",
    arguments: FaultRow.table(
      """
      {'quantity':{'minimum':3}} =>
      {'quantity':{'minimum':3,'maxApplications':0},'of':'all','reward':'beyond'} =>
      {'linear':{'quantity':2,'repeatable':1},'reward':'within'} =>
      {} => @
      [] => @
      3 => @
      {'of':'all'} => @
      {'quantity':{'minimum':1},'linear':{'quantity':1}} => @
      {'quantities':{'minimum':1}} => .quantities
      {'quantity':3} => .quantity
      {'quantity':{}} => .quantity.minimum
      {'quantity':{'minimum':0}} => .quantity.minimum
      {'quantity':{'minimum':null}} => .quantity.minimum
      {'quantity':{'minimum':1000000000,'maxApplications':1000000000}} =>
      {'quantity':{'minimum':1000000001}} => .quantity.minimum
      {'quantity':{'minimum':1,'maxApplications':-1}} => .quantity.maxApplications
      {'quantity':{'quantity':1}} => .quantity.minimum & .quantity.quantity
      {'linear':{}} => .linear.quantity
      {'linear':{'quantity':0}} => .linear.quantity
      {'linear':{'quantity':1,'repeatable':-1}} => .linear.repeatable
      {'linear':{'quantity':1,'maxApplications':1}} => .linear.maxApplications
      {'linear':{'quantity':1},'of':{'tag':[]}} => .of.tag
      {'linear':{'quantity':1},'reward':'outside'} => .reward
      {'linear':{'quantity':1},'count':1} => .count
      """))
  func rules(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".calculateRule" : ".calculateRule" + $0 }
    expectFaults(FaultRow(text: "'calculateRule':\(row.text)", paths: paths), at: .promotionPart)
  }

  @Test(
    "Constraints have bounds of their grammar",
    arguments: FaultRow.table(
      """
      {} =>
      {'singleUsePerCustomer':true,'maxUsesPerCustomer':0,'maxUsesTotal':1000000000,'budget':'0','sameBillingInterval':true} =>
      [] => @
      {'singleUsePerCustomer':1} => .singleUsePerCustomer
      {'maxUsesPerCustomer':-1} => .maxUsesPerCustomer
      {'maxUsesTotal':1000000001} => .maxUsesTotal
      {'maxUsesTotal':'5'} => .maxUsesTotal
      {'budget':100} => .budget
      {'budget':{'EUR':'1.001'}} => .budget.EUR
      {'customerSpend':{'atLeast':'5'}} =>
      {'customerSpend':{}} => .customerSpend
      {'customerSpend':'5'} => .customerSpend
      {'customerSpend':{'within':'P30D'}} => .customerSpend
      {'customerSpend':{'atLeast':'5','within':'30 days'}} => .customerSpend.within
      {'customerSpend':{'atMost':5}} => .customerSpend.atMost
      {'customerSpend':{'atMost':'5','of':'all'}} => .customerSpend.of
      {'sameBillingInterval':'yes'} => .sameBillingInterval
      {'maxUses':1} => .maxUses
      """))
  func constraints(row: FaultRow) {
    let paths = row.paths.map { $0 == "@" ? ".constraints" : ".constraints" + $0 }
    expectFaults(FaultRow(text: "'constraints':\(row.text)", paths: paths), at: .promotionPart)
  }

  /// Section 9: a late promotion's actions stand in later steps than it names; it is neither `never` nor in a group.
  @Test(
    "A subtotal may ask what discounts have left only where that is known",
    arguments: FaultRow.table(
      """
      items & 'on':'cart','discount':{'percent':'1'} & =>
      items & 'on':{'subset':'all'},'discount':{'percent':'1'} & =>
      items & 'on':'shipping','discount':{'percent':'1'} & =>
      items & 'issueCoupon':{'template':'t'} & =>
      cart & 'upgradeShipping':'air' & =>
      cart & 'on':'fees','discount':{'percent':'1'} & =>
      cart & 'on':'tax','discount':{'percent':'1'} & =>
      cart & 'credit':{'amount':'1','per':'1'} & =>
      items & 'on':{'items':{}},'discount':{'percent':'1'} & => .when.subtotal.after
      items & 'on':{'group':{'reward':'all'}},'discount':{'percent':'1'} & => .when.subtotal.after
      items & 'gift':{'sku':'G','unitPrice':'1'} & => .when.subtotal.after
      cart & 'on':'cart','discount':{'percent':'1'} & => .when.subtotal.after
      cart & 'on':{'items':{}},'discount':{'percent':'1'} & => .when.subtotal.after
      cart & 'upgradeShipping':'air' & ,'combines':'never' => .when.subtotal.after
      items & 'upgradeShipping':'air' & ,'group':'g' => .when.subtotal.after
      items & 'upgradeShipping':'air' & ,'combines':'notOnSameItems' =>
      """))
  func late(row: FaultRow) {
    let parts = row.text.split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    let stage = parts[0].replacing(" ", with: "")
    let promotion =
      "{'id':'p','when':{'subtotal':{'atLeast':'1','after':'\(stage)'}},'actions':[{\(parts[1])}]\(parts[2])}"
    expectFaults(FaultRow(text: promotion, paths: row.paths), at: .promotion)
  }

  @Test("One action in an earlier step is enough for a late promotion to be a fault, at each such leaf")
  func lateWithSeveralActions() {
    expectFaults(
      FaultRow(
        text: """
          {'id':'p','when':{'all':[{'subtotal':{'atLeast':'1','after':'items'}},\
          {'not':{'subtotal':{'atLeast':'1','after':'cart'}}},{'subtotal':{'atLeast':'1'}}]},\
          'actions':[{'upgradeShipping':'x'},{'on':'cart','discount':{'percent':'1'}}]}
          """, paths: [".when.all[1].not.subtotal.after"]), at: .promotion)
  }
}

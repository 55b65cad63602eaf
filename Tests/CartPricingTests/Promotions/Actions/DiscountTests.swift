// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §1.9, §6.4 and §6.19.
@Suite("Faults of discounts are reported with their paths")
struct DiscountTests {
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

  /// §6.19: which kinds of discount a target takes, and where `base` and `basis` may stand.
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
}

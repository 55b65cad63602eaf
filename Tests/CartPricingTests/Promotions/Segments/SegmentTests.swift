// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §4.26 and §4.27.
@Suite("Faults of segments are reported with their paths")
struct SegmentTests {
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
}

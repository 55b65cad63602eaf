// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §4.26 and §4.27.
@Suite("Faults of scores are reported with their paths")
struct ScoreTests {
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
}

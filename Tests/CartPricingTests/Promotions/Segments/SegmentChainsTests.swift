// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A segment of a cycle is reported as one, whatever else is wrong with it, and the other fault is reported, too.
///
/// Tests §4.27 and §11.2.
@Suite("Cycles of segments")
struct SegmentCycleFaultTests {
  @Test(
    "A segment of a cycle is reported beside another fault of it, in the order of the document",
    arguments: FaultRow.table(
      """
      [{'id':'a','when':{'segment':'a'},'note':1}] => [0] & [0].note
      [{'note':1,'id':'a','when':{'segment':'b'}},{'id':'b','when':{'segment':'a'}}] => [0] & [0].note & [1]
      [{'id':'a','when':{'segment':'b'}},{'id':'b','when':{'segment':'a'}},{'id':'a','when':{'segment':'b'}}] => [0] & [1] & [2] & [2].id
      [{'id':'a','when':{'segment':'a'}},{'id':'a','when':{'segment':'a'}}] => [0] & [1] & [1].id
      [{'id':'a','when':{'segment':'b'}},{'id':'b','when':'all'},{'id':'b','when':{'segment':'a'}}] => [0] & [1].when & [2] & [2].id
      [{'id':'a','when':{'segment':'a'}},{'id':'a','when':{'quantity':{'atLeast':1}}}] => [0] & [1].id
      [{'id':'a','when':{'segment':'a','quantity':{'atLeast':1}}}] => [0].when
      [{'id':'a','when':{'all':[{'segment':'a'},{'quantity':{}}]}}] => [0] & [0].when.all[1].quantity
      [{'id':'a','when':{'all':[{'quantity':{'atLeast':'x'}},{'segment':'a'}]}}] => [0] & [0].when.all[0].quantity.atLeast
      [{'id':'a','when':{'all':[5,{'segment':'a'}]}}] => [0] & [0].when.all[0]
      [{'id':'a','when':{'all':[{'sogment':'a'},{'segment':'a'}]}}] => [0] & [0].when.all[0].sogment
      [{'id':'a','when':{'segment':'a','note':1}}] => [0] & [0].when.note
      [{'id':'a','when':{'all':[{'score':{'id':'none','atLeast':1}},{'segment':'a'}]}}] => [0] & [0].when.all[0].score.id
      [{'id':'a','when':{'all':[{'subtotal':{'atLeast':'1','after':'items'}},{'segment':'a'}]}}] => [0] & [0].when.all[0].subtotal.after
      """))
  func besideOtherFaults(row: FaultRow) { expectFaults(row, at: .segments) }

  @Test("A segment whose id is too long is still one of its cycle")
  func longID() {
    let id = String(repeating: "s", count: 257)
    expectFaults(
      FaultRow(
        text: "[{'id':'\(id)','when':{'segment':'\(id)'}}]", paths: ["[0]", "[0].id", "[0].when.segment"]),
      at: .segments)
  }

  @Test("A definition that is too deep or too large still names the segments that stand in it, on either side")
  func beyondLimits() {
    let deep = String(repeating: "{'not':", count: 64) + "{'all':[]}" + String(repeating: "}", count: 64)
    let large = Array(repeating: "{'all':[]}", count: 10_000).joined(separator: ",")
    for children in ["{'segment':'a'},\(deep)", "\(deep),{'segment':'a'}", "\(large),{'segment':'a'}"] {
      let text = "[{'id':'a','when':{'all':[\(children)]}}]"
      expectFaults(FaultRow(text: text, paths: ["[0]", "[0].when"]), at: .segments)
    }
  }

  @Test(
    "What cannot be read names no segment, and is no part of a cycle",
    arguments: FaultRow.table(
      """
      [{'when':{'segment':5}}] => [0].id & [0].when.segment
      [{'id':7,'when':{'segment':false}}] => [0].id & [0].when.segment
      [{'id':'a','when':{'segment':['a']}}] => [0].when.segment
      [{'id':'a'}] => [0].when
      """))
  func unreadable(row: FaultRow) { expectFaults(row, at: .segments) }

  @Test("A row of more than 64 segments is reported beside an unknown key, too")
  func longRow() {
    let segments = (0..<65).map { "{'id':'s\($0)','when':{'segment':'s\($0 + 1)'}\($0 == 0 ? ",'note':1" : "")}" }
    let text = "[\(segments.joined(separator: ","))]"
    expectFaults(FaultRow(text: text, paths: ["[0]", "[0].note"]), at: .segments)
  }

  @Test("Cycles are reported in a set that was written in Swift, too")
  func authored() {
    let long = SegmentID(String(repeating: "s", count: 257))
    let set = PromotionSet(
      currency: .eur, [],
      segments: [
        Segment("a", when: .segment("b")), Segment("b", when: .segment("a") && .score("none", atLeast: 1)),
        Segment("a", when: .segment("b")), Segment(long, when: .segment(long)),
      ])
    do throws(PricingError) {
      _ = try PricingEngine(set)
      Issue.record("a cycle is a fault")
    } catch {
      #expect(
        Set(error.faults.map(\.path.description)) == [
          "segments[0]", "segments[1]", "segments[1].when.all[1].score.id", "segments[2]", "segments[2].id",
          "segments[3]", "segments[3].id", "segments[3].when.segment",
        ])
    }
  }
}

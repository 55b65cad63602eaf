// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.2, §7.4, §11.5, §11.10 and §11.11.
@Suite("Who may not stand beside whom")
struct ExcludesTests {
  @Test(
    "Promotions and classes are lists of names with an entry",
    arguments: FaultRow.table(
      """
      'excludes':['q','nobody'],'class':'order','combinesWith':['order','shipping'],'tax':'keeps','combines':'stop' =>
      'combines':'notOnDiscounted','tax':'reduces' =>
      'excludes':null,'class':null,'combinesWith':null,'campaign':null,'tax':null =>
      'excludes':[] => .excludes
      'combinesWith':[] => .combinesWith
      'excludes':'q' => .excludes
      'excludes':['',1] => .excludes[0] & .excludes[1]
      'class':'' => .class
      'class':['a'] => .class
      'combinesWith':['a',''] => .combinesWith[1]
      'tax':'none' => .tax
      'combines':'Stop' => .combines
      """))
  func lists(row: FaultRow) { expectFaults(row, at: .promotionPart) }

  @Test("The lists have at most 1,000 entries", arguments: ["excludes", "combinesWith"])
  func sizes(key: String) {
    let entries = { (count: Int) in (0..<count).map { "'e\($0)'" }.joined(separator: ",") }
    expectFaults(FaultRow(text: "'\(key)':[\(entries(1000))]", paths: []), at: .promotionPart)
    expectFaults(FaultRow(text: "'\(key)':[\(entries(1001))]", paths: [".\(key)"]), at: .promotionPart)
  }
}

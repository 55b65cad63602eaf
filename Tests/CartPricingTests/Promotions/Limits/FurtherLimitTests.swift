// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.7, §5.31, §5.34, §5.36, §8.40 and §11.5.
@Suite("Further limits")
struct FurtherLimitTests {
  @Test(
    "A limit is of uses or of discount",
    arguments: FaultRow.table(
      """
      'constraints':{'limits':[{'maxUses':1,'per':'customer','during':'day'},{'budget':'5'},{'budget':{'EUR':'5'},'during':'year'}]} =>
      'constraints':{'limits':[{'maxUses':0}]} =>
      'constraints':{'limits':null} =>
      'constraints':{'limits':[]} => .constraints.limits
      'constraints':{'limits':{}} => .constraints.limits
      'constraints':{'limits':[{}]} => .constraints.limits[0]
      'constraints':{'limits':[{'per':'customer'}]} => .constraints.limits[0]
      'constraints':{'limits':[{'maxUses':1,'budget':'5'}]} => .constraints.limits[0]
      'constraints':{'limits':[{'maxUses':-1},{'maxUses':'1'},{'budget':'0.001'}]} => .constraints.limits[0].maxUses & .constraints.limits[1].maxUses & .constraints.limits[2].budget
      'constraints':{'limits':[{'maxUses':1,'per':'order'},{'maxUses':1,'during':'hour'}]} => .constraints.limits[0].per & .constraints.limits[1].during
      'constraints':{'limits':[{'maxUses':1,'each':'day'}]} => .constraints.limits[0].each
      """))
  func limits(row: FaultRow) { expectFaults(row, at: .promotionPart) }

  /// The limits, the uses of p so far, and what the promotion takes of 5.00; otherwise the limit that is reached.
  @Test(
    "A limit is of uses or of discount, of all or of this customer, ever or in the period of now",
    arguments: [
      ("{'maxUses':2,'during':'day'}", "'during':{'day':{'total':1}}", "5.00"),
      ("{'maxUses':2,'during':'day'}", "'during':{'day':{'total':2}}", "furtherLimit"),
      // other periods, uses in all and uses of the customer are other figures
      (
        "{'maxUses':2,'during':'day'}", "'total':9,'customer':9,'during':{'week':{'total':9},'day':{'customer':9}}",
        "5.00"
      ),
      ("{'maxUses':2}", "'total':2", "furtherLimit"),
      ("{'maxUses':2}", "'customer':2,'during':{'day':{'total':2}}", "5.00"),
      ("{'maxUses':1,'per':'customer','during':'month'}", "'during':{'month':{'total':9}}", "5.00"),
      ("{'maxUses':1,'per':'customer','during':'month'}", "'during':{'month':{'customer':1}}", "furtherLimit"),
      ("{'maxUses':0,'during':'year'}", "", "furtherLimit"),
      // a budget is a cap: the lowest one holds
      ("{'budget':'10','during':'week'}", "'during':{'week':{'spent':'9'}}", "1.00"),
      ("{'budget':'10','during':'week'}", "'spent':'9'", "5.00"),
      ("{'budget':'10'},{'budget':'3','per':'customer'}", "'spent':'6','customerSpent':'1'", "2.00"),
      ("{'budget':'10'},{'budget':'3','per':'customer'}", "'spent':'9.50','customerSpent':'1'", "0.50"),
      ("{'budget':'10','per':'customer','during':'year'}", "'during':{'year':{'customerSpent':'10'}}", "furtherLimit"),
      ("{'budget':'10'}", "'spent':'11'", "furtherLimit"), ("{'budget':'0'}", "", "furtherLimit"),
      // the second one is reached
      ("{'maxUses':9},{'maxUses':1,'during':'day'}", "'total':1,'during':{'day':{'total':1}}", "furtherLimit"),
    ])
  func reached(limits: String, usage: String, expected: String) throws {
    let result = try priced(
      [amountOff("p", "5", "'constraints':{'limits':[\(limits)]}")],
      context: ",'customer':{'id':'k'},'usage':{'promotions':{'p':{\(usage)}}}")
    if expected == "furtherLimit" {
      #expect(result.reasons == ["p limitReached furtherLimit"])
    } else {
      #expect(result.taken == ["p \(expected)"])
    }
  }

  @Test(
    "Further limits come after the others of the promotion and before those of its campaign; an unknown customer is first",
    arguments: [
      ("'maxUsesTotal':1,'limits':[{'maxUses':0}]", "maxUsesTotal"),
      ("'budget':'0','limits':[{'maxUses':0}]", "budget"),
      ("'limits':[{'maxUses':0}]", "furtherLimit"), ("'limits':[{'maxUses':9}]", "campaignMaxUsesTotal"),
      ("'maxUsesTotal':1,'limits':[{'maxUses':9,'per':'customer'}]", "customerUnknown"),
      ("'maxUsesTotal':1,'limits':[{'budget':'9','per':'customer'}]", "customerUnknown"),
    ])
  func order(constraints: String, limit: String) throws {
    let result = try priced(
      [amountOff("p", "5", "'campaign':'c','constraints':{\(constraints)}")],
      set: ",'campaigns':[{'id':'c','maxUsesTotal':0}]", context: ",'usage':{'promotions':{'p':{'total':1}}}")
    #expect(result.reasons == ["p limitReached \(limit)"])
  }
}

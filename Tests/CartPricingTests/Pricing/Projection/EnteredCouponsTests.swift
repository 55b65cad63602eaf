// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §2.16, §2.17, §2.18, §2.19 and §8.46.
@Suite("Codes of batches")
struct EnteredCouponsTests {
  private static let p = amountOff("p", "1", "'coupons':[{'batch':'b','maxUses':2}]")
  private static let q = amountOff("q", "2", "'coupons':['X']")

  @Test(
    "A code of a batch counts where its code is listed or named, and where a promotion lists the batch",
    arguments: [
      ([p, q], "{'code':' z ','batch':'b'}", ["p 1.00"], ["Z applied p"]),
      // codes and batches are apart
      ([p, q], "'b'", [], ["B unknown"]), ([p, q], "{'code':'z','batch':'X'}", [], ["Z unknown"]),
      ([p, q], "{'code':'z','batch':'B'}", [], ["Z unknown"]), ([p, q], "'z'", [], ["Z unknown"]),
      // limits are those of the code itself
      ([p, q], "{'code':'used','batch':'b'}", [], ["USED limitReached p"]),
      (
        [p, q], "{'code':'used','batch':'b'},{'code':'z','batch':'b'}", ["p 1.00"],
        ["USED limitReached p", "Z applied p"]
      ),
      // listed by q itself, and by p with its batch: it counts for both, and its outcome is that of the first
      ([p, q], "{'code':'x','batch':'b'}", ["p 1.00", "q 2.00"], ["X applied p"]),
      (
        [promotion("p", nothing, "'coupons':[{'batch':'b'}]"), q], "{'code':'x','batch':'b'}", ["q 2.00"],
        ["X applied q"]
      ),
      (
        [
          promotion("p", nothing, "'coupons':[{'batch':'b'}]"),
          promotion("q", nothing, "'coupons':['X'],'active':false"),
        ],
        "{'code':'x','batch':'b'}", [], ["X noEffect p"]
      ),
      // p is applied with another code; the code is applied with q
      (
        [p, q], "{'code':'z','batch':'b'},{'code':'x','batch':'b'}", ["p 1.00", "q 2.00"],
        ["Z applied p", "X applied q"]
      ),
      // where one promotion lists both, the entry of the code is that of the code
      (
        [amountOff("p", "1", "'coupons':[{'batch':'b'},{'code':'X','maxUses':0}]")],
        "{'code':'x','batch':'b'}", [], ["X limitReached p"]
      ),
      // a leaf names codes, never batches
      ([amountOff("l", "3", "'when':{'coupon':['X']}")], "{'code':'x','batch':'b'}", ["l 3.00"], ["X recognized"]),
      ([amountOff("l", "3", "'when':{'coupon':['B']}")], "{'code':'x','batch':'B'}", [], ["X unknown"]),
      // a code and one of a batch beside each other: the first one that counts is redeemed
      (
        [amountOff("p", "1", "'coupons':['A',{'batch':'b'}]")], "{'code':'z','batch':'b'},'A'", ["p 1.00"],
        ["Z applied p", "A notNeeded p"]
      ),
    ])
  func batches(promotions: [String], codes: String, taken: [String], outcomes: [String]) throws {
    let result = try priced(
      promotions, cart: "\(oneLine),'coupons':[\(codes)]",
      context: ",'usage':{'coupons':{'USED':{'total':2},'b':{'total':9}}}")
    #expect(result.taken == taken)
    #expect(result.outcomes == outcomes)
  }

  @Test("A redemption has the code and its batch, where the promotion lists the batch")
  func redemptions() throws {
    let result = try priced([Self.p, Self.q], cart: "\(oneLine),'coupons':[{'code':'x','batch':'b'}]")
    #expect(result.redemptions.map { $0.coupon } == ["X", "X"])
    #expect(result.redemptions.map { $0.batch } == ["b", nil])
  }

  private static let nothing = "{'on':'shipping','discount':{'amount':'1'}}"
}

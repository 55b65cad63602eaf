// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// Tests §5.1 and §11.8.
@Suite("Faults of policies are reported with their paths")
struct PolicyTests {
  @Test(
    "A policy is made of known words and a limit of at least 1",
    arguments: FaultRow.table(
      """
      {} =>
      {'selection':'bestForCustomer','rounding':'halfEven','coupons':'latest','searchLimit':1} =>
      {'selection':'best'} => .selection
      {'rounding':'up'} => .rounding
      {'rounding':null} =>
      {'coupons':'first'} => .coupons
      {'searchLimit':0} => .searchLimit
      {'searchLimit':2097152} =>
      {'searchLimit':2097153} => .searchLimit
      {'searchLimit':'1'} => .searchLimit
      {'limit':1} => .limit
      """))
  func policies(row: FaultRow) { expectFaults(row, at: .policy) }
}

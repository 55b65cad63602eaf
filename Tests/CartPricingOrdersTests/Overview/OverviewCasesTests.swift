// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import Testing

@Suite("Worked cases of overviews")
struct OverviewCasesTests {
  @Test("Records and notes give the overview and the table of their case", arguments: try OrderCase.all("overview-"))
  func overview(of worked: OrderCase) throws {
    var fold = OverviewFold()
    for line in try worked["lines"] as [Any] { try fold.add(json: Array(OrderCase.text(line).utf8)) }
    let differences = try OrderCase.differences(
      from: try worked["expect"] as [String: Any], of: OrderCase.value(fold.overview.json))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    let lines: [String] = try worked["csv"]
    #expect(
      fold.overview.csv
        == (["promotion,day,currency,uses,orders,discount,givenBack"] + lines).map { $0 + "\r\n" }.joined())
    let again = try OverviewFold(part: fold.partJSON)
    #expect(again.overview == fold.overview)
    #expect(again.partJSON == fold.partJSON)
  }
}

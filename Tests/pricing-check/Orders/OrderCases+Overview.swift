// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingOrders
import LedgerConformance

extension OrderCaseKind {
  /// Folds records and notes, and compares the overview and its CSV.
  static func overview(_ document: TraceValue, _ text: String) async -> String? {
    guard let lines = document["lines"]?.list, let expected = document["expect"] else {
      return "a case of an overview has lines and an expectation"
    }
    do {
      var fold = OverviewFold()
      for line in lines { try fold.add(json: Array(line.json.utf8)) }
      let overview = fold.overview
      if let difference = difference(expected, try TraceValue.parse(overview.json)) { return difference }
      guard let csv = document["csv"] else { return nil }
      let found = overview.csv.split(separator: "\r\n").dropFirst().map { TraceValue.string(String($0)) }
      return difference(csv, .list(found))
    } catch {
      return "\(error)"
    }
  }
}

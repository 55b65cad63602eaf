// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import CartPricingReview
import RequestGenerator

/// Reviews generated sets, and confirms each finding with the reference; the exit status.
func review(seed: UInt64, count: UInt64, budget: Int) async -> Int32 {
  var found: [Finding.Kind: Int] = [:]
  for offset in 0..<count {
    let scene = GeneratedReview(seed: seed &+ offset, budget: budget)
    var review: Review
    do {
      review = try Review(of: scene.set, options: scene.options)
    } catch {
      complain("seed \(scene.seed): \(error)")
      return 1
    }
    await review.finish()
    for finding in review.findings {
      found[finding.kind, default: 0] += 1
      if let objection = scene.confirmation.objection(to: finding) {
        complain("seed \(scene.seed): \(objection)")
        print(finding.json)
        return 1
      }
    }
    if (offset + 1) % 100 == 0 { complain("\(offset + 1) of \(count)") }
  }
  for kind in Finding.Kind.allCases { print("\(kind.rawValue): \(found[kind] ?? 0)") }
  print("\(count) sets (seeds \(seed)..<\(seed &+ count)), \(found.values.reduce(0, +)) findings, all confirmed")
  return 0
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// MARK: - Checks

extension Promotion {
  /// Checks the lists by which a promotion says with which others it is not applied (§7.4).
  static func checkExclusions(
    _ excludes: [PromotionID], _ ownClass: PromotionClass?, combinesWith classes: [PromotionClass],
    into sink: inout some FaultSink
  ) {
    sink.check(excludes, at: "excludes", atMost: Limits.exclusions, mayBeEmpty: true)
    if let ownClass { sink.check(ownClass, at: "class") }
    sink.check(classes, at: "combinesWith", atMost: Limits.exclusions, mayBeEmpty: true)
  }
}

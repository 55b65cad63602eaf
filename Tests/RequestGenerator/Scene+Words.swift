// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing

/// Words of which a request uses about a third, so that those that are used meet one another.
///
/// They are added to a request without them.
enum RareWord: CaseIterable {
  case version, minimum, destination, attributes, tenders, feeTax, batches, emptyCode, eventCurrency
  case days, cycles, campaigns, limits, couponTerms, redeemed
  case perLine, excludes, classes, stop, notOnDiscounted, tax
  case spend, per, consumes, partsOfItems, maxEach, attributePrice, order, ranks, bundleOrder, basis
  case giftChoice, unavailable, points, credit, nextStep
  case ranges, leaves, selectors, every
}

extension Scene {
  /// Adds rare words to a request.
  mutating func addWords(to set: inout PromotionSet) {
    words = []
    for word in RareWord.allCases where dice.happens(33) { words.append(word) }
    addToCart()
    addToContext(set)
    addCampaigns(to: &set)
    for place in set.promotions.indices { addWords(to: &set.promotions[place], set) }
    if uses(.perLine, 100) { makeGroupPerLine(in: &set) }
    addBatches(to: &set)
    if uses(.version, 100) { set.version = dice.one(of: ["1", "é", "2026-11-27"]) }
    if uses(.redeemed, 100) {
      context.redeemed = dice.some(0...2, of: set.promotions.map(\.id)) + dice.some(0...1, of: ["nobody"])
      if dice.happens(50) { context.billingCycle = dice.number(2...4) }
    }
    chooseGifts(of: set)
  }

  /// Whether a word is used here, with a probability in percent if the request has it.
  mutating func uses(_ word: RareWord, _ percent: Int) -> Bool { words.contains(word) && dice.happens(percent) }

  private mutating func addWords(to promotion: inout Promotion, _ set: PromotionSet) {
    addTerms(to: &promotion, set)
    addRule(to: &promotion)
    addActions(to: &promotion)
    addLeaves(to: &promotion)
  }
}

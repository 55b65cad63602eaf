// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

/// A set with the tables that a review reads.
struct ReviewedSet: Sendable {
  let set: PromotionSet
  let options: ReviewOptions
  /// The promotions that are switched on and have not ended, in canonical order: priority descending, then
  /// id ascending.
  let promotions: [Promotion]
  /// The currencies in which the set has amounts, the set's own one first; at most eight.
  let currencies: [Currency]
  /// Whether a condition or a step counts lines.
  let countsLines: Bool
  /// Whether a condition counts events of the customer.
  let countsEvents: Bool
  /// The lines of the catalogue.
  let catalogue: [CartLine]
  /// The places of the lines of the catalogue, those with the largest share of cost in the price first.
  let byMargin: [Int]
  private let campaigns: [CampaignID: Campaign]
  private let segments: [SegmentID: Qualifier]
  private let scores: [ScoreID: Score]
  /// The place of each promotion among ``promotions``.
  private let places: [PromotionID: Int]
  /// The first promotions that exclude a promotion by its id; at most two of them.
  private let excluders: [PromotionID: [PromotionID]]

  /// The most lines of a catalogue that count.
  static let mostLines = 10_000

  init(_ set: PromotionSet, _ options: ReviewOptions) {
    self.set = set
    self.options = options
    // Each id occurs once, since the set was checked. `Dictionary(_:uniquingKeysWith:)` is not in Embedded Swift.
    var campaigns: [CampaignID: Campaign] = [:]
    for campaign in set.campaigns { campaigns[campaign.id] = campaign }
    self.campaigns = campaigns
    var segments: [SegmentID: Qualifier] = [:]
    for segment in set.segments { segments[segment.id] = segment.qualifier }
    self.segments = segments
    var scores: [ScoreID: Score] = [:]
    for score in set.scores { scores[score.id] = score }
    self.scores = scores
    catalogue = Array(options.catalogue.prefix(Self.mostLines))
    promotions = set.promotions.filter { [campaigns] promotion in
      guard promotion.isActive else { return false }
      let campaign = promotion.campaign.flatMap { campaigns[$0] }
      if campaign?.isActive == false { return false }
      guard let now = options.now else { return true }
      return Period(of: promotion, campaign).hasEnded(at: now) == nil
    }.sorted { ($0.priority, $1.id) > ($1.priority, $0.id) }
    var places: [PromotionID: Int] = [:]
    for (place, promotion) in promotions.enumerated() { places[promotion.id] = place }
    self.places = places
    var excluders: [PromotionID: [PromotionID]] = [:]
    for promotion in promotions {
      for id in promotion.excludes where excluders[id, default: []].count < 2 {
        excluders[id, default: []].append(promotion.id)
      }
    }
    self.excluders = excluders
    let currencies = Self.currencies(of: set)
    self.currencies = currencies
    let shares = catalogue.map { line in
      Relation.share(line.cost(in: currencies[0]) ?? 0, of: line.unitPrice.minorUnits(in: currencies[0]) ?? 0)
    }
    byMargin = shares.indices.sorted { (shares[$0], $1) > (shares[$1], $0) }
    countsEvents =
      promotions.contains { $0.qualifier?.countsEvents ?? false } || set.segments.contains { $0.qualifier.countsEvents }
    countsLines =
      promotions.contains { $0.countsLines } || set.segments.contains { $0.qualifier.countsLines }
  }

  /// The place of a promotion among ``promotions``; nil if it is not one of them.
  func place(of id: PromotionID) -> Int? { places[id] }

  /// The promotion with an id; nil if it is not among ``promotions``.
  func promotion(_ id: PromotionID) -> Promotion? { places[id].map { promotions[$0] } }

  /// Whether a promotion other than a second one excludes the first one by its id.
  func isExcluded(_ id: PromotionID, byOtherThan other: PromotionID) -> Bool {
    excluders[id]?.contains { $0 != other } ?? false
  }

  /// The set with some of its promotions alone, and with the campaigns, the segments and the scores that they name.
  func subset(_ ids: Set<PromotionID>) -> PromotionSet {
    var part = set
    part.promotions = promotions.filter { ids.contains($0.id) }
    let campaigns = Set(part.promotions.compactMap { $0.campaign })
    part.campaigns = set.campaigns.filter { campaigns.contains($0.id) }
    var (segments, scores): (Set<SegmentID>, Set<ScoreID>) = ([], [])
    var open = part.promotions.compactMap { $0.qualifier }
    while let qualifier = open.popLast() {
      for node in qualifier.nodes {
        switch node {
        case .segment(let id):
          if segments.insert(id).inserted, let definition = self.segments[id] { open.append(definition) }
        case .score(let id, _): scores.insert(id)
        default: break
        }
      }
    }
    part.segments = set.segments.filter { segments.contains($0.id) }
    part.scores = set.scores.filter { scores.contains($0.id) }
    return part
  }

  /// The currencies of the set. A set without amounts has carts in euros.
  private static func currencies(of set: PromotionSet) -> [Currency] {
    var found: [Currency] = set.currency.map { [$0] } ?? []
    var others: Set<Currency> = []
    for promotion in set.promotions.prefix(10_000) { others.formUnion(promotion.tableCurrencies) }
    for currency in others.sorted() where !found.contains(currency) { found.append(currency) }
    return found.isEmpty ? [.eur] : Array(found.prefix(8))
  }

  /// The campaign of a promotion; nil for none.
  func campaign(of promotion: Promotion) -> Campaign? { promotion.campaign.flatMap { campaigns[$0] } }

  /// The nodes of a qualifier with the definitions of its segments in place of them; nil if it names no segment that
  /// the set defines, or if there are too many nodes.
  func expanded(_ qualifier: Qualifier?) -> [Qualifier.Node]? {
    guard var nodes = qualifier?.nodes else { return nil }
    var isExpanded = false
    for _ in 0..<8 {
      var next: [Qualifier.Node] = []
      for node in nodes {
        guard case .segment(let id) = node, let definition = segments[id] else {
          next.append(node)
          continue
        }
        // The definition holds for a customer alone.
        next += definition.nodes + [.customerKnown(true), .all(2)]
      }
      if next.count > Self.mostNodes { return nil }
      if next.count == nodes.count { break }
      nodes = next
      isExpanded = true
    }
    return isExpanded ? nodes : nil
  }

  private static let mostNodes = 512

  /// The definition of a score; nil if the set has none.
  func score(_ id: ScoreID) -> Score? { scores[id] }

  /// The currency in which carts are made, by its place among the currencies.
  func money(_ place: Int = 0) -> MoneyScope {
    MoneyScope(currency: currencies[place % currencies.count], setCurrency: set.currency)
  }
}

extension Period {
  /// The period of a promotion and its campaign.
  init(of promotion: Promotion, _ campaign: Campaign?) {
    add(from: promotion.validFrom, until: promotion.validUntil)
    if let campaign { add(from: campaign.validFrom, until: campaign.validUntil) }
  }
}

extension Qualifier {
  /// Whether a leaf counts lines.
  fileprivate var countsLines: Bool { nodes.contains { if case .lines = $0 { true } else { false } } }

  /// Whether a leaf is about events of the customer.
  fileprivate var countsEvents: Bool {
    nodes.contains { node in
      switch node {
      case .events, .score: true
      default: false
      }
    }
  }
}

extension Promotion {
  /// Whether a condition or a step of tiers counts lines.
  fileprivate var countsLines: Bool {
    if qualifier?.countsLines ?? false { return true }
    return actions.contains { action in
      guard case .discount(.tiers(let tiers), _) = action, case .lines = tiers.measure else { return false }
      return true
    }
  }

  /// The currencies that its discounts name.
  fileprivate var tableCurrencies: Set<Currency> {
    var found: Set<Currency> = []
    func add(_ amount: AmountByCurrency?) {
      if case .table(let table)? = amount { found.formUnion(table.keys) }
    }
    func add(_ discount: FlatDiscount) {
      switch discount {
      case .amount(let amount, _), .price(let amount), .percentUpTo(_, _, let amount): add(amount)
      default: break
      }
    }
    for action in actions {
      switch action {
      case .discount(.flat(let flat), _): add(flat)
      case .discount(.tiers(let tiers), _):
        for step in tiers.steps {
          add(step.discount)
          if case .amount(let amount) = step.threshold { add(amount) }
        }
      case .gift(let gift): add(gift.unitPrice)
      case .credit(let credit): add(credit.amount)
      default: break
      }
    }
    for case .subtotal(_, let range, _) in qualifier?.nodes ?? [] {
      add(range.atLeast ?? range.above)
      add(range.atMost ?? range.below)
    }
    add(maxDiscount)
    add(constraints.budget)
    return found
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A promotion in a form so plain that a page of code carries it out: see ``PlainPricing``.
struct PlainPromotion: Sendable {
  /// When it holds; money in cents.
  indirect enum Condition: Sendable {
    case always
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case subtotal(of: String? = nil, atLeast: Int)
    case quantity(of: String? = nil, atLeast: Int)
    case sku(String)
    case segment(String)
    case coupon(String)
    case customer(String)
  }

  /// What it does; rates in hundredths of a percent.
  enum Effect: Sendable {
    case percentOffCart(Int)
    case tieredPercentOffCart([(from: Int, rate: Int)])
    case amountOffCart(Int)
    case percentOffCategory(String, Int)
    case amountOffEach(sku: String, Int)
    case cheapestFree(category: String, of: Int)
    case freeShipping
    case gift(String)
  }

  var id: String
  var when: Condition
  var effect: Effect
  /// How it stands beside others, as in a document: `"never"`, `"notOnSameItems"`; nil for always.
  var combines: String?
  var group: String?
}

extension PlainPromotion {
  /// A set of promotions, the first with the highest priority.
  static func document(_ promotions: [PlainPromotion], policy: String? = nil) -> String {
    let written = promotions.enumerated().map { place, promotion in
      promotion.json(priority: promotions.count - place)
    }
    let policy = policy.map { "\"policy\":\($0)," } ?? ""
    return "{\"currency\":\"EUR\",\(policy)\"promotions\":[\n" + written.joined(separator: ",\n") + "\n]}"
  }

  private func json(priority: Int) -> String {
    var json = "{\"id\":\"\(id)\",\"priority\":\(priority)"
    if case .always = when {} else { json += ",\"when\":\(when.json)" }
    json += effect.json
    if let combines { json += ",\"combines\":\"\(combines)\"" }
    if let group { json += ",\"group\":\"\(group)\"" }
    return json + "}"
  }
}

extension PlainPromotion.Condition {
  fileprivate var json: String {
    switch self {
    case .always: "{\"all\":[]}"
    case .all(let parts): "{\"all\":[\(parts.map(\.json).joined(separator: ","))]}"
    case .any(let parts): "{\"any\":[\(parts.map(\.json).joined(separator: ","))]}"
    case .not(let part): "{\"not\":\(part.json)}"
    case .subtotal(let category, let cents): "{\"subtotal\":{\(of(category))\"atLeast\":\"\(money(cents))\"}}"
    case .quantity(let category, let count): "{\"quantity\":{\(of(category))\"atLeast\":\(count)}}"
    case .sku(let sku): "{\"quantity\":{\"of\":{\"sku\":[\"\(sku)\"]},\"atLeast\":1}}"
    case .segment(let id): "{\"segment\":\"\(id)\"}"
    case .coupon(let code): "{\"coupon\":[\"\(code)\"]}"
    case .customer(let id): "{\"customer\":{\"id\":[\"\(id)\"]}}"
    }
  }

  private func of(_ category: String?) -> String {
    category.map { "\"of\":{\"category\":[\"\($0)\"]}," } ?? ""
  }
}

extension PlainPromotion.Effect {
  /// The actions, and the rule before them where there is one.
  fileprivate var json: String {
    switch self {
    case .percentOffCart(let basisPoints):
      return discount(on: "\"cart\"", "\"percent\":\"\(rate(basisPoints))\"")
    case .tieredPercentOffCart(let steps):
      let written = steps.map { "{\"from\":\"\(money($0.from))\",\"percent\":\"\(rate($0.rate))\"}" }
      return discount(
        on: "\"cart\"", "\"tiers\":{\"by\":{\"subtotal\":{}},\"steps\":[\(written.joined(separator: ","))]}")
    case .amountOffCart(let cents):
      return discount(on: "\"cart\"", "\"amount\":\"\(money(cents))\"")
    case .percentOffCategory(let category, let basisPoints):
      return discount(on: items("category", category), "\"percent\":\"\(rate(basisPoints))\"")
    case .amountOffEach(let sku, let cents):
      return discount(on: items("sku", sku), "\"amount\":\"\(money(cents))\"")
    case .cheapestFree(let category, let minimum):
      let rule = "{\"quantity\":{\"minimum\":\(minimum)},\"of\":{\"category\":[\"\(category)\"]}}"
      return ",\"calculateRule\":\(rule)" + discount(on: items("category", category), "\"percent\":\"100\"")
    case .freeShipping:
      return discount(on: "\"shipping\"", "\"percent\":\"100\"")
    case .gift(let sku):
      return ",\"actions\":[{\"gift\":{\"sku\":\"\(sku)\",\"unitPrice\":\"5.00\"}}]"
    }
  }

  private func items(_ key: String, _ value: String) -> String {
    "{\"items\":{\"select\":{\"\(key)\":[\"\(value)\"]}}}"
  }

  private func discount(on target: String, _ discount: String) -> String {
    ",\"actions\":[{\"on\":\(target),\"discount\":{\(discount)}}]"
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// A place in a request where a table puts one text after another, the rest of the request being valid.
struct FaultPlace: Sendable {
  /// The text around the place: `%` marks the place, and single quotes are double quotes.
  let template: String
  /// The path of the place.
  let path: String

  init(_ path: String, _ template: String) {
    self.path = path
    self.template = template
  }

  func document(_ text: String) -> String {
    (template.split(separator: "%", omittingEmptySubsequences: false).map(String.init)).joined(separator: text)
      .replacing("'", with: "\"")
  }
}

extension FaultPlace {
  private static let goodAction = "{'on':'cart','discount':{'percent':'10'}}"
  private static let goodCart =
    "{'currency':'EUR','lines':[{'id':'1','sku':'A','quantity':2,'unitPrice':'10.00'}]}"
  private static let goodContext = "{'now':'2026-11-27T18:30:00+01:00','customer':{'id':'c'}}"

  private static func request(set: String, cart: String = goodCart, context: String = goodContext) -> String {
    "{'promotions':\(set),'cart':\(cart),'context':\(context)}"
  }

  private static func set(_ promotion: String) -> String {
    request(
      set: "{'currency':'EUR','promotions':[\(promotion)],'scores':[{'id':'loyal','points':{'view':1}}]}")
  }

  /// The whole request.
  static let request = FaultPlace("", "%")
  static let set = FaultPlace("promotions", request(set: "%"))
  /// The only promotion of the set.
  static let promotion = FaultPlace("promotions.promotions[0]", set("%"))
  /// Further keys of the only promotion.
  static let promotionPart = FaultPlace("promotions.promotions[0]", set("{'id':'p','actions':[\(goodAction)],%}"))
  static let when = FaultPlace("promotions.promotions[0].when", set("{'id':'p','when':%,'actions':[\(goodAction)]}"))
  /// A selector that a qualifier measures.
  static let selector = FaultPlace(
    "promotions.promotions[0].when.lines.of",
    set("{'id':'p','when':{'lines':{'of':%,'atLeast':1}},'actions':[\(goodAction)]}"))
  static let action = FaultPlace("promotions.promotions[0].actions[0]", set("{'id':'p','actions':[%]}"))
  static let segments = FaultPlace(
    "promotions.segments", request(set: "{'currency':'EUR','promotions':[],'segments':%}"))
  static let scores = FaultPlace("promotions.scores", request(set: "{'promotions':[],'scores':%}"))
  static let policy = FaultPlace("promotions.policy", request(set: "{'promotions':[],'policy':%}"))
  static let cart = FaultPlace("cart", request(set: "{'promotions':[]}", cart: "%"))
  /// Further keys of a cart in EUR.
  static let cartPart = FaultPlace(
    "cart", request(set: "{'promotions':[]}", cart: "{'currency':'EUR','lines':[],%}"))
  static let lines = FaultPlace(
    "cart.lines", request(set: "{'promotions':[]}", cart: "{'currency':'EUR','lines':%}"))
  /// Further keys of the only line.
  static let linePart = FaultPlace(
    "cart.lines[0]",
    request(
      set: "{'promotions':[]}",
      cart: "{'currency':'EUR','lines':[{'id':'1','sku':'A','quantity':2,'unitPrice':'10.00',%}]}"))
  static let context = FaultPlace("context", request(set: "{'promotions':[]}", context: "%"))
  /// Further keys of a context.
  static let contextPart = FaultPlace(
    "context", request(set: "{'promotions':[]}", context: "{'now':'2026-11-27T18:30:00Z',%}"))
  /// Further keys of a customer.
  static let customerPart = FaultPlace(
    "context.customer",
    request(set: "{'promotions':[]}", context: "{'now':'2026-11-27T18:30:00Z','customer':{'id':'c',%}}"))
}

/// A text and the paths of what is wrong with it: none if it is valid.
struct FaultRow: Sendable, CustomTestStringConvertible {
  let text: String
  /// Paths as they are written in the table: `@` for the place itself, `.key` or `[0]` below it, all of it otherwise.
  let paths: [String]

  var testDescription: String { text }

  /// Rows `text => path & path`, one a line; nothing after the arrow for what is valid.
  static func table(_ rows: String) -> [FaultRow] {
    rows.split(separator: "\n").map { row in
      let halves = row.split(separator: "=>", maxSplits: 1).map { trimmed($0) }
      let paths = halves.count > 1 ? halves[1] : ""
      return FaultRow(
        text: halves[0], paths: paths.isEmpty ? [] : paths.split(separator: " & ").map { trimmed($0) })
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }

  func paths(at place: FaultPlace) -> [String] {
    paths.map { path in
      let path = path.replacing("'", with: "\"")
      if path == "@" { return place.path }
      if path.hasPrefix("[") { return place.path + path }
      guard path.hasPrefix(".") else { return path }
      return place.path.isEmpty ? String(path.dropFirst()) : place.path + path
    }
  }
}

/// The faults of a text; empty if it can be read.
func faults(in text: String) -> [Fault] {
  do throws(PricingError) {
    _ = try PricingRequest(json: text)
    return []
  } catch {
    return error.faults
  }
}

/// Expects the faults of a row at a place, in the order of the document.
func expectFaults(_ row: FaultRow, at place: FaultPlace, _ location: SourceLocation = #_sourceLocation) {
  let found = faults(in: place.document(row.text))
  #expect(found.map(\.path.description) == row.paths(at: place), "\(row.text)", sourceLocation: location)
  #expect(found.allSatisfy { $0.code == .invalid && !$0.message.isEmpty }, "\(row.text)", sourceLocation: location)
}

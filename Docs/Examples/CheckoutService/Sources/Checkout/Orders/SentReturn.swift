// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing
internal import CartPricingOrders
internal import Foundation

/// A return as a client sends it.
struct SentReturn: Codable, Sendable {
  /// Units of a line.
  struct Line: Codable {
    let line: LineID
    let quantity: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: BodyReader.AnyKey.self)
      if let key = container.allKeys.first(where: { !["line", "quantity"].contains($0.stringValue) }) {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "is unknown")
      }
      line = try container.decode(LineID.self, forKey: BodyReader.AnyKey(stringValue: "line"))
      quantity = try container.decode(Int.self, forKey: BodyReader.AnyKey(stringValue: "quantity"))
    }
  }

  /// `true` for all that is left of the shipping, or an amount.
  enum Shipping: Codable {
    case rest
    case amount(Amount)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let isAll = try? container.decode(Bool.self) {
        guard isAll else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected true or an amount")
        }
        self = .rest
      } else {
        self = .amount(try container.decode(Amount.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .rest: try container.encode(true)
      case .amount(let amount): try container.encode(amount)
      }
    }
  }

  var lines: [Line]
  var shipping: Shipping?
  var fees: [FeeID]

  /// Reads a body with the number of the return.
  static func read(_ bytes: [UInt8]) throws -> (number: Int, sent: SentReturn) {
    var body = try BodyReader(bytes, ["number", "lines", "shipping", "fees"])
    let number: Int? = body.require("number", "the number of the return, from 1")
    let lines: [Line]? = body.read("lines", "a list of {\"line\", \"quantity\"}")
    let shipping: Shipping? = body.read("shipping", "true or an amount such as \"4.90\"")
    let fees: [FeeID]? = body.read("fees", "a list of fee ids")
    try body.check()
    let sent = SentReturn(lines: lines ?? [], shipping: shipping, fees: fees ?? [])
    do {
      _ = try sent.json
    } catch is EncodingError {
      // A malformed amount is read, and cannot be written.
      throw Problem(at: "shipping", "expected true or an amount such as \"4.90\"")
    }
    return (number ?? 0, sent)
  }

  private init(lines: [Line], shipping: Shipping?, fees: [FeeID]) {
    self.lines = lines
    self.shipping = shipping
    self.fees = fees
  }

  /// Reads a return that was stored.
  init(json: String) throws { self = try JSONDecoder().decode(SentReturn.self, from: Data(json.utf8)) }

  /// The return as JSON, equal for equal returns.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// The return in the form of the library.
  var value: Return {
    Return(
      lines: lines.map { ReturnedLine(line: $0.line, quantity: $0.quantity) },
      shipping: shipping.map { shipping in
        switch shipping {
        case .rest: .rest
        case .amount(let amount): .amount(amount)
        }
      }, fees: fees)
  }
}

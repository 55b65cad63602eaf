// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// What a customer returns at one time (§O2.2).
public struct Return: Sendable, Hashable {
  /// The lines of which units are returned, each at most once.
  public var lines: [ReturnedLine]
  /// What is returned of the shipping; nil for nothing.
  public var shipping: ReturnedShipping?
  /// The fees that are given back.
  public var fees: [FeeID]

  /// A return of units, shipping and fees.
  public init(lines: [ReturnedLine] = [], shipping: ReturnedShipping? = nil, fees: [FeeID] = []) {
    self.lines = lines
    self.shipping = shipping
    self.fees = fees
  }
}

/// Units of a line that are returned.
public struct ReturnedLine: Sendable, Hashable {
  /// The line; that of a gift has the id `gift:<promotion id>:<action index>`.
  public var line: LineID
  /// The number of units, at least 1.
  public var quantity: Int

  /// Units of a line.
  public init(line: LineID, quantity: Int) {
    self.line = line
    self.quantity = quantity
  }
}

/// What is returned of the shipping.
public enum ReturnedShipping: Sendable, Hashable {
  /// All that has not been given back.
  case rest
  /// An amount in the cart's currency.
  case amount(Amount)
}

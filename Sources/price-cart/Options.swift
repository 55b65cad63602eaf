// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Arguments that are options, some of them with a value behind them.
struct Options {
  private let arguments: [String]
  private let command: String
  private var position = 0

  /// The arguments behind the name of a command.
  init(_ arguments: [String], of command: String) {
    self.arguments = arguments
    self.command = command
  }

  /// The next argument; nil behind the last one.
  mutating func next() -> String? {
    guard position < arguments.count else { return nil }
    position += 1
    return arguments[position - 1]
  }

  /// The value of the option that was read last.
  mutating func value() throws(CommandError) -> String {
    let option = arguments[position - 1]
    guard let value = next() else { throw .usage("\(command): \(option) needs a value") }
    return value
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Arguments behind the name of a command: options, some of them with a value behind them, and files.
struct Options {
  private let arguments: [String]
  private let command: String
  private var position = 0
  /// The files that were read so far: arguments without "-" in front, and all behind "--".
  private(set) var files: [String] = []
  private var areOptionsOver = false

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

  /// The next option, "-" among them; nil behind the last one. Files before it are added to ``files``.
  mutating func nextOption() -> String? {
    while let argument = next() {
      if areOptionsOver || argument.utf8.first != UInt8(ascii: "-") {
        files.append(argument)
      } else if argument == "--" {
        areOptionsOver = true
      } else {
        return argument
      }
    }
    return nil
  }

  /// The error of an option that the command does not have.
  func unknown(_ option: String) -> CommandError { .usage("\(command) has no option \(option)") }

  /// The value of the option that was read last.
  mutating func value() throws(CommandError) -> String {
    let option = arguments[position - 1]
    guard let value = next() else { throw .usage("\(command): \(option) needs a value") }
    return value
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// How the workloads write JSON. All text in them is plain ASCII, so nothing needs to be escaped.

/// An amount of cents, in major units.
func money(_ cents: Int) -> String {
  "\(cents / 100).\(padded(cents % 100, to: 2))"
}

/// A rate of hundredths of a percent, in percent.
func rate(_ basisPoints: Int) -> String {
  let hundredths = basisPoints % 100
  return hundredths == 0 ? "\(basisPoints / 100)" : "\(basisPoints / 100).\(padded(hundredths, to: 2))"
}

/// A number with zeros in front of it.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A list of strings.
func list(_ texts: [String]) -> String {
  "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
}

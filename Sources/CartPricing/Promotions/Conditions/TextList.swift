// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A list of texts of which one must match, as conditions on stores and locations have it; nil is
/// no condition.
extension Optional where Wrapped == [String] {
  /// Whether there is no list, or the list has the value, byte for byte.
  func allows(_ value: String?) -> Bool {
    guard let self else { return true }
    guard let value else { return false }
    return self.contains { $0.hasSameBytes(as: value) }
  }
}

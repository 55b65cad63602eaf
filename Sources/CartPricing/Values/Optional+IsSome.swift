// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

extension Optional {
  /// Whether there is a value; does not copy the value, as `!= nil` may.
  @inline(__always)
  var isSome: Bool {
    switch self {
    case .some: true
    case .none: false
    }
  }
}

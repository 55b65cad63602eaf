// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A value behind one reference, for a field that few values have: it takes 8 bytes in the others.
@usableFromInline
indirect enum Boxed<Value> {
  case value(Value)

  init(_ value: Value) { self = .value(value) }

  /// The value.
  var value: Value {
    switch self {
    case .value(let value): value
    }
  }
}

extension Boxed: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}

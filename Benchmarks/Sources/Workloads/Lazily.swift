// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A value that is made when it is first asked for.
final class Lazily<Value: Sendable>: Sendable {
  private let made: Mutex<Value?> = Mutex(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  var value: Value {
    made.withLock { value in
      if let value { return value }
      let new = make()
      value = new
      return new
    }
  }
}

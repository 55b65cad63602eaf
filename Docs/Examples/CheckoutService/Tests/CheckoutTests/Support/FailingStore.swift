// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Checkout
import Synchronization

/// When a store that can be made to fail does so.
struct FailingWrite: Sendable {
  /// The number of writes before the one that fails.
  var left: Int
  /// Whether that write happens.
  var happens: Bool
}

/// A store that fails at a write and from then on, for the checks of crashes.
final class FailingStore: SQLStore {
  let store: any SQLStore
  private let failing = Mutex<FailingWrite?>(nil)

  init(_ store: any SQLStore) { self.store = store }

  var name: String { store.name }

  /// Lets a write fail.
  func fail(at write: FailingWrite) { failing.withLock { $0 = write } }

  func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Value) async throws -> Value {
    if failing.withLock({ ($0?.left ?? 0) < 0 }) { throw StoreError("the storage has failed") }
    return try await store.read(body)
  }

  func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Value) async throws -> Value {
    let failing = failing.withLock { failing -> FailingWrite? in
      failing?.left -= 1
      return failing
    }
    guard let failing, failing.left < 0 else { return try await store.write(body) }
    if failing.left == -1, failing.happens { _ = try await store.write(body) }
    throw StoreError("the storage has failed")
  }
}

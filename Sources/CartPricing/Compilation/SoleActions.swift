// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The actions of promotions that have one action. Equal actions share one record (interning).
struct SoleActions {
  private var hashes = HashIndex()
  /// The indices of the actions among all actions.
  private var indices: [Index<ActionRecord>] = []

  /// Returns the index of an action among all actions, to which an action that is new is added.
  mutating func index(of action: ActionRecord, in actions: inout Rows<ActionRecord>) -> Index<ActionRecord> {
    let known = hashes.find(action.hash) { actions[indices[$0]] == action }
    if let known { return indices[known] }
    if hashes.isFull { hashes.grow { actions[indices[$0]].hash } }
    hashes.insert(action.hash, indices.count)
    indices.append(Index(actions.count))
    actions.append(action)
    return Index(actions.count - 1)
  }
}

extension ActionRecord {
  /// A hash of the fields in which actions mostly differ.
  fileprivate var hash: UInt64 {
    HashSeed.ofProcess.hash(
      UInt64(UInt32(bitPattern: selector.rawValue)) &<< 32 | UInt64(discount.hashBits),
      UInt64(kind.rawValue) &<< 40 ^ UInt64(UInt32(bitPattern: count)) ^ UInt64(UInt32(bitPattern: firstPart)) &<< 24)
  }
}

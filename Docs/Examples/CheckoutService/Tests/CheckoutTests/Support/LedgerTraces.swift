// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LedgerConformance
public import Testing

/// The traces of the ledger in Tests/Cases/orders of the repository.
enum LedgerTraces {
  /// All of them; an error if there are none.
  static func all() throws -> [LedgerTrace] {
    // …/Docs/Examples/CheckoutService/Tests/CheckoutTests/Support/LedgerTraces.swift
    var root = URL(filePath: #filePath)
    for _ in 0..<7 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "Tests/Cases/orders")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("ledger-") }
    guard !names.isEmpty else { throw CocoaError(.fileNoSuchFile) }
    return try names.sorted().map {
      try LedgerTrace(json: String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }
}

extension LedgerTrace: @retroactive CustomTestStringConvertible {
  /// Shown instead of all calls and answers.
  public var testDescription: String { name }
}

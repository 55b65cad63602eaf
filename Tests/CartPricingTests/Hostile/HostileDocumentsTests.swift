// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import RequestGenerator
import Testing

/// Tests §11.13 and §11.14.
@Suite("Hostile documents")
struct HostileDocumentsTests {
  /// The result or the faults, as JSON, and whether the document was read as a request.
  private func outcome(_ document: [UInt8], _ workspace: inout PricingWorkspace) -> (bytes: [UInt8], isRead: Bool) {
    var isRead = false
    do throws(PricingError) {
      let request = try PricingRequest(json: document)
      isRead = true
      let engine = try PricingEngine(request.promotions)
      return (try engine.price(request.cart, in: request.context, using: &workspace).jsonBytes, isRead)
    } catch {
      return (error.jsonBytes, isRead)
    }
  }

  @Test("have names of their own, and are the same for the same seed and size", arguments: HostileDocuments.families)
  func repeated(family: HostileFamily) {
    #expect(HostileDocuments.families.count { $0.name == family.name } == 1)
    for seed in 1...5 as ClosedRange<UInt64> {
      #expect(family.document(seed: seed, size: 90) == family.document(seed: seed, size: 90))
    }
    let different = Set((1...30 as ClosedRange<UInt64>).map { family.document(seed: $0, size: 300) })
    #expect(different.count > 1, "the shape depends on the seed")
  }

  @Test("of twice the size have about twice the bytes", arguments: HostileDocuments.families)
  func growth(family: HostileFamily) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let sizes = [400, 800, 1_600, 3_200].map { family.document(seed: seed, size: $0).count }
      // Parts of a fixed size are whole, so that a doubling can be a little more or less.
      for (one, two) in zip(sizes, sizes.dropFirst()) {
        #expect(two >= one - 100 && two <= 3 * one, "seed \(seed): \(sizes)")
      }
      #expect(sizes[3] <= 12 * sizes[0], "seed \(seed): \(sizes)")
    }
  }

  @Test("of small sizes are priced or refused, twice with the same bytes", arguments: HostileDocuments.families)
  func small(family: HostileFamily) {
    // A small budget, so that searches without an end are short in a debug build.
    var workspace = PricingWorkspace()
    workspace.mostSteps = 100_000
    for size in [1, 2, 3, 7, 20, 40] {
      for seed in 1...4 as ClosedRange<UInt64> {
        let document = family.document(seed: seed, size: size)
        let (first, _) = outcome(document, &workspace)
        var other = PricingWorkspace()
        other.mostSteps = 100_000
        #expect(first == outcome(document, &other).bytes, "seed \(seed), size \(size)")
        #expect(first.starts(with: #"{"currency""#.utf8) || first.starts(with: #"{"errors""#.utf8))
      }
    }
  }

  /// Families whose documents are always refused when they are read.
  private static let refused: Set = [
    "attribute-faults", "attributes-faults", "wrong-elements", "unknown-keys", "long-key", "bad-leaves", "broken-text",
  ]

  @Test("reach the engine, but for the families that are all faults", arguments: HostileDocuments.families)
  func read(family: HostileFamily) {
    var workspace = PricingWorkspace()
    workspace.mostSteps = 1_000
    let documents = (1...40 as ClosedRange<UInt64>).map { family.document(seed: $0, size: 40) }
    let isRead = documents.contains { outcome($0, &workspace).isRead }
    #expect(isRead != Self.refused.contains(family.name))
  }

  @Test("of a choice have a size of the wanted order, and a family that is named keeps the choice")
  func choices() throws {
    var sizes: [Int] = []
    for seed in 0..<60 as Range<UInt64> {
      let choice = try #require(HostileDocuments.choice(seed: seed, bytes: 20_000))
      sizes.append(choice.document.count)
      let named = try #require(HostileDocuments.choice(seed: seed, bytes: 20_000, family: choice.family.name))
      #expect(named.size == choice.size)
    }
    #expect(sizes.count { $0 > 10_000 } > 3)
    #expect(sizes.count { $0 < 2_000 } > 3)
    #expect(sizes.allSatisfy { $0 < 80_000 })
    #expect(HostileDocuments.choice(seed: 1, bytes: 1_000, family: "no such family") == nil)
  }
}

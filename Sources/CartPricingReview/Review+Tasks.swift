// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Tasks are not part of Embedded Swift's standard library.
#if !hasFeature(Embedded)
  public import CartPricing

  extension Review {
    /// Continues the search on as many cores as the executor of the calling task has, until it is over or a condition
    /// ends it. The findings are those of ``advance(pricings:)``, on any number of cores.
    /// - Parameter shouldStop: Called between rounds of carts; true to end the search early.
    public mutating func finish(unless shouldStop: () -> Bool = { false }) async {
      while !isFinished {
        if shouldStop() || Task.isCancelled { return stop() }
        if let scenes = beginRound() {
          let (prober, known) = (prober, candidates)
          let found = await Self.inParallel(scenes) { prober.examine($0, known: known) }
          endRound(found)
        } else if let (open, limit) = openCandidates() {
          let prober = prober
          endShrinking(await Self.inParallel(open) { prober.finding(of: $0, limit: limit) })
        }
      }
    }

    /// The results of a function for each element, in the order of the elements.
    private static func inParallel<Element: Sendable, Value: Sendable>(
      _ elements: [Element], _ body: @Sendable @escaping (Element) -> Value
    ) async -> [Value] {
      let size = max(1, elements.count / 32)
      return await withTaskGroup(of: (Int, [Value]).self) { group in
        for start in stride(from: 0, to: elements.count, by: size) {
          let part = elements[start..<min(start + size, elements.count)]
          group.addTask { (start, part.map(body)) }
        }
        var parts: [Int: [Value]] = [:]
        for await (start, values) in group { parts[start] = values }
        return parts.sorted { $0.key < $1.key }.flatMap(\.value)
      }
    }
  }

  extension PromotionSet {
    /// Reviews the set on all cores; see `Review`.
    /// - Throws: `PricingError` with every fault of the set and of the catalogue.
    public func review(_ options: ReviewOptions = ReviewOptions()) async throws(PricingError) -> [Finding] {
      var review = try Review(of: self, options: options)
      await review.finish()
      return review.findings
    }
  }
#endif

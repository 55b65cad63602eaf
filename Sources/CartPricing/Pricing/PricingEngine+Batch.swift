// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Tasks are not part of Embedded Swift's standard library: there a host prices one cart after the other.
#if !hasFeature(Embedded)
  extension PricingEngine {
    /// Prices many carts, on as many cores as the executor of the calling task has.
    ///
    /// ```swift
    /// for result in try await engine.price(requests) {
    ///   switch result {
    ///   case .success(let priced): print(priced.total)
    ///   case .failure(let error): print(error)
    ///   }
    /// }
    /// ```
    ///
    /// Results stand in the order of the requests, and each is what ``price(_:in:)`` gives. A cart with faults fails by
    /// itself; the others are priced all the same. No requests give no results.
    ///
    /// The work is cut into runs of neighbouring requests of about the same number of lines, far
    /// fewer than carts and some for each core, so that a few large carts do not hold up the rest.
    /// Each core reuses its own workspace.
    ///
    /// Complexity: that of ``price(_:in:)`` for each request, divided by the number of cores; all results are held at
    /// once, so a stream without an end is priced in batches of some thousands.
    /// - Throws: `CancellationError` if the calling task is cancelled before everything is priced; at most one cart a
    ///   core is still finished, and what was priced is dropped. Faults are never thrown, but stand in the results.
    public func price(
      _ requests: [CartRequest]
    ) async throws(CancellationError) -> [Result<PricedCart, PricingError>] {
      let runs = Self.runs(of: requests)
      let workers = PricingWorkers(self)
      let parts = await withTaskGroup(of: (place: Int, results: PricingWorker.Results?).self) { group in
        for (place, run) in runs.enumerated() {
          group.addTask { (place, await workers.price(requests, run)) }
        }
        var parts = [PricingWorker.Results?](repeating: nil, count: runs.count)
        for await part in group { parts[part.place] = part.results }
        return parts
      }
      var results: PricingWorker.Results = []
      results.reserveCapacity(requests.count)
      for part in parts {
        guard let part else { throw CancellationError() }
        results += part
      }
      return results
    }

    /// Cuts requests into runs of about the same work.
    ///
    /// A run is at most a 256th of all the work, which gives a few runs to each of 64 cores, but about eight usual carts,
    /// since handing out a run costs about what an eighth of a cart does.
    static func runs(of requests: [CartRequest]) -> [Range<Int>] {
      // By index: to go through the requests themselves would copy each, which is work that no core shares.
      var work = 0
      for index in requests.indices { work += requests[index].cart.lines.count + Self.otherWork }
      let share = max(work / 256, 128)
      var runs: [Range<Int>] = []
      var start = 0
      var taken = 0
      for index in requests.indices {
        taken += requests[index].cart.lines.count + Self.otherWork
        if taken >= share {
          runs.append(start..<index + 1)
          start = index + 1
          taken = 0
        }
      }
      if start < requests.count { runs.append(start..<requests.count) }
      return runs
    }

    /// What pricing a request costs beside its lines, about, in lines.
    private static var otherWork: Int { 6 }
  }

  /// The workers of one batch: as many as are in use at the same time.
  private actor PricingWorkers {
    private let engine: PricingEngine
    private var spare: [PricingWorker] = []

    init(_ engine: PricingEngine) { self.engine = engine }

    /// Prices a run of requests with a worker that no other task uses; nil if the task is cancelled
    /// meanwhile.
    nonisolated func price(_ requests: [CartRequest], _ run: Range<Int>) async -> PricingWorker.Results? {
      if Task.isCancelled { return nil }
      let worker = await take()
      let results = await worker.price(requests, run)
      await giveBack(worker)
      return results
    }

    private func take() -> PricingWorker { spare.popLast() ?? PricingWorker(engine) }

    private func giveBack(_ worker: PricingWorker) { spare.append(worker) }
  }

  /// A workspace that is used by one task after another.
  private actor PricingWorker {
    typealias Results = [Result<PricedCart, PricingError>]

    private let engine: PricingEngine
    private var workspace = PricingWorkspace()

    init(_ engine: PricingEngine) { self.engine = engine }

    /// Prices a run of requests one after the other; nil if the task is cancelled meanwhile.
    func price(_ requests: [CartRequest], _ run: Range<Int>) -> Results? {
      var results: Results = []
      results.reserveCapacity(run.count)
      for request in requests[run] {
        if Task.isCancelled { return nil }
        do throws(PricingError) {
          results.append(.success(try engine.price(request.cart, in: request.context, using: &workspace)))
        } catch {
          results.append(.failure(error))
        }
      }
      return results
    }
  }
#endif

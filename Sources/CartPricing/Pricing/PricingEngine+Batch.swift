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
    /// The work is cut into runs of neighbouring requests with about the same number of lines, about eight usual carts or
    /// one large one. At most 64 tasks take one run after the other, each with a workspace of its own, and yield between
    /// runs, so that other tasks of the executor wait for some runs and not for the batch.
    ///
    /// Complexity: that of ``price(_:in:)`` for each request, divided by the number of cores; all results are held at
    /// once, so a stream without an end is priced in batches of some thousands.
    /// - Throws: `CancellationError` if the calling task is cancelled before everything is priced; at most one cart a
    ///   core is still finished, and what was priced is dropped. Faults are never thrown, but stand in the results.
    public func price(
      _ requests: [CartRequest]
    ) async throws(CancellationError) -> [Result<PricedCart, PricingError>] {
      let runs = Self.runs(of: requests)
      let queue = RunQueue(count: runs.count)
      let parts = await withTaskGroup(of: [PricedRun]?.self) { group in
        for _ in 0..<min(runs.count, Self.mostTasks) {
          group.addTask { await self.price(requests, runs, from: queue) }
        }
        var parts = [PricingResults](repeating: [], count: runs.count)
        var isCancelled = false
        for await found in group {
          guard let found else {
            isCancelled = true
            continue
          }
          for run in found { parts[run.place] = run.results }
        }
        return isCancelled ? nil : parts
      }
      guard let parts else { throw CancellationError() }
      var results: PricingResults = []
      results.reserveCapacity(requests.count)
      for part in parts { results += part }
      return results
    }

    /// More tasks than most machines have cores, and few enough that their runs are no long queue for other tasks. The
    /// number of cores is not known without a module of the system.
    static let mostTasks = 64

    /// Prices one run after the other until none is left; nil if the task is cancelled meanwhile.
    private func price(
      _ requests: [CartRequest], _ runs: [Range<Int>], from queue: RunQueue
    ) async -> [PricedRun]? {
      var workspace = PricingWorkspace()
      var found: [PricedRun] = []
      while let place = await queue.next() {
        var results: PricingResults = []
        results.reserveCapacity(runs[place].count)
        for index in runs[place] {
          if Task.isCancelled { return nil }
          do throws(PricingError) {
            results.append(
              .success(try price(requests[index].cart, in: requests[index].context, using: &workspace)))
          } catch {
            results.append(.failure(error))
          }
        }
        found.append(PricedRun(place: place, results: results))
        await Task.yield()
      }
      return found
    }

    /// Cuts requests into runs of about the same work.
    ///
    /// A run is about eight usual carts, since handing out a run costs about what an eighth of a cart does, and a task that
    /// prices a run keeps its core from others for that long.
    static func runs(of requests: [CartRequest]) -> [Range<Int>] {
      // By index: to go through the requests themselves would copy each, which is work that no core shares.
      var runs: [Range<Int>] = []
      var start = 0
      var taken = 0
      for index in requests.indices {
        taken += requests[index].cart.lines.count + Self.otherWork
        if taken >= workOfRun {
          runs.append(start..<index + 1)
          start = index + 1
          taken = 0
        }
      }
      if start < requests.count { runs.append(start..<requests.count) }
      return runs
    }

    /// The work of a run, in lines.
    private static var workOfRun: Int { 128 }

    /// What pricing a request costs beside its lines, about, in lines.
    private static var otherWork: Int { 6 }
  }

  private typealias PricingResults = [Result<PricedCart, PricingError>]

  /// The results of a run, and its place among the runs.
  private struct PricedRun: Sendable {
    let place: Int
    let results: PricingResults
  }

  /// The runs of a batch that no task has taken yet, in order.
  private actor RunQueue {
    private let count: Int
    private var taken = 0

    init(count: Int) { self.count = count }

    /// The place of the next run; nil if none is left.
    func next() -> Int? {
      guard taken < count else { return nil }
      taken += 1
      return taken - 1
    }
  }
#endif

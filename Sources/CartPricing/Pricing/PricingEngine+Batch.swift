// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// Tasks are not part of Embedded Swift's standard library: there a host prices one cart after the
// other.
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
    /// The results are in the order of the requests, and each is the result of ``price(_:in:)``. A
    /// cart with faults fails by itself; the other carts are priced. Without requests, there are no
    /// results.
    ///
    /// The work is divided into runs of consecutive requests with about the same number of lines,
    /// about eight usual carts or one large one. At most 64 tasks price the runs. Each task has a
    /// workspace of its own and prices one run after the other. It yields between runs, so that
    /// other tasks of the executor wait for some runs and not for the whole batch.
    ///
    /// Complexity: that of ``price(_:in:)`` for each request, divided by the number of cores; all
    /// results are held at once, so a stream without an end is priced in batches of some thousands.
    /// - Throws: `CancellationError` if the calling task is cancelled before everything is priced.
    ///   At most one cart for each core is still finished, and the results so far are dropped.
    ///   Faults are not thrown: they are in the results.
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

    /// The largest number of tasks: more than most machines have cores, and few enough that other
    /// tasks do not wait for long behind their runs. The number of cores is not known without a
    /// module of the system.
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

    /// Divides requests into runs of about the same work.
    ///
    /// A run is about eight usual carts. Assigning a run to a task costs about an eighth of pricing
    /// a cart, so shorter runs would cost more; and longer runs would block a core for other tasks
    /// for a longer time.
    static func runs(of requests: [CartRequest]) -> [Range<Int>] {
      // The requests are read by index: iterating over them would copy each request, and this work
      // is not divided between the cores.
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

    /// The cost of pricing a request apart from its lines, as an approximate number of lines.
    private static var otherWork: Int { 6 }
  }

  private typealias PricingResults = [Result<PricedCart, PricingError>]

  /// The results of a run, and the index of the run.
  private struct PricedRun: Sendable {
    let place: Int
    let results: PricingResults
  }

  /// The runs of a batch that no task has taken yet, in order.
  private actor RunQueue {
    private let count: Int
    private var taken = 0

    init(count: Int) { self.count = count }

    /// Returns the index of the next run; nil if none is left.
    func next() -> Int? {
      guard taken < count else { return nil }
      taken += 1
      return taken - 1
    }
  }
#endif

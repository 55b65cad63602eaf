// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import RequestGenerator
import Synchronization
import Testing

@testable import CartPricing

@Suite("A batch")
struct BatchTests {
  private static let engine: PricingEngine? = try? PricingEngine(
    PromotionSet(
      currency: .eur,
      [
        Promotion("tenth", when: .quantity(atLeast: 3), actions: [.discount(.percent("10"), on: .cart)]),
        Promotion(
          "pair", calculateRule: .quantity(minimum: 2, of: .sku("B")),
          actions: [.discount(.percent("50"), on: .group(.sku("B"), reward: .cheapest))], combines: .notOnSameItems),
      ]))

  /// A request whose cart has so many lines, told from others by its price.
  private static func request(_ number: Int, lines: Int = 2, quantity: Int = 2) -> CartRequest {
    let cart = Cart(
      currency: .eur,
      lines: (0..<lines).map { line in
        CartLine(
          LineID("\(line)"), sku: line % 2 == 0 ? "A" : "B", quantity: quantity,
          unitPrice: Amount(minorUnits: Int64(100 + number + line), currency: .eur))
      })
    return CartRequest(cart: cart, context: .evening)
  }

  private static func oneByOne(
    _ requests: [CartRequest], _ engine: PricingEngine
  ) -> [Result<PricedCart, PricingError>] {
    requests.map { request in
      do throws(PricingError) {
        return .success(try engine.price(request.cart, in: request.context))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test("gives what pricing one by one gives, in the order of the requests", arguments: [1, 2, 7, 100, 1_000])
  func order(count: Int) async throws {
    let engine = try #require(Self.engine)
    // every 50th cart is a hundred times as large
    let requests = (0..<count).map { Self.request($0, lines: $0 % 50 == 7 ? 200 : $0 % 4) }
    let results = try await engine.price(requests)
    #expect(results == Self.oneByOne(requests, engine))
  }

  @Test("of every kind of request gives what pricing one by one gives")
  func generated() async throws {
    for seed in UInt64(0)..<12 {
      let request = RequestGenerator.request(seed: seed)
      let engine = try PricingEngine(request.promotions)
      let others = (1...9).map { RequestGenerator.request(seed: 1_000 * seed + $0) }
      let requests = ([request] + others).map { CartRequest(cart: $0.cart, context: $0.context) }
      #expect(try await engine.price(requests) == Self.oneByOne(requests, engine))
    }
  }

  @Test("keeps the faults of a cart where the cart stands, and prices the others")
  func faults() async throws {
    let engine = try #require(Self.engine)
    var requests = (0..<300).map { Self.request($0) }
    for place in [0, 1, 150, 299] { requests[place].cart.lines[1].quantity = 0 }
    requests[20].context.billingCycle = 0
    let results = try await engine.price(requests)
    #expect(results == Self.oneByOne(requests, engine))
    for (place, result) in results.enumerated() {
      let paths: [String]
      switch result {
      case .success: paths = []
      case .failure(let error): paths = error.faults.map(\.path.description)
      }
      switch place {
      case 0, 1, 150, 299: #expect(paths == ["cart.lines[1].quantity"])
      case 20: #expect(paths == ["context.billingCycle"])
      default: #expect(paths.isEmpty)
      }
    }
  }

  @Test("of no requests has no results, cancelled or not")
  func empty() async throws {
    let engine = try #require(Self.engine)
    #expect(try await engine.price([]).isEmpty)
    let task = Task {
      try? await Task.sleep(for: .seconds(3600))
      return try await engine.price([])
    }
    task.cancel()
    #expect(try await task.value.isEmpty)
  }

  @Test("throws when its task is cancelled before everything is priced")
  func cancelled() async throws {
    let engine = try #require(Self.engine)
    let requests = (0..<100).map { Self.request($0) }
    let task = Task {
      try? await Task.sleep(for: .seconds(3600))
      return try await engine.price(requests)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("that is cancelled on the way has all its results or none")
  func cancelledOnTheWay() async throws {
    let engine = try #require(Self.engine)
    let requests = (0..<2_000).map { Self.request($0) }
    let expected = Self.oneByOne(requests, engine)
    for delay in 0..<10 {
      let task = Task { try await engine.price(requests) }
      try await Task.sleep(for: .microseconds(500 * delay))
      task.cancel()
      switch await task.result {
      case .success(let results): #expect(results == expected)
      case .failure(let error): #expect(error is CancellationError)
      }
    }
  }

  @Test("can be priced by many tasks with one engine")
  func shared() async throws {
    let engine = try #require(Self.engine)
    let requests = (0..<400).map { Self.request($0) }
    let expected = Self.oneByOne(requests, engine)
    try await withThrowingTaskGroup(of: [Result<PricedCart, PricingError>].self) { group in
      for _ in 0..<4 { group.addTask { try await engine.price(requests) } }
      for try await results in group { #expect(results == expected) }
    }
  }

  @Test("leaves the executor to other tasks: at most 64 of its tasks wait, and each waits again after a run")
  func executor() async throws {
    let engine = try #require(Self.engine)
    let requests = [CartRequest](repeating: Self.request(0), count: 4_000)
    let executor = OrderedExecutor()
    let results = try await withTaskExecutorPreference(executor) { try await engine.price(requests) }
    #expect(results.count == 4_000)
    let (most, total) = executor.counts
    // The task that waits for the others is one more.
    #expect(most <= PricingEngine.mostTasks + 1)
    // For each run, a task asks the queue for it and waits again after it. Without waiting there are about 390 jobs.
    let runs = PricingEngine.runs(of: requests).count
    #expect(runs == 250 && total > 2 * runs)
  }

  @Test("is cut into runs that hold every request once, in order, and about the same number of lines")
  func runs() {
    for (count, lines) in [(0, 1), (1, 0), (1, 10_000), (2, 1), (40, 1), (5_000, 2), (100_000, 0), (300, 200)] {
      let requests = [CartRequest](repeating: Self.request(0, lines: lines), count: count)
      let runs = PricingEngine.runs(of: requests)
      #expect(runs.flatMap(Array.init) == Array(0..<count))
      #expect(!runs.contains { $0.isEmpty })
      // A run is about eight carts or one large one, however large the batch is.
      #expect(runs.allSatisfy { $0.count * (lines + 6) < 128 + lines + 6 })
      // all but the last are alike
      #expect(Set(runs.dropLast().map(\.count)).count <= 1)
    }
    let small = Self.request(0, lines: 2)
    let large = Self.request(0, lines: 500)
    let uneven = [small, large, large, small, small, large] + [CartRequest](repeating: small, count: 10)
    #expect(PricingEngine.runs(of: uneven) == [0..<2, 2..<3, 3..<6, 6..<16])
  }
}

/// An executor that runs one job after the other, in order, and counts them.
private final class OrderedExecutor: TaskExecutor {
  private struct State {
    var waiting: [UnownedJob] = []
    var isRunning = false
    var most = 0
    var total = 0
  }

  private let state = Mutex(State())

  /// The largest number of jobs that waited at a time, and the number of all jobs.
  var counts: (most: Int, total: Int) { state.withLock { ($0.most, $0.total) } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = state.withLock { state in
      state.waiting.append(job)
      state.total += 1
      state.most = max(state.most, state.waiting.count)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    // The thread that adds a job while none runs, runs it and those that it adds.
    if isFirst { runAll() }
  }

  private func runAll() {
    while let job = next() { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  private func next() -> UnownedJob? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isRunning = false
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}

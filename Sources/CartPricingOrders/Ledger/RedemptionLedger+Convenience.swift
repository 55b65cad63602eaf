// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  public import CartPricing

  extension RedemptionLedger {
    /// What is counted at an instant: the `usage` of a pricing context.
    public func usage(of keys: UsageKeys, at: Instant) async throws(LedgerError) -> Usage {
      try await usage(of: keys, at: at, besides: nil)
    }

    /// Lists the first records of a query.
    public func records(_ query: RecordQuery = RecordQuery(), atMost: Int) async throws(LedgerError) -> RecordPage {
      try await records(query, after: nil, atMost: atMost)
    }

    /// All records of a query, one after the other; they are read in pages.
    ///
    /// ```swift
    /// for try await record in ledger.allRecords(RecordQuery(promotion: "spring")) { … }
    /// ```
    public func allRecords(_ query: RecordQuery = RecordQuery(), pageSize: Int = 1_000) -> RecordSequence<Self> {
      RecordSequence(ledger: self, query: query, pageSize: pageSize)
    }

    /// Takes back all reservations that have ended, in calls of a bounded size; how many.
    public func expireAll(at: Instant, atATime: Int = 1_000) async throws(LedgerError) -> Int {
      var sum = 0
      while true {
        let ended = try await expire(at: at, atMost: atATime)
        sum += ended
        if ended < atATime { return sum }
      }
    }

    /// What has happened with a promotion on all days.
    public func overview(of promotion: PromotionID) async throws(LedgerError) -> PromotionOverview {
      try await overview(of: promotion, from: nil, to: nil)
    }

    /// Compares all counters with the records that they come from, in calls of a bounded size.
    public func auditAll(at: Instant, atATime: Int = 1_000) async throws(LedgerError) -> [CounterDifference] {
      var differences: [CounterDifference] = []
      var cursor: AuditCursor?
      repeat {
        let page = try await audit(at: at, after: cursor, atMost: atATime)
        differences += page.differences
        cursor = page.next
      } while cursor != nil
      return differences
    }
  }

  /// The records of a query, read from a ledger page by page.
  public struct RecordSequence<Ledger: RedemptionLedger>: AsyncSequence, Sendable {
    /// A record.
    public typealias Element = RedemptionRecord
    /// What reading a page can throw.
    public typealias Failure = LedgerError

    let ledger: Ledger
    let query: RecordQuery
    let pageSize: Int

    /// Starts with the first page.
    public func makeAsyncIterator() -> Iterator { Iterator(sequence: self) }

    /// Reads the next page when the records of the last one have been returned.
    public struct Iterator: AsyncIteratorProtocol {
      let sequence: RecordSequence
      private var page: ArraySlice<RedemptionRecord> = []
      private var cursor: RecordCursor?
      private var isStarted = false

      init(sequence: RecordSequence) { self.sequence = sequence }

      /// The next record; nil at the end.
      public mutating func next(
        isolation actor: isolated (any Actor)?
      ) async throws(LedgerError) -> RedemptionRecord? {
        while page.isEmpty {
          if isStarted, cursor == nil { return nil }
          let next = try await sequence.ledger.records(sequence.query, after: cursor, atMost: sequence.pageSize)
          page = next.records[...]
          cursor = next.next
          isStarted = true
        }
        return page.removeFirst()
      }
    }
  }
#endif

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  public import CartPricing

  extension PricingEngine {
    /// Prices a cart with the usage that a ledger has counted: reads the counters that the pricing can
    /// read, and puts them in the place of the usage of the context (§O4.22).
    ///
    /// ```swift
    /// let priced = try await engine.price(cart, in: context, usageFrom: ledger, besides: "o-1001")
    /// let order = try OrderClaims("o-1001", of: priced, in: context, by: engine)
    /// if case .refused = try await ledger.redeem(order, at: context.now) {
    ///   // Somebody was faster: price again, and show the customer what has changed.
    /// }
    /// ```
    /// - Parameters:
    ///   - cart: The cart.
    ///   - context: The context, whose own usage is not read.
    ///   - ledger: The ledger.
    ///   - order: An order whose own counts are left out: that of the cart, if it is reserved already.
    ///   - at: The instant at which reservations have to be live; by default `now` of the context.
    /// - Returns: The priced cart, as `price(cart, in: context)` gives it with the usage of the ledger.
    /// - Throws: `PricingError` for the cart or the context, and ``LedgerError`` of the ledger.
    public func price(
      _ cart: Cart, in context: PricingContext, usageFrom ledger: some RedemptionLedger, besides order: OrderID? = nil,
      at: Instant? = nil
    ) async throws -> PricedCart {
      var context = context
      let keys = try usageKeys(for: cart, in: context)
      context.usage = try await ledger.usage(of: keys, at: at ?? context.now, besides: order)
      return try price(cart, in: context)
    }
  }
#endif

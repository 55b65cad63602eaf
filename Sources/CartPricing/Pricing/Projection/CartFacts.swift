// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The facts about one cart and its context that qualifiers and actions read, as integers. The
/// lines of a selector are found when they are first needed, and kept for the rest of the pricing.
///
/// The facts are computed anew for each pricing. The arrays keep their capacity.
struct CartFacts: ~Copyable, Sendable {
  private(set) var set: CompiledSet
  private(set) var currency: Currency = ""
  /// Whether the cart's currency differs from the set's.
  private(set) var isForeign = false
  /// The flags of promotions that can be refused for a reason that is tested before the qualifier.
  private(set) var reasonFlags: PromotionRecord.Flags = .firstReasons
  /// These flags and those of promotions whose eligibility depends on more than a qualifier and a
  /// rule.
  private(set) var furtherFlags: PromotionRecord.Flags = []
  /// The cart, with its lines checked and projected.
  private(set) var cart = ProjectedCart.empty
  /// The context, if the set reads more of it than segments, ids and codes.
  private(set) var context = PricingContext(now: Instant(secondsSinceEpoch: 0))
  private(set) var billingCycle = 1
  /// The SKUs that cannot be given.
  private(set) var unavailable: Set<SKU> = []
  /// The promotions that were redeemed at an earlier bill.
  private(set) var redeemed: Set<PromotionID> = []
  private(set) var explaining = Explaining.relevant
  /// The values of the set's amounts in the cart's currency, by index.
  private(set) var amounts = Rows<Int64>()

  /// The look-ups of the lines' SKUs, which are begun for all lines before the first is completed.
  var probes = UniqueArray<SymbolProbe>()

  /// The slots of the candidates, in canonical order.
  var candidates = UniqueArray<PromotionSlot>()
  /// The row of each candidate.
  var rows = UniqueArray<PromotionTable.Row>()
  /// The sum of the ends of the candidates' qualifiers, stored so that the optimiser cannot remove
  /// the prefetch loads.
  var qualifierEnds: Int32 = 0
  /// Whether all promotions of the set are candidates.
  var scans = false
  /// The slots from posting lists, while candidates are collected. A slot can occur several times.
  var found = UniqueArray<PromotionSlot>()
  /// The same slots in a small set: a bit for each slot.
  var foundSlots: UInt64 = 0
  var entered = UniqueArray<EnteredCoupon>()
  private(set) var customerSymbol: OptionalIndex<SymbolTable.Entry> = nil
  private(set) var customerSegments = UniqueArray<SymbolID>()
  private(set) var hasCustomer = false

  /// The selections that have been computed: that of no line, that of all lines, then those of
  /// other selectors.
  var selections = UniqueArray<LineSelection>()
  /// The index of the selection of each selector.
  var selectionIndices = GenerationStampedMap<LineSelector, LineSelection>()
  /// The lines of each selection as bit sets of ``wordsPerSet`` words, one bit for each line.
  var bits = UniqueArray<UInt64>()
  var wordsPerSet = 1

  /// The rest of each line's value after the items step and after the cart step. Late promotions
  /// measure these values.
  var leftAfterItems = UniqueArray<Int64>()
  var leftAfterCart = UniqueArray<Int64>()

  var attributes = AttributeColumns()
  /// The prices that the lines have as an attribute, while an action uses them.
  var attributePrices = UniqueArray<Int64>()
  var customerEvents = CustomerEvents()
  var parts = CartParts()
  /// The numbers of the kinds of the cart's fees; empty until they are needed.
  var feeNumbers = UniqueArray<OptionalIndex<TextKey>>()
  /// The cart's fees by id; empty until an action needs them.
  var feesByID = UniqueArray<Index<CartFee>>()
  /// The number of evaluation steps, which is counted in debug builds only.
  var steps = DebugCounter()

  /// By the symbol of a segment that is defined: whether the customer is in it, and whether the
  /// customer can be in it for some cart.
  var segments: [SymbolID: Bool] = [:]
  var possibleSegments: [SymbolID: Finding] = [:]
  /// By the symbol of a segment: whether every amount of its definition, and of the segments that
  /// it names, has a value in the cart's currency.
  var segmentsInCurrency: [SymbolID: Bool] = [:]

  /// The number of elementary steps that the pricing may still take.
  var budget = WorkBudget()
  /// The number of elementary steps that a pricing may take.
  var mostSteps = Limits.steps

  /// The costs of the methods of shipping that the cart lists.
  var shippingOptions: [String: Amount] {
    mutating get { cart.frame.hasShippingOptions ? cart.members.shipping?.options ?? [:] : [:] }
  }

  /// The number of lines and fees, and one for all else that actions discount (§7.16).
  var targetCount: Int { cart.lines.count &+ cart.members.fees.count &+ 1 }

  /// Creates facts without a cart.
  init(_ set: CompiledSet) { self.set = set }

  /// Reads a cart and a context for pricing with a set: projects the lines, checks the values, and
  /// looks up ids and codes. Throws the faults of the cart and the context.
  mutating func project(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet, explaining: Explaining
  ) throws(PricingError) {
    if self.set !== set || currency != cart.currency {
      self.set = set
      currency = cart.currency
      isForeign = currency != set.source.currency
      reasonFlags = isForeign ? .firstReasons : PromotionRecord.Flags.firstReasons.subtracting(.amounts)
      furtherFlags = reasonFlags.union(.needFurtherChecks)
      amounts = set.amounts.values(in: cart.currency)
    }
    self.cart = cart.storage.state == .unprojected ? ProjectedCart(projecting: cart.storage.members) : cart.storage
    billingCycle = context.billingCycle
    if !unavailable.isEmpty { unavailable = [] }
    if !redeemed.isEmpty { redeemed = [] }
    if !context.redeemed.isEmpty { redeemed = Set(context.redeemed) }
    if !context.unavailable.isEmpty { unavailable = Set(context.unavailable) }
    self.explaining = explaining
    budget = WorkBudget(mostSteps)
    hasCustomer = context.customer.isSome
    if set.needsContext { self.context = copy context }
    if !segments.isEmpty { segments = [:] }
    if !possibleSegments.isEmpty { possibleSegments = [:] }
    if !segmentsInCurrency.isEmpty { segmentsInCurrency = [:] }
    attributes.begin()
    customerEvents.begin()
    parts.begin()
    feeNumbers.removeAll(keepingCapacity: true)
    feesByID.removeAll(keepingCapacity: true)
    var flag = FaultFlag()
    context.check(in: currency, into: &flag)
    if flag.isRaised || !self.cart.frame.isValid { try PricingEngine.throwFaults(cart, context) }
    if self.cart.state != .projected {
      // Faults of the cart are reported before a subtotal that is out of range.
      try PricingEngine.validate(cart, context)
      throw .amountOutOfRange("the subtotal of the cart")
    }
    beginSelections()
    beginCandidates()
    lookUpIDs(of: cart.storage.members.lines, set)
    readCustomer(context, set)
    entered.removeAll(keepingCapacity: true)
    if !cart.storage.members.coupons.isEmpty { read(cart.storage.members.coupons, context) }
  }

  private mutating func readCustomer(_ context: borrowing PricingContext, _ set: CompiledSet) {
    customerSegments.removeAll(keepingCapacity: true)
    customerSymbol = nil
    guard hasCustomer else { return }
    if set.symbols.names(.customer), let id = context.customer?.id {
      customerSymbol = OptionalIndex(set.symbol(id.key, .customer))
    }
    guard set.symbols.names(.segment), let segments = context.customer?.segments else { return }
    for place in segments.indices {
      if let symbol = set.symbol(segments[place].key, .segment) { customerSegments.append(symbol) }
    }
    customerSegments.sort { $0 < $1 }
  }

  // MARK: Amounts

  /// Returns the value of an amount of the set by its index; ``AmountTable/noValue`` if it has no
  /// value in the cart's currency.
  @inline(__always)
  func minorUnits(at amount: AmountID) -> Int64 {
    amounts.row(amount.position, or: AmountTable.noValue)
  }

  /// Returns the value of an amount of the set in the cart's currency; nil if it has none.
  mutating func minorUnits(_ amount: AmountByCurrency) -> Int64? {
    amount.minorUnits(in: currency, plainIn: set.source.currency)
  }
}

/// Selects the promotions that are not applied and that the result has decisions on.
enum Explaining: Sendable {
  case nothing, relevant, all
}

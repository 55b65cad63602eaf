// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// What promotions ask about one cart and its context, as integers; answers about lines are found when first asked for and
/// kept.
///
/// It is filled anew for each pricing and keeps its room.
struct CartFacts: ~Copyable, Sendable {
  private(set) var set: CompiledSet
  private(set) var currency: Currency = ""
  /// Whether it is another one than the set's.
  private(set) var isForeign = false
  /// The flags of promotions that may have a reason against them before their qualifier.
  private(set) var reasonFlags: PromotionRecord.Flags = .firstReasons
  /// The cart, with its lines checked and projected.
  private(set) var cart = ProjectedCart.empty
  private(set) var hasShipping = false
  private(set) var shippingCost: Int64 = 0
  /// The rate of the tax on shipping in parts per million.
  private(set) var shippingRate: Int64 = 0
  private(set) var shippingOptions: [String: Amount] = [:]
  /// The context if the set asks about more than its segments and codes.
  private(set) var context = PricingContext(now: Instant(secondsSinceEpoch: 0))
  private(set) var billingCycle = 1
  private(set) var explaining = Explaining.relevant
  /// The values of the set's amounts in the cart's currency, by place.
  private(set) var amounts: [Int64] = []

  /// The first of the lines that have an id which the set names, by its symbol.
  private(set) var firstLines = GenerationStampedMap()
  /// The symbols of the cart's ids that the set names, each once.
  private(set) var symbols = UniqueArray<Int32>()
  private(set) var symbolLines = UniqueArray<SymbolLine>()
  /// The searches for SKUs, which are begun all at once.
  private var probes = UniqueArray<SymbolProbe>()

  /// The places in the set of the promotions that the cart is judged against, in canonical order.
  var candidates = UniqueArray<Int32>()
  /// What is at hand of each.
  var rows = UniqueArray<PromotionTable.Row>()
  /// The sum of the ends of their qualifiers: it keeps what has been looked at from being left out.
  var qualifierEnds: Int32 = 0
  /// Whether all promotions of the set are candidates.
  var scans = false
  /// Places in the set, while candidates are looked for.
  var found = UniqueArray<Int32>()
  var entered = UniqueArray<EnteredCoupon>()
  private(set) var customerSymbol = SymbolTable.unknown
  private(set) var customerSegments = UniqueArray<Int32>()
  private(set) var hasCustomer = false

  // Answers of selectors.
  var selectionPlaces = GenerationStampedMap()
  var selections = UniqueArray<LineSelection>()
  /// The lines of each selection, a bit a line, ``wordsPerSet`` words each.
  var bits = UniqueArray<UInt64>()
  private(set) var wordsPerSet = 1

  /// What discounts have left of each line after the steps that a late promotion may ask about.
  var leftAfterItems = UniqueArray<Int64>()
  var leftAfterCart = UniqueArray<Int64>()

  /// Whether the customer is in segments that are defined; what can be known of it without a cart. By symbol.
  var segments: [Int32: Bool] = [:]
  var possibleSegments: [Int32: Bool?] = [:]

  /// Room for carts.
  init(_ set: CompiledSet) { self.set = set }

  /// Takes up a cart and a context, to be priced with a set. What is wrong with them is thrown.
  mutating func begin(
    _ cart: borrowing Cart, _ context: borrowing PricingContext, with set: CompiledSet, explaining: Explaining
  ) throws(PricingError) {
    if self.set !== set || currency != cart.currency {
      self.set = set
      currency = cart.currency
      isForeign = currency != set.source.currency
      reasonFlags = isForeign ? .firstReasons : PromotionRecord.Flags.firstReasons.subtracting(.amounts)
      amounts = set.amounts.values(in: cart.currency)
    }
    self.cart = cart.storage.state == .unprojected ? ProjectedCart(projecting: cart.storage.members) : cart.storage
    takeUpShipping(cart)
    billingCycle = context.billingCycle
    self.explaining = explaining
    hasCustomer = context.customer.isSome
    if set.asksAboutContext { self.context = copy context }
    if !segments.isEmpty { segments = [:] }
    if !possibleSegments.isEmpty { possibleSegments = [:] }
    var flag = FaultFlag()
    self.cart.members.check(into: &flag)
    context.check(in: currency, into: &flag)
    if flag.isRaised { try PricingEngine.throwFaults(cart, context) }
    if self.cart.state != .projected {
      // Faults of the cart come before a subtotal that is out of range.
      try PricingEngine.validate(cart, context)
      throw .amountOutOfRange("the subtotal of the cart")
    }
    findSymbols()
    beginSelections()
    takeUpCustomer(context)
    takeUpCoupons(context.usage)
  }

  private mutating func takeUpShipping(_ cart: borrowing Cart) {
    hasShipping = cart.shipping.isSome
    shippingCost = 0
    shippingRate = 0
    if !shippingOptions.isEmpty { shippingOptions = [:] }
    guard hasShipping else { return }
    shippingCost = cart.shipping?.cost.minorUnits(in: currency) ?? 0
    shippingRate = Int64(cart.shipping?.taxRate?.partsPerMillion ?? 0)
    if cart.shipping?.options.isEmpty == false { shippingOptions = cart.shipping?.options ?? [:] }
  }

  /// Finds the symbols of the lines' ids, one kind of id after another.
  private mutating func findSymbols() {
    symbols.removeAll(keepingCapacity: true)
    symbolLines.removeAll(keepingCapacity: true)
    firstLines.removeAll()
    let (set, source) = (self.set, cart.members.lines)
    if set.symbols.names(.sku) {
      probes.removeAll(keepingCapacity: true)
      probes.append(source.count) { set.symbols.probe(source[$0].sku.key, .sku) }
      for index in source.indices { add(set.symbol(source[index].sku.key, .sku, probes[index]), index) }
    }
    if set.symbols.names(.product) {
      for index in source.indices {
        if let product = source[index].product { add(set.symbol(product.key, .product), index) }
      }
    }
    if set.symbols.names(.category) {
      for index in source.indices {
        for place in source[index].categories.indices {
          add(set.symbol(source[index].categories[place].key, .category), index)
        }
      }
    }
    if set.symbols.names(.tag) {
      for index in source.indices {
        for place in source[index].tags.indices { add(set.symbol(source[index].tags[place].key, .tag), index) }
      }
    }
  }

  /// Notes that a line has an id that the set names.
  @inline(__always)
  private mutating func add(_ symbol: Int32, _ line: Int) {
    guard symbol >= 0 else { return }
    let next = firstLines.set(symbol, to: Int32(truncatingIfNeeded: symbolLines.count))
    if next < 0 { symbols.append(symbol) }
    symbolLines.append(SymbolLine(line: Int32(truncatingIfNeeded: line), next: next))
  }

  private mutating func beginSelections() {
    wordsPerSet = max(1, (cart.lines.count + 63) / 64)
    selectionPlaces.removeAll()
    selections.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
  }

  private mutating func takeUpCustomer(_ context: borrowing PricingContext) {
    customerSegments.removeAll(keepingCapacity: true)
    customerSymbol = SymbolTable.unknown
    guard hasCustomer else { return }
    if set.symbols.names(.customer), let id = context.customer?.id {
      customerSymbol = set.symbol(id.key, .customer)
    }
    guard set.symbols.names(.segment), let segments = context.customer?.segments else { return }
    for place in segments.indices {
      let symbol = set.symbol(segments[place].key, .segment)
      if symbol >= 0 { customerSegments.append(symbol) }
    }
  }

  // MARK: Amounts

  /// The value of an amount of the set by its place; ``AmountTable/noValue`` where it has none in the cart's currency.
  @inline(__always)
  func minorUnits(at place: Int32) -> Int64 {
    Int(place) < amounts.count ? amounts[Int(place)] : AmountTable.noValue
  }

  /// An amount of the set in the cart's currency; nil where it has no value in it.
  mutating func minorUnits(_ amount: AmountByCurrency) -> Int64? {
    amount.minorUnits(in: currency, plainIn: set.source.currency)
  }
}

/// How much is said of promotions that are not applied.
enum Explaining: Sendable {
  case nothing, relevant, all
}

/// A line that has an id which the set names, and the next one that has it; -1 at the end.
struct SymbolLine: Sendable {
  let line: Int32
  let next: Int32
}

/// What promotions ask about one cart and its context, as integers; answers about lines are found when first asked for and
/// kept.
///
/// It is filled anew for each pricing and keeps the room of its arrays.
struct CartFacts {
  let set: CompiledSet
  private(set) var cart: Cart
  private(set) var context: Context
  /// The values of the set's amounts in the cart's currency, by place.
  private(set) var amounts: [Int64] = []
  private(set) var lines: [LineFacts] = []
  /// The lines' places in the order of their ids.
  private(set) var byID: [Int32] = []
  /// The value of all lines.
  private(set) var subtotal: Int64 = 0
  /// The symbols of the lines' ids that the set names, and the line of each.
  private(set) var lineSymbols: [Int32] = []
  private(set) var symbolLines: [Int32] = []
  var entered: [EnteredCoupon] = []
  private(set) var customerSymbol = SymbolTable.unknown
  private(set) var customerSegments: [Int32] = []
  private(set) var hasCustomer = false

  // Answers of selectors, which are valid while their stamp is the present one.
  var stamp: UInt32 = 0
  var stamps: [UInt32]
  var places: [Int32]
  var selections: [LineSelection] = []
  /// The lines of each selection, a bit a line, ``wordsPerSet`` words each.
  var bits: [UInt64] = []
  private(set) var wordsPerSet = 1

  /// What discounts have left of each line after the steps that a late promotion may ask about.
  var leftAfterItems: [Int64] = []
  var leftAfterCart: [Int64] = []

  /// Whether the customer is in segments that are defined; what can be known of it without a cart; and whether their
  /// amounts have values. By symbol.
  var segments: [Int32: Bool] = [:]
  var possibleSegments: [Int32: Bool?] = [:]
  var segmentCurrencies: [Int32: Bool] = [:]

  /// Room for carts that are priced with a set.
  init(_ set: CompiledSet) {
    self.set = set
    cart = Cart(currency: "")
    context = Context(now: Instant(secondsSinceEpoch: 0))
    stamps = Array(repeating: 0, count: set.selectors.count)
    places = Array(repeating: 0, count: set.selectors.count)
  }

  /// Takes up a cart and a context. What is wrong with them is thrown.
  mutating func begin(_ cart: Cart, _ context: Context) throws(PricingError) {
    if self.cart.currency != cart.currency { amounts = set.amounts.values(in: cart.currency) }
    self.cart = cart
    self.context = context
    stamp &+= 1
    if stamp == 0 {
      stamp = 1
      for index in stamps.indices { stamps[index] = 0 }
    }
    selections.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
    if !segments.isEmpty { segments = [:] }
    if !possibleSegments.isEmpty { possibleSegments = [:] }
    if !segmentCurrencies.isEmpty { segmentCurrencies = [:] }
    var isPlain = context.isPlain
    try takeUpLines(&isPlain)
    let isDistinct = orderLines()
    if !isPlain || !cart.isPlain || !isDistinct { try PricingEngine.validate(cart, context) }
    wordsPerSet = (lines.count + 63) / 64
    takeUpCustomer()
    takeUpCoupons()
  }

  /// Projects the lines; `isPlain` becomes false where a line has to be looked at by the validator.
  private mutating func takeUpLines(_ isPlain: inout Bool) throws(PricingError) {
    lines.removeAll(keepingCapacity: true)
    lineSymbols.removeAll(keepingCapacity: true)
    symbolLines.removeAll(keepingCapacity: true)
    subtotal = 0
    let currency = cart.currency
    let source = cart.lines
    let symbols = set.symbols
    let namesProducts = symbols.names(.product)
    let namesCategories = symbols.names(.category)
    let namesTags = symbols.names(.tag)
    let namesSKUs = symbols.names(.sku)
    var overflows = false
    for index in source.indices {
      guard let unitPrice = source[index].unitPriceIfPlain(in: currency) else {
        try takeUp(index, in: currency, &isPlain, &overflows)
        continue
      }
      add(unitPrice, quantity: source[index].quantity, index, &overflows)
    }
    for index in source.indices {
      if namesSKUs { addSymbol(symbols.symbol(source[index].sku.key, .sku), index) }
      if namesProducts, let product = source[index].product {
        addSymbol(symbols.symbol(product.key, .product), index)
      }
      if namesCategories {
        for place in source[index].categories.indices {
          addSymbol(symbols.symbol(source[index].categories[place].key, .category), index)
        }
      }
      if namesTags {
        for place in source[index].tags.indices {
          addSymbol(symbols.symbol(source[index].tags[place].key, .tag), index)
        }
      }
    }
    if overflows {
      // what is malformed is told first
      try PricingEngine.validate(cart, context)
      throw .amountOutOfRange("the subtotal of the cart")
    }
  }

  /// Projects a line that has more than the usual, or something wrong.
  private mutating func takeUp(
    _ index: Int, in currency: Currency, _ isPlain: inout Bool, _ overflows: inout Bool
  ) throws(PricingError) {
    isPlain = false
    let line = cart.lines[index]
    guard let price = line.effectiveUnitPrice.minorUnits(in: currency), (1...Limits.count).contains(line.quantity)
    else {
      try PricingEngine.validate(cart, context)
      return
    }
    add(price, quantity: line.quantity, index, &overflows)
  }

  private mutating func add(_ unitPrice: Int64, quantity: Int, _ index: Int, _ overflows: inout Bool) {
    let (value, valueOverflows) = unitPrice.multipliedReportingOverflow(by: Int64(quantity))
    let (sum, sumOverflows) = subtotal.addingReportingOverflow(value)
    if valueOverflows || sumOverflows { overflows = true } else { subtotal = sum }
    lines.append(
      LineFacts(
        quantity: Int64(quantity), unitPrice: unitPrice, value: value,
        rate: Int32(cart.lines[index].taxRate?.partsPerMillion ?? 0), rank: Int32(index),
        isDiscountable: cart.lines[index].discountable, isSubscription: cart.lines[index].billing != nil))
  }

  private mutating func addSymbol(_ symbol: Int32, _ line: Int) {
    guard symbol >= 0 else { return }
    lineSymbols.append(symbol)
    symbolLines.append(Int32(line))
  }

  /// Finds the order of line ids; whether they are distinct.
  private mutating func orderLines() -> Bool {
    let source = cart.lines
    byID.removeAll(keepingCapacity: true)
    var ascends = true
    for index in source.indices {
      byID.append(Int32(index))
      if index > 0, source[index - 1].id >= source[index].id { ascends = false }
    }
    if ascends { return true }
    byID.sort { source[Int($0)].id < source[Int($1)].id }
    var isDistinct = true
    for rank in byID.indices {
      lines[Int(byID[rank])].rank = Int32(rank)
      if rank > 0, source[Int(byID[rank - 1])].id == source[Int(byID[rank])].id { isDistinct = false }
    }
    return isDistinct
  }

  private mutating func takeUpCustomer() {
    customerSegments.removeAll(keepingCapacity: true)
    customerSymbol = SymbolTable.unknown
    hasCustomer = false
    guard let customer = context.customer else { return }
    hasCustomer = true
    let symbols = set.symbols
    if symbols.names(.customer) { customerSymbol = symbols.symbol(customer.id.key, .customer) }
    guard symbols.names(.segment) else { return }
    for place in customer.segments.indices {
      let symbol = symbols.symbol(customer.segments[place].key, .segment)
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
  func minorUnits(_ amount: AmountByCurrency) -> Int64? {
    amount.minorUnits(in: cart.currency, plainIn: set.source.currency)
  }

  /// Whether a figure of the cart's currency is within bounds; a bound without a value in it is never met.
  func contains(_ figure: Int128, in range: AmountRange) -> Bool {
    if let atLeast = range.atLeast {
      guard let bound = minorUnits(atLeast), figure >= bound else { return false }
    }
    if let atMost = range.atMost {
      guard let bound = minorUnits(atMost), figure <= bound else { return false }
    }
    return true
  }
}

/// A line of the cart as integers.
struct LineFacts: Sendable {
  let quantity: Int64
  let unitPrice: Int64
  let value: Int64
  /// The rate of its tax in parts per million.
  let rate: Int32
  /// The line's place in the order of line ids.
  var rank: Int32
  let isDiscountable: Bool
  let isSubscription: Bool
}

extension CountRange {
  func contains(_ figure: some BinaryInteger) -> Bool {
    (atLeast.map { figure >= $0 } ?? true) && (atMost.map { figure <= $0 } ?? true)
  }
}

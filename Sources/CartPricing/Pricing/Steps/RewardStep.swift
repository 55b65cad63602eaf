extension Worksheet {
  /// `credit`: an amount for each full `per` of what is paid for lines. Source: PRICING.md section 6.
  mutating func giveCredit(_ credit: Credit, for promotion: TakenPromotion) {
    guard let amount = facts.lines.minorUnits(credit.amount), let per = facts.lines.minorUnits(credit.per), per > 0
    else { return }
    let paid = (0..<facts.lines.count).reduce(Int128(0)) { $0 + Int128(units.value(of: $1)) }
    var given = Int128(amount) * (paid / Int128(per))
    if let most = credit.max {
      guard let most = facts.lines.minorUnits(most) else { return }
      given = min(given, Int128(most))
    }
    guard given > 0 else { return }
    give(Share(promotion: promotion.index, amount: given))
  }
}

extension Worksheet {
  /// `credit`: an amount for each full `per` of what is paid for lines. Source: PRICING.md section 6.
  mutating func giveCredit(
    _ action: ActionRecord, for place: Int, _ facts: inout CartFacts
  ) {
    guard case .credit(let credit) = facts.source(of: promotions[place].index).actions[Int(action.place)],
      let amount = facts.minorUnits(credit.amount), let per = facts.minorUnits(credit.per), per > 0
    else { return }
    var paid: Int128 = 0
    if sum >= 0 { paid = Int128(sum) } else { for line in left.indices { paid += Int128(left[line]) } }
    var given = Int128(amount) * (paid / Int128(per))
    if let most = credit.max {
      guard let most = facts.minorUnits(most) else { return }
      given = min(given, Int128(most))
    }
    guard given > 0 else { return }
    give(given, for: place)
  }
}

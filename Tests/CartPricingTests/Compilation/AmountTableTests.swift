// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("The amounts of a compiled set")
struct AmountTableTests {
  private func values(_ table: AmountTable, _ currency: Currency, _ ids: [AmountID]) -> [Int64?] {
    let values = table.values(in: currency)
    return ids.map { id in
      let value = values.row(id.position, or: AmountTable.noValue)
      return value == AmountTable.noValue ? nil : value
    }
  }

  @Test("Each amount has its value in each currency, also after amounts were added")
  func currencies() {
    var table = AmountTable(plainIn: .eur)
    let five = table.id(of: "5")
    let both = table.id(of: ["EUR": "7", "USD": "8.50"])
    #expect(table.id(of: "5.00") == five)
    #expect(table.id(of: ["USD": "8.50", "EUR": "7"]) == both)
    table.close()
    let before = table

    let nine = table.id(of: "9")
    let yen = table.id(of: ["JPY": "300", "EUR": "2"])
    #expect(table.id(of: "9.0") == nine)
    table.closeAdded()
    let six = table.id(of: "6")
    let dollars = table.id(of: ["USD": "1", "JPY": "110"])
    table.closeAdded()

    let ids = [five, both, nine, yen, six, dollars]
    #expect(Set(ids).count == 6)
    #expect(values(table, .eur, ids) == [500, 700, 900, 200, 600, nil])
    #expect(values(table, .usd, ids) == [nil, 850, nil, nil, nil, 100])
    #expect(values(table, .jpy, ids) == [nil, nil, nil, 300, nil, 110])
    #expect(values(table, .gbp, ids) == [nil, nil, nil, nil, nil, nil])
    // The copy has the amounts that it had.
    #expect(values(before, .eur, ids) == [500, 700, nil, nil, nil, nil])
    #expect(values(before, .jpy, ids) == [nil, nil, nil, nil, nil, nil])
  }

  @Test("An amount is above zero if it is so in each of its currencies")
  func aboveZero() {
    var table = AmountTable(plainIn: .eur)
    let ids = [
      table.id(of: "0"), table.id(of: "0.01"), table.id(of: ["EUR": "1", "USD": "0"]),
      table.id(of: ["EUR": "1", "USD": "2"]),
    ]
    #expect(ids.map { table.isAboveZero($0) } == [false, true, false, true])
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CartPricing

@Suite("The amounts of a compiled set")
struct AmountTableTests {
  private func values(_ table: AmountTable, _ currency: Currency, _ places: [Int32]) -> [Int64?] {
    let values = table.values(in: currency)
    return places.map { place in
      let value = values.row(Int(place), or: AmountTable.noValue)
      return value == AmountTable.noValue ? nil : value
    }
  }

  @Test("Each amount has its value in each currency, also after amounts were added")
  func currencies() {
    var table = AmountTable(plainIn: .eur)
    let five = table.place(of: "5")
    let both = table.place(of: ["EUR": "7", "USD": "8.50"])
    #expect(table.place(of: "5.00") == five)
    #expect(table.place(of: ["USD": "8.50", "EUR": "7"]) == both)
    #expect(table.place(of: nil) == AmountTable.none)
    table.close()
    let before = table

    let nine = table.place(of: "9")
    let yen = table.place(of: ["JPY": "300", "EUR": "2"])
    #expect(table.place(of: "9.0") == nine)
    table.closeAdded()
    let six = table.place(of: "6")
    let dollars = table.place(of: ["USD": "1", "JPY": "110"])
    table.closeAdded()

    let places = [five, both, nine, yen, six, dollars]
    #expect(Set(places).count == 6)
    #expect(values(table, .eur, places) == [500, 700, 900, 200, 600, nil])
    #expect(values(table, .usd, places) == [nil, 850, nil, nil, nil, 100])
    #expect(values(table, .jpy, places) == [nil, nil, nil, 300, nil, 110])
    #expect(values(table, .gbp, places) == [nil, nil, nil, nil, nil, nil])
    // The copy has the amounts that it had.
    #expect(values(before, .eur, places) == [500, 700, nil, nil, nil, nil])
    #expect(values(before, .jpy, places) == [nil, nil, nil, nil, nil, nil])
  }

  @Test("An amount is above zero if it is so in each of its currencies")
  func aboveZero() {
    var table = AmountTable(plainIn: .eur)
    let places = [
      table.place(of: "0"), table.place(of: "0.01"), table.place(of: ["EUR": "1", "USD": "0"]),
      table.place(of: ["EUR": "1", "USD": "2"]),
    ]
    #expect(places.map { table.isAboveZero($0) } == [false, true, false, true])
  }
}

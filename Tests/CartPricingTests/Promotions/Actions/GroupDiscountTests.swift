// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import CartPricing
import Testing

/// Tests §6.12, §6.24, §6.25, §6.27, §6.28, §6.37, §6.38 and §6.39.
@Suite("Discounts on groups")
struct GroupDiscountTests {
  private func groups(
    of size: Int?, _ discount: Discount, _ reward: GroupTarget.Reward, count: Int = 1, select: LineSelector = .all,
    atMost: Int? = nil
  ) -> Promotion {
    Promotion(
      "p", calculateRule: size.map { .quantity(minimum: $0, maxApplications: atMost) },
      actions: [.discount(discount, on: .group(select, reward: reward, count: count))])
  }

  private func line(_ id: LineID, _ price: Amount, _ quantity: Int = 1, isDiscountable: Bool = true) -> CartLine {
    CartLine(id, sku: SKU("S\(id)"), quantity: quantity, unitPrice: price, isDiscountable: isDiscountable)
  }

  private var six: Cart {
    Cart(line("a", "30"), line("b", "7"), line("c", "20"), line("d", "9"), line("e", "10"), line("f", "8"))
  }

  /// Groups of three, dearest first: 30, 20, 10 and 9, 8, 7.
  @Test(
    "Units are cut into groups, dearest first, and the cheapest or dearest of each are rewarded",
    arguments: [
      (GroupTarget.Reward.cheapest, 1, ["30.00", "0.00", "20.00", "9.00", "0.00", "8.00"]),
      (.cheapest, 2, ["30.00", "0.00", "0.00", "9.00", "0.00", "0.00"]),
      (.mostExpensive, 1, ["0.00", "7.00", "20.00", "0.00", "10.00", "8.00"]),
      (.mostExpensive, 2, ["0.00", "7.00", "0.00", "0.00", "10.00", "0.00"]),
      (.cheapest, 5, ["0.00", "0.00", "0.00", "0.00", "0.00", "0.00"]),
    ])
  func rewards(reward: GroupTarget.Reward, count: Int, totals: [String]) throws {
    #expect(try priced(six, [groups(of: 3, .percent("100"), reward, count: count)]).lineTotals == totals)
  }

  @Test("Only whole groups count, and only as many as the rule has applications")
  func wholeGroups() throws {
    var cart = six
    cart.lines.append(line("g", "1", 2))
    // 30, 20, 10 | 9, 8, 7 | 1, 1 is no group
    #expect(try priced(cart, [groups(of: 3, .percent("100"), .cheapest)]).discount.amountText == "17.00")
    #expect(try priced(cart, [groups(of: 3, .percent("100"), .cheapest, atMost: 1)]).discount.amountText == "10.00")
    #expect(try priced(cart, [groups(of: 9, .percent("100"), .cheapest)]).reasons == ["p notQualified"])
    // units that are counted but not open make no group
    cart.lines = [line("a", "30"), line("b", "7"), line("c", "20", isDiscountable: false)]
    #expect(try priced(cart, [groups(of: 3, .percent("100"), .cheapest)]).reasons == ["p noEffect"])
  }

  @Test("Without a rule all selected units form one group")
  func oneGroup() throws {
    #expect(try priced(six, [groups(of: nil, .percent("100"), .cheapest)]).discount.amountText == "7.00")
    #expect(try priced(six, [groups(of: nil, .price("50"), .all)]).total.amountText == "50.00")
    let two = groups(of: nil, .percent("100"), .cheapest, select: .sku("Sa", "Sc"))
    #expect(try priced(six, [two]).discount.amountText == "20.00")
    #expect(try priced(six, [groups(of: nil, .percent("100"), .all, select: .sku("Z"))]).reasons == ["p noEffect"])
  }

  @Test("Units of a unit price of 0 are neither counted nor in a group")
  func freeUnits() throws {
    let cart = Cart(line("a", "10"), line("b", "5"), line("c", "0"))
    let three = try priced(cart, [groups(of: 3, .percent("100"), .cheapest)])
    #expect(three.reasons == ["p notQualified"])
    #expect(three.gaps(of: "p") == ["quantity 2 of 3 lacks 1"])
    // a group of the dearest two, of which 5.00 is the cheapest; the same without a rule
    #expect(try priced(cart, [groups(of: 2, .percent("100"), .cheapest)]).lineTotals == ["10.00", "0.00", "0.00"])
    #expect(try priced(cart, [groups(of: nil, .percent("100"), .cheapest)]).lineTotals == ["10.00", "0.00", "0.00"])
    // a unit that a promotion has taken down to 0 is counted, and in no group: 10 and 5 make none of three
    let paid = Cart(line("a", "10"), line("b", "5"), line("c", "4"))
    let free = Promotion("c", priority: 1, actions: [.discount(.percent("100"), on: .items(.sku("Sc")))])
    let late = try priced(paid, [free, groups(of: 3, .percent("100"), .cheapest)])
    #expect(late.taken == ["c 4.00"])
    #expect(late.reasons == ["p noEffect"])
  }

  /// Units at 20, 10 and 5, of which the first costs its minimum price.
  @Test(
    "A unit without room belongs to its group and is not rewarded",
    arguments: [
      (GroupTarget.Reward.cheapest, 1, ["20.00", "10.00", "0.00"]), (.mostExpensive, 1, ["20.00", "0.00", "5.00"]),
      (.mostExpensive, 2, ["20.00", "0.00", "0.00"]), (.mostExpensive, 3, ["20.00", "0.00", "0.00"]),
      // the first of them, room or not: nothing is rewarded
      (.rank(1), 1, ["20.00", "10.00", "5.00"]), (.rank(2), 1, ["20.00", "0.00", "5.00"]),
      (.rank(3), 1, ["20.00", "10.00", "0.00"]), (.rank(4), 1, ["20.00", "10.00", "5.00"]),
      (.all, 1, ["20.00", "0.00", "0.00"]),
    ])
  func withoutRoom(reward: GroupTarget.Reward, count: Int, totals: [String]) throws {
    var dear = line("a", "20")
    dear.minUnitPrice = "20"
    let cart = Cart(dear, line("b", "10"), line("c", "5"))
    #expect(try priced(cart, [groups(of: 3, .percent("100"), reward, count: count)]).lineTotals == totals)
  }

  @Test("An amount is off each rewarded unit, a price is what each costs")
  func eachUnit() throws {
    #expect(try priced(six, [groups(of: 3, .amount("8"), .cheapest)]).discount.amountText == "15.00")  // 8 + 7
    #expect(try priced(six, [groups(of: 3, .price("5"), .mostExpensive)]).discount.amountText == "29.00")  // 25 + 4
    #expect(try priced(six, [groups(of: 3, .percent("50"), .all)]).discount.amountText == "42.00")
  }

  @Test("A percentage is rounded once a line over all groups")
  func percentByLine() throws {
    let cart = Cart(line("a", "0.05", 6))
    // the cheapest of each of 2 groups: 50 % of 0.10 is 0.05, 3 + 2 cents
    #expect(try priced(cart, [groups(of: 3, .percent("50"), .cheapest)]).units() == "1x0.02 1x0.03 4x0.05")
  }

  @Test("Whole groups cost a price, and save together over all their units")
  func groupPrice() throws {
    let cart = Cart(line("a", "10", 7))
    // 2 groups save 10 each; 20.00 over 6 units: 3.33 each, and a cent more for two
    #expect(try priced(cart, [groups(of: 3, .price("20"), .all)]).units() == "2x6.66 4x6.67 1x10.00")
    #expect(try priced(cart, [groups(of: 3, .price("30"), .all)]).reasons == ["p noEffect"])
    #expect(try priced(cart, [groups(of: 3, .price("31"), .all)]).reasons == ["p noEffect"])
    // 5 off each whole group
    #expect(try priced(cart, [groups(of: 3, .amount("5"), .all)]).discount.amountText == "10.00")
    #expect(try priced(cart, [groups(of: 3, .amount("35"), .all)]).discount.amountText == "60.00")
  }

  @Test("Groups that save nothing neither lose nor take a share")
  func groupsThatSaveNothing() throws {
    let cart = Cart(line("a", "30"), line("b", "20"), line("c", "3"), line("d", "2"))
    // 50 for 10 saves 40, 5 for 10 nothing; 40 over 30 and 20: 24 and 16
    #expect(try priced(cart, [groups(of: 2, .price("10"), .all)]).lineTotals == ["6.00", "4.00", "3.00", "2.00"])
  }

  /// From the cheapest end the groups are 7, 8, 9 and 10, 20, 30.
  @Test(
    "Groups can be cut from the cheapest unit on; of each, units are rewarded in descending order all the same",
    arguments: [
      ("'reward':'cheapest','order':'cheapest'", "", ["30.00", "0.00", "20.00", "9.00", "0.00", "8.00"]),
      ("'reward':'mostExpensive','order':'cheapest'", "", ["0.00", "7.00", "20.00", "0.00", "10.00", "8.00"]),
      (
        "'reward':{'rank':1},'order':'cheapest'", ",'maxApplications':1",
        ["30.00", "7.00", "20.00", "0.00", "10.00", "8.00"]
      ),
      ("'reward':{'rank':1}", ",'maxApplications':1", ["0.00", "7.00", "20.00", "9.00", "10.00", "8.00"]),
      ("'reward':{'rank':2}", "", ["30.00", "7.00", "0.00", "9.00", "10.00", "0.00"]),
      ("'reward':{'rank':4}", "", ["30.00", "7.00", "20.00", "9.00", "10.00", "8.00"]),
    ])
  func ends(group: String, rule: String, totals: [String]) throws {
    let cart = cartLines(
      cartLine("a", 1, "30"), cartLine("b", 1, "7"), cartLine("c", 1, "20"), cartLine("d", 1, "9"),
      cartLine("e", 1, "10"), cartLine("f", 1, "8"))
    let result = try priced(
      [
        promotion(
          "p", "{'on':{'group':{\(group)}},'discount':{'percent':'100'}}",
          "'calculateRule':{'quantity':{'minimum':3\(rule)}}")
      ], cart: cart)
    #expect(result.lineTotals == totals)
  }

  @Test("From the cheapest end the dearest units are left over")
  func leftOver() throws {
    let cart = cartLines(cartLine("a", 1, "30"), cartLine("b", 2, "10"), cartLine("c", 1, "20"))
    func totals(_ order: String) throws -> [String] {
      try priced(
        [
          promotion(
            "p", "{'on':{'group':{'reward':'all'\(order)}},'discount':{'price':'25'}}",
            "'calculateRule':{'quantity':{'minimum':3}}")
        ], cart: cart
      ).lineTotals
    }
    // 30, 20 and 10 save 35.00: 17.50, 11.67 and 5.83
    #expect(try totals("") == ["12.50", "14.17", "8.33"])
    // 10, 10 and 20 save 15.00: 3.75 each and 7.50
    #expect(try totals(",'order':'cheapest'") == ["30.00", "12.50", "12.50"])
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

internal import CartPricing

extension Overview {
  /// The overview as a table in CSV (RFC 4180): a header line, and a line for each promotion, day and
  /// currency with an order, in their order. Lines end with CR LF.
  ///
  /// A field that begins with `=`, `+`, `-` or `@` gets an apostrophe in front, so that no program takes
  /// it for a formula (§O6.5).
  public var csv: String {
    var text = "promotion,day,currency,uses,orders,discount,givenBack\r\n"
    for promotion in promotions {
      let name = Overview.field(promotion.id.text)
      for day in promotion.byDay {
        for (currency, sums) in day.sums.currencies.sorted(by: { $0.key < $1.key }) {
          let amounts = [sums.discount, sums.givenBack].map { Money(minorUnits: $0, currency: currency).amountText }
          text += "\(name),\(day.day),\(Overview.field(currency.description)),\(sums.uses),\(sums.orders),"
          text += "\(Overview.field(amounts[0])),\(Overview.field(amounts[1]))\r\n"
        }
      }
    }
    return text
  }

  /// Returns a field: in quotation marks if it has a quotation mark, a comma or a line end.
  private static func field(_ text: String) -> String {
    var field = text
    if let first = text.utf8.first, "=+-@".utf8.contains(first) { field = "'" + field }
    guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return field }
    var quoted: [UInt8] = [0x22]
    for byte in field.utf8 {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }
}

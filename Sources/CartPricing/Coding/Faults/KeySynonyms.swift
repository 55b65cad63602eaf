// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Keys that other systems have, and the keys that mean the same here.
///
/// They are too different for ``nearest(_:in:)``: `qty` and `quantity` differ in five letters.
enum KeySynonyms {
  private static let meanings: [(word: String, keys: [String])] = [
    ("percentage", ["percent"]), ("percentoff", ["percent"]), ("rate", ["percent", "taxRate"]),
    ("amountoff", ["amount"]), ("fixedprice", ["price"]), ("value", ["amount", "percent"]),
    ("min", ["atLeast", "minimum"]), ("max", ["atMost", "maxApplications", "maxUses"]),
    ("gte", ["atLeast"]), ("lte", ["atMost"]), ("gt", ["above"]), ("lt", ["below"]),
    ("morethan", ["above"]), ("lessthan", ["below"]),
    ("qty", ["quantity", "count"]), ("quantity", ["count", "minimum"]),
    ("stackable", ["combines"]), ("combinable", ["combines"]), ("exclusive", ["combines"]),
    ("enabled", ["active"]), ("start", ["validFrom", "from"]), ("end", ["validUntil", "until"]),
    ("startdate", ["validFrom"]), ("enddate", ["validUntil"]), ("startsat", ["validFrom"]),
    ("endsat", ["validUntil"]), ("expires", ["validUntil"]), ("conditions", ["when"]), ("condition", ["when"]),
    ("code", ["coupons"]), ("codes", ["coupons"]), ("usagelimit", ["maxUsesTotal", "maxUses"]),
    ("floor", ["minUnitPrice"]), ("giftcards", ["tenders"]), ("payments", ["tenders"]),
  ]

  /// The first key of a list that means the same as a word; nil if there is none. Letters are
  /// compared without regard to ASCII case; the synonyms are in lower case.
  static func meaning(of word: String, in keys: [String]) -> String? {
    guard word.utf8.count <= 24 else { return nil }
    let letters = folded(word)
    for (synonym, meant) in meanings where Array(synonym.utf8) == letters {
      if let key = meant.first(where: { keys.contains($0) }) { return key }
    }
    return nil
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { byte in byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
  }
}

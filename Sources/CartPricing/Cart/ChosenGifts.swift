// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The gifts that the shopper has chosen: a SKU for each promotion that offers some.
enum ChosenGifts {
  static func read<Source: DocumentSource>(_ value: Int, from source: inout Source) -> [PromotionID: SKU] {
    var choices: [PromotionID: SKU] = [:]
    source.map(value, of: "an object of SKUs by promotion") { source, key, value in
      if choices.updateValue(source.read(value), forKey: PromotionID(key)) != nil {
        source.report("the promotion \(quoted(key)) is there already")
      }
    }
    return choices
  }

  static func write(_ choices: [PromotionID: SKU], to writer: inout JSONWriter) {
    if choices.isEmpty { return }
    writer.key(Cart.Key.choices)
    writer.map(choices, name: { $0.text }) { $0.write(to: &$1) }
  }

  /// Checks the choices, under the key `choices`. A promotion that the set does not have is no fault
  /// (§11.10).
  static func check(_ choices: [PromotionID: SKU], into sink: inout some FaultSink) {
    sink.check(size: choices.count, atMost: Limits.list, at: "choices")
    sink.push("choices")
    sink.forEach(choices, by: { $0 < $1 }) { id, sku, sink in
      if !id.key.isWithinLimits { sink.report(at: id.text, FaultCollector.idMessage(id.text)) }
      if !sku.key.isWithinLimits { sink.report(at: id.text, FaultCollector.idMessage(sku.text)) }
    }
    sink.pop()
  }
}

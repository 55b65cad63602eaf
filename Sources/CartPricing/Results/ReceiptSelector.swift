// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// A selector in words: "all items", "items in shoes", "items tagged new and not with SKU MUG-1".
struct ReceiptSelector {
  private let selector: LineSelector
  let storage: PricedStorage

  init(_ selector: LineSelector, in storage: PricedStorage) {
    self.selector = selector
    self.storage = storage
  }

  /// A selector of more nodes than this is not spelled out.
  private static let mostNodes = 12

  /// The items that are selected, as one item or several; `all` is the text for a selector of every line.
  func text(one: Bool = false, all: String? = nil) -> String {
    let noun = one ? "item" : "items"
    if selector.isAll { return all ?? noun }
    guard selector.nodes.count <= ReceiptSelector.mostNodes else { return "\(noun) that this promotion names" }
    return "\(noun) \(phrase)"
  }

  /// The words of all nodes, joined by the nodes of the tree, in which children precede their parents.
  private var phrase: String {
    var phrases: [(text: String, isJoined: Bool)] = []
    for node in selector.nodes {
      let children = Array(phrases.suffix(node.childCount))
      phrases.removeLast(children.count)
      switch node {
      case .allOf: phrases.append(joined(children, "and", none: "of any kind"))
      case .anyOf: phrases.append(joined(children, "or", none: "of no kind"))
      case .not:
        let child = children.first ?? ("", false)
        phrases.append(("not " + (child.isJoined ? "(\(child.text))" : child.text), false))
      default: phrases.append((leaf(node), false))
      }
    }
    return phrases.last?.text ?? ""
  }

  private func joined(
    _ children: [(text: String, isJoined: Bool)], _ word: String, none: String
  ) -> (text: String, isJoined: Bool) {
    guard let first = children.first else { return (none, false) }
    if children.count == 1 { return first }
    var text = ""
    for child in children {
      if !text.isEmpty { text += " \(word) " }
      text += child.isJoined ? "(\(child.text))" : child.text
    }
    return (text, true)
  }

  private func leaf(_ node: LineSelector.Node) -> String {
    switch node {
    case .sku(let skus): "with SKU " + list(skus.map { $0.text })
    case .product(let products): "of product " + list(products.map { $0.text })
    case .category(let categories): "in " + list(categories.map { $0.text })
    case .tag(let tags): "tagged " + list(tags.map { $0.text })
    case .attribute(let name, let comparison): words(forAttribute: name, comparison)
    case .unitPrice(let range): words(forUnitPrice: range)
    case .quantity(let range): words(forQuantity: range)
    case .discountable(let isDiscountable): words(forDiscountable: isDiscountable)
    case .billing(let billing): words(for: billing)
    case .all, .allOf, .anyOf, .not: "of any kind"
    }
  }

  /// A text that is safe to show, shortened.
  func clean(_ text: String) -> String { TerminalText.clean(text, most: 60) }

  /// "A", "A or B", "A, B or C"; beyond four the rest is counted.
  func list(_ texts: [String]) -> String {
    let shown = texts.count > 4 ? Array(texts.prefix(3)) : texts
    var text = ""
    for (index, entry) in shown.enumerated() {
      if index > 0 { text += index == texts.count - 1 ? " or " : ", " }
      text += clean(entry)
    }
    return shown.count < texts.count ? "\(text) or \(texts.count - shown.count) others" : text
  }
}

extension AttributeValue {
  /// The value as a receipt shows it.
  var receiptText: String {
    switch self {
    case .text(let text): return TerminalText.clean(text, most: 60)
    case .number(let number): return number.receiptText
    case .boolean(let boolean): return boolean ? "yes" : "no"
    case .list(let texts): return TerminalText.clean(texts.joined(separator: ", "), most: 60)
    }
  }
}

extension Double {
  /// The number as JSON has it: without a point where it is whole.
  var receiptText: String {
    var writer = JSONWriter()
    writer.number(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

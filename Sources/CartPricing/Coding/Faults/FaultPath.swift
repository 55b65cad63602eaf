// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The path of a value in a document: `promotions[3].actions[0].discount.percent` (§11.2).
///
/// The path begins at the document that was handed in. The empty path is the document itself.
public struct FaultPath: Sendable, Hashable {
  /// One step of a path, from an object to the value of a key or from an array to an element.
  public enum Component: Sendable, Hashable {
    /// The value of that key.
    case key(String)
    /// The element at that index, counted from 0.
    case index(Int)

    /// Whether two steps are the same; keys are compared byte for byte, as JSON does.
    public static func == (left: Component, right: Component) -> Bool {
      switch (left, right) {
      case (.key(let one), .key(let other)): one.hasSameBytes(as: other)
      case (.index(let one), .index(let other)): one == other
      default: false
      }
    }
  }

  /// The steps from the document to the value.
  public var components: [Component]

  /// A path of these steps; the empty path is the document itself.
  public init(_ components: [Component] = []) {
    self.components = components
  }

  /// Whether the path is that of the document itself.
  public var isEmpty: Bool { components.isEmpty }
}

extension FaultPath: CustomStringConvertible {
  /// The path in the form of messages: keys after points and indices in brackets; `""` for the
  /// empty path. A key of more than 60 Unicode scalars is cut, with an ellipsis behind it (§11.16).
  ///
  /// A key that is empty or has an ASCII character other than letters, digits, `_` and `-`, or a
  /// space, a control character or a mark that is not visible, is written as a JSON string in
  /// brackets: `customer.attributes["shoe size"]`.
  public var description: String {
    var text = ""
    for component in components {
      switch component {
      case .index(let index):
        text += "[\(index)]"
      case .key(let key):
        let start = cut(key)
        if Self.isPlain(start) {
          if !text.isEmpty { text += "." }
          text += start
        } else {
          text += "[\(quoted(key))]"
        }
      }
    }
    return text
  }

  /// Whether a key, perhaps cut, is written without quotation marks.
  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty
      && key.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2026: true
        case 0...0xA0, 0x1680, 0x2000...0x206F, 0x3000: false
        default: !TerminalText.isIgnorable(scalar)
        }
      }
  }
}

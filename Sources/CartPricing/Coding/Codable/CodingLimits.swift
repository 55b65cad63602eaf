// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  /// Any key of a document.
  struct AnyCodingKey: CodingKey {
    let stringValue: String

    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  /// The bounds of a document that another coder than the module's own decodes or encodes.
  enum CodingLimits {
    /// The most nested containers, as in a document of JSON.
    static let depth = Limits.nesting
  }
#endif

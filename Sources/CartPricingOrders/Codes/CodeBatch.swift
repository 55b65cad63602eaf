// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

/// A batch of different codes of one pattern, in the order in which they were drawn.
///
/// The codes are kept as the numbers of their characters, one byte for each random `#`, and are spelled
/// when they are read. `Array(batch)` has all of them.
public struct CodeBatch: RandomAccessCollection, Sendable {
  /// The pattern of the codes.
  public let pattern: CodePattern
  private let numbers: [UInt8]
  private let width: Int

  /// The codes with these numbers of drawn characters; `width` of them are a code.
  init(pattern: CodePattern, numbers: [UInt8], width: Int) {
    self.pattern = pattern
    self.numbers = numbers
    self.width = width
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of codes.
  public var endIndex: Int { width == 0 ? 0 : numbers.count / width }

  /// The code with an index, 0 for the first one.
  public subscript(index: Int) -> CouponCode {
    var bytes: [UInt8] = []
    append(index, to: &bytes)
    return CouponCode(String(decoding: bytes, as: UTF8.self))
  }

  /// Appends the UTF-8 text of the code with an index; does not allocate if `bytes` has the capacity.
  public func append(_ index: Int, to bytes: inout [UInt8]) {
    precondition(indices.contains(index), "a batch has no code with this index")
    let code = numbers[index * width..<(index + 1) * width]
    var place = code.startIndex
    for piece in pattern.pieces {
      if let piece {
        bytes.append(contentsOf: piece.utf8)
      } else if place < code.endIndex {
        bytes.append(contentsOf: pattern.characters[Int(code[place])].utf8)
        place += 1
      } else {
        let number = CodePattern.checkNumber(behind: code)
        bytes.append(contentsOf: pattern.characters[Int(number)].utf8)
      }
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CartPricing

extension CodePattern {
  /// The largest number of codes in a batch.
  public static let mostCodes = 10_000_000

  /// Draws a batch of codes that differ from one another and from others (§O5.2 and §O5.4).
  ///
  /// For each random `#`, from left to right, the next word of the generator that is below the largest
  /// multiple of the number n of characters gives the character with the number word mod n. A code that
  /// is there already is drawn anew as a whole. The same words give the same codes (§O5.8).
  ///
  /// ```swift
  /// let codes = try CodePattern("SPRING-####-####").batch(1000, using: &generator)
  /// ```
  ///
  /// Complexity: O(count + besides) on average, in time and in memory.
  /// - Parameters:
  ///   - count: The number of codes, 0 to 10,000,000.
  ///   - isGuessable: Whether more than one in a million of the pattern's codes may be in use, so that
  ///     a code can be found by trying. More than half of them may never be (§O5.5).
  ///   - others: Codes that are in use already. Those that do not fit the pattern make no difference.
  ///   - generator: The source of randomness. It decides how hard codes are to guess.
  /// - Returns: The codes, in the order in which they were drawn.
  /// - Throws: `PricingError` with every fault, at `pattern`, `alphabet`, `count` or
  /// `besides[i]` (§O5.7).
  public func batch(
    _ count: Int, guessable isGuessable: Bool = false, besides others: [CouponCode] = [],
    using generator: inout some RandomNumberGenerator
  ) throws(PricingError) -> CodeBatch {
    var faults = self.faults
    if !(0...CodePattern.mostCodes).contains(count) {
      faults.append(CodePattern.fault(at: "count", "\(count) is not within 0 and \(CodePattern.mostCodes)"))
    }
    for (index, other) in others.enumerated() where !other.isWellFormed && faults.count < 100 {
      let path = FaultPath([.key("besides"), .index(index)])
      faults.append(Fault(.invalid, at: path, "a code has 1 to 256 bytes"))
    }
    if !faults.isEmpty { throw PricingError(faults) }
    var table = CodeTable(width: drawnCount, capacity: count)
    for other in others {
      if let numbers = numbers(of: other) { _ = table.insert(numbers[..<drawnCount]) }
    }
    if let message = problem(of: count, beside: table.count, isGuessable: isGuessable) {
      throw PricingError(CodePattern.fault(at: "count", message))
    }
    let taken = table.count
    try draw(count, into: &table, using: &generator)
    return CodeBatch(pattern: self, numbers: table.numbers(from: taken), width: drawnCount)
  }

  #if !hasFeature(Embedded)
    /// Draws a batch of codes with the randomness of the system; see ``batch(_:guessable:besides:using:)``.
    /// - Throws: `PricingError` with every fault, at `pattern`, `alphabet`, `count` or `besides[i]`.
    public func batch(
      _ count: Int, guessable isGuessable: Bool = false, besides others: [CouponCode] = []
    ) throws(PricingError) -> CodeBatch {
      var generator = SystemRandomNumberGenerator()
      return try batch(count, guessable: isGuessable, besides: others, using: &generator)
    }
  #endif

  /// Returns why a number of codes beside others is too many for the pattern; nil if it is not.
  private func problem(of count: Int, beside taken: Int, isGuessable: Bool) -> String? {
    let (codes, all) = (UInt64(count) + UInt64(taken), codeCount)
    let found = taken == 0 ? "\(codes)" : "\(codes), \(taken) that are in use included,"
    let total = all == .max ? "more than 10^19" : "\(all)"
    if codes > all / 2 { return "\(found) is more than half of the \(total) codes of the pattern" }
    // codes ÷ all > 10⁻⁶ without a product that could overflow.
    if !isGuessable, codes > all / 1_000_000 {
      return
        "\(found) is more than one in a million of the \(total) codes of the pattern, so that codes can be guessed; "
        + "the pattern needs more #, or the codes are guessable on purpose"
    }
    return nil
  }

  /// The number of codes that are drawn, or of words that are passed over, one after the other without a
  /// new code, from which on the generator is not random: even of a pattern of which half of the codes
  /// are taken this happens once in 2¹⁰⁰⁰ times.
  private static let mostAttempts = 1_000

  private func draw(
    _ count: Int, into table: inout CodeTable, using generator: inout some RandomNumberGenerator
  ) throws(PricingError) {
    let size = UInt64(characters.count)
    // 2⁶⁴ mod size words at the end would make the first characters more frequent.
    let passedOver = (UInt64.max % size + 1) % size
    let limit = UInt64.max - passedOver
    let isOneByte = size == 256
    var numbers = [UInt8](repeating: 0, count: drawnCount)
    for _ in 0..<count {
      var attempts = 0
      repeat {
        for place in numbers.indices {
          var word = generator.next() as UInt64
          while word > limit {
            attempts += 1
            if attempts > CodePattern.mostAttempts { throw CodePattern.notRandom }
            word = generator.next()
          }
          numbers[place] = UInt8(truncatingIfNeeded: isOneByte ? word : word % size)
        }
        attempts += 1
        if attempts > CodePattern.mostAttempts { throw CodePattern.notRandom }
      } while !table.insert(numbers[...])
    }
  }

  private static var notRandom: PricingError {
    PricingError(fault(at: "count", "the generator gives the same codes again and again, so that it is not random"))
  }
}

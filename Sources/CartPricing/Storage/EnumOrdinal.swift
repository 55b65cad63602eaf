// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// The ordinal of a case of an enum without associated values: 0 for the first case in the declaration, 1 for the next.
///
/// The compiler stores such an enum of 2 to 256 cases as its ordinal in one byte, and an enum of one case in no byte.
/// ``KeyTable`` checks that this holds for each enum of keys when its table is built.
@inline(__always)
func ordinal<Case>(of value: Case) -> Int {
  unsafe withUnsafeBytes(of: value) { bytes in unsafe bytes.isEmpty ? 0 : Int(bytes[0]) }
}

/// The case with an ordinal, which must be below the number of cases.
///
/// The case is loaded and not cast bit by bit: the compiler cannot cast to and from an enum of one case, which has no bytes.
@inline(__always)
func enumCase<Case>(at ordinal: Int, of type: Case.Type) -> Case {
  unsafe withUnsafeBytes(of: UInt8(truncatingIfNeeded: ordinal)) { bytes in unsafe bytes.load(as: type) }
}

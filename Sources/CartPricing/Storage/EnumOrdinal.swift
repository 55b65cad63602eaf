/// The ordinal of a case of an enum without associated values: 0 for the first case in the declaration, 1 for the next.
///
/// The compiler stores such an enum of 2 to 256 cases as its ordinal in one byte, and an enum of one case in no byte.
/// ``KeyTable`` checks that this holds for each enum of keys when its table is built.
@inline(__always)
func ordinal<Case>(of value: Case) -> Int {
  MemoryLayout<Case>.size == 0 ? 0 : Int(unsafe unsafeBitCast(value, to: UInt8.self))
}

/// The case with an ordinal, which must be below the number of cases.
@inline(__always)
func enumCase<Case>(at ordinal: Int, of type: Case.Type) -> Case {
  if MemoryLayout<Case>.size == 0 { return unsafe unsafeBitCast((), to: type) }
  return unsafe unsafeBitCast(UInt8(truncatingIfNeeded: ordinal), to: type)
}

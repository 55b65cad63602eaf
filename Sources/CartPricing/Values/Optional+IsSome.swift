extension Optional {
  /// Whether there is a value; asks without a copy of it.
  @inline(__always)
  var isSome: Bool {
    switch self {
    case .some: true
    case .none: false
    }
  }
}

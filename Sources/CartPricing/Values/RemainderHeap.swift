/// Takes the entries with the largest remainders out of a list of entry numbers, in the list itself: a binary heap.
///
/// The entries still in the heap stand in front; those that were taken stand behind them, the first one taken at the end.
struct RemainderHeap {
  /// How many entries are still in the heap.
  private(set) var count: Int

  /// A heap over the first `count` entries of a list that is handed to every call.
  init(count: Int) {
    self.count = count
  }

  /// Makes a heap of the list, in linear time. `precedes` tells whether the first entry number is to be taken before the
  /// second.
  func arrange(_ order: inout [Int32], precedes: (Int, Int) -> Bool) {
    var root = count / 2
    while root > 0 {
      root &-= 1
      sink(root, in: &order, precedes: precedes)
    }
  }

  /// Moves the entry that precedes all others behind the heap. Does nothing to an empty one.
  mutating func takeFirst(_ order: inout [Int32], precedes: (Int, Int) -> Bool) {
    guard count > 0 else { return }
    count &-= 1
    order.swapAt(0, count)
    sink(0, in: &order, precedes: precedes)
  }

  private func sink(_ start: Int, in order: inout [Int32], precedes: (Int, Int) -> Bool) {
    var place = start
    while true {
      let left = 2 &* place &+ 1
      guard left < count else { return }
      let right = left &+ 1
      let best = right < count && precedes(Int(order[right]), Int(order[left])) ? right : left
      guard precedes(Int(order[best]), Int(order[place])) else { return }
      order.swapAt(place, best)
      place = best
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

/// Candidate sets of promotions that exclude one another pair by pair (§7.4).
///
/// How many sets are left out because they hold two such promotions is not known without forming
/// them. So the sets are counted first, without pricing any: as a mixed-radix number with a digit for
/// each exclusive group, the last one the least significant. If all of them count, the branch and
/// bound finds the best one; otherwise the sets that count are priced one after the other.
extension PromotionSetSearch {
  /// Whether one of the eligible promotions excludes others pair by pair.
  static func hasExclusions(_ evaluation: borrowing Evaluation, _ facts: inout CartFacts) -> Bool {
    guard facts.set.allFlags.contains(.excludes) else { return false }
    for place in evaluation.eligible.indices
    where facts.record(evaluation.eligible[place].index).flags.contains(.excludes) {
      return true
    }
    return false
  }

  /// Whether an eligible promotion and another one that may be applied with others exclude one
  /// another, groups aside.
  func isExcluding(
    _ index: CandidateIndex, _ evaluation: borrowing Evaluation, _ facts: inout CartFacts
  ) throws(PricingError) -> Bool {
    let record = facts.record(index)
    for place in evaluation.eligible.indices where evaluation.eligible[place].index != index {
      let other = evaluation.eligible[place].index
      if evaluation.eligible[place].combines == .never { continue }
      if try facts.excludes(index, record, other) { return true }
      if try facts.excludes(other, facts.record(other), index) { return true }
    }
    return false
  }

  /// Whether a candidate and one of a list of candidates exclude one another, groups aside.
  func isExcluded(
    _ candidate: Int, by others: borrowing UniqueArray<Index<Candidate>>, _ facts: inout CartFacts
  ) throws(PricingError) -> Bool {
    guard candidates[candidate].isExcluding else { return false }
    try facts.budget.spend(others.count)
    for place in others.indices where candidates[others[place].position].isExcluding {
      if try exclude(others[place].position, candidate, &facts) { return true }
    }
    return false
  }

  /// Whether two candidates exclude one another, groups aside.
  private func exclude(_ left: Int, _ right: Int, _ facts: inout CartFacts) throws(PricingError) -> Bool {
    let (left, right) = (candidates[left].promotion.index, candidates[right].promotion.index)
    if try facts.excludes(left, facts.record(left), right) { return true }
    return try facts.excludes(right, facts.record(right), left)
  }

  // MARK: Enumeration

  /// Whether the sets are enumerated, because not all of them count.
  var isEnumerating: Bool { hasExclusions && !isExhaustive }

  /// Counts the sets, at most one more than can count.
  mutating func countSets(
    _ limit: Int, standalone: Int, isFirstStandalone: Bool, _ facts: inout CartFacts
  ) throws(PricingError) {
    // The set that priority takes is one of these sets, unless it is a standalone promotion.
    let most = max(limit - standalone, isFirstStandalone ? 0 : 1)
    beginEnumeration()
    var sets = 0
    while sets <= most, try nextChoices(&facts) { sets += 1 }
    isExhaustive = sets <= most
    isOptimal = isExhaustive && sets + standalone <= limit
    // In the branch and bound every set counts.
    numberLimit = isExhaustive ? .max : most
    if !isExhaustive { beginEnumeration() }
  }

  private mutating func beginEnumeration() {
    choices.removeAll(keepingCapacity: true)
    chosen.removeAll(keepingCapacity: true)
    hasEnumerated = false
    guard members.isEmpty else { return }
    firstMembers.removeAll(keepingCapacity: true)
    // The members of each group by a counting sort.
    firstMembers.append(repeating: 0, count: isExclusiveGroupTaken.count + 1)
    for index in exclusiveGroups.indices {
      if let group = exclusiveGroups[index].index { firstMembers[group.position + 1] += 1 }
    }
    for group in isExclusiveGroupTaken.indices { firstMembers[group + 1] += firstMembers[group] }
    var ends = UniqueArray<Int32>()
    ends.copy(firstMembers)
    members.append(repeating: Index(0), count: Int(firstMembers[isExclusiveGroupTaken.count]))
    for index in exclusiveGroups.indices {
      guard let group = exclusiveGroups[index].index?.position else { continue }
      members[Int(ends[group])] = Index(index)
      ends[group] += 1
    }
  }

  /// Advances to the next choices of all groups; ``chosen`` are the members then. Returns whether there
  /// are any.
  private mutating func nextChoices(_ facts: inout CartFacts) throws(PricingError) -> Bool {
    let groups = isExclusiveGroupTaken.count
    var isComplete = !hasEnumerated
    hasEnumerated = true
    while true {
      if isComplete {
        if choices.count == groups { return true }
        choices.append(-1)
      } else if choices.isEmpty {
        return false
      }
      isComplete = try chooseNext(&facts)
      if !isComplete { choices.removeLast() }
    }
  }

  /// Chooses the next member of the last group that no chosen one excludes; after the last member,
  /// none. Returns whether there was a choice left.
  private mutating func chooseNext(_ facts: inout CartFacts) throws(PricingError) -> Bool {
    let group = choices.count - 1
    let size = firstMembers[group + 1] - firstMembers[group]
    if choices[group] >= 0, choices[group] < size { chosen.removeLast() }
    choices[group] += 1
    while choices[group] < size {
      try facts.budget.spend(8)
      let member = members[Int(firstMembers[group] + choices[group])]
      if try !isExcluded(member.position, by: chosen, &facts) {
        chosen.append(member)
        return true
      }
      choices[group] += 1
    }
    return choices[group] == size
  }

  /// Advances to the next set of an enumeration, and replaces `selected` by the indices of its
  /// members among the eligible promotions. Returns whether there is one.
  mutating func nextSet(
    _ selected: inout UniqueArray<EligibleIndex>, _ facts: inout CartFacts
  ) throws(PricingError) -> Bool {
    guard try nextChoices(&facts) else { return false }
    try facts.budget.spend(64 &+ 2 &* number)
    path.removeAll(keepingCapacity: true)
    for index in 0..<number where exclusiveGroups[index].index == nil { path.append(Index(index)) }
    for place in chosen.indices { path.append(chosen[place]) }
    path.sort { $0 < $1 }
    copyPath(to: &selected)
    return true
  }

  /// Makes the path the set of these eligible promotions, which are in canonical order.
  mutating func setPath(_ selected: borrowing UniqueArray<EligibleIndex>) {
    path.removeAll(keepingCapacity: true)
    var index = 0
    for place in selected.indices {
      while candidates[index].eligible.index != selected[place] { index += 1 }
      path.append(Index(index))
    }
  }
}

extension PricingState {
  /// Selects the best of the sets that count by pricing each of them: the one that priority takes, then
  /// the others in their order (§7.15, §7.16).
  mutating func enumerateSets() throws(PricingError) {
    var first = UniqueArray<EligibleIndex>()
    selectAll()
    try selectByPriority()
    first.copy(selected)
    var left = searches[0].numberLimit
    if first.isEmpty || evaluation.eligible[first[0].position].combines != .never {
      searches[0].setPath(first)
      try apply()
      searches[0].offer(worksheet.worth(of: selected.count))
      left -= 1
    }
    while left > 0, try searches[0].nextSet(&selected, &facts) {
      if selected.count == first.count, selected.indices.allSatisfy({ selected[$0] == first[$0] }) { continue }
      try apply()
      searches[0].offer(worksheet.worth(of: selected.count))
      left -= 1
    }
  }
}

// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

import Workloads

/// Prices the checkout carts sixteen times over: one after the other in one task, as a batch on all cores, and cut by hand into as
/// many tasks as the aim is about. Prints nanoseconds a cart on the wall for each, how many times faster the latter two
/// are, and what the processors worked for the batch, compared with one task.
///
/// Of the time on the wall it is the least of all rounds that counts, since whatever else the machine does only adds to
/// it. What two tasks by hand reach is what the machine had to give at that time: where other work holds its cores, it is
/// less than two, and so is what a batch can reach.
func printBatchTimes(rounds: Int) async throws {
  let batch = try Batch(repeating: 16)
  try await batch.verify()
  var one = Double.infinity
  var all = Double.infinity
  var byHand = Double.infinity
  var work: [Double] = []
  for _ in 0..<rounds {
    var wall = [wallTime()]
    var worked = [processorTime()]
    try batch.priceInOneTask()
    wall.append(wallTime())
    worked.append(processorTime())
    try await batch.priceOnAllCores()
    wall.append(wallTime())
    worked.append(processorTime())
    try await batch.priceInTasks(2)
    wall.append(wallTime())
    one = min(one, wall[1] - wall[0])
    all = min(all, wall[2] - wall[1])
    byHand = min(byHand, wall[3] - wall[2])
    work.append((worked[2] - worked[1]) / (worked[1] - worked[0]))
  }
  let count = Double(batch.count)
  print("one\t\(Int(one / count))")
  print("all\t\(Int(all / count))")
  print("by-hand\t\(Int(byHand / count))")
  print("faster\t\(hundredths(one / all))")
  print("faster-by-hand\t\(hundredths(one / byHand))")
  print("work\t\(hundredths(median(work)))")
}

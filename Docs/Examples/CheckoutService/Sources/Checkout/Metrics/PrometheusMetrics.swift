// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

public import CoreMetrics
internal import Synchronization

/// Keeps metrics in memory, and writes them in the text format of Prometheus.
///
/// The number of series is bounded: labels are routes, methods and statuses.
public final class PrometheusMetrics: MetricsFactory {
  /// The kind of a metric, as the text names it.
  private enum Kind: String {
    case counter, gauge, histogram
  }

  /// A metric with its series by their labels.
  private struct Family {
    let kind: Kind
    var series: [String: Series] = [:]
  }

  private let families = Mutex<[String: Family]>([:])

  /// No metrics yet.
  public init() {}

  private func series(_ kind: Kind, _ label: String, _ dimensions: [(String, String)]) -> Series {
    let name = Self.name(label)
    let labels = dimensions.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return families.withLock { families in
      if let known = families[name]?.series[labels] { return known }
      let series = Series()
      families[name, default: Family(kind: kind)].series[labels] = series
      return series
    }
  }

  /// A name of letters, digits and `_`.
  private static func name(_ label: String) -> String {
    String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  // MARK: Factory

  /// A counter.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(.counter, label + "_total", dimensions)
  }

  /// A gauge; a recorder keeps its last value.
  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    series(.gauge, label, dimensions)
  }

  /// A gauge.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(.gauge, label, dimensions)
  }

  /// A histogram of seconds.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(.histogram, label + "_seconds", dimensions)
  }

  /// Metrics are kept as long as the process runs.
  public func destroyCounter(_ handler: any CounterHandler) {}
  /// Metrics are kept as long as the process runs.
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  /// Metrics are kept as long as the process runs.
  public func destroyMeter(_ handler: any MeterHandler) {}
  /// Metrics are kept as long as the process runs.
  public func destroyTimer(_ handler: any TimerHandler) {}

  // MARK: Text

  /// All metrics, in the order of their names.
  public var text: String {
    var text = ""
    for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        switch family.kind {
        case .counter, .gauge: text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(series.value)\n"
        case .histogram: text += series.histogram(name, labels)
        }
      }
    }
    return text
  }
}

/// One series: a number, or a histogram of durations.
private final class Series: CounterHandler, RecorderHandler, MeterHandler, TimerHandler {
  private struct State {
    var value = 0.0
    var counts = [Int](repeating: 0, count: Series.bounds.count + 1)
    var sum = 0.0
  }

  /// The upper bounds of the buckets in seconds.
  private static let bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]

  private let state = Mutex(State())

  var value: Double { state.withLock { $0.value } }

  func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
  func increment(by amount: Double) { state.withLock { $0.value += amount } }
  func decrement(by amount: Double) { state.withLock { $0.value -= amount } }
  func reset() { state.withLock { $0.value = 0 } }
  func set(_ value: Int64) { state.withLock { $0.value = Double(value) } }
  func set(_ value: Double) { state.withLock { $0.value = value } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(duration) / 1e9
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock {
      $0.counts[bucket] += 1
      $0.sum += seconds
    }
  }

  /// The lines of a histogram.
  func histogram(_ name: String, _ labels: String) -> String {
    let state = state.withLock { $0 }
    let prefix = labels.isEmpty ? "" : labels + ","
    var text = ""
    var count = 0
    for (index, bound) in (Self.bounds.map { "\($0)" } + ["+Inf"]).enumerated() {
      count += state.counts[index]
      text += "\(name)_bucket{\(prefix)le=\"\(bound)\"} \(count)\n"
    }
    let all = labels.isEmpty ? "" : "{\(labels)}"
    return text + "\(name)_sum\(all) \(state.sum)\n\(name)_count\(all) \(count)\n"
  }
}

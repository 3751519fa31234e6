import AWSFacts

/// The margin that AWS advises above the highest use of a pool.
public enum Headroom {
  /// How many connections a pool needs whose highest use is `peak`, rounded up.
  public static func needed(for peak: Int) -> Int {
    let (product, overflow) = peak.multipliedReportingOverflow(by: percent)
    guard !overflow, product <= .max - 99 else { return .max }
    return (product + 99) / 100
  }

  /// The same with its arithmetic: `900 × 130% = 1170`.
  public static func sum(for peak: Int) -> String { "\(peak) × \(percent)% = \(needed(for: peak))" }

  private static var percent: Int { 100 + PoolLimits.recommendedHeadroomPercent.value }
}

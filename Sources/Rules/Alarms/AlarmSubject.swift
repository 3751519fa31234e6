import AWSFacts
import ProxyModel
import SourceText

extension Alarm {
  /// The names of its dimensions.
  ///
  /// - Throws: `Inconclusive` where the files do not tell them.
  var dimensionNames: [String] {
    get throws(Inconclusive) {
      if let unseenDimensions { throw .unknown(unseenDimensions) }
      return dimensions.map { $0.name }
    }
  }

  /// The first of its dimensions that belongs to a database and to no proxy.
  var databaseDimension: Dimension? {
    dimensions.first { AlarmRules.databaseDimensions.value.contains($0.name) }
  }

  /// Whether it means a proxy: it names one, or a metric that only proxies have.
  var meansProxy: Bool {
    get throws(Inconclusive) {
      if try dimensionNames.contains(MetricDimensionSet.proxyName) { return true }
      guard let metric = ProxyMetric(rawValue: try metric.value) else { return false }
      return databaseDimension == nil || !AlarmRules.sharedNames.value.contains(metric)
    }
  }

  /// The proxy's metric that it watches.
  ///
  /// - Throws: `notApplicable` where it means something else, `reportedElsewhere` where no series is behind it anyway.
  var proxyMetric: ProxyMetric {
    get throws(Inconclusive) {
      guard try meansProxy else { throw .notApplicable }
      guard let metric = ProxyMetric(rawValue: try metric.value), try namespace.value == AlarmRules.namespace.value
      else {
        throw .reportedElsewhere
      }
      return metric
    }
  }

  /// Whether it goes off when the value is above the threshold.
  var isUpward: Bool {
    get throws(Inconclusive) { AlarmComparison(rawValue: try comparison.value)?.isUpward ?? true }
  }

  /// Whether it looks at the sum of each minute, which for a gauge is the whole.
  var isSumOfMinutes: Bool {
    get throws(Inconclusive) {
      let (statistic, period) = (try statistic.value, try period.value.rawValue)
      return statistic == MetricStatistic.sum.rawValue && period == AlarmRules.gaugePeriod.value
    }
  }
}

extension MetricDimensionSet {
  /// Whether these names, in whatever order, are the whole set.
  func isMade(of names: [String]) -> Bool {
    names.allSatisfy(self.names.contains) && self.names.allSatisfy(names.contains)
  }

  /// The dimension that every series of a proxy has.
  static var proxyName: String { proxy.names.first ?? "" }

  /// `ProxyName + TargetGroup + TargetRole`.
  var words: String { names.joined(separator: " + ") }
}

extension Double {
  /// The number as a person writes it: `500`, `0.5`.
  var plain: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}

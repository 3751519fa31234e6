public import AWSFacts
public import ProxyModel
import SourceText

/// How many connections a database takes, and how we know.
public struct MaxConnectionsEstimate: Hashable, Sendable {
  /// Where the number is from.
  public enum Source: Hashable, Sendable {
    /// It is written down: a parameter group sets it, or somebody looked it up.
    case written
    /// AWS's table for the maximum capacity of Aurora Serverless v2.
    case serverless(CapacityUnits)
    /// AWS's table for an instance class.
    case published(InstanceClass)
    /// AWS's formula over the memory of a class, less what the database does not get of it.
    case formula(InstanceClass)
  }

  /// The number, of the smallest instance where they differ; of an estimate, its lower end.
  public let value: Int
  /// The upper end of an estimate; the same number where it is exact.
  public let most: Int
  /// Where it is from.
  public let source: Source
  /// How sure AWS's pages make it.
  public let confidence: Confidence

  init(_ value: Int, atMost most: Int? = nil, _ source: Source, _ confidence: Confidence) {
    self.value = value
    self.most = max(value, most ?? value)
    self.source = source
    self.confidence = confidence
  }

  /// Whether the database may take more than `value`.
  public var isEstimate: Bool { most > value }

  /// A few words on where the number is from: `Aurora Serverless v2 at 32 ACU`.
  public var origin: String {
    switch source {
    case .written: "as written"
    case .serverless(let maximum): "Aurora Serverless v2 at \(maximum) ACU"
    case .published(let instanceClass): "AWS's table for \(instanceClass)"
    case .formula(let instanceClass):
      "\(MaxConnections.safePercentOfFormula(for: instanceClass))% of AWS's formula for \(instanceClass)"
    }
  }

  /// What to know before one relies on the number; nil for one that is certain.
  public var caveat: String? {
    switch source {
    case .written: nil
    case .serverless(let maximum) where isEstimate:
      "AWS publishes no number for \(maximum) ACU with this minimum; its table leaves \(value) to \(most)"
    case .serverless: nil
    case .published where confidence == .old: "an older page of AWS; `SHOW max_connections` tells the true number"
    case .published: nil
    case .formula:
      """
      an estimate: the formula on all of the memory gives \(most), and the database gets less of it; \
      `SHOW max_connections` tells the true number
      """
    }
  }
}

extension Database {
  /// What `max_connections` is, from what is written, from AWS's tables, or from its formula.
  ///
  /// - Throws: `Inconclusive` where neither a number nor a size is written, or no table has the size.
  public var maxConnectionsEstimate: MaxConnectionsEstimate {
    get throws(Inconclusive) {
      if let written = try maxConnections.value { return MaxConnectionsEstimate(written, .written, .settled) }
      return try computedMaxConnections
    }
  }

  /// The same by AWS's tables and formula alone, whatever is written.
  ///
  /// - Throws: `Inconclusive` where no size is written, or no table has it.
  public var computedMaxConnections: MaxConnectionsEstimate {
    get throws(Inconclusive) {
      var smallest: MaxConnectionsEstimate?
      for estimate in try maxConnectionsByInstance where estimate.value < smallest?.value ?? .max {
        smallest = estimate
      }
      guard let smallest else { throw .unknown(unknownSize("no instance of `\(provenance.label)` is known")) }
      return smallest
    }
  }

  /// What AWS's tables and formula give for each instance, in the order of `instances`.
  ///
  /// - Throws: `Inconclusive` where a size is not known, or no table has it.
  public var maxConnectionsByInstance: [MaxConnectionsEstimate] {
    get throws(Inconclusive) {
      let engine = try engine.value
      var estimates: [MaxConnectionsEstimate] = []
      for instance in try instances.value { estimates.append(try estimate(of: instance, engine)) }
      return estimates
    }
  }

  private func estimate(of instance: DatabaseInstance, _ engine: Engine) throws(Inconclusive) -> MaxConnectionsEstimate
  {
    switch try instance.size.value {
    case .serverless: try serverlessEstimate(engine)
    case .instanceClass(let name): try classEstimate(name, engine)
    }
  }

  private func serverlessEstimate(_ engine: Engine) throws(Inconclusive) -> MaxConnectionsEstimate {
    guard let serverless else { throw .unknown(unknownSize("the capacity of `\(provenance.label)` is not written")) }
    let maximum = try serverless.maximum.value
    guard
      let fact = ServerlessCapacity.bounds(
        minimumACU: serverless.minimum.known?.units, maximumACU: maximum.units, engine: engine)
    else { throw .unknown(unknownSize("AWS publishes no `max_connections` for \(maximum) ACU of \(engine.rawValue)")) }
    return MaxConnectionsEstimate(
      fact.value.lowerBound, atMost: fact.value.upperBound, .serverless(maximum), fact.confidence)
  }

  private func classEstimate(_ name: String, _ engine: Engine) throws(Inconclusive) -> MaxConnectionsEstimate {
    guard let instanceClass = InstanceClass(name) else {
      throw .unknown(unknownSize("no table here has the instance class `\(name)`"))
    }
    if let fact = MaxConnections.published(for: instanceClass, engine: engine) {
      return MaxConnectionsEstimate(fact.value, .published(instanceClass), fact.confidence)
    }
    switch MaxConnections.formula(of: engine)?.value {
    case .memoryDivided(let divisor, let limit)? where divisor > 0:
      let whole = instanceClass.memoryMiB * 1024 * 1024 / divisor
      let safe = Percent(MaxConnections.safePercentOfFormula(for: instanceClass)).share(of: whole)
      return MaxConnectionsEstimate(
        min(safe, limit ?? safe), atMost: min(whole, limit ?? whole), .formula(instanceClass), .derived)
    case .unlimited?:
      throw .unknown(
        unknownSize(
          "\(engine.rawValue) takes any number of connections unless `user connections` is set, and no page says what a percentage of that is"
        ))
    case .memoryDivided?, .publishedSteps?, nil:
      throw .unknown(unknownSize("AWS publishes no `max_connections` for \(instanceClass) of \(engine.rawValue)"))
    }
  }

  private func unknownSize(_ reason: String) -> Unknown {
    Unknown(
      reason, at: provenance.range,
      remedy: "write `database.max_connections`; `SHOW max_connections` in the database tells it")
  }
}

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
  /// Where it is from.
  public let source: Source
  /// How sure AWS's pages make it.
  public let confidence: Confidence

  /// A few words on where the number is from: `Aurora Serverless v2 at 32 ACU`.
  public var origin: String {
    switch source {
    case .written: "written in the profile"
    case .serverless(let maximum): "Aurora Serverless v2 at \(maximum) ACU"
    case .published(let instanceClass): "AWS's table for \(instanceClass)"
    case .formula(let instanceClass):
      "\(MaxConnections.safePercentOfFormula.value.lowerBound) % of AWS's formula for \(instanceClass)"
    }
  }
}

extension Database {
  /// What `max_connections` is, from what is written, from AWS's tables, or from its formula.
  ///
  /// - Throws: `Inconclusive` where neither a number nor a size is written, or no table has the size.
  public var maxConnectionsEstimate: MaxConnectionsEstimate {
    get throws(Inconclusive) {
      if let written = try maxConnections.value {
        return MaxConnectionsEstimate(value: written, source: .written, confidence: .settled)
      }
      let engine = try engine.value
      var smallest: MaxConnectionsEstimate?
      for instance in try instances.value {
        let estimate = try estimate(of: instance, engine)
        if estimate.value < smallest?.value ?? .max { smallest = estimate }
      }
      guard let smallest else { throw .unknown(unknownSize("no instance of `\(provenance.label)` is known")) }
      return smallest
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
      let fact = ServerlessCapacity.maxConnections(
        minimumACU: try serverless.minimum.value.units, maximumACU: maximum.units, engine: engine)
    else { throw .unknown(unknownSize("AWS publishes no `max_connections` for \(maximum) ACU of \(engine.rawValue)")) }
    return MaxConnectionsEstimate(value: fact.value, source: .serverless(maximum), confidence: fact.confidence)
  }

  private func classEstimate(_ name: String, _ engine: Engine) throws(Inconclusive) -> MaxConnectionsEstimate {
    guard let instanceClass = InstanceClass(name) else {
      throw .unknown(unknownSize("no table here has the instance class `\(name)`"))
    }
    if let fact = MaxConnections.published(for: instanceClass, engine: engine) {
      return MaxConnectionsEstimate(value: fact.value, source: .published(instanceClass), confidence: fact.confidence)
    }
    guard case .memoryDivided(let divisor, let limit)? = MaxConnections.formula(of: engine)?.value, divisor > 0 else {
      throw .unknown(unknownSize("AWS publishes no `max_connections` for \(instanceClass) of \(engine.rawValue)"))
    }
    let whole = instanceClass.memoryMiB * 1024 * 1024 / divisor
    let safe = Percent(MaxConnections.safePercentOfFormula.value.lowerBound).share(of: whole)
    return MaxConnectionsEstimate(
      value: min(safe, limit ?? safe), source: .formula(instanceClass), confidence: .derived)
  }

  private func unknownSize(_ reason: String) -> Unknown {
    Unknown(
      reason, at: provenance.range,
      remedy: "write `database.max_connections`; `SHOW max_connections` in the database tells it")
  }
}

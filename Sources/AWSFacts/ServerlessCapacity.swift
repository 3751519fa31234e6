/// What Aurora Serverless v2 offers for its capacity, in ACU of about 2 GiB each.
public enum ServerlessCapacity {
  /// The default `max_connections`; nil below 1 ACU and for engines that have no Serverless v2.
  ///
  /// It goes by the maximum, never by the current capacity. Between two published capacities the answer is the lower row's,
  /// a safe floor. PostgreSQL with a low minimum stops at ``lowMinimumCeiling``; give nil where the minimum is not known.
  public static func maxConnections(minimumACU: Double?, maximumACU: Double, engine: Engine) -> Fact<Int>? {
    guard engine == .auroraMySQL || engine == .auroraPostgreSQL,
      let row = rows.last(where: { Double($0.acu) <= maximumACU })
    else { return nil }
    let confidence: Confidence = Double(row.acu) == maximumACU ? .settled : .derived
    let connections = engine == .auroraMySQL ? row.mysql : row.postgresql
    if engine == .auroraPostgreSQL, let minimumACU, minimumACU <= lowMinimum.value,
      connections > lowMinimumCeiling.value
    {
      return lowMinimumCeiling
    }
    return Fact(connections, .auroraServerlessCapacity, confidence: confidence)
  }

  /// Between which numbers the default lies: one number where the table has the capacity, the rows around it where it has not.
  ///
  /// Where the minimum is not known (nil), PostgreSQL's lower end is that of a low minimum.
  public static func bounds(minimumACU: Double?, maximumACU: Double, engine: Engine) -> Fact<ClosedRange<Int>>? {
    guard
      let least = maxConnections(minimumACU: minimumACU ?? lowMinimum.value, maximumACU: maximumACU, engine: engine),
      let row = rows.first(where: { Double($0.acu) >= maximumACU }),
      let most = maxConnections(minimumACU: minimumACU, maximumACU: Double(row.acu), engine: engine)
    else { return nil }
    return Fact(
      least.value...max(least.value, most.value), .auroraServerlessCapacity,
      confidence: least.value == most.value ? .settled : .derived)
  }

  /// The greatest capacity below `maximumACU` whose default is exactly `connections`; nil where there is none.
  public static func capacity(below maximumACU: Double, with connections: Int, engine: Engine) -> Int? {
    guard engine == .auroraMySQL || engine == .auroraPostgreSQL else { return nil }
    return rows.last {
      Double($0.acu) < maximumACU && (engine == .auroraMySQL ? $0.mysql : $0.postgresql) == connections
    }?.acu
  }

  /// Up to this minimum capacity the ceiling for PostgreSQL holds.
  public static let lowMinimum = Fact(0.5, .auroraServerlessCapacity)
  /// The most connections of PostgreSQL with such a minimum.
  public static let lowMinimumCeiling = Fact(2000, .auroraServerlessCapacity)
  /// The most that can be configured.
  public static let maximum = Fact(256, .auroraServerlessCapacity)
  /// The minimum that lets a cluster pause, which it never does with a proxy before it.
  public static let autoPauseMinimum = Fact(0, .auroraServerlessAutoPause)

  static let rows: [(acu: Int, mysql: Int, postgresql: Int)] = [
    (1, 90, 189), (4, 135, 823), (8, 1000, 1669), (16, 2000, 3360), (32, 3000, 5000), (64, 4000, 5000),
    (128, 5000, 5000), (192, 6000, 5000), (256, 6000, 5000),
  ]
}

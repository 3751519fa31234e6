/// How a database's default `max_connections` comes about.
public enum MaxConnectionsFormula: Sendable, Equatable {
  /// The bytes of memory left to the database (`DBInstanceClassMemory`) by a divisor, and at most so many.
  case memoryDivided(by: Int, atMost: Int?)
  /// Steps that AWS publishes for each class; ``MaxConnections/published(for:engine:)``.
  case publishedSteps
  /// No limit at all.
  case unlimited
}

/// How many connections a database takes where nobody set the number.
public enum MaxConnections {
  /// The name of the parameter.
  public static func parameter(of family: EngineFamily) -> String {
    switch family {
    case .mysql, .postgresql: "max_connections"
    case .sqlServer: "user connections"
    }
  }

  /// The default's formula; nil for engines without a proxy. On an instance's full memory it is an upper estimate.
  public static func formula(of engine: Engine) -> Fact<MaxConnectionsFormula>? {
    switch engine.family {
    case .postgresql?: Fact(.memoryDivided(by: 9_531_392, atMost: 5000), .rdsQuotas, .auroraPostgresManaging)
    case .mysql? where engine == .mariadb:
      Fact(.memoryDivided(by: 25_165_760, atMost: 12_000), .rdsQuotas, note: "of version 10.5 and higher")
    case .mysql? where engine.isAurora:
      Fact(
        .publishedSteps, .auroraMySQLPerformance, .rdsParameterValues, confidence: .conflict,
        note: "GREATEST(log2(memory/805306368)*45, log2(memory/8187281408)*1000); one page prints 8187281418")
    case .mysql?: Fact(.memoryDivided(by: 12_582_880, atMost: nil), .rdsQuotas)
    case .sqlServer?:
      Fact(
        .unlimited, .rdsQuotas, confidence: .notVerified,
        note: "no page says what a percentage of an unlimited number is")
    case nil: nil
    }
  }

  /// What the parameter may be set to; nil where no page names it.
  public static func allowed(_ engine: Engine) -> Fact<ClosedRange<Int>>? {
    switch engine.family {
    case .postgresql? where engine.isAurora, nil: nil
    case .postgresql?: Fact(6...262_143, .rdsQuotas)
    case .mysql? where engine.isAurora: Fact(1...16_000, .auroraMySQLPerformance)
    case .mysql?: Fact(1...100_000, .rdsQuotas)
    case .sqlServer?: Fact(0...32_767, .rdsQuotas, confidence: .notVerified)
    }
  }

  /// The default that AWS publishes for an instance class, which beats the formula; nil where it publishes none.
  public static func published(for instanceClass: InstanceClass, engine: Engine) -> Fact<Int>? {
    if engine == .auroraMySQL {
      let rows =
        switch instanceClass.family {
        case "t3", "t4g": auroraMySQLBurstable
        case "r3", "r4", "r5", "r6g", "r6i", "r7g", "r7i", "r8g": auroraMySQLMemory
        case "x2g": auroraMySQLExtraMemory
        default: [] as [Row]
        }
      guard let row = rows.first(where: { $0.size == instanceClass.size }) else { return nil }
      if instanceClass.family == "t4g", row.size == .small { return nil }
      return Fact(row.connections, .auroraMySQLPerformance)
    }
    if engine == .auroraPostgreSQL {
      guard instanceClass.memoryMiB < 64 * 1024 else { return Fact(5000, .auroraPostgresManaging, confidence: .old) }
      let row = auroraPostgreSQL.first { $0.name == instanceClass.description }
      return row.map { Fact($0.connections, .auroraPostgresManaging, confidence: .old) }
    }
    return nil
  }

  /// The part of a formula's result on full memory that is safe to count on, in percent.
  public static let safePercentOfFormula = Fact(
    85...90, .rdsParameterValues, .auroraPostgresManaging, confidence: .derived,
    note: "published defaults are 84 to 97 % of it, because the database does not get all of the memory")

  /// The same for classes of 1 GiB, which lose more.
  public static let safePercentOfFormulaAtOneGiB = Fact(
    70, .rdsQuotas, confidence: .derived,
    note: "AWS names about 60 connections for RDS for MySQL on db.t3.micro, 70 % of it")

  /// The part of the formula's result on full memory that is safe to count on for a class, in percent.
  public static func safePercentOfFormula(for instanceClass: InstanceClass) -> Int {
    instanceClass.memoryMiB <= 1024 ? safePercentOfFormulaAtOneGiB.value : safePercentOfFormula.value.lowerBound
  }

  private typealias Row = (size: InstanceClass.Size, connections: Int)

  private static let auroraMySQLBurstable: [Row] = [(.small, 45), (.medium, 90), (.large, 135)]
  private static let auroraMySQLMemory: [Row] = [
    (.large, 1000), (.xlarge, 2000), (.xlarge2, 3000), (.xlarge4, 4000), (.xlarge8, 5000), (.xlarge12, 6000),
    (.xlarge16, 6000), (.xlarge24, 7000), (.xlarge32, 7000), (.xlarge48, 8000),
  ]
  private static let auroraMySQLExtraMemory: [Row] = [
    (.large, 2000), (.xlarge, 3000), (.xlarge2, 4000), (.xlarge4, 5000), (.xlarge8, 6000), (.xlarge12, 7000),
    (.xlarge16, 7000),
  ]
  private static let auroraPostgreSQL: [(name: String, connections: Int)] = [
    ("db.t3.medium", 420), ("db.t4g.medium", 405), ("db.t3.large", 844), ("db.t4g.large", 844), ("db.r4.large", 1600),
    ("db.r4.xlarge", 3200), ("db.r5.large", 1600), ("db.r5.xlarge", 3300), ("db.r6g.large", 1722),
    ("db.r6g.xlarge", 3479), ("db.x2g.large", 3479),
  ]
}

/// Connections of PostgreSQL that no application gets.
public enum ReservedConnections {
  /// `superuser_reserved_connections`.
  public static let superuser = Fact(3, .auroraPostgresParameters)
  /// `rds.rds_superuser_reserved_connections`.
  public static let rdsSuperuser = Fact(2, .auroraPostgresParameters, .rdsPostgresParameters)
  /// The last major version that has the latter.
  public static let rdsSuperuserLastMajor = Fact(
    15, .auroraPostgresParameters, note: "later versions have `reserved_connections`, whose default no page names")
  /// Connections more than the applications need, for AWS's own automation.
  public static let automation = Fact(3, .auroraPostgresManaging)
}

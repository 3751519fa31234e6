/// A run of engine versions: those of a series from a lowest one on.
public struct VersionRange: Sendable, Hashable, CustomStringConvertible {
  /// The leading numbers that all of them share.
  public let series: [Int]
  /// The lowest of them; nil for the whole series.
  public let lowest: [Int]?
  /// As AWS writes it.
  public let description: String

  init(_ description: String, series: Int..., from lowest: [Int]? = nil) {
    self.series = series
    self.lowest = lowest
    self.description = description
  }

  /// Whether it has the version; nil where the version is too short to tell (`16` against 16.1 and higher).
  public func contains(_ version: EngineVersion) -> Bool? {
    let numbers = version.numbers
    guard numbers.count >= series.count else { return series.starts(with: numbers) ? nil : false }
    guard numbers.starts(with: series) else { return false }
    guard let lowest, !numbers.starts(with: lowest) else { return true }
    if lowest.starts(with: numbers) { return nil }
    return lowest.lexicographicallyPrecedes(numbers)
  }
}

/// The engine versions before which AWS supports a proxy.
public enum SupportedVersions {
  /// What the table says of a version.
  public enum Verdict: Sendable, Equatable {
    /// Listed.
    case supported
    /// Not listed, or ruled out.
    case unsupported
    /// Higher than everything listed: AWS may have added it since.
    case newerThanTable
    /// Too short to tell.
    case undetermined
  }

  /// What is listed for `engine`, newest first; empty where no version of it is supported.
  public static func of(_ engine: Engine) -> Fact<[VersionRange]> {
    switch engine {
    case .auroraMySQL: Fact(auroraMySQL, .auroraProxySupport)
    case .auroraPostgreSQL: Fact(auroraPostgreSQL, .auroraProxySupport)
    case .mysql: Fact(mysql, .rdsProxySupport)
    case .mariadb: Fact(mariadb, .rdsProxySupport)
    case .postgres: Fact(postgres, .rdsProxySupport)
    case .sqlServerEnterprise, .sqlServerStandard, .sqlServerExpress, .sqlServerWeb:
      Fact(sqlServerReleases, .rdsProxySupport, .rdsProxy, note: "2022 and 2014 are ruled out by name")
    default: Fact([], .rdsProxySupport)
    }
  }

  /// What the table says of `version` of `engine`.
  public static func verdict(_ version: EngineVersion, of engine: Engine) -> Verdict {
    let listed = of(engine).value
    let answers = listed.map { $0.contains(version) }
    if answers.contains(true) { return .supported }
    if answers.contains(nil) { return .undetermined }
    guard let newest = listed.first, !ruledOut(version, engine) else { return .unsupported }
    return newest.series.lexicographicallyPrecedes(version.numbers) && !version.numbers.starts(with: newest.series)
      ? .newerThanTable : .unsupported
  }

  /// The releases of SQL Server that AWS rules out by name.
  public static let ruledOutReleases = Fact([SQLServerRelease.year2022, .year2014], .rdsProxy)

  /// The release of SQL Server that AWS rules out by name, if the version is one of it.
  public static func ruledOutRelease(_ version: EngineVersion, of engine: Engine) -> SQLServerRelease? {
    guard engine.family == .sqlServer else { return nil }
    return ruledOutReleases.value.first { $0.major == version.numbers.first }
  }

  private static func ruledOut(_ version: EngineVersion, _ engine: Engine) -> Bool {
    ruledOutRelease(version, of: engine) != nil
  }

  private static let auroraMySQL = [
    VersionRange("3.01.0 and higher", series: 3, from: [3, 1, 0]),
    VersionRange("2.11 and higher", series: 2, from: [2, 11]),
    VersionRange("2.07", series: 2, 7),
  ]
  private static let auroraPostgreSQL = [
    VersionRange("17.4 and higher", series: 17, from: [17, 4]),
    VersionRange("16.1 and higher", series: 16, from: [16, 1]),
    VersionRange("15.2 and higher", series: 15, from: [15, 2]),
    VersionRange("14.3 and higher", series: 14, from: [14, 3]),
    VersionRange("13.4 and higher", series: 13, from: [13, 4]),
    VersionRange("12.8 and higher", series: 12, from: [12, 8]),
    VersionRange("11.13 and higher", series: 11, from: [11, 13]),
    VersionRange("11.9", series: 11, 9),
  ]
  private static let mysql = [
    VersionRange("8.4", series: 8, 4), VersionRange("8.0", series: 8, 0), VersionRange("5.7", series: 5, 7),
  ]
  private static let mariadb = [
    VersionRange("11.8", series: 11, 8), VersionRange("11.4", series: 11, 4), VersionRange("10.11", series: 10, 11),
    VersionRange("10.6", series: 10, 6), VersionRange("10.5", series: 10, 5),
  ]
  private static let postgres = (10...18).reversed().map { VersionRange("\($0)", series: $0) }
  private static let sqlServerReleases = [
    VersionRange("2019", series: 15), VersionRange("2017", series: 14), VersionRange("2016", series: 13),
  ]
}

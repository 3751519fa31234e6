/// An engine version as numbers that can be compared: `8.0.mysql_aurora.3.05.2` is 3, 5, 2.
public struct EngineVersion: Sendable, Hashable {
  /// The leading numbers; what follows them (`15.00.4236.7.v1`) is left out.
  public let numbers: [Int]

  /// The version that `text` writes for `engine`, or nil where it does not begin with a number.
  ///
  /// Aurora MySQL is counted by Aurora's own version: a bare `8.0` is version 3 and `5.7` is version 2, minor unknown.
  /// SQL Server may be given by its year.
  public init?(_ text: String, of engine: Engine) {
    var numbers: [Int] = []
    var own: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      if engine == .auroraMySQL, part == "mysql_aurora" {
        own = numbers
        numbers = []
        continue
      }
      guard part.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(part)
      else { break }
      numbers.append(number)
    }
    guard let first = numbers.first else { return nil }
    if engine == .auroraMySQL, own.isEmpty, first == 8 { numbers = [3] }
    if engine == .auroraMySQL, own.isEmpty, first == 5 { numbers = numbers.dropFirst().first == 7 ? [2] : [1] }
    if engine.family == .sqlServer, let release = SQLServerRelease(rawValue: first) { numbers = [release.major] }
    self.numbers = numbers
  }
}

/// A release of SQL Server: the year that people say.
public enum SQLServerRelease: Int, Sendable, CaseIterable {
  case year2014 = 2014
  case year2016 = 2016
  case year2017 = 2017
  case year2019 = 2019
  case year2022 = 2022

  /// The first number of its engine versions.
  public var major: Int {
    switch self {
    case .year2014: 12
    case .year2016: 13
    case .year2017: 14
    case .year2019: 15
    case .year2022: 16
    }
  }
}

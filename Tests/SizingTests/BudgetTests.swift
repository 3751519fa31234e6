import AWSFacts
import ProxyModel
import Sizing
import SourceText
import Testing

@Suite struct MaxConnectionsEstimates {
  /// What a database takes: engine, size, the lower and the upper end, and whether there is something to know of it.
  @Test(
    arguments: [
      (.auroraPostgreSQL, .acu(2, 32), 5000, 5000, false), (.auroraPostgreSQL, .acu(0.5, 32), 2000, 2000, false),
      (.auroraPostgreSQL, .acu(2, 20), 3360, 5000, true), (.auroraPostgreSQL, .acu(nil, 32), 2000, 5000, true),
      (.auroraPostgreSQL, .acu(nil, 4), 823, 823, false), (.auroraMySQL, .acu(0.5, 12), 1000, 2000, true),
      (.auroraMySQL, .acu(1, 256), 6000, 6000, false), (.auroraMySQL, .instances("db.r6g.large"), 1000, 1000, false),
      (.auroraPostgreSQL, .instances("db.r6g.xlarge"), 3479, 3479, true),
      (.postgres, .instances("db.m7g.large"), 765, 901, true),
      (.postgres, .instances("db.r7g.4xlarge"), 5000, 5000, true),
      (.mysql, .instances("db.t3.micro"), 59, 85, true), (.mariadb, .instances("db.r6g.large"), 579, 682, true),
      (.auroraMySQL, .instances("db.r6g.xlarge", "db.t4g.medium"), 90, 90, false),
    ] as [(Engine, Size, Int, Int, Bool)])
  func areBounds(_ engine: Engine, _ size: Size, _ least: Int, _ most: Int, _ hasCaveat: Bool) throws {
    let estimate = try database(engine, size).maxConnectionsEstimate
    #expect(estimate.value == least && estimate.most == most)
    #expect((estimate.caveat != nil) == hasCaveat)
  }

  @Test(
    arguments: [
      (.sqlServerStandard, .instances("db.r6i.large"), "unless `user connections` is set"),
      (.auroraPostgreSQL, .acu(0, 0.5), "for 0.5 ACU"), (.postgres, .instances("db.z9.large"), "db.z9.large"),
      (.auroraMySQL, .instances("db.m5.large"), "db.m5.large"), (.postgres, .instances(), "no instance"),
    ] as [(Engine, Size, String)])
  func areUnknownWhereNobodyPublishesThem(_ engine: Engine, _ size: Size, _ reason: String) {
    #expect { try database(engine, size).maxConnectionsEstimate } throws: { error in
      guard case Inconclusive.unknown(let unknown) = error else { return false }
      return unknown.reason.contains(reason) && unknown.remedy?.contains("database.max_connections") == true
    }
  }

  @Test func yieldToWhatIsWritten() throws {
    var written = database(.auroraPostgreSQL, .acu(2, 32))
    written.maxConnections = .written(1200, at: place)
    #expect(try written.maxConnectionsEstimate.value == 1200)
    #expect(try written.computedMaxConnections.value == 5000)
  }
}

@Suite struct Budgets {
  /// The pool in percent, PostgreSQL's version, direct connections and another pool; what is left, and the largest percentage.
  @Test(
    arguments: [
      (75, "16.6", 10, 0, 1234, 99), (75, "15.4", 10, 0, 1232, 99), (100, "16.6", 0, 0, -6, 99),
      (70, "16.6", 0, 40, -506, 59), (90, "16.6", 4994, 0, -4500, 0), (50, "16.6", 1000, 25, 244, 54),
    ] as [(Int, String, Int, Int, Int, Int)])
  func addUp(_ percent: Int, _ version: String, _ direct: Int, _ other: Int, _ left: Int, _ largest: Int) throws {
    let budget = try budget(percent, on: database(.auroraPostgreSQL, .acu(2, 32)), version, direct, other)
    #expect(budget.left == left && budget.largestPercent == largest)
    #expect(budget.pool + budget.wanted + budget.left == budget.maxConnections.value)
  }

  @Test func spanAnEstimate() throws {
    let budget = try budget(90, on: database(.postgres, .instances("db.m7g.large")), "17.2", 80, 0)
    #expect(budget.left == -9 && budget.leftAtMost == 5)
    #expect(budget.pool == 688 && budget.poolAtMost == 810)
  }

  /// Nothing that a file can say makes the arithmetic trap.
  @Test(arguments: [(Int.max, Int.max), (Int.max, 0), (1, Int.max), (1, 1)])
  func standHugeNumbers(_ connections: Int, _ direct: Int) throws {
    var huge = database(.auroraPostgreSQL, .acu(2, 32))
    huge.maxConnections = .written(connections, at: place)
    let budget = try budget(100, on: huge, "16.6", direct, 100)
    #expect(budget.left <= 0 && budget.largestPercent == 0)
    for percent in [Int.min, -184_467_440_737_095_516, -1, Int.max] {
      _ = try self.budget(percent, on: huge, "16.6", direct, 100).left
    }
    #expect(budget.percent(for: Int.max) == (connections == .max ? 100 : nil))
  }

  @Test(arguments: [(900, 1170), (0, 0), (1, 2), (7, 10), (10, 13), (Int.max, Int.max)])
  func keepAMarginAboveThePeak(_ peak: Int, _ needed: Int) { #expect(Headroom.needed(for: peak) == needed) }

  @Test(arguments: [(1170, 24), (5000, 100), (0, 0), (5001, nil)] as [(Int, Int?)])
  func findTheLeastPercentage(_ connections: Int, _ percent: Int?) throws {
    let budget = try budget(75, on: database(.auroraPostgreSQL, .acu(2, 32)), "16.6", 0, 0)
    #expect(budget.percent(for: connections) == percent)
    guard let percent else { return }
    #expect(Percent(percent).share(of: 5000) >= connections)
    #expect(percent == 0 || Percent(percent - 1).share(of: 5000) < connections)
  }

  /// Forwarded writes take their share, and an unknown number is not zero.
  @Test func countWriteForwarding() throws {
    var forwarding = database(.auroraMySQL, .acu(2, 32))
    forwarding.parameters[PoolLimits.writeForwardingParameter.value] = .written("10", at: place)
    #expect(try budget(80, on: forwarding, "8.0", 0, 0).left == 300)
    forwarding.directConnections = [
      DirectConnection("x", .unknown(Unknown("nobody knows", at: place)), at: provenance)
    ]
    #expect(throws: Inconclusive.self) { try self.budget(80, on: forwarding, "8.0", nil, 0) }
  }

  private func budget(
    _ percent: Int, on database: Database, _ version: String, _ direct: Int?, _ other: Int
  ) throws -> ConnectionBudget {
    var database = database
    database.engineVersion = .written(version, at: place)
    if let direct {
      database.directConnections = [DirectConnection("admin", .written(direct, at: place), at: provenance)]
    }
    if other > 0 { database.otherPools = [OtherPool("other", .written(Percent(other), at: place), at: provenance)] }
    var group = TargetGroup(
      Symbol("this"), of: Located(.symbol(Symbol("this")), at: place), family: .postgresql, at: provenance)
    group.maxConnectionsPercent = .written(Percent(percent), at: place)
    let text = Setting.written("x", at: place)
    let deployment = Deployment(at: provenance, name: text, environment: text, region: text, account: text)
    return try deployment.connectionBudget(of: group, on: database)
  }
}

/// What a database of a test runs on.
enum Size: Sendable, CustomTestStringConvertible {
  case acu(Double?, Double)
  case classes([String])

  static func instances(_ names: String...) -> Size { .classes(names) }

  var testDescription: String {
    switch self {
    case .acu(let minimum, let maximum): "\(minimum.map { "\($0)" } ?? "?") to \(maximum) ACU"
    case .classes(let names): names.joined(separator: ", ")
    }
  }
}

private let place = SourceRange(file: 0, 0..<0)
private let provenance = Provenance(place, "database")

private func database(_ engine: Engine, _ size: Size) -> Database {
  var database = Database(Symbol("database"), .cluster, at: provenance, .existing("orders"))
  database.engine = .written(engine, at: place)
  switch size {
  case .acu(let minimum, let maximum):
    func setting(_ units: Double?) -> Setting<CapacityUnits> {
      units.flatMap { CapacityUnits($0) }.map { .written($0, at: place) } ?? .unknown(Unknown("not said", at: place))
    }
    database.serverless = CapacityRange(minimum: setting(minimum), maximum: setting(maximum))
    database.instances = .written([DatabaseInstance(.written(.serverless, at: place), isReader: false)], at: place)
  case .classes(let names):
    database.instances = .written(
      names.map { DatabaseInstance(.written(.instanceClass($0), at: place), isReader: false) }, at: place)
  }
  return database
}

import AWSFacts
import Testing

@Suite struct Engines {
  @Test(arguments: Engine.allCases) func areToldApart(_ engine: Engine) {
    #expect(SupportedVersions.of(engine).value.isEmpty == (engine.family == nil))
    #expect(engine.family == nil || engine.defaultPort != nil)
    #expect(engine.family == nil || MaxConnections.formula(of: engine) != nil)
    #expect(engine.rawValue.hasPrefix("sqlserver-") == (engine.family == .sqlServer))
    #expect(!engine.hasIAMAuthentication || engine.family != .sqlServer)
  }

  @Test(
    arguments: [
      (.auroraMySQL, "8.0.mysql_aurora.3.05.2", .supported), (.auroraMySQL, "3.01.0", .supported),
      (.auroraMySQL, "8.0.mysql_aurora.3.00.1", .unsupported), (.auroraMySQL, "8.0", .undetermined),
      (.auroraMySQL, "5.7.mysql_aurora.2.07.9", .supported), (.auroraMySQL, "5.7.mysql_aurora.2.11.3", .supported),
      (.auroraMySQL, "5.7.mysql_aurora.2.10.3", .unsupported), (.auroraMySQL, "5.7", .undetermined),
      (.auroraMySQL, "5.6.mysql_aurora.1.23.0", .unsupported), (.auroraMySQL, "5.6.10a", .unsupported),
      (.auroraPostgreSQL, "17.4", .supported), (.auroraPostgreSQL, "17.3", .unsupported),
      (.auroraPostgreSQL, "16.10", .supported), (.auroraPostgreSQL, "16", .undetermined),
      (.auroraPostgreSQL, "11.9", .supported), (.auroraPostgreSQL, "11.10", .unsupported),
      (.auroraPostgreSQL, "11.13", .supported), (.auroraPostgreSQL, "10.20", .unsupported),
      (.auroraPostgreSQL, "18.1", .newerThanTable), (.postgres, "18.1", .supported), (.postgres, "10", .supported),
      (.postgres, "9.6.24", .unsupported), (.postgres, "19", .newerThanTable), (.mysql, "8.0.35", .supported),
      (.mysql, "8", .undetermined), (.mysql, "8.1.0", .unsupported), (.mysql, "9.0", .newerThanTable),
      (.mariadb, "10.11.6", .supported), (.mariadb, "10.4.29", .unsupported), (.mariadb, "12.1", .newerThanTable),
      (.sqlServerStandard, "15.00.4236.7.v1", .supported), (.sqlServerWeb, "2019", .supported),
      (.sqlServerExpress, "13", .supported), (.sqlServerEnterprise, "16.00.4085.2.v1", .unsupported),
      (.sqlServerEnterprise, "2014", .unsupported), (.sqlServerEnterprise, "17.00", .newerThanTable),
      (.oracleEnterprise, "19.0.0.0", .unsupported),
    ] as [(Engine, String, SupportedVersions.Verdict)])
  func versionsAreJudged(_ engine: Engine, _ text: String, _ verdict: SupportedVersions.Verdict) throws {
    let version = try #require(EngineVersion(text, of: engine))
    #expect(SupportedVersions.verdict(version, of: engine) == verdict)
  }

  @Test(arguments: ["", "latest", ".5", "v8", "99999999999999999999.1", "8.0.mysql_aurora.x"])
  func refusesWhatIsNoVersion(_ text: String) { #expect(EngineVersion(text, of: .auroraMySQL) == nil) }

  @Test(arguments: ClientPasswordAuthType.allCases) func passwordTypesHaveTheFamilyOfTheirName(
    _ type: ClientPasswordAuthType
  ) {
    let words = ["MYSQL_": EngineFamily.mysql, "POSTGRES_": .postgresql, "SQL_SERVER_": .sqlServer]
    #expect(words.first { type.rawValue.hasPrefix($0.key) }?.value == type.family)
    #expect(type.family == .mysql || !type.worksWithMariaDB)
    #expect(ClientPasswordAuthType(rawValue: ClientPasswordAuthType.misspelledSCRAM.value) == nil)
  }

  @Test(arguments: EngineFamily.allCases) func defaultsBelongToTheirFamily(_ family: EngineFamily) {
    #expect(ClientPasswordAuthType.defaultValue(for: family).value.family == family)
    let pool = PoolDefaults.of(family).value
    #expect(pool.maxIdleConnectionsPercent == pool.maxConnectionsPercent / PoolDefaults.idleShare.value)
    #expect(PoolLimits.maxConnectionsPercent.value.contains(pool.maxConnectionsPercent))
    #expect(Timeouts.connectionBorrow.value.contains(pool.connectionBorrowTimeout))
    #expect(!PinningCause.all(of: family).isEmpty)
    #expect(family == .mysql || PinningCause.all(of: family).allSatisfy { !$0.isFiltered })
  }
}

@Suite struct Traits {
  /// Every cause that AWS lists can be declared by one trait, but for what a client cannot help: its transactions.
  @Test(arguments: EngineFamily.allCases) func coverEveryPinningCause(_ family: EngineFamily) {
    for cause in PinningCause.all(of: family) {
      let traits = ClientTrait.allCases.filter { $0.causes(of: family).contains(cause) }
      #expect(traits.count == (cause.trigger == .statement("BEGIN TRANSACTION") ? 0 : 1), "\(cause.trigger): \(traits)")
    }
  }

  /// No trait is there for nothing: it pins somewhere, loses a feature, or has a rule of its own.
  @Test(arguments: ClientTrait.allCases) func allMatter(_ trait: ClientTrait) {
    let pins = EngineFamily.allCases.contains { !trait.causes(of: $0).isEmpty }
    let loses = Engine.allCases.contains { LostFeature.of(trait, on: $0) != nil }
    #expect(pins || loses || [.startupSettings, .longStatements, .autocommitOff].contains(trait))
  }
}

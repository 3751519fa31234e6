import AWSFacts
import Testing

@Suite struct Capacities {
  @Test(arguments: [
    ("db.t3.micro", 2, 1024), ("db.t4g.medium", 2, 4096), ("db.m8g.48xlarge", 192, 786_432),
    ("db.r6g.xlarge", 4, 32_768), ("db.r7i.48xlarge", 192, 1_572_864), ("db.r6i.32xlarge", 128, 1_048_576),
    ("db.x2g.16xlarge", 64, 1_048_576), ("db.r4.large", 2, 15_616), ("db.r5.24xlarge", 96, 786_432),
  ])
  func classesHaveTheirHardware(_ name: String, _ vCPU: Int, _ memoryMiB: Int) {
    let instanceClass = InstanceClass(name)
    #expect(instanceClass?.vCPU == vCPU)
    #expect(instanceClass?.memoryMiB == memoryMiB)
    #expect(instanceClass?.description == name)
  }

  @Test(arguments: [
    "", "db", "db.r6g", "r6g.xlarge", "db.r6g.24xlarge", "db.r6g.micro", "db.serverless", "db.r6g.xlarge.x",
    "DB.r6g.large",
  ])
  func refusesClassesNobodyLists(_ name: String) { #expect(InstanceClass(name) == nil) }

  /// In a family a bigger size never has less of anything, and no class is listed twice.
  @Test func classesGrow() {
    let all = InstanceClass.all
    #expect(Set(all.map(\.description)).count == all.count)
    for (small, big) in zip(all, all.dropFirst()) where small.family == big.family {
      #expect(small.size < big.size && small.vCPU <= big.vCPU && small.memoryMiB < big.memoryMiB, "\(big)")
      for engine in [Engine.auroraMySQL, .auroraPostgreSQL] {
        let (fewer, more) = (
          MaxConnections.published(for: small, engine: engine), MaxConnections.published(for: big, engine: engine)
        )
        if let fewer, let more { #expect(fewer.value <= more.value, "\(engine) \(big)") }
      }
    }
  }

  @Test(
    arguments: [
      ("db.t3.small", .auroraMySQL, 45), ("db.t4g.small", .auroraMySQL, nil), ("db.t4g.large", .auroraMySQL, 135),
      ("db.r6g.large", .auroraMySQL, 1000), ("db.r8g.48xlarge", .auroraMySQL, 8000),
      ("db.x2g.large", .auroraMySQL, 2000), ("db.m5.large", .auroraMySQL, nil),
      ("db.r6g.large", .auroraPostgreSQL, 1722), ("db.r6g.xlarge", .auroraPostgreSQL, 3479),
      ("db.r7g.large", .auroraPostgreSQL, nil), ("db.r7g.2xlarge", .auroraPostgreSQL, 5000),
      ("db.r6g.large", .postgres, nil),
    ] as [(String, Engine, Int?)])
  func publishedDefaults(_ name: String, _ engine: Engine, _ connections: Int?) throws {
    let instanceClass = try #require(InstanceClass(name))
    #expect(MaxConnections.published(for: instanceClass, engine: engine)?.value == connections)
  }

  @Test(
    arguments: [
      (nil, 0.5, .auroraMySQL, nil, .settled), (nil, 1, .auroraMySQL, 90, .settled),
      (2, 16, .auroraPostgreSQL, 3360, .settled), (0.5, 16, .auroraPostgreSQL, 2000, .settled),
      (0, 4, .auroraPostgreSQL, 823, .settled), (0, 16, .auroraMySQL, 2000, .settled),
      (1, 20, .auroraPostgreSQL, 3360, .derived), (1, 256, .auroraMySQL, 6000, .settled),
      (1, 16, .postgres, nil, .settled),
    ] as [(Double?, Double, Engine, Int?, Confidence)])
  func serverlessConnections(
    _ minimum: Double?, _ maximum: Double, _ engine: Engine, _ connections: Int?, _ confidence: Confidence
  ) {
    let fact = ServerlessCapacity.maxConnections(minimumACU: minimum, maximumACU: maximum, engine: engine)
    #expect(fact?.value == connections)
    #expect(fact?.confidence ?? .settled == confidence)
  }

  @Test func tablesGrowWithCapacity() {
    let capacities = stride(from: 1.0, through: 256, by: 0.5)
    for engine in [Engine.auroraMySQL, .auroraPostgreSQL] {
      let connections = capacities.compactMap {
        ServerlessCapacity.maxConnections(minimumACU: 1, maximumACU: $0, engine: engine)?.value
      }
      #expect(connections.count == 511 && connections == connections.sorted())
    }
    let addresses = capacities.compactMap { FreeAddresses.forMaximumACU($0)?.value }
    #expect(addresses.count == 511 && addresses == addresses.sorted() && addresses.max() == 75)
    let bySize = InstanceClass.Size.allCases.compactMap { FreeAddresses.forInstance($0)?.value }
    #expect(bySize == bySize.sorted() && bySize.first == 10 && bySize.last == 110)
    #expect(FreeAddresses.forInstance(.xlarge48) == nil)
    #expect(FreeAddresses.forMaximumACU(257) == nil)
  }

  @Test(
    arguments: [
      ("db.t3.small", 100), ("db.t3.medium", 55), ("db.t3.large", 35), ("db.r3.large", 20), ("db.r8g.48xlarge", 20),
      ("db.t4g.small", nil), ("db.t3.micro", nil), ("db.m5.large", nil),
    ] as [(String, Int?)])
  func advisedMinimums(_ name: String, _ percent: Int?) throws {
    #expect(PoolLimits.recommendedMinimumPercent(for: try #require(InstanceClass(name)))?.value == percent)
  }
}

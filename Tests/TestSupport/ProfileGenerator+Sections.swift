extension ProfileGenerator {
  mutating func root() -> ProfileValue {
    let region = pick(["us-east-1", "eu-central-1", "us-gov-west-1", "cn-north-1", "ap-southeast-2"])
    let account = chance(4) ? nil : "123456789012"
    return .keys([
      "headroom": .integer(1),
      "name": .text(reach == .anything && chance(10) ? "Shop-2" : pick(["orders", "a", "billing-api"])),
      "environment": .text(reach == .anything && chance(10) ? "PROD" : pick(["dev", "staging", "prod"])),
      "region": .text(region),
      "account": account.map { .text($0) },
      "network": network(region),
      "database": database(),
      "proxy": proxy(region, account: account ?? "210987654321"),
      "target_group": chance(5) ? nil : targetGroup(),
      "endpoints": chance(3) ? nil : endpoints(),
      "clients": chance(6) ? nil : clients(),
      "publish": chance(2) ? nil : publish(),
      "alarms": chance(2) ? nil : alarms(region),
      "tags": chance(3) ? nil : tags(),
    ])
  }

  private mutating func network(_ region: String) -> ProfileValue {
    let subnets = (0..<Int.random(in: 2...4, using: &random)).map { _ in id("subnet") }
    self.subnets = subnets
    let zones = ["a", "b", "c"].map { region + $0 }
    let listed = chance(2) ? nil : some(groups, atMost: 3)
    return .keys([
      "vpc_id": open(.text(id("vpc"))),
      "subnets": .list(subnets.map { subnet in
        ProfileValue.keys(["id": .text(subnet), "availability_zone": chance(6) ? nil : .text(pick(zones))])
      }),
      "security_groups": listed.map { ids in .list(ids.map { listedGroup($0) }) },
    ])
  }

  private mutating func listedGroup(_ id: String) -> ProfileValue {
    .keys([
      "id": .text(id),
      "name": chance(2) ? nil : hostile(silent: true),
      "ingress": chance(4) ? nil : rules(),
      "egress": chance(4) ? nil : rules(),
    ])
  }

  private mutating func rules() -> ProfileValue {
    .list(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let transport = pick(["tcp", "tcp", "udp", "icmp", "-1"])
        let isRange = chance(3)
        let hasPorts = transport == "tcp" || (transport == "udp" && chance(2))
        let first = pick([0, 1, 1024, 3306, 5432])
        let peers = [pick(groups), pick(groups), cidr(), id("pl")]
        return ProfileValue.keys([
          "port": hasPorts && !isRange ? .integer(max(1, first)) : nil,
          "from_port": hasPorts && isRange ? .integer(first) : nil,
          "to_port": hasPorts && isRange ? .integer(pick([first, 65_535])) : nil,
          "protocol": transport == "tcp" && chance(2) ? nil : .text(transport),
          "peer": .text(pick(peers)),
          "description": chance(2) ? nil : hostile(silent: true),
        ])
      })
  }

  private mutating func database() -> ProfileValue {
    let engines = [
      ("aurora-postgresql", "POSTGRESQL", "16.6"), ("postgres", "POSTGRESQL", "15.10"), ("aurora-mysql", "MYSQL", "8.0.mysql_aurora.3.08.0"),
      ("mysql", "MYSQL", "8.0.40"), ("mariadb", "MYSQL", "10.11"), ("sqlserver-se", "SQLSERVER", "15.00"),
    ]
    var (engine, _, version) = pick(engines)
    family = engines.first { $0.0 == engine }?.1 ?? family
    if reach == .anything, chance(20) { (engine, version) = (pick(["oracle-ee", "db2-se", "aurora"]), "19") }
    let isCluster = engine.hasPrefix("aurora") || (reach == .anything && chance(10))
    let isServerless = isCluster && chance(2)
    let least = Int.random(in: 0...16, using: &random)
    let direct = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      ProfileValue.keys(["name": hostile(silent: true), "connections": open(count(0...20))])
    }
    let identifier = open(name("orders-"))
    return .keys([
      "cluster": isCluster ? identifier : nil,
      "instance": isCluster ? nil : identifier,
      "engine": .text(engine),
      "engine_version": chance(4) ? nil : .text(chance(10) ? "16" : version),
      "port": chance(3) ? open(number(1024...65_535)) : nil,
      "security_group": chance(5) ? nil : open(groupIDs()),
      "serverless_v2": isServerless
        ? .keys(["min_acu": .number(chance(2) ? "\(least).5" : "\(least)"), "max_acu": .integer(least + pick([1, 8, 240]))]) : nil,
      "instance_class": isServerless || chance(5)
        ? nil : chance(10) ? hostile(silent: true) : .text(pick(["db.r6g.xlarge", "db.t4g.medium", "db.r5.24xlarge"])),
      "readers": isCluster && !chance(4) ? number(0...15) : nil,
      "max_connections": chance(4) ? open(reach == .anything && chance(4) ? .integer(Self.most) : number(1...20_000)) : nil,
      "resource_id": chance(2) ? .text(isCluster ? "cluster-ABCDEFGHIJ" : "db-ABCDEFGHIJ") : nil,
      "direct_connections": chance(3) ? .list(direct) : nil,
    ])
  }

  private mutating func targetGroup() -> ProfileValue {
    let most = Int.random(in: 1...100, using: &random)
    return .keys([
      "name": chance(4) ? .text("default") : nil,
      "max_connections_percent": chance(4) ? nil : open(reach == .anything ? judged(1...100) : .integer(most)),
      "max_idle_connections_percent": chance(3)
        ? nil : open(reach == .anything ? judged(0...100) : number(0...most)),
      "connection_borrow_timeout": chance(3) ? nil : judged(1...300),
      "init_query": chance(2) ? nil : hostile(),
      "session_pinning_filters": family == "MYSQL" && chance(2)
        ? .texts(["EXCLUDE_VARIABLE_SETS"]) : reach == .anything && chance(8) ? .list([hostile(), hostile()]) : nil,
    ])
  }

  private mutating func publish() -> ProfileValue {
    .keys([
      "ssm_prefix": .text(pick(["/orders/prod/db", "/a", "/A_b.c-d/1"])),
      "description": chance(2) ? nil : hostile(),
    ])
  }

  private mutating func alarms(_ region: String) -> ProfileValue {
    let topics = (0..<Int.random(in: 1...2, using: &random)).map { "arn:aws:sns:\(region):123456789012:alerts-\($0)" }
    return .keys([
      "notify": .texts(topics, alone: chance(2)),
      "pinned_sessions": chance(2) ? nil : open(count(0...500)),
      "borrow_latency_ms": chance(2) ? nil : number(1...60_000),
      "failed_sign_ins": chance(2) ? nil : count(0...50),
      "availability_percent": chance(2) ? nil : number(1...100),
      "pool_use_percent": chance(2) ? nil : number(1...100),
    ])
  }

  private mutating func tags() -> ProfileValue {
    var entries: [ProfileValue.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let key = chance(5) ? pick(["Name", "Environment", "ManagedBy", "for", "null"]) : HostileText.make(using: &random)
      let value = HostileText.make(using: &random)
      guard !entries.contains(where: { $0.key == key }) else { continue }
      entries.append(.init(key, .text(value)))
      literals += [key, value]
    }
    return .map(entries)
  }
}

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
      "endpoints": chance(3) ? nil : makeEndpoints(),
      "clients": chance(6) ? nil : clients(),
      "publish": chance(2) ? nil : publish(),
      "alarms": chance(2) ? nil : alarms(region),
      "cdk": chance(3) ? cdk() : nil,
      "proxy_quota": chance(6) ? number(1...100) : nil,
      "tags": chance(3) ? nil : tags(),
      "standard_tags": chance(5) ? .bool(chance(2)) : nil,
    ])
  }

  private mutating func network(_ region: String) -> ProfileValue {
    let subnets = (0..<Int.random(in: 2...4, using: &random)).map { _ in id("subnet") }
    self.subnets = subnets
    let zones = ["a", "b", "c"].map { region + $0 }
    let listed = chance(2) ? nil : some(groups, atMost: 3)
    return .keys([
      "vpc_id": open(.text(id("vpc"))),
      "vpc_cidr": chance(3) ? .texts(some(["10.0.0.0/16", "10.1.0.0/16"]), alone: chance(2)) : nil,
      "ipv6_cidr": chance(4) ? .text(pick(["none", "2001:db8::/56"])) : nil,
      "tenancy": chance(6) ? .text(pick(["default", "dedicated"])) : nil,
      "subnets": .list(
        subnets.map { subnet in
          ProfileValue.keys([
            "id": .text(subnet),
            "availability_zone": chance(6) ? nil : .text(pick(zones)),
            "vpc_id": chance(10) ? .text(id("vpc")) : nil,
            "cidr": chance(3) ? .text("10.0.\(Int.random(in: 0...255, using: &random)).0/24") : nil,
            "ipv6_cidr": chance(4) ? .text(pick(["none", "2001:db8:0:1::/64"])) : nil,
            "free_addresses": chance(3) ? open(count(0...250)) : nil,
          ])
        }),
      "security_groups": listed.map { ids in .list(ids.map { listedGroup($0) }) },
    ])
  }

  private mutating func listedGroup(_ id: String) -> ProfileValue {
    .keys([
      "id": .text(id),
      "name": chance(2) ? nil : hostile(silent: true),
      "vpc_id": chance(10) ? .text(self.id("vpc")) : nil,
      "ingress": chance(4) ? nil : rules(),
      "egress": chance(4) ? nil : rules(),
    ])
  }

  /// Rules of a group, all of them or only those that say their ports.
  mutating func rules(ofTCPOnly: Bool = false) -> ProfileValue {
    .list(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let transport = pick(ofTCPOnly ? ["tcp", "-1"] : ["tcp", "tcp", "udp", "icmp", "-1"])
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
      ("aurora-postgresql", "POSTGRESQL", "16.6"), ("postgres", "POSTGRESQL", "15.10"),
      ("aurora-mysql", "MYSQL", "8.0.mysql_aurora.3.08.0"),
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
    let range = ProfileValue.keys([
      "min_acu": .number(chance(2) ? "\(least).5" : "\(least)"), "max_acu": .integer(least + pick([1, 8, 240])),
    ])
    let instance: ProfileValue =
      chance(10) ? hostile(silent: true) : .text(pick(["db.r6g.xlarge", "db.t4g.medium", "db.r5.24xlarge"]))
    let common = ProfileValue.keys([
      "cluster": isCluster ? identifier : nil,
      "instance": isCluster ? nil : identifier,
      "engine": .text(engine),
      "engine_version": chance(4) ? nil : .text(chance(10) ? "16" : version),
      "port": chance(3) ? open(number(1024...65_535)) : nil,
      "security_group": chance(5) ? nil : open(groupIDs()),
      "serverless_v2": isServerless ? range : nil,
      "instance_class": isServerless || chance(5) ? nil : instance,
      "readers": isCluster && !chance(4) ? number(0...15) : nil,
      "max_connections": chance(4)
        ? open(reach == .anything && chance(4) ? .integer(Self.plausible.upperBound) : number(1...20_000)) : nil,
      "reader_instance_class": isCluster && chance(5) ? .text("db.r6g.large") : nil,
      "resource_id": chance(2) ? .text(isCluster ? "cluster-ABCDEFGHIJ" : "db-ABCDEFGHIJ") : nil,
      "direct_connections": chance(3) ? .list(direct) : nil,
    ])
    return common.with(surroundings(isCluster: isCluster))
  }

  /// What else is known of the database.
  private mutating func surroundings(isCluster: Bool) -> ProfileValue {
    let names = ["rds.force_ssl", "require_secure_transport", "wait_timeout", "été"]
    let parameters = some(names, atMost: 2).map { name in
      ProfileValue.Entry(name, pick([ProfileValue.integer(1), .text("0"), .text("on")]))
    }
    let others = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      ProfileValue.keys(["name": hostile(silent: true), "max_connections_percent": number(1...100)])
    }
    return .keys([
      "vpc_id": chance(10) ? .text(id("vpc")) : nil,
      "network_type": chance(4) ? .text(pick(["IPV4", "DUAL"])) : nil,
      "master_username": chance(4) ? .text(pick(["postgres", "app0"])) : nil,
      "other_proxies": chance(8) ? .list(others) : nil,
      "several_proxies_reason": chance(8) ? hostile(silent: true) : nil,
      "parameters": chance(3) ? .map(chance(5) ? [] : parameters) : nil,
      "pending_reboot": chance(6) ? open(.bool(chance(2))) : nil,
      "iam_authentication": chance(3) ? open(.bool(!chance(3))) : nil,
      "replica_of": !isCluster && chance(10) ? .text("orders-main") : nil,
      "engine_mode": chance(10) ? .text(pick(["provisioned", "serverless"])) : nil,
      "cluster_scalability_type": chance(10) ? .text(pick(["standard", "limitless"])) : nil,
      "global_role": chance(10) ? .text(pick(["primary", "secondary"])) : nil,
      "local_write_forwarding": chance(10) ? .bool(chance(2)) : nil,
      "postgres_database": chance(10) ? .text(pick(["kept", "dropped", "connect_revoked"])) : nil,
      "blue_green": chance(10) ? .text(pick(["planned", "in_progress"])) : nil,
    ])
  }
}

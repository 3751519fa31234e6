extension ProfileGenerator {
  mutating func proxy(_ region: String, account: String) -> ProfileValue {
    let isEndToEnd = family != "SQLSERVER" && chance(6)
    let types = reach == .anything && chance(3)
    let role = chance(8) ? foundRole(account) : nil
    wearsExistingGroup = chance(3)
    return ProfileValue.keys([
      "name": chance(3) ? name("proxy-") : nil,
      "engine_family": chance(6) ? .text(reach == .anything && chance(5) ? "postgres" : family) : nil,
      "security_group": wearsExistingGroup ? groupIDs() : nil,
      "security_group_name": wearsExistingGroup || !chance(4) ? nil : name("proxy-sg-"),
      "security_group_description": wearsExistingGroup || !chance(6) ? nil : .text("Lets clients in"),
      "ingress": chance(6) ? rules(ofTCPOnly: reach == .accepted) : nil,
      "egress": chance(6) ? rules(ofTCPOnly: reach == .accepted) : nil,
      "role_description": role == nil && chance(6) ? hostile() : nil,
      "role_policy_name": role == nil && chance(6) ? .text("read-\(pick(["secrets", "them"]))") : nil,
      "role": role,
      "resource_id": chance(8) ? .text("prx-0a1b2c3d4e5f60718") : nil,
      "role_name": role == nil && chance(4) ? name("proxy-role-") : nil,
      "subnets": chance(5) ? .texts(some(subnets)) : nil,
      "require_tls": chance(2) ? nil : open(.bool(!chance(3))),
      "idle_client_timeout": chance(2) ? nil : open(judged(1...28_800)),
      "debug_logging": chance(2) ? nil : .bool(chance(2)),
      "default_auth_scheme": isEndToEnd ? .text("IAM_AUTH") : chance(8) ? .text("NONE") : nil,
      "endpoint_network_type": types ? .text(pick(["IPV4", "IPV6", "DUAL"])) : nil,
      "target_connection_network_type": types ? .text(pick(["IPV4", "IPV6"])) : nil,
      "auth": isEndToEnd && chance(2) ? nil : .list(auth(region, account: account)),
    ])
  }

  private mutating func auth(_ region: String, account: String) -> [ProfileValue] {
    let types = [
      "MYSQL": ["MYSQL_NATIVE_PASSWORD", "MYSQL_CACHING_SHA2_PASSWORD"],
      "POSTGRESQL": ["POSTGRES_SCRAM_SHA_256", "POSTGRES_MD5"],
      "SQLSERVER": ["SQL_SERVER_AUTHENTICATION"],
    ]
    let count = Int.random(in: reach == .anything ? 0...4 : 1...4, using: &random)
    return (0..<count).map { index in
      let exists = chance(3)
      let partition = region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov") ? "aws-us-gov" : "aws"
      let arn =
        "arn:\(partition):secretsmanager:\(region):\(account):secret:\(pick(["app", "orders/x", "a-b"]))\(index)-AbCdEf"
      let user = open(.text(chance(3) ? HostileText.make(using: &random) : "app\(index)"))
      // The user of a secret that exists is not rendered unless somebody may connect as it.
      if !exists, let user = user.string { literals.append(user) }
      return ProfileValue.keys([
        // A secret is known by its name: to have it found again, no two may be the same.
        "secret": exists ? nil : secretName(index),
        "secret_arn": exists ? .text(reach == .anything && chance(10) ? "orders/app" : arn) : nil,
        "username": exists || user.string != nil || reach == .anything ? user : nil,
        "iam_auth": chance(3)
          ? nil
          : .text(family == "SQLSERVER" ? pick(["DISABLED", "REQUIRED", "ENABLED"]) : pick(["DISABLED", "REQUIRED"])),
        "client_password_auth_type": chance(2) ? nil : types[family].map { .text(pick($0)) },
        "kms_key_arn": chance(3)
          ? .text("arn:\(partition):kms:\(region):\(account):key/1f2e3d4c-5b6a-7980-1122-33445566778\(index)") : nil,
        "secret_keys": chance(4) ? .texts(some(["username", "password", "host", "engine"])) : nil,
        "secret_host": chance(6) ? .text(pick(["proxy", "database", "none"])) : nil,
        "rotation": chance(4) ? .text(pick(["none", "single_user", "alternating_users"])) : nil,
        "description": chance(2) ? nil : hostile(),
        "user_name": reach == .anything && chance(20) ? hostile() : nil,
      ])
    }
  }

  private mutating func secretName(_ index: Int) -> ProfileValue {
    var text = pick(["orders/prod/app", "app", "a.b", "a-b", "orders/prod/a_b", "UPPER"]) + "\(index)"
    if reach == .anything, chance(4) { text = HostileText.make(using: &random) + "\(index)" }
    literals.append(text)
    return .text(text)
  }

  mutating func makeEndpoints() -> ProfileValue {
    // Names that only differ in what an identifier cannot hold.
    let words = ["reader", "writer", "a-b", "a_b", "a.b", "proxy", "database", "2", "-", "été"]
    let roles = family == "SQLSERVER" ? ["READ_WRITE"] : ["READ_WRITE", "READ_ONLY"]
    endpoints = some(reach == .anything ? words : ["reader", "writer", "reports", "x-1"], atMost: 4)
    let endpoints = endpoints
    return .list(
      endpoints.map { word in
        ProfileValue.keys([
          "name": .text(word),
          "endpoint_name": chance(3) ? name("endpoint-") : nil,
          "target_role": chance(3) ? nil : .text(pick(roles)),
          "security_group": chance(3) ? groupIDs() : nil,
          "subnets": chance(5) ? .texts(some(subnets)) : nil,
          "endpoint_network_type": chance(reach == .anything ? 12 : 4)
            ? .text(reach == .anything ? "DUAL" : "IPV4") : nil,
        ])
      })
  }

  mutating func clients() -> ProfileValue {
    let words = [
      "checkout", "workers", "vpn", "vpn_2", "a-b", "a_b", "A-B", "proxy", "database", "reader", "checkout_to_reader",
    ]
    let roles = ["checkout-lambda", "app_role", "app-role", "proxy", "team/app-role"]
    clientNames = some(words, atMost: 5)
    return .list(
      clientNames.map { word in
        let blocks = (0..<Int.random(in: 1...3, using: &random)).map { _ in cidr() }
        let instances = ProfileValue.keys([
          "normal": chance(5) ? nil : open(count(0...100)), "peak": chance(4) ? nil : count(100...1_000),
          "deploy": chance(2) ? nil : count(100...2_000),
        ])
        let users = (0..<Int.random(in: 1...2, using: &random)).map { index in
          chance(3) ? HostileText.make(using: &random) : "user\(index)"
        }
        return ProfileValue.keys([
          "name": .text(word),
          "runtime": chance(3) ? nil : .text(pick(["lambda", "ecs", "eks", "app_runner", "ec2"])),
          "security_group": chance(4) ? nil : open(groupIDs()),
          "cidr": chance(3) ? .texts(blocks, alone: chance(2)) : nil,
          "role": chance(2) ? nil : .text(pick(roles)),
          "policies": chance(6) ? policies() : nil,
          "endpoints": chance(4) ? .texts(some(["proxy"] + endpoints), alone: chance(2)) : nil,
          "users": chance(4) ? .texts(users, alone: chance(2)) : nil,
          "description": chance(2) ? nil : hostile(silent: true),
          "instances": chance(4) ? nil : instances,
          "connections_each": chance(3) ? nil : count(1...20),
        ]).with(clientHabits())
      })
  }

  /// What a client does with its connections.
  private mutating func clientHabits() -> ProfileValue {
    let traits = ["session_variables", "temporary_tables", "cursors", "listen", "session_locks", "lastval"]
    let pool = ProfileValue.keys([
      "idle_timeout": chance(3) ? nil : open(count(0...3_600)), "max_lifetime": chance(3) ? nil : count(0...86_400),
    ])
    return .keys([
      "sslmode": chance(3) ? .text(pick(["disable", "prefer", "require", "verify-full"])) : nil,
      "traits": chance(3) ? .texts(chance(3) ? [] : some(traits)) : nil,
      "host": chance(8) ? hostile(silent: true) : nil,
      "port": chance(8) ? number(1...65_535) : nil,
      "timeout": chance(5) ? open(.integer(pick([1, 30, 900, Self.plausible.upperBound]))) : nil,
      "pool": chance(4) ? pool : nil,
    ])
  }
}

extension ProfileGenerator {
  mutating func targetGroup() -> ProfileValue {
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
      "session_pinning_filters_reason": chance(4) ? hostile(silent: true) : nil,
      "peak_connections": chance(4) ? open(count(0...500)) : nil,
    ])
  }

  mutating func publish() -> ProfileValue {
    .keys([
      "ssm_prefix": .text(pick(["/orders/prod/db", "/a", "/A_b.c-d/1"])),
      "description": chance(2) ? nil : hostile(),
    ])
  }

  mutating func alarms(_ region: String) -> ProfileValue {
    let topics = (0..<Int.random(in: 1...2, using: &random)).map { "arn:aws:sns:\(region):123456789012:alerts-\($0)" }
    return .keys([
      "notify": .texts(topics, alone: chance(2)),
      "pinned_sessions": chance(2) ? nil : open(count(0...500)),
      "borrow_latency_ms": chance(2) ? nil : number(1...60_000),
      "failed_sign_ins": chance(2) ? nil : count(0...50),
      "availability_percent": chance(2) ? nil : number(1...100),
      "pool_use_percent": chance(2) ? nil : number(1...100),
      "standard": chance(5) ? .bool(chance(2)) : nil,
      "also": chance(3) ? .list(some(["busy", "Busy", "a b", "session_pinned"]).map { ownAlarm($0) }) : nil,
    ])
  }

  private mutating func ownAlarm(_ name: String) -> ProfileValue {
    literals.append(name)
    let dimensions = ["ProxyName", "TargetGroup", "TargetRole"].map { ProfileValue.Entry($0, .text("x-\($0)")) }
    return .keys([
      "name": .text(name),
      "description": chance(2) ? nil : hostile(),
      "metric": .text(
        pick(["ClientConnections", "QueryRequests", reach == .anything ? "Nonsense" : "DatabaseConnections"])),
      "namespace": chance(6) ? .text("AWS/RDS") : nil,
      "dimensions": chance(3) ? .map(some(dimensions)) : nil,
      "statistic": chance(3) ? .text(pick(["Sum", "Average", "p99"])) : nil,
      "period": chance(3) ? .integer(pick([60, 120, 3600])) : nil,
      "evaluation_periods": chance(3) ? number(1...5) : nil,
      "threshold": .number(pick(["0", "99.5", "1000000000000", "0.000001"])),
      "comparison": chance(3) ? .text(pick(["GreaterThanThreshold", "LessThanOrEqualToThreshold"])) : nil,
      "treat_missing_data": chance(3) ? .text(pick(["missing", "breaching", "ignore"])) : nil,
    ])
  }

  mutating func tags() -> ProfileValue {
    var entries: [ProfileValue.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let key =
        chance(5) ? pick(["Name", "Environment", "ManagedBy", "for", "null"]) : HostileText.make(using: &random)
      let value = HostileText.make(using: &random)
      guard !entries.contains(where: { $0.key == key }) else { continue }
      entries.append(.init(key, .text(value)))
      literals += [key, value]
    }
    return .map(entries)
  }
}

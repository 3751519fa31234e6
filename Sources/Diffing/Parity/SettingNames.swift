import SourceText

/// The names under which settings are compared: what a parity file may speak of.
public enum SettingNames {
  /// Every name of a section; one that ends in `.` stands before names of the user's own.
  public static func names(of kind: Part.Kind) -> [String] {
    switch kind {
    case .deployment: ["name", "environment", "region", "account", "proxy_quota"]
    case .proxy:
      [
        "name", "engine_family", "role", "subnets", "security_groups", "default_auth_scheme", "require_tls",
        "idle_client_timeout", "debug_logging", "endpoint_network_type", "target_connection_network_type",
        "resource_id", "tags.",
      ]
    case .targetGroup:
      [
        "name", "max_connections_percent", "max_idle_connections_percent", "connection_borrow_timeout", "init_query",
        "session_pinning_filters", "session_pinning_filters_reason", "peak_connections", "targets",
      ]
    case .auth: ["secret", "iam_auth", "client_password_auth_type", "description", "user_name"]
    case .endpoint:
      ["name", "role", "proxy", "target_role", "subnets", "security_groups", "endpoint_network_type", "tags."]
    case .database:
      [
        "kind", "identifier", "ownership", "engine", "engine_version", "port", "security_groups", "resource_id",
        "vpc", "network_type", "master_username", "serverless_v2.min_acu", "serverless_v2.max_acu", "instance_class",
        "reader_class", "readers", "max_connections", "direct_connections.", "other_proxies.",
        "several_proxies_reason", "parameters.", "pending_reboot", "iam_authentication", "replica_of", "engine_mode",
        "scalability", "global_role", "local_write_forwarding", "postgres_database", "blue_green",
      ]
    case .client:
      [
        "name", "runtime", "security_group", "cidr", "role", "users", "endpoints", "description", "instances.normal",
        "instances.peak", "instances.deploy", "connections_each", "sslmode", "traits", "host", "port", "timeout",
        "pool.idle_timeout", "pool.max_lifetime",
      ]
    case .rule: ["direction", "group", "traffic", "peer", "description", "ownership"]
    case .securityGroup: ["ownership", "id", "name", "description", "vpc", "tags."]
    case .role: ["ownership", "id", "name", "description", "trust", "policies.", "tags."]
    case .secret:
      ["ownership", "id", "name", "arn", "username", "kms_key_arn", "secret_keys", "rotation", "secret_host", "tags."]
    case .network: ["ownership", "id", "vpc_cidr", "ipv6_cidr", "tenancy"]
    case .subnet: ["ownership", "id", "vpc", "availability_zone", "cidr", "ipv6_cidr", "free_addresses"]
    case .parameter: ["name", "description", "value", "tags."]
    case .alarm:
      [
        "name", "description", "namespace", "metric", "dimensions", "statistic", "period", "evaluation_periods",
        "threshold", "comparison", "treat_missing_data", "notify", "tags.",
      ]
    }
  }

  /// Every path by which a setting of a part can be meant, the most exact first: with the part's name, without it, the sections
  /// above it, and all of the part.
  static func paths(to part: Part, _ setting: String) -> [String] {
    var paths: [String] = []
    var rest = setting
    while !rest.isEmpty {
      if !part.name.isEmpty { paths.append(part.path(to: rest)) }
      paths.append("\(part.kind.section).\(rest)")
      rest = Self.words(of: rest).dropLast().joined(separator: ".")
    }
    return paths + (part.name.isEmpty ? [] : [part.path()]) + [part.kind.section]
  }

  /// What is wrong with a path, if anything.
  static func flaw(of path: Located<String>) -> Diagnostic? {
    let all = Self.words(of: path.value)
    let words = all.count > 1 ? [all[0], all.dropFirst().joined(separator: ".")] : all
    guard let section = words.first, let kind = Part.Kind.allCases.first(where: { $0.section == section }) else {
      let sections = Part.Kind.allCases.map { $0.section }
      let meant = Suggestion.closest(to: words.first ?? "", among: sections)
      return .error(
        "there is no setting `\(path.value)`", at: path.range, meant.map { "did you mean `\($0)`?" } ?? "",
        help: "a path begins with one of \(sections.map { "`\($0)`" }.joined(separator: ", "))")
    }
    guard words.count == 2 else { return nil }
    let rest = words[1]
    if isName(rest, of: kind) { return nil }
    let meant = Suggestion.closest(to: rest, among: names(of: kind))
    if meant == nil, isNamed(kind) {
      // `clients.checkout`, or a setting behind the name; a name may have points of its own.
      let parts = Self.words(of: rest)
      if parts.count == 1 { return nil }
      for split in 1..<parts.count where isName(parts[split...].joined(separator: "."), of: kind) { return nil }
    }
    return .error(
      "there is no setting `\(path.value)`", at: path.range, meant.map { "did you mean `\(section).\($0)`?" } ?? "",
      help:
        "`\(section)` has \(names(of: kind).map { $0.hasSuffix(".") ? "`\($0)…`" : "`\($0)`" }.joined(separator: ", "))"
    )
  }

  /// Whether a text is a setting of a section, or stands above some.
  static func isName(_ text: String, of kind: Part.Kind) -> Bool {
    names(of: kind).contains { name in
      name == text || name.utf8.starts(with: "\(text).".utf8)
        || name.utf8.last == UInt8(ascii: ".") && text.utf8.starts(with: name.utf8)
    }
  }

  /// What stands between the points. A name of the user's own may begin with what combines with the point before it.
  private static func words(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Whether there may be several, each with a name.
  private static func isNamed(_ kind: Part.Kind) -> Bool { kind != .deployment }
}

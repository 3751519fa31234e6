import AWSFacts
public import ProxyModel
import SourceText

/// Whole deployments, each of another kind, for tests of what is made from them.
public enum SampleDeployment: String, CaseIterable, Sendable {
  /// Aurora PostgreSQL with IAM sign-in, a created and an existing secret, a reader endpoint, everything published and watched.
  case orders
  /// An RDS for MySQL instance with password sign-in and a pinning filter, in whatever account it is applied.
  case ledger
  /// PostgreSQL that only networks reach, by addresses of both kinds.
  case reports
  /// Values that would break out of their quotes if anything let them.
  case hostile

  /// The deployment.
  public var deployment: Deployment {
    switch self {
    case .orders: orders
    case .ledger: ledger
    case .reports: reports
    case .hostile: hostile
    }
  }

  private var orders: Deployment {
    var builder = SampleBuilder("orders", "prod")
    var app = builder.entry("app", .created, name: "orders/prod/app", iamAuth: .required, key: SampleIDs.key)
    app.clientPasswordAuthType = written(.postgresSCRAMSHA256)
    app.description = "the application"
    let report = builder.entry(
      "report", .existing(SampleIDs.secret), name: "orders/prod/report", iamAuth: .disabled)
    builder.addProxy(.postgresql, before: .cluster, port: 5433, entries: [app, report])
    builder.addRole()
    builder.addConnect("checkout-lambda", as: "app")
    let clients = builder.existingGroup(SampleIDs.clientGroup)
    builder.addRule("checkout_to_proxy", .egress, of: clients, .group(.symbol(Symbol("proxy"))), 5432)
    builder.addRule("proxy_from_checkout", .ingress, of: builder.to(Symbol("proxy")), .group(clients.value), 5432)
    var found = SectionOfOthers.rule(of: clients)
    found.isFound = true
    builder.deployment.securityGroupRules.insert(found)
    builder.addEndpoint("reader", .readOnly)
    builder.addParameter("endpoint", .proxyEndpoint(SampleBuilder.proxy))
    builder.addParameter("reader_endpoint", .endpointAddress(Symbol("reader")))
    builder.addAlarm("session_pinned", "DatabaseConnectionsCurrentlySessionPinned", "Sum", above: 10)
    builder.addAlarm("borrow_latency", "DatabaseConnectionsBorrowLatency", "p99", above: 0.5)
    return builder.deployment
  }

  private var ledger: Deployment {
    var builder = SampleBuilder("ledger", "staging", account: nil)
    let app = builder.entry("app", .created, name: "ledger/app", iamAuth: .disabled)
    builder.addProxy(.mysql, before: .instance, port: 3306, entries: [app])
    builder.addRole()
    builder.addConnect("ledger-task", as: "app")
    if var pool = builder.deployment.targetGroups.first {
      pool.sessionPinningFilters = written([Located("EXCLUDE_VARIABLE_SETS", at: SampleBuilder.place)])
      pool.initQuery = written("SET sql_mode = 'STRICT_ALL_TABLES'")
      builder.deployment.targetGroups.insert(pool)
    }
    return builder.deployment
  }

  private var reports: Deployment {
    var builder = SampleBuilder("reports", "dev")
    let app = builder.entry("app", .created, name: "reports/app", iamAuth: .disabled)
    builder.addProxy(.postgresql, before: .cluster, port: 5432, entries: [app])
    builder.addRole()
    for (name, text) in [("vpn", "10.20.0.0/16"), ("office", "2001:db8::/32")] {
      guard let block = CIDRBlock(text) else { continue }
      builder.addRule("proxy_from_\(name)", .ingress, of: builder.to(Symbol("proxy")), .cidr(block), 5432)
    }
    builder.addParameter("endpoint", .proxyEndpoint(SampleBuilder.proxy))
    return builder.deployment
  }

  private var hostile: Deployment {
    var builder = SampleBuilder("hostile", "x\"]} # ${path.cwd}\nprovider \"x\" {")
    var app = builder.entry("a b-1\n\"${x}", .created, name: "hostile/app", iamAuth: .required)
    app.description = Self.awkward
    builder.addProxy(.postgresql, before: .cluster, port: 5432, entries: [app]) { $0.tags["Note"] = Self.awkward }
    builder.addRole()
    builder.addConnect("hostile-lambda", as: Self.awkward)
    if var pool = builder.deployment.targetGroups.first {
      pool.initQuery = written("\(Self.awkward)\r\u{0}")
      builder.deployment.targetGroups.insert(pool)
    }
    return builder.deployment
  }

  /// Everything that means something to HCL, to a shell or to a terminal.
  public static let awkward =
    "\"quoted\" ${var.x} %{if true}no%{endif} $${y} %%{z} `id` $(id) \\n \\\\ 'single' <<EOT # // /* é 👩‍👩‍👧‍👦 \u{202E} \u{FEFF} tab\t line\nnext $ %"
}

private enum SectionOfOthers {
  /// A rule that stands already and is not ours.
  static func rule(of group: Referral<SecurityGroup>) -> SecurityGroupRule {
    SecurityGroupRule(
      Symbol("somebody_elses"), at: Provenance(SampleBuilder.place, "somebody_elses"), of: group, .egress,
      written(.other("udp")), peer: .unknown(Unknown("not ours", at: SampleBuilder.place)), description: "not ours")
  }
}

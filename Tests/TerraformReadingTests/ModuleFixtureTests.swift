import ProxyModel
import Reading
import Testing

/// Directories as people write them: what is wrong in them is found at the attribute, in the file and the module where it stands, of
/// the instance that it is wrong of; and nothing else is found.
@Suite struct ModuleFixtureTests {
  /// Modules in modules, with outputs and `for_each`: what `us` is given is wrong, and what both share.
  @Test func pointsIntoTheModule() {
    let module = JudgedModule("nested")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        #"modules/database/main.tf:30:1 HR075 module.db["eu"].aws_rds_cluster.this"#,
        #"modules/database/main.tf:30:1 HR075 module.db["us"].aws_rds_cluster.this"#,
        #"modules/database/main.tf:40:1 HR160 module.db["eu"].aws_rds_cluster.this"#,
        #"modules/database/main.tf:40:1 HR160 module.db["us"].aws_rds_cluster.this"#,
        #"modules/proxy/main.tf:67:28 HR066 module.db["us"].module.proxy.aws_db_proxy.this"#,
        #"modules/proxy/main.tf:88:36 HR082 module.db["us"].module.proxy.aws_db_proxy_default_target_group.this"#,
        #"modules/proxy/main.tf:90:37 HR103 module.db["eu"].module.proxy.aws_db_proxy_default_target_group.this"#,
        #"modules/proxy/main.tf:90:37 HR103 module.db["us"].module.proxy.aws_db_proxy_default_target_group.this"#,
        #"modules/proxy/main.tf:108:1 HR121 module.db["eu"].module.proxy.aws_db_proxy_endpoint.reader[0]"#,
        #"modules/proxy/main.tf:108:1 HR121 module.db["us"].module.proxy.aws_db_proxy_endpoint.reader[0]"#,
      ])
  }

  /// Each instance of `count`, `for_each` and `dynamic` is one of its own; what `count` switches off is passed over.
  @Test func tellsInstancesApart() {
    let module = JudgedModule("repeated")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        #"main.tf:27:28 HR086 aws_db_proxy.this["us"]"#,
        #"main.tf:38:35 HR047 aws_db_proxy.this["eu"].auth[1]"#,
        #"main.tf:38:35 HR047 aws_db_proxy.this["us"].auth[1]"#,
        #"main.tf:51:36 HR082 aws_db_proxy_default_target_group.this["us"]"#,
        "main.tf:60:1 HR121 aws_db_proxy_endpoint.reader[0]",
        "main.tf:60:1 HR121 aws_db_proxy_endpoint.reader[1]",
        "main.tf:64:28 HR002 aws_db_proxy_endpoint.reader[1]",
      ])
    #expect(module.passedOver == ["aws_db_proxy.reports: its `count` or `for_each` makes none of it"])
    let more = JudgedModule("repeated", [.value(.init("with_reports", "true"))])
    let others = more.findings.filter { !module.findings.contains($0) }
    #expect(
      others == [
        "main.tf:74:1 HR030 aws_db_proxy.reports[0]",
        "main.tf:79:28 HR066 aws_db_proxy.reports[0]",
        "main.tf:81:28 HR015 aws_db_proxy.reports[0]",
      ])
    #expect(more.passedOver == [])
  }

  /// Overrides count in the order of their names: arguments one by one, blocks all of a type at once.
  @Test func pointsIntoOverrides() {
    let module = JudgedModule("override")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        "late_override.tf:2:25 HR066 aws_db_proxy.this",
        "late_override.tf:9:36 HR082 aws_db_proxy_default_target_group.this",
        "override.tf:2:25 HR086 aws_db_proxy.this",
      ])
  }

  /// A circle is a mistake, and does not hide what is wrong beside it.
  @Test func readsOnBesideCircles() {
    let locals = JudgedModule("circle-of-locals")
    #expect(
      locals.mistakes == [
        "main.tf:3:3 `local.a` is made from itself: by way of `local.b`",
        "main.tf:6:3 `local.itself` is made from itself",
      ])
    #expect(locals.findings == ["main.tf:13:28 HR086 aws_db_proxy.this"])
    let module = JudgedModule("module-in-itself")
    #expect(
      module.mistakes == [
        "modules/proxy/main.tf:6:12 modules call each other in a circle: `../proxy` is on the way to itself"
      ])
    #expect(module.findings == ["modules/proxy/main.tf:13:28 HR066 module.proxy.aws_db_proxy.this"])
  }

  /// A file with mistakes is reported as a whole, and does not hide what is wrong in its neighbour.
  @Test func readsOnBesideBrokenFiles() {
    let module = JudgedModule("broken")
    #expect(
      module.mistakes == [
        "network.tf:3:10 `{` is not closed: probably this one",
        "network.tf:7:10 expected a value: looks like a placeholder",
        "network.tf:11:54 a block in one line holds one argument: another argument follows",
      ])
    #expect(module.findings == ["proxy.tf:4:28 HR066 aws_db_proxy.this"])
  }

  /// What is in no file is not known, and said to be.
  @Test func passesOverModulesOfOthers() throws {
    let module = JudgedModule("registry")
    #expect(module.mistakes == [])
    #expect(module.findings == ["main.tf:18:28 HR066 aws_db_proxy.this"])
    let reason = "is not among these files: check a plan of it (`terraform show -json`) to have it read"
    #expect(
      module.passedOver == [
        "module.vpc: `terraform-aws-modules/vpc/aws` \(reason)",
        #"module.proxies["eu"]: `git::https://example.com/platform/proxies.git?ref=v2` "# + reason,
        #"module.proxies["us"]: `git::https://example.com/platform/proxies.git?ref=v2` "# + reason,
      ])
    #expect(
      module.hint == "`module.vpc` is not among these files: check a plan of it (`terraform show -json PLANFILE`)")
    let proxy = try #require(module.deployment?.proxies.first)
    guard case .unknown(let unknown) = proxy.subnets else {
      Issue.record("what another module makes is not known")
      return
    }
    #expect(unknown.reason == "`module.vpc` comes from `terraform-aws-modules/vpc/aws`, which is not read")
  }

  /// The two modules that many use are read by what they are given.
  @Test func readsCallsOfKnownModules() {
    let module = JudgedModule("known-modules")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        "main.tf:26:30 HR103 module.proxy.aws_db_proxy_default_target_group.this[0]",
        #"main.tf:31:5 HR120 module.proxy.aws_db_proxy_endpoint.this["reader"]"#,
        #"main.tf:31:5 HR121 module.proxy.aws_db_proxy_endpoint.this["reader"]"#,
        #"main.tf:32:24 HR002 module.proxy.aws_db_proxy_endpoint.this["reader"]"#,
        #"main.tf:39:1 HR049 module.legacy["eu"].aws_db_proxy.this[0]"#,
        #"main.tf:39:1 HR056 module.legacy["eu"].aws_iam_role.this[0]"#,
        #"main.tf:48:28 HR086 module.legacy["eu"].aws_db_proxy.this[0]"#,
        #"main.tf:60:34 HR082 module.legacy["eu"].aws_db_proxy_default_target_group.this[0]"#,
        "main.tf:83:34 HR082 module.roles.aws_db_proxy_default_target_group.this[0]",
        "main.tf:92:31 HR052 aws_iam_role.reports",
      ])
    #expect(module.passedOver == [])
    #expect(module.hint == nil)
  }
}

/// Words that the provider does not have, with what to write for them.
@Suite struct InventedWordTests {
  @Test func findsThemAll() {
    let module = JudgedModule("invented")
    #expect(module.mistakes == [])
    #expect(
      module.advice(of: "HR220") == [
        "endpoint.tf.json:6:9 `aws_db_proxy_endpoint.reader` has no `name`: write `db_proxy_endpoint_name`",
        "endpoint.tf.json:9:40 `aws_db_proxy_endpoint.reader` has no `timeouts.read`: "
          + "write the resource or the argument that does exist",
        "main.tf:1:10 there is no `aws_rds_proxy`: write `aws_db_proxy`",
        "main.tf:6:1 `aws_db_proxy.reports` needs `engine_family`: write `engine_family`",
        "main.tf:8:3 `aws_db_proxy.reports` has no `engine`: write `engine_family`",
        "main.tf:11:3 `aws_db_proxy.reports` has no `security_group_ids`: write `vpc_security_group_ids`",
        "main.tf:13:3 `aws_db_proxy.reports` has no `session_pining_filters`: "
          + "write it into `connection_pool_config` of an `aws_db_proxy_default_target_group`",
        "main.tf:16:5 `aws_db_proxy.reports` has no `auth.secret`: write `secret_arn`",
        "main.tf:17:5 `aws_db_proxy.reports` has no `auth.iam_aut`: write `iam_auth`",
        "main.tf:20:3 `aws_db_proxy.reports` has no `connection_pool_config`: "
          + "write it into `connection_pool_config` of an `aws_db_proxy_default_target_group`",
        "main.tf:24:3 `tags` is not written like this: write `tags = …`: it is an argument",
        "main.tf:29:10 there is no `aws_db_proxy_target_group`: write `aws_db_proxy_default_target_group`",
        "main.tf:35:3 `name` is not written like this: leave it out: AWS says it, and nothing sets it",
        "main.tf:36:3 `aws_db_proxy_default_target_group.reports` has no `db_cluster_identifier`: "
          + "make an `aws_db_proxy_target` with it",
        "main.tf:41:7 `aws_db_proxy_default_target_group.reports` has no `connection_pool_config.max_connection_percent`: "
          + "write `max_connections_percent`",
        "main.tf:46:1 `aws_db_proxy_target.reports` needs `target_group_name`: write `target_group_name`",
        "main.tf:48:3 `aws_db_proxy_target.reports` has no `db_cluster_identifiers`: "
          + "write `db_cluster_identifier`, with one name",
      ])
    // What is said of a block in JSON points at its name.
    #expect(
      module.findings.filter { $0.hasPrefix("endpoint") && !$0.contains("HR220") } == [
        "endpoint.tf.json:4:7 HR120 aws_db_proxy_endpoint.reader",
        "endpoint.tf.json:4:7 HR121 aws_db_proxy_endpoint.reader",
        "endpoint.tf.json:4:7 HR146 aws_db_proxy_endpoint.reader",
      ])
  }
}

/// The configurations that articles print: what is wrong with them is found, and nothing that is right.
@Suite struct ArticleTests {
  /// A filter that does nothing for PostgreSQL, and a way out to everywhere.
  @Test func readsTheGuide() {
    let module = JudgedModule("guide")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        "proxy.tf:23:1 HR146 aws_db_proxy_default_target_group.main",
        "proxy.tf:30:37 HR103 aws_db_proxy_default_target_group.main",
        "proxy.tf:34:1 HR146 aws_db_proxy_target.main",
        "security_group.tf:18:20 HR199 aws_security_group.rds_proxy.egress[0]",
      ])
  }

  /// The same filter; nobody lets the proxy into the database, nor the function out to the proxy.
  @Test func readsTheWalkthrough() {
    let module = JudgedModule("walkthrough")
    #expect(module.mistakes == [])
    #expect(
      module.findings == [
        "main.tf:9:1 HR072 aws_db_proxy.aurora",
        "main.tf:14:1 HR075 aws_rds_cluster.aurora",
        "main.tf:104:1 HR146 aws_db_proxy_default_target_group.aurora",
        "main.tf:111:37 HR103 aws_db_proxy_default_target_group.aurora",
        "main.tf:115:1 HR146 aws_db_proxy_target.aurora",
        "main.tf:121:1 HR121 aws_db_proxy_endpoint.read_only",
        "main.tf:121:1 HR146 aws_db_proxy_endpoint.read_only",
      ])
  }
}

/// Where the value of a variable comes from: files of values by their names, then the command line, of which the last word counts.
@Suite struct VariableOrderTests {
  /// What the command line says, and what the pool's share and TLS come to.
  struct Given: Sendable {
    let arguments: [TerraformVariables.Argument]
    let percent: Int
    let requiresTLS: Bool
  }

  @Test(arguments: [
    Given(arguments: [], percent: 104, requiresTLS: false),
    Given(arguments: [.value(.init("percent", "106"))], percent: 106, requiresTLS: false),
    Given(arguments: [.file("given.tfvars")], percent: 105, requiresTLS: true),
    Given(arguments: [.value(.init("percent", "106")), .file("given.tfvars")], percent: 105, requiresTLS: true),
    Given(arguments: [.file("given.tfvars"), .value(.init("percent", "106"))], percent: 106, requiresTLS: true),
  ]) func theLastOneCounts(_ given: Given) throws {
    let module = JudgedModule("values", given.arguments)
    #expect(module.mistakes == [])
    let group = try #require(module.deployment?.targetGroups.first)
    #expect(group.maxConnectionsPercent.known?.rawValue == given.percent)
    // `a.auto.tfvars.json` comes after `terraform.tfvars`, and nothing else says more of it.
    #expect(group.maxIdleConnectionsPercent.known?.rawValue == 40)
    #expect(module.deployment?.proxies.first?.requireTLS.known == given.requiresTLS)
  }

  /// A finding stays at the argument, and shows the line that gave it its value as well.
  @Test(
    arguments: [
      ([], percent: "b.auto.tfvars:1:11", tls: "terraform.tfvars:3:11"),
      ([.value(.init("percent", "106"))], percent: "--var percent:1:1", tls: "terraform.tfvars:3:11"),
      ([.file("given.tfvars")], percent: "given.tfvars:1:11", tls: nil),
    ] as [([TerraformVariables.Argument], percent: String, tls: String?)])
  func theLineWithTheValueIsShown(_ arguments: [TerraformVariables.Argument], percent: String, tls: String?) {
    let module = JudgedModule("values", arguments)
    let group = "aws_db_proxy_default_target_group.this"
    #expect(module.findings.contains("main.tf:40:36 HR081 \(group)"))
    #expect(
      Set(module.origins)
        == Set(
          ["HR081 \(group): \(percent)", "HR084 \(group): main.tf:18:13"]
            + (tls.map { ["HR066 aws_db_proxy.this: \($0)"] } ?? [])))
  }

  /// Of two instances of one module each has its own value, and what both share comes from one line.
  @Test func theLineIsThatOfTheInstance() {
    #expect(
      JudgedModule("nested").origins == [#"HR066 module.db["us"].module.proxy.aws_db_proxy.this: main.tf:17:41"#])
    #expect(JudgedModule("repeated").origins == [#"HR086 aws_db_proxy.this["us"]: main.tf:18:28"#])
  }

  /// The line of a sensitive value is not shown.
  @Test func theLineOfASecretIsNot() {
    let module = JudgedModule("sensitive")
    #expect(module.findings.contains("main.tf:16:28 HR086 aws_db_proxy.this"))
    #expect(module.origins == ["HR066 aws_db_proxy.this: main.tf:9:13"])
  }
}

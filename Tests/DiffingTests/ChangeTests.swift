import AWSFacts
import Diffing
import ProxyModel
import Testing

/// What one change of a profile is said to be.
@Suite struct ChangeTests {
  private func change(_ path: String, _ edits: (old: String, new: String)...) throws -> Change {
    var text = Sample.text
    for (old, new) in edits {
      try #require(text.contains(old), "`\(old)`")
      text = text.replacing(old, with: new)
    }
    let difference = Difference(from: try profile(), to: try #require(deployment(text)))
    let paths = difference.shown.map(\.path)
    return try #require(difference.shown.first { $0.path == path }, "\(paths)")
  }

  private func effect(_ change: Change, _ tool: DeploymentTool) -> ToolEffect.Effect? {
    change.effects.first { $0.tool == tool }?.effect
  }

  /// What only a comparison can find has an id, by which `headroom explain` knows it.
  @Test func rulesOnChangesAreNamed() throws {
    func told(_ old: String, _ new: String) throws -> Set<ComparisonRule> {
      let difference = Difference(from: try profile(), to: try profile((old, new)))
      let words = difference.shown.flatMap(\.consequences)
      return Set(ComparisonRule.allCases.filter { rule in words.contains("\(rule.consequence) (\(rule.id))") })
    }
    let subnets = "[subnet-0d1a1b1c1d1e1f101, subnet-0d2a2b2c2d2e2f202]"
    #expect(
      try told(subnets, "[subnet-0d1a1b1c1d1e1f101, subnet-0d3a3b3c3d3e3f303]") == [.replacesProxy, .nameIsTaken])
    #expect(
      try told("proxy:\n  require_tls: true\n  subnets: \(subnets)", "proxy:\n  require_tls: true\n  name: other\n")
        == [.replacesProxy])
    #expect(try told("POSTGRES_SCRAM_SHA_256", "POSTGRES_MD5") == [.passwordTypeNotApplied])
    #expect(try told("  init_query: \"SET search_path = orders\"\n", "") == [.initQueryNotRemoved])
    #expect(try told("require_tls: true", "require_tls: false") == [])
    #expect(ComparisonRule.rule("hr126") == .nameIsTaken && ComparisonRule.rule("init-query-not-removed") != nil)
  }

  /// A number that is no percentage makes no budget; a rule says that it is wrong.
  @Test func onlySharesMakeBudgets() throws {
    let before = try profile()
    let more = Difference(from: before, to: try profile(("max_connections_percent: 60", "max_connections_percent: 75")))
    #expect(more.budgets.count == 1)
    let wrong = Difference(
      from: before, to: try profile(("max_connections_percent: 60", "max_connections_percent: -75")))
    #expect(wrong.budgets.isEmpty && wrong.shown.map(\.path) == ["target_group.max_connections_percent"])
  }

  @Test func `another environment's names are folded, its decisions are not`() throws {
    let other = try profile(
      ("environment: dev", "environment: prod"), ("orders-dev", "orders-prod"), ("orders/dev/", "orders/prod/"),
      ("111111111111", "222222222222"), ("vpc-0d0e0f1a2b3c4d5e6", "vpc-0a0b0c1d2e3f4a5b6"),
      ("subnet-0d", "subnet-0e"), ("sg-0d", "sg-0e"), ("max_connections_percent: 60", "max_connections_percent: 75"))
    let difference = Difference(from: try profile(), to: other)
    #expect(difference.shown.map(\.path) == ["target_group.max_connections_percent"])
    #expect(difference.folded.count > 20)
    #expect(difference.shown.first?.consequences == ["pool 1,001 → 1,251 of 1,669"])
  }

  @Test func `lists are compared by what their entries are, not by where they stand`() throws {
    let first =
      "    - { secret: orders/dev/app, username: app, iam_auth: DISABLED, client_password_auth_type: POSTGRES_SCRAM_SHA_256 }\n"
    let second = "    - { secret: orders/dev/batch, username: batch, iam_auth: DISABLED }\n"
    let swapped = try profile((first + second, second + first))
    #expect(Difference(from: try profile(), to: swapped).changes.map(\.path) == [])
  }

  @Test func `what is left out and written alike is no difference`() throws {
    let written = try profile(
      ("max_connections_percent: 60", "max_connections_percent: 60\n  connection_borrow_timeout: 120"))
    #expect(Difference(from: try profile(), to: written).changes.map(\.path) == [])
  }

  @Test func `subnets replace the proxy, and Terraform forgets what hangs on it`() throws {
    let change = try change(
      "proxy.subnets", ("subnets: [subnet-0d1a1b1c1d1e1f101, ", "subnets: [subnet-0d3a3b3c3d3e3f303, "))
    #expect(change.effects.allSatisfy { $0.effect == .update(.replace) } && change.effects.count == 3)
    #expect(change.weight == .replacesProxy)
    #expect(change.consequences.contains { $0.contains("replace_triggered_by") })
    #expect(change.consequences.contains { $0.contains("CloudFormation cannot make the new proxy") })
  }

  @Test func `a changed name is replaced by CloudFormation alone`() throws {
    let change = try change("proxy.name", ("proxy:\n", "proxy:\n  name: other\n"))
    #expect(effect(change, .terraform) == .update(.inPlace))
    #expect(effect(change, .cloudFormation) == .update(.replace))
    #expect(effect(change, .commandLine) == .update(.inPlace))
  }

  @Test func `Terraform does not see a changed password type, unless it is not alone`() throws {
    let batch = "username: batch, iam_auth: DISABLED"
    let alone = try change(
      "auth.batch.client_password_auth_type", (batch, "\(batch), client_password_auth_type: POSTGRES_MD5"))
    #expect(effect(alone, .terraform) == .update(.notApplied))
    #expect(effect(alone, .cloudFormation) == .update(.inPlace))
    #expect(alone.security == .weaker)
    let together = try change(
      "auth.batch.client_password_auth_type",
      (batch, "username: batch, iam_auth: REQUIRED, client_password_auth_type: POSTGRES_MD5"))
    #expect(effect(together, .terraform) == .update(.inPlace))
  }

  @Test func `Terraform does not remove an init query, and changes one`() throws {
    let line = "  init_query: \"SET search_path = orders\"\n"
    let removed = try change("target_group.init_query", (line, ""))
    #expect(effect(removed, .terraform) == .update(.notApplied))
    #expect(removed.weight == .notApplied)
    let changed = try change("target_group.init_query", ("search_path = orders", "search_path = public"))
    #expect(effect(changed, .terraform) == .update(.inPlace))
  }

  @Test func `a removed number falls back, and the tools do not agree to what`() throws {
    let other = Sample.text.replacing(
      "  max_connections_percent: 60\n", with: "  max_connections_percent: 60\n  max_idle_connections_percent: 20\n")
    let difference = Difference(from: try #require(deployment(other)), to: try profile())
    let change = try #require(difference.shown.first { $0.setting == "max_idle_connections_percent" })
    #expect(change.before == "20" && change.after == "30")
    #expect(
      change.consequences == ["falls back to 30, half of max_connections_percent by AWS's default; Terraform sends 50"])
  }

  @Test(arguments: [
    ("proxy.require_tls", "require_tls: true", "require_tls: false", Change.Security.weaker),
    ("auth.app.iam_auth", "username: app, iam_auth: DISABLED", "username: app, iam_auth: REQUIRED", .stronger),
    ("clients.vpn.cidr", "10.20.0.0/16", "[10.20.0.0/16, 10.30.0.0/16]", .weaker),
    ("proxy.debug_logging", "require_tls: true", "require_tls: true\n  debug_logging: true", .weaker),
  ]) func `security is judged`(_ path: String, _ old: String, _ new: String, _ security: Change.Security) throws {
    #expect(try change(path, (old, new)).security == security)
  }

  /// Whoever opens the world weakens, whoever narrows it does not, whatever rules are made for it.
  @Test func `addresses are weighed by what they cover`() throws {
    let wide = try profile(("10.20.0.0/16", "0.0.0.0/0"))
    func securities(_ before: Deployment, _ after: Deployment) -> Set<String> {
      let shown = Difference(from: before, to: after).shown
      return Set(shown.map { "\($0.kind) \($0.part.kind.rawValue): \($0.security?.rawValue ?? "neither")" })
    }
    #expect(
      securities(try profile(), wide) == ["changed client: weaker", "added rule: weaker", "removed rule: neither"])
    #expect(
      securities(wide, try profile()) == ["changed client: stronger", "added rule: neither", "removed rule: stronger"])
  }

  @Test func `a client under another name is the same client`() throws {
    let difference = Difference(
      from: try profile(), to: try profile(("name: checkout,", "name: shop,"), ("peak: 20", "peak: 40")))
    #expect(difference.shown.map(\.path).contains("clients.checkout.name"))
    #expect(difference.shown.allSatisfy { $0.part.name == "checkout" && $0.kind == .changed })
    let others = try profile(("name: checkout,", "name: shop,"), ("sg-0d2d2d2d2d2d2d2d2", "sg-0d9d9d9d9d9d9d9d9"))
    #expect(
      Difference(from: try profile(), to: others).shown.contains { $0.path == "clients.shop" && $0.kind == .added })
  }

  @Test func `a renamed proxy takes along what Terraform would forget`() throws {
    let subnets = ("subnets: [subnet-0d1a1b1c1d1e1f101, ", "subnets: [subnet-0d3a3b3c3d3e3f303, ")
    let difference = Difference(
      from: try profile(), to: try profile(subnets, ("proxy:\n", "proxy:\n  name: other\n")))
    let said = difference.shown.filter { $0.part.kind == .proxy }.flatMap(\.consequences)
    #expect(!said.contains { $0.contains("replace_triggered_by") })
    #expect(said.count { $0.contains("has another address") } == 1)
  }

  @Test func `a new client brings its rules with it`() throws {
    let difference = Difference(
      from: try profile(),
      to: try profile(
        (
          "  - { name: vpn,",
          "  - { name: workers, runtime: ecs, security_group: sg-0d3d3d3d3d3d3d3d3 }\n  - { name: vpn,"
        )))
    #expect(difference.shown.map(\.path) == ["clients.workers"])
    #expect(difference.shown.first?.kind == .added)
    #expect(difference.shown.first?.consequences.first == "new: workers can reach the proxy on 5432")
  }

  @Test func `a rule that moves to another group is another rule`() throws {
    func rules(_ group: String) -> String {
      """
      network:
        security_groups:
          - { id: sg-0d1d1d1d1d1d1d1d1, ingress: [\(group == "database" ? "{ peer: 10.0.0.0/8, port: 5432 }" : "")] }
          - { id: sg-0d2d2d2d2d2d2d2d2, ingress: [\(group == "checkout" ? "{ peer: 10.0.0.0/8, port: 5432 }" : "")] }

      """
    }
    let difference = Difference(
      from: try profile(("network:\n", rules("database"))), to: try profile(("network:\n", rules("checkout"))))
    #expect(
      Set(difference.shown.map { "\($0.kind) \($0.part.name)" }) == [
        "removed into database from 10.0.0.0/8, tcp 5432", "added into checkout from 10.0.0.0/8, tcp 5432",
      ])
  }

  @Test func `what is not known is said, and does not count`() throws {
    let unknown = try profile(("max_connections_percent: 60", "max_connections_percent: !unknown the team decides"))
    for (before, after) in [(try profile(), unknown), (unknown, try profile())] {
      let difference = Difference(from: before, to: after)
      #expect(difference.undecided.map(\.path).contains("target_group.max_connections_percent"))
      #expect(!difference.changes.contains { $0.path == "target_group.max_connections_percent" })
    }
    let open = try profile(
      ("alarms:\n  notify: arn:aws:sns:us-east-1:111111111111:db-alerts", "alarms: !unknown another team"))
    let difference = Difference(from: try profile(), to: open)
    #expect(difference.shown.isEmpty && difference.undecided.count { $0.part.kind == .alarm } > 3)
  }

  @Test func `a way that is lost is said`() throws {
    let closed = """
      network:
        security_groups:
          - { id: sg-0d2d2d2d2d2d2d2d2, egress: [] }

      """
    let open = closed.replacing("egress: []", with: "egress: [{ peer: 0.0.0.0/0, port: 5432 }]")
    let difference = Difference(from: try profile(("network:\n", open)), to: try profile(("network:\n", closed)))
    #expect(difference.ways.contains { $0.isLost && $0.source.name == "checkout" })
  }
}

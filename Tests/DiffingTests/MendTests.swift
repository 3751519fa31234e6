import Diffing
import Testing

/// What is to be typed or written to have one side as the other is.
@Suite struct MendTests {
  private func mends(_ path: String, _ kind: SideKind, _ edits: (old: String, new: String)) throws -> [Mend?] {
    let difference = Difference(from: try profile(), to: try profile(edits))
    let change = try #require(difference.shown.first { $0.path == path })
    return [.before, .after].map { difference.mend(change, on: $0, of: kind) }
  }

  @Test func `a profile is told the key`() throws {
    let mends = try mends("target_group.max_connections_percent", .profile, ("percent: 60", "percent: 75"))
    #expect(
      mends == [
        .edit("write `target_group.max_connections_percent: 75`"),
        .edit("write `target_group.max_connections_percent: 60`"),
      ])
  }

  @Test func `each tool is told in its own words`() throws {
    let edit = ("require_tls: true", "require_tls: true\n  idle_client_timeout: 900")
    #expect(
      try mends("proxy.idle_client_timeout", .terraform, edit).first
        == .edit("write `idle_client_timeout = 900` in `aws_db_proxy`"))
    #expect(
      try mends("proxy.idle_client_timeout", .cloudformation, edit).first
        == .edit("write `IdleClientTimeout: 900` in `AWS::RDS::DBProxy`"))
    #expect(
      try mends("proxy.idle_client_timeout", .capture, edit)
        == ["900", "1800"].map { seconds in
          .command([
            "aws", "rds", "modify-db-proxy", "--db-proxy-name", "orders-dev-proxy", "--idle-client-timeout", seconds,
          ])
        })
  }

  @Test func `flags and pools are typed as AWS takes them`() throws {
    #expect(
      try mends("proxy.require_tls", .capture, ("require_tls: true", "require_tls: false")).first
        == .command(["aws", "rds", "modify-db-proxy", "--db-proxy-name", "orders-dev-proxy", "--no-require-tls"]))
    let idle = try mends(
      "target_group.max_idle_connections_percent", .capture,
      ("percent: 60", "percent: 60\n  max_idle_connections_percent: 20"))
    #expect(
      idle.first
        == .command([
          "aws", "rds", "modify-db-proxy-target-group", "--db-proxy-name", "orders-dev-proxy", "--target-group-name",
          "default", "--connection-pool-config", "MaxConnectionsPercent=60,MaxIdleConnectionsPercent=20",
        ]))
  }

  @Test func `what AWS cannot change is to be made anew`() throws {
    let edit = ("subnets: [subnet-0d1a1b1c1d1e1f101, ", "subnets: [subnet-0d3a3b3c3d3e3f303, ")
    #expect(
      try mends("proxy.subnets", .capture, edit).first
        == .edit("the AWS CLI cannot change it: delete the proxy, and make it anew"))
  }

  @Test func `entries are given together, by the ARNs of their secrets`() throws {
    func entry(_ user: String, _ auth: String) -> String {
      "{ secret_arn: arn:aws:secretsmanager:us-east-1:111111111111:secret:orders/dev/\(user)-AbCdEf, username: \(user), iam_auth: \(auth) }"
    }
    let old = "{ secret: orders/dev/batch, username: batch, iam_auth: DISABLED }"
    let app =
      "{ secret: orders/dev/app, username: app, iam_auth: DISABLED, client_password_auth_type: POSTGRES_SCRAM_SHA_256 }"
    let before = try profile((old, entry("batch", "DISABLED")), (app, entry("app", "DISABLED")))
    let after = try profile((old, entry("batch", "REQUIRED")), (app, entry("app", "DISABLED")))
    let difference = Difference(from: before, to: after)
    let change = try #require(difference.shown.first { $0.path == "auth.batch.iam_auth" })
    func json(_ user: String, _ auth: String) -> String {
      #"{"AuthScheme":"SECRETS","SecretArn":"arn:aws:secretsmanager:us-east-1:111111111111:secret:orders/dev/\#(user)-AbCdEf","IAMAuth":"\#(auth)"}"#
    }
    #expect(
      difference.mend(change, on: .before, of: .capture)
        == .command([
          "aws", "rds", "modify-db-proxy", "--db-proxy-name", "orders-dev-proxy", "--auth",
          "[\(json("app", "DISABLED")),\(json("batch", "REQUIRED"))]",
        ]))
  }

  /// A command that would need an ARN which no file tells is not offered.
  @Test func `without the ARN of a secret there is no command`() throws {
    let edit = ("username: batch, iam_auth: DISABLED", "username: batch, iam_auth: REQUIRED")
    let mend = try #require(try mends("auth.batch.iam_auth", .capture, edit).first ?? nil)
    guard case .edit = mend else {
      Issue.record("\(mend)")
      return
    }
  }

  /// Nobody is told to delete a database, and no profile to write what a comparison calls a thing.
  @Test func `what is looked after elsewhere has no mend`() throws {
    let difference = Difference(
      from: try profile(),
      to: try profile(
        ("max_acu: 8", "max_acu: 16"), ("subnet-0d2a2b2c2d2e2f202]", "subnet-0d3a3b3c3d3e3f303]")))
    let size = try #require(difference.shown.first { $0.path == "database.serverless_v2.max_acu" })
    for kind in [SideKind.capture, .terraform, .cloudformation, .script] {
      #expect(difference.mend(size, on: .before, of: kind) == nil)
    }
    #expect(difference.mend(size, on: .before, of: .profile) == .edit("write `database.serverless_v2.max_acu: 16`"))
    let subnets = try #require(difference.shown.first { $0.path == "proxy.subnets" })
    #expect(difference.mend(subnets, on: .before, of: .profile) == nil)
  }

  /// Words of a comparison are never offered as a value.
  @Test func `a policy is to be changed, not written as it is told`() throws {
    let key =
      "secret: orders/dev/app, kms_key_arn: arn:aws:kms:us-east-1:111111111111:key/1f2e3d4c-5b6a-7980-1122-334455667788"
    let difference = Difference(from: try profile(), to: try profile(("secret: orders/dev/app", key)))
    let policy = try #require(difference.changes.first { $0.part.kind == .role && $0.setting.hasPrefix("policies.") })
    #expect(
      difference.mend(policy, on: .before, of: .terraform) == .edit("change `policy` in `aws_iam_role_policy`"))
  }

  @Test func `alarms and rules have commands`() throws {
    let difference = Difference(
      from: try profile(),
      to: try profile(("10.20.0.0/16", "10.30.0.0/16"), ("max_connections_percent: 60", "max_connections_percent: 40")))
    let alarm = try #require(difference.changes.first { $0.part.kind == .alarm && $0.setting == "threshold" })
    guard case .command(let words)? = difference.mend(alarm, on: .before, of: .capture) else {
      Issue.record("no command")
      return
    }
    #expect(words.prefix(3) == ["aws", "cloudwatch", "put-metric-alarm"])
    #expect(words.contains(#"[{"Name":"ProxyName","Value":"orders-dev-proxy"}]"#))
    let index = try #require(words.firstIndex(of: "--threshold"))
    #expect(words[index + 1] == alarm.after)
  }

  /// What a profile does not write by itself is mended by what it follows from.
  @Test func `a profile is told only keys that it has`() throws {
    let difference = Difference(
      from: try profile(), to: try profile(("name: orders\n", "name: bills\n"), ("10.20.0.0/16", "10.30.0.0/16")))
    let edits = difference.changes.compactMap { difference.mend($0, on: .before, of: .profile) }
    #expect(edits.contains(.edit("write `name: bills`")))
    for case .edit(let text) in edits {
      #expect(!text.contains("security_group_rules") && !text.contains("ownership") && !text.contains("tags."))
    }
  }
}

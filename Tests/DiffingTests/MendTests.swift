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
}

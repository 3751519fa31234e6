import AWSFacts
import Foundation
import ProxyModel
import Rendering
import SourceText
import TestSupport
import Testing

/// What no profile was: names of somebody else, AWS's defaults, values that nothing tells.
@Suite struct ForeignTests {
  static let place = SourceRange(file: 7, 0..<1)

  /// A deployment of which nobody says who the clients are, as in Terraform: rules and policies show them all the same.
  @Test(arguments: Profiles.names) func `who connects is told from rules and policies`(name: String) throws {
    var deployment = try Self.deployment(name)
    deployment.clients = Table()
    let back = try #require(Return(deployment)?.after)
    #expect(!back.clients.isEmpty)
    #expect(try TerraformRenderer.render(back) == TerraformRenderer.render(deployment))
  }

  @Test func `a default of AWS that is not the profile's is written`() throws {
    let back = try changed { proxy in proxy.requireTLS = .defaulted(false, at: Self.place) }
    #expect(back.profile.text.contains("  require_tls: false # AWS's default\n"))
    #expect(back.after?.proxies.first?.requireTLS.known == false)
  }

  @Test func `what is unknown stays unknown and is never invented`() throws {
    let unknown = Unknown("var.timeout has no default", at: Self.place, expression: "var.timeout")
    let back = try changed { proxy in proxy.idleClientTimeout = .unknown(unknown) }
    #expect(
      back.profile.text.contains(
        "  # unknown: var.timeout has no default, main.tf:12\n  idle_client_timeout: !unknown var.timeout has no default\n"
      ))
    #expect(back.profile.unknowns.contains(unknown))
    #expect(back.after?.proxies.first?.idleClientTimeout.known == nil)
    #expect(back.after != nil)
  }

  @Test func `a value names the place it comes from`() throws {
    let back = try changed { proxy in proxy.idleClientTimeout = .written(Seconds(77), at: Self.place) }
    #expect(back.profile.text.contains("  idle_client_timeout: 77 # main.tf:12\n"))
  }

  /// A question about Aurora of a single instance, or one about PostgreSQL before MySQL, is no question.
  @Test func `what cannot matter of a database is not asked for`() throws {
    func asked(_ kind: Database.Kind, _ family: EngineFamily) throws -> Set<String> {
      let unknown = Unknown("it is declared elsewhere", at: Self.place)
      let back = try changed { proxy in
        proxy.engineFamily = .written(family, at: Self.place)
      } deployment: { deployment in
        for var database in deployment.databases {
          (database.kind, database.engine) = (kind, .unknown(unknown))
          (database.engineMode, database.scalability) = (.unknown(unknown), .unknown(unknown))
          (database.localWriteForwarding, database.postgresDatabase) = (.unknown(unknown), .unknown(unknown))
          deployment.databases.insert(database)
        }
      }
      #expect(back.after != nil, "\(back.complaints)")
      let keys = ["engine_mode", "cluster_scalability_type", "local_write_forwarding", "postgres_database"]
      return Set(keys.filter { back.profile.text.contains("  \($0): !unknown") })
    }
    let aurora: Set = ["engine_mode", "cluster_scalability_type", "local_write_forwarding"]
    #expect(try asked(.cluster, .postgresql) == aurora.union(["postgres_database"]))
    #expect(try asked(.cluster, .mysql) == aurora)
    #expect(try asked(.instance, .postgresql) == ["postgres_database"])
    #expect(try asked(.instance, .mysql) == [])
  }

  /// A name from a template that no profile takes for one.
  @Test func `every client has a name that a profile takes`() throws {
    let back = try changed { _ in
    } deployment: { deployment in
      for name in ["10.0.0.0/8", "10-0.0.0/8", "client_10_0_0_0_8"] {
        var client = Client(Symbol(name), at: Provenance(Self.place, name))
        client.cidrBlocks = CIDRBlock("10.0.0.0/8").map { [Located($0, at: Self.place)] } ?? []
        client.securityGroups = .written([], at: Self.place)
        deployment.clients.insert(client)
      }
    }
    let names = try #require(back.after, "\(back.complaints)").clients.map(\.symbol.name)
    #expect(Set(names).count == names.count && names.contains("client_10_0_0_0_8"), "\(names)")
    #expect(names.count == 6, "\(names)")
  }

  @Test func `a password is never printed`() throws {
    let back = try changed(group: { $0.initQuery = .written("SET password = 'hunter2hunter2'", at: Self.place) })
    #expect(!back.profile.text.contains("hunter2"))
    #expect(back.after?.targetGroups.first?.initQuery.known == nil)
  }

  @Test func `names of somebody else are kept`() throws {
    let back = try changed { _ in
    } deployment: { deployment in
      for group in deployment.securityGroups where group.ownership == .created {
        var other = group
        other.name = .written("rds-proxy", at: Self.place)
        other.description = .written("Managed by Terraform", at: Self.place)
        deployment.securityGroups.insert(other)
      }
      for role in deployment.roles where role.ownership == .created {
        var other = role
        other.name = .written("proxy-reader", at: Self.place)
        other.description = "reads"
        other.policies[0].name = "secrets"
        deployment.roles.insert(other)
      }
    }
    #expect(back.isSame, "\(back)")
    for line in [
      "security_group_name: rds-proxy", "security_group_description: Managed by Terraform", "role_name: proxy-reader",
      "role_description: reads", "role_policy_name: secrets",
    ] { #expect(back.profile.text.contains(line)) }
  }

  @Test func `a rule beside the chain is kept`() throws {
    let rule = SecurityGroupRule(
      Symbol("odd"), at: Provenance(Self.place, "odd"), of: Located(.symbol(Symbol("proxy")), at: Self.place), .egress,
      .written(.tcp(443...443), at: Self.place), peer: .written(.prefixList("pl-63a5400a"), at: Self.place),
      description: "to S3")
    let back = try changed { _ in
    } deployment: {
      $0.securityGroupRules.insert(rule)
    }
    #expect(back.profile.losses == [])
    let kept = back.after?.securityGroupRules.first { $0.peer == rule.peer }
    #expect(kept?.description == "to S3" && kept?.traffic == rule.traffic && kept?.direction == .egress)
  }

  @Test func `what a profile has no words for is named`() throws {
    let rule = SecurityGroupRule(
      Symbol("odd"), at: Provenance(Self.place, "aws_vpc_security_group_egress_rule.odd"),
      of: Located(.symbol(Symbol("sg-0d1e2f3a4b5c6d7e8")), at: Self.place), .egress,
      .written(.tcp(443...443), at: Self.place), peer: .written(.prefixList("pl-63a5400a"), at: Self.place),
      description: "to S3")
    let back = try changed { _ in
    } deployment: {
      $0.securityGroupRules.insert(rule)
    }
    #expect(back.profile.losses == ["the rule `aws_vpc_security_group_egress_rule.odd` (main.tf:12)"])
    #expect(
      back.profile.text.hasPrefix(
        "# not expressible in a profile: the rule `aws_vpc_security_group_egress_rule.odd` (main.tf:12)\n"))
  }

  @Test func `each of several proxies has a profile of its own`() throws {
    let first = try Self.deployment("orders/prod.yaml")
    let proxy = try #require(first.proxies.first)
    var both = first
    var second = Proxy(Symbol("second"), at: proxy.provenance, role: proxy.role)
    second.name = .written("second", at: Self.place)
    second.engineFamily = proxy.engineFamily
    second.subnets = proxy.subnets
    both.proxies.insert(second)
    let profile = ProfileRenderer.render(proxy, of: both, places: { _ in nil }) { ReadFiles($0).deployment }
    let after = try #require(ReadFiles(profile.text).deployment)
    #expect(after == first, "\(profile.text)")
    let other = ProfileRenderer.render(second, of: both, places: { _ in nil }) { ReadFiles($0).deployment }
    #expect(other.text.contains("  name: second"))
    #expect(!other.text.contains("orders-reader"))
  }

  /// A database that is declared elsewhere, as in a template of the proxy alone.
  @Test func `the database's group is the one that the proxy opens`() throws {
    let before = try Self.deployment("orders/prod.yaml")
    let back = try changed { _ in
    } deployment: { deployment in
      var database = deployment.databases[0]
      database.securityGroups = .unknown(Unknown("`orders-prod` is not declared in these files", at: Self.place))
      deployment.databases.insert(database)
    }
    #expect(back.after == before, "\(back)")
  }

  @Test func `a role that connects is a client beside those that are known`() throws {
    let back = try changed { _ in
    } deployment: { deployment in
      for client in deployment.clients {
        var other = client
        other.role = nil
        deployment.clients.insert(other)
      }
    }
    #expect(back.after?.roles == back.before.roles, "\(back)")
  }

  @Test func `the key of a secret is the one that the role may decrypt with`() throws {
    let name = "lambda-iam.yaml"
    var deployment = try Self.deployment(name)
    for secret in deployment.secrets {
      var other = secret
      other.kmsKey = .defaulted(nil, at: Self.place)
      deployment.secrets.insert(other)
    }
    let back = try #require(Return(deployment))
    #expect(back.after?.roles == deployment.roles, "\(back)")
  }

  // Deployments to change.

  static func deployment(_ name: String) throws -> Deployment {
    try #require(ReadFiles(name, try Profiles.files()).deployment)
  }

  private func changed(
    _ proxy: (inout Proxy) -> Void = { _ in }, group: (inout TargetGroup) -> Void = { _ in },
    deployment change: (inout Deployment) -> Void = { _ in }
  ) throws -> Return {
    var deployment = try Self.deployment("orders/prod.yaml")
    var own = try #require(deployment.proxies.first)
    proxy(&own)
    deployment.proxies.insert(own)
    var pool = try #require(deployment.targetGroups.first)
    group(&pool)
    deployment.targetGroups.insert(pool)
    change(&deployment)
    return try #require(Return(deployment) { $0 == Self.place ? "main.tf:12" : nil })
  }
}

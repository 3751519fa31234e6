import AWSFacts
import Diffing
import Foundation
import ProxyModel
import SampleDeployments
import SourceText
import TestSupport
import Testing

/// What a difference offers to type is what the installed `aws` understands.
@Suite struct MendOptionsTests {
  @Test func `mends are commands of aws`() throws {
    let difference = Difference(from: Self.running, to: Self.wanted)
    var commands: [[String]] = []
    for change in difference.changes {
      for side in Difference.Side.allCases {
        if case .command(let words)? = difference.mend(change, on: side, of: .capture) { commands.append(words) }
      }
    }
    #expect(Self.expected.subtracting(commands.map { $0[1...2].joined(separator: " ") }) == [])
    guard let aws = try RealTool.find("aws"), let python = try Cloud.python(beside: aws) else { return }
    let outcome = try python.run(
      ["-c", OptionsTests.check], in: FileManager.default.temporaryDirectory,
      environment: ["AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"],
      input: String(
        decoding: try JSONSerialization.data(withJSONObject: commands.map { Array($0.dropFirst()) }), as: UTF8.self))
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.contains("checked \(commands.count)"), "\(outcome.words)")
  }

  private static let expected: Set<String> = [
    "rds modify-db-proxy", "rds modify-db-proxy-target-group", "rds modify-db-proxy-endpoint",
    "rds delete-db-proxy-endpoint", "cloudwatch put-metric-alarm", "cloudwatch delete-alarms",
    "ec2 authorize-security-group-ingress", "ec2 revoke-security-group-ingress", "ec2 create-tags", "ec2 delete-tags",
    "iam tag-role", "iam untag-role", "iam update-role", "iam delete-role-policy", "secretsmanager update-secret",
    "secretsmanager tag-resource",
    "secretsmanager untag-resource", "ssm put-parameter", "ssm delete-parameter", "ssm add-tags-to-resource",
    "ssm remove-tags-from-resource",
  ]

  /// What runs: every resource has its id or its ARN.
  private static let running: Deployment = {
    var deployment = SampleDeployment.orders.deployment
    if var group = deployment.securityGroups[Symbol("proxy")] {
      group.runningID = RunningID("sg-0c1c2c3c4c5c6c7c8")
      deployment.securityGroups.insert(group)
    }
    for var secret in deployment.secrets {
      let name = secret.name.known ?? ""
      secret.arn = SecretARN("arn:aws:secretsmanager:us-east-1:123456789012:secret:\(name)-AbCdEf").map { written($0) }
      deployment.secrets.insert(secret)
    }
    return deployment
  }()

  /// What it should be: much of it is another, some is gone, some is new.
  private static let wanted: Deployment = {
    var builder = SampleBuilder("orders", "prod")
    builder.deployment = running
    change(&builder.deployment, \.proxies, "this") { proxy in
      proxy.requireTLS = written(false)
      proxy.idleClientTimeout = written(Seconds(900))
      proxy.name = written("another-proxy")
      proxy.securityGroups = written([group(SampleIDs.databaseGroup)])
      proxy.auth = proxy.auth.map { entries in
        var entries = entries
        entries[0].description = "says \"it's\" {a: [b]}, $(c)"
        entries[0].iamAuth = written(.disabled)
        return entries
      }
    }
    change(&builder.deployment, \.targetGroups, "this") { pool in
      pool.maxConnectionsPercent = written(Percent(60))
      pool.initQuery = written("SET a = 'b\nc'")
      pool.sessionPinningFilters = written([Located("EXCLUDE_VARIABLE_SETS", at: SampleBuilder.place)])
    }
    change(&builder.deployment, \.endpoints, "reader") { $0.securityGroups = written([group(SampleIDs.databaseGroup)]) }
    builder.addEndpoint("writer", .readWrite)
    builder.deployment.parameters[Symbol("reader_endpoint")] = nil
    change(&builder.deployment, \.securityGroups, "proxy") { $0.tags["Team"] = "a, b" }
    change(&builder.deployment, \.roles, "proxy") { role in
      role.tags["Team"] = "orders"
      role.description = "another"
      role.policies = []
    }
    change(&builder.deployment, \.secrets, "app") { secret in
      secret.tags["Team"] = "orders"
      secret.kmsKey = written(ARN("arn:aws:kms:us-east-1:123456789012:key/2f2e3d4c-5b6a-7980-1122-334455667788"))
    }
    change(&builder.deployment, \.parameters, "endpoint") { parameter in
      parameter.tags["Team"] = "orders"
      parameter.value = "another.example"
    }
    change(&builder.deployment, \.alarms, "session_pinned") { $0.threshold = written(0.5) }
    builder.addAlarm("logins", "ClientConnectionsSetupFailedAuth", "p99", above: 10)
    for (name, text) in [("vpn", "10.20.0.0/16"), ("office", "2001:db8::/32")] {
      guard let block = CIDRBlock(text) else { continue }
      builder.addRule("from_\(name)", .ingress, of: group("proxy"), .cidr(block), 5432)
    }
    return builder.deployment
  }()

  private static func group(_ symbol: String) -> Referral<SecurityGroup> {
    Located(.symbol(Symbol(symbol)), at: SampleBuilder.place)
  }

  private static func change<Row: Resource>(
    _ deployment: inout Deployment, _ table: WritableKeyPath<Deployment, Table<Row>>, _ symbol: String,
    _ change: (inout Row) -> Void
  ) {
    guard var row = deployment[keyPath: table][Symbol(symbol)] else { return }
    change(&row)
    deployment[keyPath: table].insert(row)
  }
}

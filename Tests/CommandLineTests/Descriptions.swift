import AWSFacts
import Foundation
import PlayedCloud
import ProxyModel
import SourceText
import TestSupport
import Testing

/// What AWS says of a deployment says what the deployment does, field by field.
func expectDescription(of deployment: Deployment, in played: PlayedScripts) throws {
  let proxy = try #require(deployment.proxies.first)
  let name = try proxy.name.value
  let found = try #require(
    (try played.ask("rds", "describe-db-proxies", "--db-proxy-name", name)["DBProxies"] as? [[String: Any]])?.first)
  func ids(_ ids: [String]) -> Set<String> { Set(ids.map(played.surroundings.moved)) }
  #expect(found["DBProxyName"] as? String == name)
  #expect(found["EngineFamily"] as? String == (try proxy.engineFamily.value.rawValue))
  #expect(found["RequireTLS"] as? Bool == (try proxy.requireTLS.value))
  #expect(found["IdleClientTimeout"] as? Int == (try proxy.idleClientTimeout.value.rawValue))
  #expect(found["DebugLogging"] as? Bool == (try proxy.debugLogging.value))
  #expect(Set(found["VpcSubnetIds"] as? [String] ?? []) == ids(deployment.subnets.compactMap(\.ownership.externalID)))
  let entries = found["Auth"] as? [[String: Any]] ?? []
  let expected = try proxy.auth.value.map { entry in
    [try entry.iamAuth.value.rawValue, entry.description ?? "", try entry.clientPasswordAuthType.value?.rawValue ?? ""]
  }
  #expect(
    Set(
      entries.map { entry in ["IAMAuth", "Description", "ClientPasswordAuthType"].map { entry[$0] as? String ?? "" } })
      == Set(expected))
  try expectPool(of: deployment, behind: name, in: played)
  try expectEndpoints(of: deployment, in: played)
  try expectAccess(of: deployment, found, in: played)
  try expectOperations(of: deployment, host: found["Endpoint"] as? String ?? "", in: played)
}

private func expectPool(of deployment: Deployment, behind name: String, in played: PlayedScripts) throws {
  let groups = try played.ask("rds", "describe-db-proxy-target-groups", "--db-proxy-name", name)["TargetGroups"]
  let group = try #require((groups as? [[String: Any]])?.first)
  let found = try #require(group["ConnectionPoolConfig"] as? [String: Any])
  let pool = try #require(deployment.targetGroups.first)
  #expect(found["MaxConnectionsPercent"] as? Int == (try pool.maxConnectionsPercent.value.rawValue))
  #expect(found["MaxIdleConnectionsPercent"] as? Int == (try pool.maxIdleConnectionsPercent.value.rawValue))
  #expect(found["ConnectionBorrowTimeout"] as? Int == (try pool.connectionBorrowTimeout.value.rawValue))
  #expect(found["SessionPinningFilters"] as? [String] ?? [] == (try pool.sessionPinningFilters.value.map(\.value)))
  #expect(found["InitQuery"] as? String == (try pool.initQuery.value))
  let targets = try played.ask("rds", "describe-db-proxy-targets", "--db-proxy-name", name)["Targets"]
  #expect(
    (targets as? [[String: Any]] ?? []).map { $0["RdsResourceId"] as? String }
      == deployment.databases.map { $0.identifier.known })
}

private func expectEndpoints(of deployment: Deployment, in played: PlayedScripts) throws {
  for endpoint in deployment.endpoints {
    let answer = try played.ask(
      "rds", "describe-db-proxy-endpoints", "--db-proxy-endpoint-name", try endpoint.name.value)
    let found = try #require((answer["DBProxyEndpoints"] as? [[String: Any]])?.first)
    #expect(found["TargetRole"] as? String == (try endpoint.targetRole.value.rawValue))
    #expect((found["VpcSubnetIds"] as? [String])?.count == (try endpoint.subnets.value.count))
  }
}

/// The rules of the proxy's group, and what the policies say.
private func expectAccess(of deployment: Deployment, _ proxy: [String: Any], in played: PlayedScripts) throws {
  let group = try #require((proxy["VpcSecurityGroupIds"] as? [String])?.first)
  let answer = try played.cloud.call([
    .init("ec2", "describe_security_group_rules", ["Filters": [["Name": "group-id", "Values": [group]]]])
  ])
  let rules = answer[0]["SecurityGroupRules"] as? [[String: Any]] ?? []
  let own = deployment.securityGroupRules.filter { rule in
    deployment.securityGroups[rule.group.value]?.ownership == .created && !rule.isFound
  }
  #expect(
    rules.map { $0["IsEgress"] as? Bool == true }.sorted { !$0 && $1 }
      == own.map { $0.direction == .egress }.sorted { !$0 && $1 })
  let id = try #require((proxy["DBProxyArn"] as? String)?.split(separator: ":").last)
  for role in deployment.roles {
    for policy in role.policies {
      let found = try played.cloud.call([
        .init("iam", "get_role_policy", ["RoleName": try role.name.value, "PolicyName": policy.name])
      ])
      let document = try #require(found[0]["PolicyDocument"] as? [String: Any])
      let statements = document["Statement"] as? [[String: Any]] ?? []
      #expect(statements.count == (try policy.document.value.statements.count))
      for statement in statements where statement["Action"] as? String == "rds-db:connect" {
        #expect((statement["Resource"] as? String)?.contains(":dbuser:\(id)/") == true, "\(statement)")
      }
    }
  }
}

/// Parameters and alarms.
private func expectOperations(of deployment: Deployment, host: String, in played: PlayedScripts) throws {
  for parameter in deployment.parameters
  where parameter.value == DeferredText(.proxyEndpoint(deployment.proxies[0].symbol)) {
    let found = try played.cloud.call([.init("ssm", "get_parameter", ["Name": try parameter.name.value])])
    #expect((found[0]["Parameter"] as? [String: Any])?["Value"] as? String == host)
  }
  let answer = try played.cloud.call([.init("cloudwatch", "describe_alarms")])
  let alarms = answer[0]["MetricAlarms"] as? [[String: Any]] ?? []
  #expect(alarms.count == deployment.alarms.count)
  for alarm in deployment.alarms {
    let found = try #require(alarms.first { $0["AlarmName"] as? String == alarm.name.known })
    #expect(found["MetricName"] as? String == (try alarm.metric.value))
    #expect(found["Threshold"] as? Double == (try alarm.threshold.value))
    #expect(found["Period"] as? Int == (try alarm.period.value.rawValue))
    #expect(found["AlarmActions"] as? [String] == alarm.actions.map(\.value))
  }
}

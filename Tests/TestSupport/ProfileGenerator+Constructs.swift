extension ProfileGenerator {
  /// What a profile takes over from a CDK program.
  mutating func cdk() -> ProfileValue {
    let ids = [
      "Role", "Proxy", "RdsProxySg", "Qa-Endpoint_1", "ProxyTargetGroup", "DatabaseSecurityGroup", "a", "Resource",
    ]
    .shuffled(using: &random)
    func id(_ index: Int) -> ProfileValue? { chance(2) ? .text(ids[index]) : nil }
    let groups = clientNames.enumerated().map { index, client in ProfileValue.Entry(client, .text("Client\(index)")) }
    let constructs = ProfileValue.keys([
      "proxy": id(0), "target_group": id(1), "role": id(2), "security_group": id(3), "database_security_group": id(4),
      "endpoint_parameter": id(5), "client_security_groups": groups.isEmpty || chance(2) ? nil : .map(groups),
    ])
    return .keys([
      "stack": chance(2) ? .text(pick(["QaProxyStack", "a", "Orders-Prod"])) : nil,
      "tags": chance(2) ? .text(pick(["resources", "stack"])) : nil,
      "allow_all_outbound": wearsExistingGroup || chance(2) ? nil : .bool(!chance(4)),
      "constructs": chance(3) ? nil : constructs,
    ])
  }
}

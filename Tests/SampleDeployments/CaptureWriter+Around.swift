import AWSFacts
import Foundation
import ProxyModel
import SourceText

// What is around a proxy: networks, databases, roles and secrets, alarms.
extension CaptureWriter {
  mutating func write(_ database: Database, _ suffix: String) {
    guard let name = database.identifier.known else { return refuse() }
    var row: [String: Any?] = [
      "Engine": value(database.engine), "EngineVersion": value(database.engineVersion),
      "VpcSecurityGroups": value(database.securityGroups) { list in ids(list).map { ["VpcSecurityGroupId": $0] } },
      "MasterUsername": value(database.masterUsername),
      "IAMDatabaseAuthenticationEnabled": value(database.iamAuthentication) { $0 },
      "NetworkType": value(database.networkType),
    ]
    let home = vpc(of: database)
    let isElsewhere = home != deployment.vpcs.first.map { id($0) }
    let subnetGroup: [String: Any] = [
      "DBSubnetGroupName": "subnets-of-\(name)", "VpcId": home ?? "",
      "Subnets": isElsewhere
        ? [["SubnetIdentifier": "subnet-0e15e000000000000"]] : deployment.subnets.map { ["SubnetIdentifier": id($0)] },
    ]
    guard database.kind == .cluster else {
      row["DBInstanceIdentifier"] = name
      row["DBInstanceClass"] = database.instances.known?.first.flatMap { size($0) }
      row["DBSubnetGroup"] = subnetGroup
      row["Endpoint"] = value(database.port) { ["Port": $0.rawValue] }
      row["DbiResourceId"] = value(database.resourceID)
      row["ReadReplicaSourceDBInstanceIdentifier"] = value(database.replicaOf) { $0 }
      return file("instances\(suffix)", ["DBInstances": [row.compactMapValues { $0 }]])
    }
    let members = database.instances.known ?? []
    row["DBClusterIdentifier"] = name
    row["Port"] = value(database.port) { $0.rawValue }
    row["DBSubnetGroup"] = "subnets-of-\(name)"
    row["EngineMode"] = value(database.engineMode)
    row["LocalWriteForwardingStatus"] = value(database.localWriteForwarding) { $0 ? "enabled" : "disabled" }
    row["ClusterScalabilityType"] = value(database.scalability)
    row["DbClusterResourceId"] = value(database.resourceID)
    if let range = database.serverless, let least = range.minimum.known, let most = range.maximum.known {
      row["ServerlessV2ScalingConfiguration"] = ["MinCapacity": least.units, "MaxCapacity": most.units]
    }
    row["DBClusterMembers"] = members.enumerated().map { index, instance in
      ["DBInstanceIdentifier": "\(name)-\(index + 1)", "IsClusterWriter": !instance.isReader] as [String: Any]
    }
    file("cluster\(suffix)", ["DBClusters": [row.compactMapValues { $0 }]])
    let instances = members.enumerated().map { index, instance -> [String: Any] in
      let row: [String: Any?] = [
        "DBInstanceIdentifier": "\(name)-\(index + 1)", "DBClusterIdentifier": name,
        "DBInstanceClass": size(instance), "DBSubnetGroup": subnetGroup,
      ]
      return row.compactMapValues { $0 }
    }
    file("instances\(suffix)", ["DBInstances": instances])
  }

  private func size(_ instance: DatabaseInstance) -> String? {
    switch instance.size.known {
    case .instanceClass(let name)?: name
    case .serverless?: "db.serverless"
    case nil: nil
    }
  }

  func row(_ subnet: Subnet) -> [String: Any] {
    let row: [String: Any?] = [
      "SubnetId": id(subnet), "VpcId": value(subnet.vpc) { id($0) }, "AvailabilityZone": value(subnet.availabilityZone),
      "CidrBlock": value(subnet.cidrBlock) { "\($0)" }, "AvailableIpAddressCount": value(subnet.freeAddresses) { $0 },
      "Ipv6CidrBlockAssociationSet": value(subnet.ipv6CIDRBlock) { block in
        block.map { [["Ipv6CidrBlock": "\($0)"]] }
      },
    ]
    return row.compactMapValues { $0 }
  }

  func row(_ vpc: VPC) -> [String: Any] {
    let row: [String: Any?] = [
      "VpcId": id(vpc), "InstanceTenancy": value(vpc.tenancy),
      "CidrBlockAssociationSet": value(vpc.cidrBlocks) { $0.map { ["CidrBlock": "\($0)"] } },
      "Ipv6CidrBlockAssociationSet": value(vpc.ipv6CIDRBlock) { block in block.map { [["Ipv6CidrBlock": "\($0)"]] } },
    ]
    return row.compactMapValues { $0 }
  }

  func row(_ group: SecurityGroup) -> [String: Any] {
    func permissions(_ direction: SecurityGroupRule.Direction) -> [[String: Any]] {
      deployment.securityGroupRules.filter { $0.group.value == .symbol(group.symbol) && $0.direction == direction }
        .compactMap { permission($0) }
    }
    // Of a group that somebody else made, it is not known what it has besides; AWS gives every group this one.
    let openEgress: [String: Any] = ["IpProtocol": "-1", "IpRanges": [["CidrIp": "0.0.0.0/0"]]]
    let others = group.unseenRules == nil ? [] : [openEgress]
    let row: [String: Any?] = [
      "GroupId": id(.symbol(group.symbol)), "GroupName": value(group.name) ?? group.provenance.label,
      "Description": value(group.description), "VpcId": value(group.vpc) { id($0) }, "Tags": tags(group.tags),
      "IpPermissions": permissions(.ingress), "IpPermissionsEgress": permissions(.egress) + others,
    ]
    return row.compactMapValues { $0 }
  }

  private func permission(_ rule: SecurityGroupRule) -> [String: Any]? {
    var row: [String: Any] = [:]
    switch rule.traffic.known {
    case .all?: row["IpProtocol"] = "-1"
    case .tcp(let ports)?:
      row = ["IpProtocol": "tcp", "FromPort": ports.lowerBound, "ToPort": ports.upperBound]
    case .other(let word)?: row["IpProtocol"] = word
    case nil: return nil
    }
    func peer(_ key: String, _ id: String) -> [[String: Any]] { [[key: id, "Description": rule.description]] }
    switch rule.peer.known {
    case .group(let group)?: row["UserIdGroupPairs"] = peer("GroupId", id(group))
    case .cidr(let block)? where block.version == .ipv4: row["IpRanges"] = peer("CidrIp", "\(block)")
    case .cidr(let block)?: row["Ipv6Ranges"] = peer("CidrIpv6", "\(block)")
    case .prefixList(let id)?: row["PrefixListIds"] = peer("PrefixListId", id)
    case nil: return nil
    }
    return row
  }

  mutating func write(_ role: Role, _ suffix: String) {
    guard let name = role.name.known else { return }
    var row: [String: Any] = ["RoleName": name, "Arn": arn(.symbol(role.symbol))]
    if let trust = role.trust?.known { row["AssumeRolePolicyDocument"] = document(trust) }
    if let description = role.description { row["Description"] = description }
    file("role\(suffix)", ["Role": row])
    for (index, policy) in role.policies.enumerated() {
      guard let content = policy.document.known else { continue }
      file(
        "role-policy\(index == 0 ? "" : ".\(index + 1)")\(suffix)",
        ["RoleName": name, "PolicyName": policy.name, "PolicyDocument": document(content)])
    }
    if role.unseenPolicies == nil {
      file("role-policies\(suffix)", ["PolicyNames": role.policies.map(\.name)])
      file("attached-policies\(suffix)", ["AttachedPolicies": [] as [Any]])
    }
  }

  private func document(_ document: PolicyDocument) -> [String: Any] {
    ["Version": document.version, "Statement": document.statements.map { statement($0) }]
  }

  private func statement(_ statement: PolicyStatement) -> [String: Any] {
    var row: [String: Any] = ["Effect": statement.effect.rawValue]
    row["Sid"] = statement.sid
    func add(_ key: String, _ scope: PolicyStatement.Scope<DeferredText>) {
      switch scope {
      case .only(let texts): row[key] = texts.map { text($0) }
      case .allExcept(let texts): row["Not\(key)"] = texts.map { text($0) }
      }
    }
    add("Action", statement.actions)
    if let resources = statement.resources { add("Resource", resources) }
    for principal in statement.principals {
      var principals = row["Principal"] as? [String: Any] ?? [:]
      principals[principal.kind] = principal.identifiers.map { text($0) }
      row["Principal"] = principals
    }
    for condition in statement.conditions {
      var conditions = row["Condition"] as? [String: [String: Any]] ?? [:]
      conditions[condition.test, default: [:]][condition.key] = condition.values.map { text($0) }
      row["Condition"] = conditions
    }
    return row
  }

  func row(_ secret: Secret) -> [String: Any?] {
    [
      "ARN": arn(.symbol(secret.symbol)), "Name": value(secret.name),
      "KmsKeyId": value(secret.kmsKey) { $0.map { "\($0)" } },
      "Tags": tags(secret.tags), "LastChangedDate": "2026-01-01T00:00:00+00:00",
      "RotationEnabled": value(secret.rotation) { $0 != .none },
    ]
  }

  /// The settings of a function, as `lambda get-function-configuration` prints them.
  func function(_ client: Client) -> [String: Any?] {
    [
      "FunctionName": client.symbol.name,
      "FunctionArn": "arn:aws:lambda:\(region):\(account):function:\(client.symbol.name)", "Runtime": "python3.13",
      "Role": client.role.map { arn($0.value) }, "Timeout": value(client.timeout) { $0.rawValue },
      "VpcConfig": ["SecurityGroupIds": value(client.securityGroups) { ids($0) } ?? []],
    ]
  }

  func row(_ alarm: Alarm) -> [String: Any] {
    let row: [String: Any?] = [
      "AlarmName": value(alarm.name), "AlarmDescription": alarm.description, "Namespace": value(alarm.namespace),
      "MetricName": value(alarm.metric), "Statistic": value(alarm.statistic),
      "Period": value(alarm.period) { $0.rawValue },
      "EvaluationPeriods": value(alarm.evaluationPeriods) { $0 }, "Threshold": value(alarm.threshold) { $0 },
      "ComparisonOperator": value(alarm.comparison), "TreatMissingData": value(alarm.treatMissingData),
      "AlarmActions": alarm.actions.map(\.value),
      "Dimensions": alarm.dimensions.map { ["Name": $0.name, "Value": text($0.value)] },
    ]
    return row.compactMapValues { $0 }
  }

  func tags(_ tags: Tags) -> [[String: String]] { tags.sorted { $0.key < $1.key }.map { ["Key": $0, "Value": $1] } }
}

// What AWS calls things that it has made.
extension CaptureWriter {
  func ids(_ groups: [Referral<SecurityGroup>]) -> [String] { groups.map { id($0.value) } }

  func id(_ group: Reference<SecurityGroup>) -> String {
    guard let symbol = group.symbol else {
      if case .external(let id) = group { return id } else { return "sg-unknown" }
    }
    if let id = deployment.securityGroups[symbol]?.ownership.externalID { return id }
    let place = deployment.securityGroups.prefix { $0.symbol != symbol }.count
    return "sg-00000000000made\(place)"
  }

  func id(_ subnet: Reference<Subnet>) -> String {
    if case .external(let id) = subnet { return id }
    return deployment.subnets[subnet].map { id($0) } ?? "subnet-unknown"
  }

  func id(_ subnet: Subnet) -> String { subnet.ownership.externalID ?? "subnet-\(subnet.symbol)" }
  func id(_ vpc: VPC) -> String { vpc.ownership.externalID ?? "vpc-\(vpc.symbol)" }

  func id(_ vpc: Reference<VPC>) -> String? {
    if case .external(let id) = vpc { return id }
    return deployment.vpcs[vpc].map { id($0) }
  }

  func id(_ proxy: Proxy) -> String {
    proxy.resourceID?.known ?? "prx-000000000000made\(deployment.proxies.prefix { $0.symbol != proxy.symbol }.count)"
  }

  func vpc(of database: Database) -> String? {
    database.vpc.known.flatMap { id($0) } ?? deployment.vpcs.first.map { id($0) }
  }

  func arn(_ secret: Reference<Secret>) -> String {
    if case .external(let arn) = secret { return arn }
    guard let row = deployment.secrets[secret] else { return "" }
    return row.ownership.externalID
      ?? "arn:aws:secretsmanager:\(region):\(account):secret:\(row.name.known ?? "")-AbCdEf"
  }

  func arn(_ role: Reference<Role>) -> String {
    if case .external(let arn) = role { return arn }
    guard let row = deployment.roles[role] else { return "" }
    if let id = row.ownership.externalID, ARN(id) != nil { return id }
    return "arn:aws:iam::\(account):role/\(row.name.known ?? "")"
  }

  func host(_ proxy: Proxy) -> String { "\(proxy.name.known ?? "").proxy-c0ffee123456.\(region).rds.amazonaws.com" }
  func host(_ endpoint: Endpoint) -> String {
    "\(endpoint.name.known ?? "").endpoint.proxy-c0ffee123456.\(region).rds.amazonaws.com"
  }

  func text(_ text: DeferredText) -> String {
    text.parts.map { part in
      switch part {
      case .text(let text): text
      case .unknown: "unknown"
      case .attribute(let attribute): self.text(attribute)
      }
    }.joined()
  }

  private func text(_ attribute: ResourceAttribute) -> String {
    switch attribute {
    case .secretARN(let symbol): arn(Reference<Secret>.symbol(symbol))
    case .roleARN(let symbol): arn(Reference<Role>.symbol(symbol))
    case .proxyResourceID(let symbol): deployment.proxies[symbol].map { id($0) } ?? ""
    case .databaseResourceID(let symbol): deployment.databases[symbol]?.resourceID.known ?? "cluster-UNKNOWN"
    case .proxyName(let symbol): deployment.proxies[symbol]?.name.known ?? ""
    case .proxyEndpoint(let symbol): deployment.proxies[symbol].map { host($0) } ?? ""
    case .endpointAddress(let symbol): deployment.endpoints[symbol].map { host($0) } ?? ""
    case .accountID: account
    }
  }
}

import ProxyModel
import SourceText

/// What captures name and do not show: nothing is known of it, but which call would tell.
extension CaptureLifting {
  mutating func addGaps() {
    let proxies = captures.flatMap { $0.rows("DBProxies") }
    let endpoints = captures.flatMap { $0.rows("DBProxyEndpoints") }
    for row in proxies + endpoints {
      for id in row["VpcSubnetIds"]?.elements ?? [] { addSubnetGap(id, in: row["VpcId"]) }
      for id in row["VpcSecurityGroupIds"]?.elements ?? [] { addGroupGap(id, in: row["VpcId"]) }
    }
    for database in parts.databases {
      for id in database.securityGroups?.elements ?? [] { addGroupGap(id, in: nil) }
    }
    for row in proxies { if let role = row["RoleArn"] { addRoleGap(role) } }
    for target in parts.targets { addDatabaseGap(target) }
  }

  /// Whether an answer has a row with that id.
  func isDescribed(_ list: String, _ key: String, _ id: Value) -> Bool {
    captures.contains { $0.rows(list).contains { $0[key]?.scalar == id.scalar } }
  }

  /// A subnet of which only the id is known.
  func subnetGap(_ id: Value) -> SubnetDraft {
    let words = id.scalar ?? "?"
    let unseen = Value.unknown(
      Unknown(
        "`\(words)` is not captured", at: id.range, remedy: "capture `aws ec2 describe-subnets --subnet-ids \(words)`"))
    var subnet = SubnetDraft(origin("", id, of: id))
    subnet.availabilityZone = unseen
    subnet.cidrBlock = unseen
    subnet.ipv6CIDRBlock = unseen
    subnet.freeAddresses = unseen
    return subnet
  }

  private mutating func addSubnetGap(_ id: Value, in vpc: Value?) {
    guard id.scalar != nil, !parts.subnets.contains(where: { $0.origin.found == id.scalar }) else { return }
    var subnet = subnetGap(id)
    subnet.vpc = vpc
    add { $0.subnets.append(subnet) }
  }

  private mutating func addGroupGap(_ id: Value, in vpc: Value?) {
    guard let words = id.scalar, !parts.securityGroups.contains(where: { $0.origin.found == words }) else { return }
    var group = SecurityGroupDraft(origin("", id, of: id))
    group.vpc = vpc
    let unseen = Unknown(
      "the rules of `\(words)` are not captured", at: id.range,
      remedy: "capture `aws ec2 describe-security-groups --group-ids \(words)`")
    let isListed = parts.securityGroupRules.contains { $0.group?.scalar == words }
    if !isListed { group.unseenRules = unseen }
    group.name = .unknown(unseen)
    add { $0.securityGroups.append(group) }
  }

  private mutating func addRoleGap(_ arn: Value) {
    guard let words = arn.scalar,
      !parts.roles.contains(where: { $0.arn?.scalar == words || $0.origin.found == words })
    else { return }
    let name = String(words.split(separator: "/").last ?? "")
    if parts.roles.contains(where: { $0.name?.scalar == name }) { return }
    let unseen = Unknown(
      "the role `\(name)` is not captured", at: arn.range,
      remedy: "capture `aws iam get-role --role-name \(name)`, `list-role-policies` and `get-role-policy`")
    var role = RoleDraft(origin("role", .text(name, at: arn.range), of: arn))
    role.name = .text(name, at: arn.range)
    role.arn = arn
    role.origin.found = words
    role.trust = .unknown(unseen)
    role.unseenPolicies = unseen
    add { $0.roles.append(role) }
  }

  private mutating func addDatabaseGap(_ target: TargetDraft) {
    let isCluster = target.cluster != nil
    guard let id = target.cluster ?? target.instance, let words = id.scalar,
      !parts.databases.contains(where: { $0.identifier?.scalar == words })
    else { return }
    let call =
      isCluster
      ? "describe-db-clusters --db-cluster-identifier" : "describe-db-instances --db-instance-identifier"
    let unseen = Value.unknown(
      Unknown("`\(words)` is not captured", at: id.range, remedy: "capture `aws rds \(call) \(words)`"))
    var database = DatabaseDraft(
      origin(isCluster ? "cluster" : "instance", id, of: id), isCluster ? .cluster : .instance)
    database.identifier = id
    database.engine = unseen
    database.engineVersion = unseen
    database.engineMode = unseen
    database.port = unseen
    database.securityGroups = unseen
    database.clusterParameterGroup = unseen
    database.masterUsername = unseen
    database.iamAuthentication = unseen
    database.networkType = unseen
    database.replicaOf = unseen
    database.localWriteForwarding = unseen
    database.resourceID = unseen
    database.scalability = unseen
    database.hasPendingReboot = unseen
    database.instanceClass = isCluster ? nil : unseen
    add { $0.databases.append(database) }
  }
}

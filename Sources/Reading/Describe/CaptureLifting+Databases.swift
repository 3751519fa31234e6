import ProxyModel
import SourceText

/// Databases, and what sets them up.
extension CaptureLifting {
  mutating func addCluster(_ row: Value) {
    var cluster = DatabaseDraft(origin("cluster", row["DBClusterIdentifier"], of: row), .cluster)
    cluster.identifier = row["DBClusterIdentifier"]
    describe(&cluster, by: row)
    cluster.engineMode = row["EngineMode"]
    cluster.port = row["Port"]
    cluster.subnetGroup = row["DBSubnetGroup"]
    let capacity = row["ServerlessV2ScalingConfiguration"]
    cluster.minimumCapacity = capacity?["MinCapacity"]
    cluster.maximumCapacity = capacity?["MaxCapacity"]
    cluster.capacityPlace = capacity?.range
    cluster.instanceClass = row["DBClusterInstanceClass"]
    cluster.clusterParameterGroup = row["DBClusterParameterGroup"]
    cluster.replicaOf = row["ReplicationSourceIdentifier"].flatMap { $0.scalar?.isEmpty == true ? nil : $0 }
    cluster.globalCluster = row["GlobalClusterIdentifier"]
    if let status = row["LocalWriteForwardingStatus"] {
      cluster.localWriteForwarding = .bool(status.scalar == "enabled" || status.scalar == "enabling", at: status.range)
    }
    cluster.resourceID = row["DbClusterResourceId"]
    cluster.scalability = row["ClusterScalabilityType"]
    let members = row["DBClusterMembers"]
    cluster.hasPendingReboot = pendingReboot(members?.elements.compactMap { $0["DBClusterParameterGroupStatus"] } ?? [])
    let instances = members?.elements ?? []
    for member in instances { addMember(member, of: cluster) }
    let first = instances.compactMap { instance(called: $0["DBInstanceIdentifier"]?.scalar) }.first
    cluster.parameterGroup = first?["DBParameterGroups"]?.elements.first?["DBParameterGroupName"]
    cluster.networkType = cluster.networkType ?? first?["NetworkType"]
    add { $0.databases.append(cluster) }
  }

  private mutating func addMember(_ member: Value, of cluster: DatabaseDraft) {
    let name = member["DBInstanceIdentifier"]
    let row = instance(called: name?.scalar)
    var instance = ClusterInstanceDraft(origin("instance", name, of: member))
    instance.cluster = cluster.identifier
    instance.identifier = name
    instance.instanceClass =
      row?["DBInstanceClass"]
      ?? .unknown(
        Unknown(
          "the class of `\(name?.scalar ?? "?")` is not captured", at: member.range,
          remedy: "capture `aws rds describe-db-instances`"))
    if let writer = member["IsClusterWriter"] { instance.isReader = .bool(writer.scalar != "true", at: writer.range) }
    add { $0.clusterInstances.append(instance) }
  }

  private func instance(called name: String?) -> Value? {
    captures.lazy.flatMap { $0.rows("DBInstances") }.first { $0["DBInstanceIdentifier"]?.scalar == name && name != nil }
  }

  /// What clusters and instances say in the same words.
  private func describe(_ database: inout DatabaseDraft, by row: Value) {
    database.engine = row["Engine"]
    database.engineVersion = row["EngineVersion"]
    database.securityGroups = row["VpcSecurityGroups"]?.column("VpcSecurityGroupId")
    database.masterUsername = row["MasterUsername"]
    if let secret = row["MasterUserSecret"] { database.managesMasterPassword = .bool(true, at: secret.range) }
    database.iamAuthentication = row["IAMDatabaseAuthenticationEnabled"]
    database.networkType = row["NetworkType"]
  }

  /// An instance by itself; a member of a cluster only tells where that stands.
  mutating func addInstance(_ row: Value) {
    if let group = row["DBSubnetGroup"] { addSubnetGroup(group) }
    guard row["DBClusterIdentifier"] == nil else { return }
    var instance = DatabaseDraft(origin("instance", row["DBInstanceIdentifier"], of: row), .instance)
    instance.identifier = row["DBInstanceIdentifier"]
    describe(&instance, by: row)
    instance.port = row.at("Endpoint", "Port") ?? row["DbInstancePort"]
    instance.subnetGroup = row.at("DBSubnetGroup", "DBSubnetGroupName")
    instance.instanceClass = row["DBInstanceClass"]
    let groups = row["DBParameterGroups"]?.elements ?? []
    instance.parameterGroup = groups.first?["DBParameterGroupName"]
    instance.replicaOf = row["ReadReplicaSourceDBInstanceIdentifier"]
    instance.resourceID = row["DbiResourceId"]
    instance.hasPendingReboot = pendingReboot(groups.compactMap { $0["ParameterApplyStatus"] })
    add { $0.databases.append(instance) }
  }

  /// Whether any of the states says that a changed parameter waits; nil where there is none.
  private func pendingReboot(_ states: [Value]) -> Value? {
    let waiting = states.first { $0.scalar == "pending-reboot" }
    return (waiting ?? states.first).map { .bool(waiting != nil, at: $0.range) }
  }

  mutating func addSubnetGroup(_ row: Value) {
    guard let name = row["DBSubnetGroupName"], !parts.subnetGroups.contains(where: { $0.name?.scalar == name.scalar })
    else { return }
    var group = SubnetGroupDraft(origin("subnet-group", name, of: row))
    group.name = name
    let subnets = row["Subnets"]
    group.subnets = subnets?.column("SubnetIdentifier")
    add { $0.subnetGroups.append(group) }
    // The group tells a little of each subnet, which is better than nothing where nobody has captured them.
    for subnet in subnets?.elements ?? [] {
      guard let id = subnet["SubnetIdentifier"], !isDescribed("Subnets", "SubnetId", id),
        !parts.subnets.contains(where: { $0.origin.found == id.scalar })
      else { continue }
      var draft = subnetGap(id)
      draft.vpc = row["VpcId"]
      draft.availabilityZone = subnet.at("SubnetAvailabilityZone", "Name") ?? draft.availabilityZone
      add { $0.subnets.append(draft) }
    }
  }

  /// Parameters of a parameter group, which the answer does not name, or of Systems Manager.
  mutating func addParameters(_ rows: [Value], of capture: Capture) {
    for row in rows where row["ParameterName"] == nil { addStoredParameter(row) }
    let settings = rows.filter { $0["ParameterName"] != nil }
    guard let first = settings.first else { return }
    guard let name = parameterGroup(of: capture, isOfCluster: first["SupportedEngineModes"] != nil) else {
      return passOver(
        capture.path, "it does not say of which parameter group it is; put the group's name into the file's")
    }
    var group = ParameterGroupDraft(origin("parameter-group", .text(name, at: capture.place), of: capture.content))
    group.name = .text(name, at: capture.place)
    for row in settings where row["Source"]?.scalar == "user" {
      guard let parameter = row["ParameterName"], let words = parameter.scalar, let value = row["ParameterValue"] else {
        continue
      }
      group.parameters.append((Located(words, at: parameter.range), value))
    }
    add { $0.parameterGroups.append(group) }
  }

  /// The group whose name the file's has in it, or the only one of its kind that a database uses.
  private func parameterGroup(of capture: Capture, isOfCluster: Bool) -> String? {
    let ofClusters = captures.flatMap { $0.rows("DBClusters") }.compactMap { $0["DBClusterParameterGroup"]?.scalar }
    let ofInstances = captures.flatMap { $0.rows("DBInstances") }.flatMap { $0["DBParameterGroups"]?.elements ?? [] }
      .compactMap { $0["DBParameterGroupName"]?.scalar }
    let file = String(capture.path.split(separator: "/").last ?? "")
    if let named = (ofClusters + ofInstances).filter({ file.holds($0) }).max(by: { $0.utf8.count < $1.utf8.count }) {
      return named
    }
    let candidates = Set(isOfCluster || ofInstances.isEmpty ? ofClusters : ofInstances)
    return candidates.count == 1 ? candidates.first : nil
  }
}

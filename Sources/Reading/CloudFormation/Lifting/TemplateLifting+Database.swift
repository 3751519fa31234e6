import ProxyModel
import SourceText

/// Databases, and what belongs to them.
extension TemplateLifting {
  static let database: [String: Lift] = [
    "AWS::RDS::DBCluster": { lifting, body, origin in
      lifting.add { $0.databases.append(clusterDraft(body, origin)) }
    },
    "AWS::RDS::DBInstance": { lifting, body, origin in
      if let cluster = body["DBClusterIdentifier"] {
        var instance = ClusterInstanceDraft(origin)
        instance.cluster = cluster
        instance.identifier = body["DBInstanceIdentifier"]
        instance.instanceClass = body["DBInstanceClass"]
        instance.parameterGroup = body["DBParameterGroupName"]
        lifting.add { $0.clusterInstances.append(instance) }
      } else {
        lifting.add { $0.databases.append(instanceDraft(body, origin)) }
      }
    },
    "AWS::RDS::DBClusterParameterGroup": { lifting, body, origin in
      lifting.addParameterGroup(body, "DBClusterParameterGroupName", origin)
    },
    "AWS::RDS::DBParameterGroup": { lifting, body, origin in
      lifting.addParameterGroup(body, "DBParameterGroupName", origin)
    },
    "AWS::RDS::DBSubnetGroup": { lifting, body, origin in
      var group = SubnetGroupDraft(origin)
      group.name = body["DBSubnetGroupName"]
      group.subnets = body["SubnetIds"]
      lifting.add { $0.subnetGroups.append(group) }
    },
  ]

  /// What clusters and instances have under the same names.
  private static func draft(_ kind: DatabaseDraft.Kind, _ body: TemplateBody, _ origin: Origin) -> DatabaseDraft {
    var database = DatabaseDraft(origin, kind)
    database.engine = body["Engine"]
    database.engineVersion = body["EngineVersion"]
    database.port = body["Port"]
    database.subnetGroup = body["DBSubnetGroupName"]
    database.masterUsername = body["MasterUsername"]
    database.managesMasterPassword = body["ManageMasterUserPassword"]
    database.iamAuthentication = body["EnableIAMDatabaseAuthentication"]
    database.networkType = body["NetworkType"]
    return database
  }

  private static func clusterDraft(_ body: TemplateBody, _ origin: Origin) -> DatabaseDraft {
    var cluster = draft(.cluster, body, origin)
    cluster.identifier = body.name("DBClusterIdentifier", of: origin)
    cluster.engineMode = body["EngineMode"]
    cluster.securityGroups = body["VpcSecurityGroupIds"]
    let serverless = "ServerlessV2ScalingConfiguration"
    cluster.minimumCapacity = body[serverless, "MinCapacity"]
    cluster.maximumCapacity = body[serverless, "MaxCapacity"]
    cluster.capacityPlace = body[serverless].map { _ in body.place(of: serverless, in: origin) }
    cluster.instanceClass = body["DBClusterInstanceClass"]
    cluster.clusterParameterGroup = body["DBClusterParameterGroupName"]
    cluster.parameterGroup = body["DBInstanceParameterGroupName"]
    cluster.replicaOf = body["ReplicationSourceIdentifier"]
    cluster.globalCluster = body["GlobalClusterIdentifier"]
    cluster.localWriteForwarding = body["EnableLocalWriteForwarding"]
    cluster.scalability = body["ClusterScalabilityType"]
    return cluster
  }

  private static func instanceDraft(_ body: TemplateBody, _ origin: Origin) -> DatabaseDraft {
    var instance = draft(.instance, body, origin)
    instance.identifier = body.name("DBInstanceIdentifier", of: origin)
    instance.securityGroups = body["VPCSecurityGroups"]
    instance.instanceClass = body["DBInstanceClass"]
    instance.parameterGroup = body["DBParameterGroupName"]
    instance.replicaOf = body["SourceDBInstanceIdentifier"]
    return instance
  }

  private mutating func addParameterGroup(_ body: TemplateBody, _ name: String, _ origin: Origin) {
    var group = ParameterGroupDraft(origin)
    group.name = body[name]
    switch body["Parameters"] {
    case .unknown(let unknown)?: group.unseen = unknown
    case let parameters?: group.parameters = parameters.entries.map { ($0.key, $0.value) }
    case nil: break
    }
    add { $0.parameterGroups.append(group) }
  }
}

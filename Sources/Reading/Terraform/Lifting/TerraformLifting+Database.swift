import ProxyModel
import SourceText

/// Databases, and what sets them up.
extension TerraformLifting {
  static let database: [String: Lift] = [
    "aws_rds_cluster": { lifting, body, origin in
      lifting.add { $0.databases.append(clusterDraft(body, origin)) }
    },
    "aws_rds_cluster_instance": { lifting, body, origin in
      var instance = ClusterInstanceDraft(origin)
      instance.cluster = body["cluster_identifier"]
      instance.identifier = body.name("identifier", orPrefix: "identifier_prefix", of: origin)
      instance.instanceClass = body["instance_class"]
      instance.parameterGroup = body["db_parameter_group_name"]
      if case .bool(let isWriter, let range)? = body["writer"] { instance.isReader = .bool(!isWriter, at: range) }
      lifting.add { $0.clusterInstances.append(instance) }
    },
    "aws_db_instance": { lifting, body, origin in
      lifting.add { $0.databases.append(instanceDraft(body, origin)) }
    },
    "aws_rds_cluster_parameter_group": { lifting, body, origin in
      lifting.add { $0.parameterGroups.append(parameterGroupDraft(body, origin)) }
    },
    "aws_db_parameter_group": { lifting, body, origin in
      lifting.add { $0.parameterGroups.append(parameterGroupDraft(body, origin)) }
    },
    "aws_db_subnet_group": { lifting, body, origin in
      var group = SubnetGroupDraft(origin)
      group.name = body.name("name", orPrefix: "name_prefix", of: origin)
      group.subnets = body["subnet_ids"]
      lifting.add { $0.subnetGroups.append(group) }
    },
  ]

  /// What clusters and instances say in the same words.
  private static func commonDraft(_ body: TerraformBody, _ origin: Origin, _ kind: DatabaseDraft.Kind) -> DatabaseDraft
  {
    var database = DatabaseDraft(origin, kind)
    database.engine = body["engine"]
    database.engineVersion = body["engine_version"]
    database.port = body["port"]
    database.securityGroups = body["vpc_security_group_ids", "vpc_security_groups"]
    database.subnetGroup = body["db_subnet_group_name", "db_subnet_group"]
    database.managesMasterPassword = body["manage_master_user_password"]
    database.iamAuthentication = body["iam_database_authentication_enabled"]
    database.networkType = body["network_type"]
    return database
  }

  private static func clusterDraft(_ body: TerraformBody, _ origin: Origin) -> DatabaseDraft {
    var cluster = commonDraft(body, origin, .cluster)
    cluster.identifier = body.name("cluster_identifier", orPrefix: "cluster_identifier_prefix", of: origin)
    cluster.engineMode = body["engine_mode"]
    cluster.instanceClass = body["db_cluster_instance_class"]
    cluster.clusterParameterGroup = body["db_cluster_parameter_group_name"]
    cluster.masterUsername = body["master_username"]
    cluster.replicaOf = body["replication_source_identifier"]
    cluster.globalCluster = body["global_cluster_identifier"]
    cluster.localWriteForwarding = body["enable_local_write_forwarding"]
    cluster.resourceID = body["cluster_resource_id"]
    cluster.scalability = body["cluster_scalability_type"]
    let (blocks, unseen) = body.blocks("serverlessv2_scaling_configuration")
    if let range = blocks.first {
      cluster.minimumCapacity = range["min_capacity"]
      cluster.maximumCapacity = range["max_capacity"]
      cluster.capacityPlace = range.range
    } else if let unseen {
      cluster.minimumCapacity = .unknown(unseen)
      cluster.maximumCapacity = .unknown(unseen)
    }
    return cluster
  }

  private static func instanceDraft(_ body: TerraformBody, _ origin: Origin) -> DatabaseDraft {
    var instance = commonDraft(body, origin, .instance)
    instance.identifier =
      body["db_instance_identifier"] ?? body.name("identifier", orPrefix: "identifier_prefix", of: origin)
    instance.instanceClass = body["instance_class", "db_instance_class"]
    instance.parameterGroup = body["parameter_group_name"] ?? body["db_parameter_groups"]?.elements.first
    instance.masterUsername = body["username", "master_username"]
    instance.replicaOf = body["replicate_source_db"]
    instance.resourceID = body["resource_id"]
    return instance
  }

  private static func parameterGroupDraft(_ body: TerraformBody, _ origin: Origin) -> ParameterGroupDraft {
    var group = ParameterGroupDraft(origin)
    group.name = body.name("name", orPrefix: "name_prefix", of: origin)
    let (blocks, unseen) = body.blocks("parameter")
    group.unseen = unseen
    if origin.found != nil {
      group.unseen = Unknown("a data source does not show the parameters of `\(origin.address)`", at: origin.place)
    }
    for block in blocks {
      guard let name = block["name"], let value = block.value["value"] else { continue }
      if let text = name.scalar {
        group.parameters.append((Located(text, at: name.range), value))
      } else {
        group.unseen = group.unseen ?? name.reasonUnknown
      }
    }
    return group
  }
}

import ProxyModel
import SourceText

extension Database: FieldedValue {
  var fields: [Field] {
    [
      Field("kind", kind), Field("ownership", ownership), Field("identifier", identifier), Field("engine", engine),
      Field("engine_version", engineVersion), Field("port", port), Field("security_groups", securityGroups),
      Field("serverless", serverless), Field("instances", instances), Field("unseen_instances", unseenInstances),
      Field("resource_id", resourceID), Field("max_connections", maxConnections), Field("vpc", vpc),
      Field("network_type", networkType), Field("master_username", masterUsername),
      Field("direct_connections", directConnections), Field("unseen_direct_connections", unseenDirectConnections),
      Field("other_pools", otherPools), Field("parameters", parameters), Field("unseen_parameters", unseenParameters),
      Field("is_reboot_pending", isRebootPending), Field("iam_authentication", iamAuthentication),
      Field("replica_of", replicaOf), Field("engine_mode", engineMode), Field("scalability", scalability),
      Field("global_role", globalRole), Field("local_write_forwarding", localWriteForwarding),
      Field("postgres_database", postgresDatabase), Field("several_proxies_reason", severalProxiesReason),
      Field("blue_green", blueGreen),
    ]
  }
}

extension OtherPool: FieldedValue {
  var fields: [Field] { [Field("name", name), Field("max_connections_percent", maxConnectionsPercent)] }
}

extension DatabaseInstance: FieldedValue {
  var fields: [Field] { [Field("size", size), Field("is_reader", isReader)] }
}

extension DirectConnection: FieldedValue {
  var fields: [Field] { [Field("name", name), Field("connections", connections)] }
}

extension CapacityRange: FieldedValue {
  var fields: [Field] { [Field("minimum", minimum), Field("maximum", maximum)] }
}

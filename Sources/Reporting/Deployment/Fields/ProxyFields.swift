import ProxyModel
import SourceText

extension Proxy: FieldedValue {
  var fields: [Field] {
    [
      Field("name", name), Field("engine_family", engineFamily), Field("role", role), Field("subnets", subnets),
      Field("security_groups", securityGroups), Field("auth", auth), Field("default_auth_scheme", defaultAuthScheme),
      Field("require_tls", requireTLS), Field("idle_client_timeout", idleClientTimeout),
      Field("debug_logging", debugLogging), Field("endpoint_network_type", endpointNetworkType),
      Field("target_connection_network_type", targetConnectionNetworkType), Field("resource_id", resourceID),
      Field("tags", tags),
    ]
  }
}

extension AuthEntry: FieldedValue {
  var fields: [Field] {
    [
      Field("secret", secret), Field("iam_auth", iamAuth), Field("client_password_auth_type", clientPasswordAuthType),
      Field("description", description), Field("user_name", userName),
    ]
  }
}

extension TargetGroup: FieldedValue {
  var fields: [Field] {
    [
      Field("proxy", proxy), Field("name", name), Field("max_connections_percent", maxConnectionsPercent),
      Field("max_idle_connections_percent", maxIdleConnectionsPercent),
      Field("connection_borrow_timeout", connectionBorrowTimeout), Field("init_query", initQuery),
      Field("session_pinning_filters", sessionPinningFilters),
      Field("session_pinning_filters_reason", sessionPinningFiltersReason), Field("peak_connections", peakConnections),
    ]
  }
}

extension Target: FieldedValue {
  var fields: [Field] { [Field("proxy", proxy), Field("target_group", targetGroup), Field("database", database)] }
}

extension Endpoint: FieldedValue {
  var fields: [Field] {
    [
      Field("proxy", proxy), Field("name", name), Field("role", role), Field("target_role", targetRole),
      Field("subnets", subnets), Field("security_groups", securityGroups), Field("network_type", networkType),
      Field("tags", tags),
    ]
  }
}

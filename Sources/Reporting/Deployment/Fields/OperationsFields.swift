import ProxyModel
import SourceText

extension Alarm: FieldedValue {
  var fields: [Field] {
    [
      Field("name", name), Field("description", description), Field("namespace", namespace), Field("metric", metric),
      Field("dimensions", dimensions), Field("unseen_dimensions", unseenDimensions), Field("statistic", statistic),
      Field("period", period), Field("evaluation_periods", evaluationPeriods), Field("threshold", threshold),
      Field("comparison", comparison), Field("treat_missing_data", treatMissingData), Field("actions", actions),
      Field("tags", tags),
    ]
  }
}

extension Alarm.Dimension: FieldedValue {
  var fields: [Field] { [Field("name", name), Field("value", value)] }
}

extension Parameter: FieldedValue {
  var fields: [Field] {
    [Field("name", name), Field("description", description), Field("value", value), Field("tags", tags)]
  }
}

extension Client: FieldedValue {
  var fields: [Field] {
    [
      Field("runtime", runtime), Field("security_groups", securityGroups), Field("cidr_blocks", cidrBlocks),
      Field("role", role), Field("users", users), Field("entrances", entrances), Field("description", description),
      Field("instances", instances), Field("connections_each", connectionsEach), Field("ssl_mode", sslMode),
      Field("traits", traits), Field("host", host), Field("port", port), Field("timeout", timeout), Field("pool", pool),
    ]
  }
}

extension Client.Instances: FieldedValue {
  var fields: [Field] { [Field("normal", normal), Field("peak", peak), Field("deploy", deploy)] }
}

extension Client.Pool: FieldedValue {
  var fields: [Field] { [Field("idle_timeout", idleTimeout), Field("max_lifetime", maxLifetime)] }
}

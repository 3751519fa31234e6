import ProxyModel
import SourceText

/// Proxies, and what belongs to them.
extension CaptureLifting {
  mutating func addProxy(_ row: Value, tags: Value?) {
    let origin = origin("proxy", row["DBProxyName"], of: row)
    var proxy = ProxyDraft(origin)
    proxy.name = row["DBProxyName"]
    proxy.engineFamily = row["EngineFamily"]
    proxy.role = row["RoleArn"]
    proxy.subnets = row["VpcSubnetIds"]
    proxy.securityGroups = row["VpcSecurityGroupIds"]
    proxy.auth = auth(row["Auth"], origin)
    proxy.defaultAuthScheme = row["DefaultAuthScheme"]
    proxy.requireTLS = row["RequireTLS"]
    proxy.idleClientTimeout = row["IdleClientTimeout"]
    proxy.debugLogging = row["DebugLogging"]
    proxy.endpointNetworkType = row["EndpointNetworkType"]
    proxy.targetConnectionNetworkType = row["TargetConnectionNetworkType"]
    if let arn = row["DBProxyArn"], let id = arn.scalar?.split(separator: ":").last {
      proxy.resourceID = .text(String(id), at: arn.range)
    }
    proxy.tags = (row["Tags"] ?? tags)?.tagsByKey
    add { $0.proxies.append(proxy) }
    status(of: row, at: origin)
  }

  /// The tags of the only proxy in a file: those in the file with the same number, which do not say whose they are.
  func tags(beside capture: Capture) -> Value? {
    guard capture.rows("DBProxies").count == 1 else { return nil }
    return captures.first { $0.content["TagList"] != nil && $0.ordinal == capture.ordinal }?.content["TagList"]
  }

  private func auth(_ list: Value?, _ origin: Origin) -> Listed<AuthDraft>? {
    guard let list, !list.elements.isEmpty else { return nil }
    let entries = list.elements.enumerated().map { index, row in
      var entry = AuthDraft(at: row.range, "\(origin.address).Auth[\(index)]")
      entry.authScheme = row["AuthScheme"]
      entry.secret = row["SecretArn"]
      entry.iamAuth = row["IAMAuth"]
      entry.clientPasswordAuthType = row["ClientPasswordAuthType"]
      entry.description = row["Description"]
      entry.userName = row["UserName"]
      return entry
    }
    return .known(entries, at: list.range)
  }

  mutating func addTargetGroup(_ row: Value) {
    var origin = origin("target-group", row["TargetGroupName"], of: row)
    if let proxy = row["DBProxyName"]?.scalar {
      let name = row["TargetGroupName"]?.scalar ?? "?"
      origin = Origin(ResourceAddress("target-group/\(proxy)/\(name)"), name: proxy, at: origin.place)
      origin.found = "\(proxy)/\(name)"
    }
    var group = TargetGroupDraft(origin)
    group.proxy = row["DBProxyName"]
    group.name = row["TargetGroupName"]
    let pool = row["ConnectionPoolConfig"]
    group.poolPlace = pool?.range
    group.maxConnectionsPercent = pool?["MaxConnectionsPercent"]
    group.maxIdleConnectionsPercent = pool?["MaxIdleConnectionsPercent"]
    group.connectionBorrowTimeout = pool?["ConnectionBorrowTimeout"]
    group.initQuery = pool?["InitQuery"].flatMap { $0.scalar?.isEmpty == true ? nil : $0 }
    group.sessionPinningFilters = pool?["SessionPinningFilters"]
    add { $0.targetGroups.append(group) }
  }

  /// A cluster has a row of its own and one for each instance; only what was registered is a target.
  mutating func addTargets(_ rows: [Value], of capture: Capture) {
    let proxy = proxyName(for: capture)
    var registered: Set<String> = []
    for row in rows {
      report { $0.targets.append(.init(proxy: proxy, row: row)) }
      let cluster = row["Type"]?.scalar == "TRACKED_CLUSTER" ? row["RdsResourceId"] : row["TrackedClusterId"]
      let id = cluster ?? row["RdsResourceId"]
      guard let words = id?.scalar, registered.insert(words).inserted else { continue }
      var target = TargetDraft(origin("target", id, of: row))
      target.proxy = proxy
      target.targetGroup = .text("default", at: row.range)
      if cluster != nil { target.cluster = id } else { target.instance = id }
      add { $0.targets.append(target) }
    }
  }

  /// Which proxy an answer is about that does not say so: that of the file with the same number, or the only one.
  private func proxyName(for capture: Capture) -> Value {
    let named = captures.filter { !$0.rows("DBProxies").isEmpty }
    let beside = named.filter { $0.ordinal == capture.ordinal }.flatMap { $0.rows("DBProxies") }
    let rows = beside.count == 1 ? beside : named.flatMap { $0.rows("DBProxies") }
    if rows.count == 1, let name = rows[0]["DBProxyName"] { return .text(name.scalar ?? "", at: capture.place) }
    return .unknown(
      Unknown(
        "`\(capture.path)` does not say which proxy its targets belong to", at: capture.place,
        remedy: "capture each proxy into a directory of its own"))
  }

  mutating func addEndpoint(_ row: Value) {
    // The proxy's own is a part of the proxy.
    if row["IsDefault"]?.scalar == "true" { return }
    let origin = origin("endpoint", row["DBProxyEndpointName"], of: row)
    var endpoint = EndpointDraft(origin)
    endpoint.proxy = row["DBProxyName"]
    endpoint.name = row["DBProxyEndpointName"]
    endpoint.targetRole = row["TargetRole"]
    endpoint.subnets = row["VpcSubnetIds"]
    endpoint.securityGroups = row["VpcSecurityGroupIds"]
    endpoint.networkType = row["EndpointNetworkType"]
    add { $0.endpoints.append(endpoint) }
    status(of: row, at: origin)
  }

  private mutating func status(of row: Value, at origin: Origin) {
    guard let status = row["Status"], let words = status.scalar else { return }
    report { $0.statuses.append((origin.address.description, Located(words, at: status.range))) }
  }
}

import AWSFacts
import PlayedCloud
import ProxyModel
import SourceText
import Testing

/// A proxy as `describe-db-proxies` shows it says what the deployment does.
func expect(_ found: [String: Any], toBe deployment: Deployment, in applied: AppliedModule) throws {
  let proxy = try #require(deployment.proxies.first)
  #expect(found["EngineFamily"] as? String == (try proxy.engineFamily.value.rawValue))
  #expect(found["RequireTLS"] as? Bool == (try proxy.requireTLS.value))
  #expect(found["IdleClientTimeout"] as? Int == (try proxy.idleClientTimeout.value.rawValue))
  #expect(found["DebugLogging"] as? Bool == (try proxy.debugLogging.value))
  #expect(
    Set(found["VpcSubnetIds"] as? [String] ?? [])
      == Set(deployment.subnets.compactMap(\.ownership.externalID).map(applied.surroundings.moved)))
  #expect((found["VpcSecurityGroupIds"] as? [String])?.count == 1)
  let entries = found["Auth"] as? [[String: Any]] ?? []
  let words = entries.map { entry in
    ["IAMAuth", "Description", "ClientPasswordAuthType"].map { entry[$0] as? String ?? "" }
  }
  let expected = try proxy.auth.value.map { entry in
    [
      try entry.iamAuth.value.rawValue, entry.description ?? "",
      try entry.clientPasswordAuthType.value?.rawValue ?? "",
    ]
  }
  #expect(Set(words) == Set(expected))
  #expect(entries.count == expected.count)
}

/// A pool as `describe-db-proxy-target-groups` shows it says what the deployment does.
func expect(pool found: [String: Any], toBe deployment: Deployment) throws {
  let pool = try #require(deployment.targetGroups.first)
  #expect(found["MaxConnectionsPercent"] as? Int == (try pool.maxConnectionsPercent.value.rawValue))
  #expect(found["MaxIdleConnectionsPercent"] as? Int == (try pool.maxIdleConnectionsPercent.value.rawValue))
  #expect(found["ConnectionBorrowTimeout"] as? Int == (try pool.connectionBorrowTimeout.value.rawValue))
  #expect(found["SessionPinningFilters"] as? [String] ?? [] == (try pool.sessionPinningFilters.value.map(\.value)))
}

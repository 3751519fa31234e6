import ProxyModel

/// Whether deployments are one environment, at different times or in different descriptions.
enum SameEnvironment {
  /// Whether all of them are. Nobody has to say so: an id of a network belongs to one environment where none is named.
  static func holds(for deployments: [Deployment]) -> Bool {
    zip(deployments, deployments.dropFirst()).allSatisfy { one, other in areOne(one, other) }
  }

  private static func areOne(_ one: Deployment, _ other: Deployment) -> Bool {
    func disagree(_ setting: (Deployment) -> Setting<String>) -> Bool {
      guard let left = setting(one).known, let right = setting(other).known else { return false }
      return EnvironmentWords.name(left) != EnvironmentWords.name(right)
    }
    if disagree({ $0.environment }) || disagree({ $0.region }) || disagree({ $0.account }) { return false }
    if !ids(in: one).isDisjoint(with: ids(in: other)) { return true }
    return one.environment.known != nil && other.environment.known != nil && !disagree { $0.name }
  }

  private static func ids(in deployment: Deployment) -> Set<String> {
    Set(
      deployment.vpcs.compactMap { $0.ownership.externalID } + deployment.subnets.compactMap { $0.ownership.externalID }
        + deployment.securityGroups.compactMap { $0.ownership.externalID })
  }
}

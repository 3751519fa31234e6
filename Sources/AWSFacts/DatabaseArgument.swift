/// An argument of a database's own resource that has to do with a proxy.
public enum DatabaseArgument: Sendable, Hashable, CaseIterable {
  case iamAuthentication, localWriteForwarding, minimumCapacity, maximumCapacity, port

  /// What `tool` calls it; of a cluster, where a cluster and an instance both have it.
  public func name(in tool: DeploymentTool) -> Fact<AttributeName> {
    switch tool {
    case .terraform: Fact(AttributeName("aws_rds_cluster", words.terraform), .cfnDBCluster, confidence: .derived)
    case .cloudFormation: Fact(AttributeName("AWS::RDS::DBCluster", words.cloudFormation), .cfnDBCluster)
    case .commandLine: Fact(AttributeName("rds modify-db-cluster", words.commandLine), .createDBCluster)
    }
  }

  /// Whether an option takes it as one of several parts, and what the part is called there; nil where it has an option of its own.
  public var member: String? {
    switch self {
    case .minimumCapacity: "MinCapacity"
    case .maximumCapacity: "MaxCapacity"
    case .iamAuthentication, .localWriteForwarding, .port: nil
    }
  }

  private var words: (terraform: String, cloudFormation: String, commandLine: String) {
    switch self {
    case .iamAuthentication:
      (
        "iam_database_authentication_enabled", "EnableIAMDatabaseAuthentication",
        "--enable-iam-database-authentication"
      )
    case .localWriteForwarding:
      ("enable_local_write_forwarding", "EnableLocalWriteForwarding", "--enable-local-write-forwarding")
    case .minimumCapacity: capacity("min_capacity", "MinCapacity")
    case .maximumCapacity: capacity("max_capacity", "MaxCapacity")
    case .port: ("port", "Port", "--port")
    }
  }

  private func capacity(
    _ terraform: String, _ cloudFormation: String
  ) -> (terraform: String, cloudFormation: String, commandLine: String) {
    (
      "serverlessv2_scaling_configuration.\(terraform)", "ServerlessV2ScalingConfiguration.\(cloudFormation)",
      "--serverless-v2-scaling-configuration"
    )
  }
}

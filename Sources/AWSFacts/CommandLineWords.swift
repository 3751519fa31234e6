/// Commands and options of `aws rds` that tutorials print and the command line does not have.
public enum CommandLineWords {
  /// Something that does not exist, and what to write for it.
  public struct Invented: Sendable, Hashable {
    /// The command it is given to: `create-db-proxy`.
    public let command: String
    /// The option, or nil where the command itself does not exist.
    public let option: String?
    /// What to do, as a clause without a full stop.
    public let instead: String

    init(_ command: String, _ option: String?, _ instead: String) {
      self.command = command
      self.option = option
      self.instead = instead
    }
  }

  /// What does not exist.
  public static let invented: [Invented] = [
    Invented("create-db-proxy", "--db-proxy-configuration", pool),
    Invented("create-db-proxy", "--connection-pool-config", pool),
    Invented("create-db-proxy", "--max-connections-percent", pool),
    Invented("create-db-proxy", "--security-groups", "write `--vpc-security-group-ids` here"),
    Invented("modify-db-proxy", "--max-connections-percent", pool),
    Invented("modify-db-proxy", "--vpc-security-group-ids", "write `--security-groups` here"),
    Invented("modify-db-proxy", "--vpc-subnet-ids", "make a new proxy: subnets can't be changed"),
    Invented("register-db-proxy-targets", "--db-cluster-endpoint", "write `--db-cluster-identifiers`"),
    Invented("register-db-proxy-targets", "--db-cluster-identifier", "write `--db-cluster-identifiers`"),
    Invented("register-db-proxy-targets", "--db-instance-identifier", "write `--db-instance-identifiers`"),
    Invented("deregister-db-proxy-targets", "--target-ids", "write `--db-cluster-identifiers` or the instance's"),
    Invented("delete-db-proxy", "--name", "write `--db-proxy-name`"),
    Invented("create-db-proxy-target-group", nil, "every proxy has its group `default` from the start"),
    Invented("delete-db-proxy-target-group", nil, "the group goes with its proxy"),
    Invented("wait db-proxy-available", nil, "ask `describe-db-proxies` for the status until it is `available`"),
  ]

  /// Where the real ones are described.
  public static let sources: [AWSDocument] = [
    .createDBProxy, .modifyDBProxy, .registerDBProxyTargets, .rdsProxyDeleting,
  ]

  private static let pool = "call `modify-db-proxy-target-group --connection-pool-config` once the proxy is available"
}

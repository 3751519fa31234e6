/// Types and arguments that tutorials write and the AWS provider of Terraform does not have.
public enum TerraformWords {
  /// Something that does not exist, and what to write for it.
  public struct Invented: Sendable, Hashable {
    /// The type of resource, and the block inside of it: `aws_db_proxy`, `aws_db_proxy.auth`.
    public let owner: String
    /// The argument or the block.
    public let name: String
    /// What to do, as a clause without a full stop.
    public let instead: String

    init(_ owner: String, _ name: String, _ instead: String) {
      (self.owner, self.name, self.instead) = (owner, name, instead)
    }
  }

  /// What types that do not exist are called in truth.
  public static let types = Fact(
    [
      "aws_rds_proxy": "aws_db_proxy",
      "aws_rds_db_proxy": "aws_db_proxy",
      "aws_rds_proxy_endpoint": "aws_db_proxy_endpoint",
      "aws_rds_proxy_target": "aws_db_proxy_target",
      "aws_rds_proxy_target_group": "aws_db_proxy_default_target_group",
      "aws_rds_proxy_default_target_group": "aws_db_proxy_default_target_group",
      "aws_db_proxy_target_group": "aws_db_proxy_default_target_group",
    ], .terraformProxy, .terraformTargetGroup, .terraformTarget, .terraformEndpoint)

  /// What an argument that stands in the wrong place, or under another tool's name, is to be.
  public static func instead(of name: String, in owner: String) -> String? {
    if let known = invented.first(where: { $0.owner == owner && $0.name == name }) { return known.instead }
    guard TerraformModel.poolArguments.contains(name) || name == "connection_pool_config" else { return nil }
    switch owner {
    case "aws_db_proxy": return "write it into `connection_pool_config` of an `aws_db_proxy_default_target_group`"
    case "aws_db_proxy_default_target_group": return "write it into a `connection_pool_config` block"
    default: return nil
    }
  }

  private static let invented: [Invented] = [
    Invented("aws_db_proxy", "auth_scheme", auth), Invented("aws_db_proxy", "iam_auth", auth),
    Invented("aws_db_proxy", "secret_arn", auth),
    Invented("aws_db_proxy", "db_proxy_name", "write `name`"),
    Invented("aws_db_proxy", "engine", "write `engine_family`"),
    Invented("aws_db_proxy", "iam_role_arn", "write `role_arn`"),
    Invented("aws_db_proxy", "security_groups", groups), Invented("aws_db_proxy", "security_group_ids", groups),
    Invented("aws_db_proxy", "subnets", subnets), Invented("aws_db_proxy", "subnet_ids", subnets),
    Invented("aws_db_proxy", "db_cluster_identifier", target),
    Invented("aws_db_proxy", "db_instance_identifier", target),
    Invented("aws_db_proxy_default_target_group", "db_cluster_identifier", target),
    Invented("aws_db_proxy_default_target_group", "db_instance_identifier", target),
    Invented("aws_db_proxy_default_target_group", "db_cluster_identifiers", target),
    Invented("aws_db_proxy_default_target_group", "db_instance_identifiers", target),
    Invented("aws_db_proxy_default_target_group", "target_group_name", "leave it out: the group is called `default`"),
    Invented("aws_db_proxy.auth", "secret", "write `secret_arn`"),
    Invented("aws_db_proxy.auth", "user_name", "leave it out: the secret has the user's name"),
    Invented("aws_db_proxy_endpoint", "name", "write `db_proxy_endpoint_name`"),
    Invented("aws_db_proxy_endpoint", "security_group_ids", groups),
    Invented("aws_db_proxy_endpoint", "subnet_ids", subnets),
    Invented("aws_db_proxy_target", "db_cluster_identifiers", "write `db_cluster_identifier`, with one name"),
    Invented("aws_db_proxy_target", "db_instance_identifiers", "write `db_instance_identifier`, with one name"),
  ]

  private static let auth = "write it into an `auth` block"
  private static let groups = "write `vpc_security_group_ids`"
  private static let subnets = "write `vpc_subnet_ids`"
  private static let target = "make an `aws_db_proxy_target` with it"
}

import ProxyModel
import SourceText

/// What the attributes of Terraform's resources are in AWS's own terms: the `id` of a role is its name, that of a secret its ARN.
enum TerraformFacets {
  /// What an attribute of a type is.
  static func facet(of attribute: String, type: String) -> Facet {
    if let facet = special[type]?[attribute] { return facet }
    switch attribute {
    case "arn": return .arn
    case "id": return identity[type] ?? .id
    case "name": return .name
    default: return .other(attribute)
    }
  }

  /// What a reference to an attribute says, as text with a hole.
  ///
  /// `master_user_secret[0].secret_arn` is the ARN of the secret in which RDS keeps a database's master password; it is an
  /// attribute of the database in words of its own.
  ///
  /// - Parameters:
  ///   - path: The steps behind the resource's address, without indexes: `["master_user_secret", "secret_arn"]`.
  static func text(of address: ResourceAddress, type: String, path: [String]) -> DeclaredText {
    guard let attribute = path.first else {
      return DeclaredText([.attribute(of: address, facet(of: "id", type: type))])
    }
    if let part = surroundings[type]?[attribute] { return DeclaredText([part]) }
    let facet = path.count == 1 ? facet(of: attribute, type: type) : .other(path.joined(separator: "."))
    if type == "aws_db_proxy", facet == .arn { return .proxyARN(of: address) }
    return DeclaredText([.attribute(of: address, facet)])
  }

  /// The argument that an attribute repeats: the `arn` of a secret's version is what `secret_id` says. Nil where it has a
  /// value of its own.
  static func argument(repeatedBy attribute: String, type: String) -> String? { repeats[type]?[attribute] }

  /// The attribute by which AWS knows a thing that is only looked up: its id, name or ARN.
  static func found(_ type: String, _ body: Value, at address: ResourceAddress) -> String {
    let attributes = lookups[type] ?? ["id"]
    return attributes.lazy.compactMap { body[$0]?.scalar }.first { !$0.isEmpty } ?? address.description
  }

  /// What `id` is, where AWS has no id of its own for the type.
  private static let identity: [String: Facet] = [
    "aws_cloudwatch_metric_alarm": .name,
    "aws_db_parameter_group": .name,
    "aws_db_proxy": .name,
    "aws_db_subnet_group": .name,
    "aws_iam_policy": .arn,
    "aws_iam_role": .name,
    "aws_lambda_function": .name,
    "aws_rds_cluster": .name,
    "aws_rds_cluster_instance": .name,
    "aws_rds_cluster_parameter_group": .name,
    "aws_rds_global_cluster": .name,
    "aws_secretsmanager_secret": .arn,
    "aws_ssm_parameter": .name,
    // Since version 5 of the provider.
    "aws_db_instance": .resourceID,
  ]

  private static let special: [String: [String: Facet]] = [
    "aws_cloudwatch_metric_alarm": ["alarm_name": .name],
    "aws_db_instance": [
      "identifier": .name, "db_instance_identifier": .name, "address": .endpoint, "resource_id": .resourceID,
    ],
    "aws_db_proxy": ["endpoint": .endpoint],
    "aws_db_proxy_endpoint": ["db_proxy_endpoint_name": .name, "endpoint": .endpoint, "id": .other("id")],
    "aws_kms_key": ["key_id": .id],
    "aws_lambda_function": ["function_name": .name],
    "aws_rds_cluster": ["cluster_identifier": .name, "endpoint": .endpoint, "cluster_resource_id": .resourceID],
    "aws_rds_cluster_instance": ["identifier": .name, "endpoint": .endpoint, "dbi_resource_id": .resourceID],
    "aws_rds_global_cluster": ["global_cluster_identifier": .name],
  ]

  /// What is true of the whole deployment, by the data source that tells it.
  private static let surroundings: [String: [String: DeclaredText.Part]] = [
    "aws_caller_identity": ["account_id": .account, "id": .account],
    "aws_partition": ["partition": .partition, "id": .partition],
    "aws_region": ["name": .region, "region": .region, "id": .region],
  ]

  private static let repeats: [String: [String: String]] = [
    "aws_db_proxy_default_target_group": ["id": "db_proxy_name"],
    "aws_secretsmanager_secret_rotation": ["id": "secret_id"],
    "aws_secretsmanager_secret_version": ["arn": "secret_id"],
  ]

  private static let lookups: [String: [String]] = [
    "aws_db_instance": ["db_instance_identifier", "identifier"],
    "aws_db_proxy": ["name"],
    "aws_db_subnet_group": ["name"],
    "aws_iam_policy": ["arn", "name"],
    "aws_iam_role": ["name"],
    "aws_kms_alias": ["target_key_arn", "name"],
    "aws_kms_key": ["arn", "key_id"],
    "aws_lambda_function": ["function_name"],
    "aws_rds_cluster": ["cluster_identifier"],
    "aws_rds_cluster_parameter_group": ["name"],
    "aws_db_parameter_group": ["name"],
    "aws_secretsmanager_secret": ["arn", "name"],
    "aws_ssm_parameter": ["name"],
  ]
}

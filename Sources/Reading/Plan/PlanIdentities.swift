import ProxyModel
import YAMLSyntax

/// What resources are called once they are there, so that an id in one is seen to be that of another.
struct PlanIdentities {
  private var unique: [String: Identity] = [:]
  private var named: [String: [String: Identity]] = [:]

  /// A resource, and what a reference to it says.
  struct Identity {
    let address: String
    let text: DeclaredText

    init(_ resource: PlannedResource, _ attribute: String) {
      address = resource.address
      text = TerraformFacets.text(of: ResourceAddress(address), type: resource.type, path: [attribute])
    }

    /// The `prx-` id at the end of a proxy's ARN.
    init(idOf proxy: PlannedResource) {
      address = proxy.address
      text = DeclaredText([.attribute(of: ResourceAddress(proxy.address), .resourceID)])
    }
  }

  init(_ resources: [PlannedResource]) {
    // What a configuration makes comes before what it only looks up.
    for resource in resources.filter({ !$0.isData }) + resources.filter({ $0.isData }) { add(resource) }
  }

  private mutating func add(_ resource: PlannedResource) {
    guard let values = resource.values else { return }
    for attribute in Self.unique[resource.type] ?? ["arn"] {
      add(values[attribute]?.text, Identity(resource, attribute))
    }
    if let attribute = Self.names[resource.type], let text = values[attribute]?.text, !text.isEmpty,
      named[resource.type]?[text] == nil
    {
      named[resource.type, default: [:]][text] = Identity(resource, attribute)
    }
    if resource.type == "aws_db_proxy", let id = values["arn"]?.text?.split(separator: ":").last {
      add(String(id), Identity(idOf: resource))
    }
    add(values["master_user_secret"]?.items.first?["secret_arn"]?.text, Identity(resource, "master_user_secret"))
  }

  private mutating func add(_ text: String?, _ identity: Identity) {
    guard let text, !text.isEmpty, unique[text] == nil else { return }
    unique[text] = identity
  }

  /// What only one thing in the world is called.
  subscript(text: String) -> Identity? { unique[text] }

  /// What is called so among the resources that an attribute refers to by name.
  func named(_ text: String, by attribute: String, of type: String) -> Identity? {
    // A resource has a name of its own under the same word by which others refer to it.
    guard let other = Self.references[attribute], other != type else { return nil }
    return named[other]?[text]
  }

  /// Text in which ARNs and ids of these resources are holes, as in a policy.
  func text(_ text: String) -> DeclaredText {
    var result = DeclaredText("")
    for (index, run) in DeclaredText(text).split("\"").enumerated() {
      if index > 0 { result.append(.literal("\"")) }
      for part in parts(of: run.known ?? "") { result.append(part) }
    }
    return result
  }

  private func parts(of run: String) -> [DeclaredText.Part] {
    if let identity = unique[run] { return identity.text.parts }
    let pieces = DeclaredText(run).split(":dbuser:").compactMap { $0.known }
    guard pieces.count == 2, let id = pieces[1].split(separator: "/").first, let identity = unique["\(id)"] else {
      return [.literal(run)]
    }
    return [.literal("\(pieces[0]):dbuser:")] + identity.text.parts + [.literal("\(pieces[1].dropFirst(id.count))")]
  }

  /// By what one resource of a type is told from all others, beside its ARN.
  private static let unique: [String: [String]] = [
    "aws_security_group": ["id", "arn"],
    "aws_default_security_group": ["id", "arn"],
    "aws_subnet": ["id", "arn"],
    "aws_default_subnet": ["id", "arn"],
    "aws_vpc": ["id", "arn"],
    "aws_default_vpc": ["id", "arn"],
    "aws_db_proxy": ["arn", "endpoint"],
    "aws_db_proxy_endpoint": ["arn", "endpoint"],
    // Its ARN is that of the secret.
    "aws_secretsmanager_secret_version": [],
    "aws_rds_cluster": ["arn", "endpoint", "cluster_resource_id"],
    "aws_db_instance": ["arn", "address", "resource_id"],
  ]

  private static let names: [String: String] = [
    "aws_db_instance": "identifier",
    "aws_db_parameter_group": "name",
    "aws_db_proxy": "name",
    "aws_db_subnet_group": "name",
    "aws_iam_role": "name",
    "aws_rds_cluster": "cluster_identifier",
    "aws_rds_cluster_parameter_group": "name",
    "aws_secretsmanager_secret": "name",
  ]

  /// Which type an attribute names.
  private static let references: [String: String] = [
    "cluster_identifier": "aws_rds_cluster",
    "db_cluster_identifier": "aws_rds_cluster",
    "db_cluster_parameter_group_name": "aws_rds_cluster_parameter_group",
    "db_instance_identifier": "aws_db_instance",
    "db_parameter_group_name": "aws_db_parameter_group",
    "db_proxy_name": "aws_db_proxy",
    "db_subnet_group_name": "aws_db_subnet_group",
    "parameter_group_name": "aws_db_parameter_group",
    "role": "aws_iam_role",
    "role_name": "aws_iam_role",
    "roles": "aws_iam_role",
    "secret_id": "aws_secretsmanager_secret",
  ]
}

import ProxyModel

/// `cdk`.
enum CDKKeys {
  static let stack = ProfileKey(
    "stack", .text(.name), "The name of the stack.", absent: .derived("`<Name><Environment>ProxyStack`"))
  static let tags = ProfileKey(
    "tags", Shape<ConstructNames.TagPlace>.choice,
    "Who carries the tags: each of the `resources`, or the `stack`, to which they are given when it is deployed.",
    absent: .value(.resources))
  static let allowAllOutbound = ProfileKey(
    "allow_all_outbound", .boolean,
    """
    Whether the group that is created for the proxy lets everything out, as a group of CDK does unless it is told otherwise, \
    instead of only what leads to the database. It holds for everything that is generated.
    """,
    absent: .value(false))
  static let constructs = SectionKey("constructs", ConstructKeys.declaration)

  static let declaration = SectionDeclaration(
    "What `headroom generate cloudformation --style cdk` takes over from a CDK program that is there already.",
    [stack.declaration, tags.declaration, allowAllOutbound.declaration, constructs.declaration])
}

/// `cdk.constructs`.
enum ConstructKeys {
  static let proxy = id("proxy", "The proxy.")
  static let targetGroup = id("target_group", "Its target group.")
  static let role = id("role", "Its role.")
  static let securityGroup = id("security_group", "Its security group.")
  static let databaseSecurityGroup = id("database_security_group", "The database's security group, as it is imported.")
  static let endpointParameter = id("endpoint_parameter", "The parameter that publishes the proxy's endpoint.")
  static let clientSecurityGroups = ProfileKey(
    "client_security_groups", Shape<[String: String]>.map(of: .word),
    "The clients' security groups as they are imported, by the clients' names.", absent: .emptyMapping)

  static let declaration = SectionDeclaration(
    "The ids of the constructs, where they are not to follow from what the resources are called.",
    [
      proxy.declaration, targetGroup.declaration, role.declaration, securityGroup.declaration,
      databaseSecurityGroup.declaration, endpointParameter.declaration, clientSecurityGroups.declaration,
    ])

  private static func id(_ name: String, _ summary: String) -> ProfileKey<String> {
    ProfileKey(name, .text(.word), summary, absent: .derived("follows from the resource's own name"))
  }
}

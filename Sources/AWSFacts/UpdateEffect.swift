/// What a tool does when an attribute changes.
public enum UpdateEffect: String, Sendable, Hashable, CaseIterable {
  /// Changes what is there.
  case inPlace = "in-place"
  /// Changes what is there, and connections that are open end.
  case dropsConnections = "in-place-drops-connections"
  /// Changes what is there, but nothing comes of it until the database's instances restart.
  case needsReboot = "in-place-needs-reboot"
  /// Makes a new one and deletes the old one: its address changes.
  case replace
  /// Sees no change, so nothing is applied.
  case notApplied = "not-applied"
}

/// A tool that applies changes.
public enum DeploymentTool: String, Sendable, Hashable, CaseIterable {
  case terraform
  case cloudFormation = "cloudformation"
  case commandLine = "cli"

  /// What people call it.
  public var title: String {
    switch self {
    case .terraform: "Terraform"
    case .cloudFormation: "CloudFormation"
    case .commandLine: "the AWS CLI"
    }
  }
}

/// What a tool calls an attribute, and of what.
public struct AttributeName: Sendable, Hashable, CustomStringConvertible {
  /// `aws_db_proxy`, `AWS::RDS::DBProxy`, `rds modify-db-proxy`.
  public let owner: String
  /// `auth.iam_auth`, `Auth.IAMAuth`, `--auth`.
  public let path: String

  init(_ owner: String, _ path: String) {
    self.owner = owner
    self.path = path
  }

  /// `aws_db_proxy.auth.iam_auth`, `aws rds modify-db-proxy --auth`.
  public var description: String { path.hasPrefix("--") ? "aws \(owner) \(path)" : "\(owner).\(path)" }
}

/// An attribute of anything that has to do with a proxy.
public enum DeployedAttribute: Sendable, Hashable {
  /// Of the proxy, its pool, its target or its endpoints.
  case proxy(ProxyAttribute)
  /// Of what stands around it: groups, roles, secrets, parameters, alarms.
  case companion(CompanionAttribute)
  /// Of the database behind it.
  case database(DatabaseAttribute)

  /// What `tool` does when it changes.
  public func effect(in tool: DeploymentTool) -> Fact<UpdateEffect> {
    switch self {
    case .proxy(let attribute): attribute.effect(in: tool)
    case .companion(let attribute): attribute.effect(in: tool)
    case .database(let attribute): attribute.effect
    }
  }

  /// What `tool` calls it; nil where the tool cannot change it, or headroom writes no such resource.
  public func name(in tool: DeploymentTool) -> AttributeName? {
    switch self {
    case .proxy(let attribute): attribute.name(in: tool)
    case .companion(let attribute): attribute.name(in: tool)
    case .database: nil
    }
  }
}

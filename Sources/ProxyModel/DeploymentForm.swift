/// What kind of file describes a deployment.
public enum InputKind: String, Sendable, CaseIterable {
  /// A profile of ours.
  case profile
  /// A directory of Terraform.
  case terraform
  /// A plan or a state, as `terraform show -json` prints it.
  case plan
  /// A CloudFormation template.
  case cloudformation
  /// A shell script that calls the AWS command line.
  case cli
  /// What `aws … describe-…` prints of what is running.
  case describe
}

/// The form in which a deployment is described, and what only the tool of that form knows of it.
///
/// The form is about files, not about what AWS is told: the same deployment in two forms is equal.
public struct DeploymentForm: Hashable, Sendable {
  /// What kind of file it is.
  public var kind: InputKind
  /// What Terraform knows of it.
  public var terraform = TerraformFacts()

  /// A form of which nothing else is known.
  public init(_ kind: InputKind) { self.kind = kind }

  /// Always equal.
  public static func == (left: Self, right: Self) -> Bool { true }
  /// Nothing to hash.
  public func hash(into hasher: inout Hasher) {}
}

public import AWSFacts

/// What describes one side of a comparison.
public enum SideKind: String, Sendable, Hashable, CaseIterable {
  case profile, terraform, plan, cloudformation
  case script = "cli"
  case capture = "describe"

  /// The tool whose words such a file is written in; nil for a profile, from which files for any tool are made.
  public var tool: DeploymentTool? {
    switch self {
    case .profile: nil
    case .terraform, .plan: .terraform
    case .cloudformation: .cloudFormation
    case .script, .capture: .commandLine
    }
  }
}
